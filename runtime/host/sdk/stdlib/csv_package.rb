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
      TEXT = [::String, nil].freeze
      SWITCH = [:boolean, nil].freeze
      # What the SDK declares of the options (§20).
      OPTIONS = { col_sep: TEXT, row_sep: TEXT, quote_char: TEXT, skip_blanks: SWITCH, force_quotes: SWITCH,
                  skip_first_line: [:boolean] }.freeze
      private_constant :Sdk, :MAX_BYTES, :MAX_ROWS, :TEXT, :SWITCH, :OPTIONS

      # session: knows whether the platform's text or the gem's bytes are wanted; nil: the text.
      def initialize(session = nil)
        @session = session
      end

      # Rows as plain Hashes. skip_first_line drops the first row of data, which with `headers: true` is line 2.
      def parse(str, headers:, col_sep: nil, row_sep: nil, quote_char: nil, skip_blanks: nil, skip_first_line: false)
        check('str', [::String], str)
        check('headers', [::String, ::Array, :boolean], headers)
        options = { col_sep: col_sep, row_sep: row_sep, quote_char: quote_char, skip_blanks: skip_blanks }
        check_options(options.merge(skip_first_line: skip_first_line))
        if headers.is_a?(::FalseClass)
          raise Sdk::ArgumentError, 'Headers are required. Pass headers: true to implicitly use the first line ' \
                                    'or array/string for explicit headers'
        end
        raise Sdk::CsvFileTooBigError.new(str.bytesize, MAX_BYTES) if str.bytesize > MAX_BYTES

        rows(str, options.merge(headers: headers).compact, skip_first_line)
      rescue ::CSV::MalformedCSVError => e
        raise Sdk::CsvFormatError, e.message
      rescue ::ArgumentError => e
        raise Sdk::ArgumentError, e.message
      end

      # headers: Array, String or true (the first row added is the header).
      def generate(str = nil, headers: nil, col_sep: nil, row_sep: nil, quote_char: nil, force_quotes: nil, &block)
        check('str', [::String, nil], str)
        check_headers(headers)
        options = { col_sep: col_sep, row_sep: row_sep, quote_char: quote_char, force_quotes: force_quotes }
        check_options(options)
        options = options.merge(headers: headers).compact
        str ||= @session.nil? || @session.platform?(:csv_text) ? +'' : +''.b
        ::CSV.generate(str, **options, write_headers: headers.present?, &block)
      rescue ::ArgumentError => e
        raise Sdk::ArgumentError, e.message
      end

      private

      def check(role, kinds, value)
        Shapes.one_of(@session, "#{role} of workato.csv", kinds, value)
      end

      def check_options(options)
        options.each { |name, value| check(name, OPTIONS.fetch(name), value) }
      end

      # The platform documents true and a String besides the gem's Array.
      def check_headers(headers)
        return if headers.nil? || headers.is_a?(::Array)
        check('headers', [::String, ::TrueClass], headers)
        return if @session.nil? || @session.platform?(:csv_headers)

        raise ::TypeError, "headers of workato.csv must be an Array or nil, got: #{headers.class}"
      end

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
