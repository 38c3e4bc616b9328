# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # workato.csv (sdk/runtime.md §11).
    class CsvPackage
      include MemberGuard

      PACKAGE = 'workato.csv'
      Sdk = Workato::Connector::Sdk
      MAX_BYTES = 30 * 1024 * 1024
      MAX_ROWS = 65_000
      private_constant :Sdk, :MAX_BYTES, :MAX_ROWS

      # session: knows whether the platform's text or the gem's bytes are wanted; nil: the text.
      def initialize(session = nil)
        @session = session
      end

      # Rows as plain Hashes. skip_first_line drops the first row of data, which with `headers: true` is line 2.
      def parse(str, headers:, col_sep: nil, row_sep: nil, quote_char: nil, skip_blanks: nil, skip_first_line: false)
        if headers.is_a?(::FalseClass)
          raise Sdk::ArgumentError, 'Headers are required. Pass headers: true to implicitly use the first line ' \
                                    'or array/string for explicit headers'
        end
        raise Sdk::CsvFileTooBigError.new(str.bytesize, MAX_BYTES) if str.bytesize > MAX_BYTES

        options = { col_sep: col_sep, row_sep: row_sep, quote_char: quote_char, headers: headers,
                    skip_blanks: skip_blanks }.compact
        rows(str, options, skip_first_line)
      rescue ::CSV::MalformedCSVError => e
        raise Sdk::CsvFormatError, e.message
      rescue ::ArgumentError => e
        raise Sdk::ArgumentError, e.message
      end

      # headers: Array, String or true (the first row added is the header).
      def generate(str = nil, headers: nil, col_sep: nil, row_sep: nil, quote_char: nil, force_quotes: nil, &block)
        options = { col_sep: col_sep, row_sep: row_sep, quote_char: quote_char, headers: headers,
                    force_quotes: force_quotes }.compact
        str ||= @session.nil? || @session.platform?(:csv_text) ? +'' : +''.b
        ::CSV.generate(str, **options, write_headers: headers.present?, &block)
      rescue ::ArgumentError => e
        raise Sdk::ArgumentError, e.message
      end

      private

      # The skipped row counts against the limit, as it does in the gem.
      def rows(str, options, skip_first_line)
        seen = 0
        ::CSV.new(str, **options).each_with_object([]) do |row, list|
          seen += 1
          next if seen == 1 && skip_first_line
          raise Sdk::CsvFileTooManyLinesError, MAX_ROWS if seen > MAX_ROWS

          list << row.to_hash
        end
      end
    end
  end
end
