# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'zlib'

module Patchbay
  # An answer as connector code meets it in errors and hooks: text with code and headers
  # (sdk/runtime.md §4.10 points 1–2, §4.12).
  class WireResponse < ::String
    # An inflated body may not grow past this, the largest that may come as it is: a small answer must
    # not fill the memory.
    INFLATED_LIMIT = 256 * 1024 * 1024
    # Of these Net::HTTP reads no body, whatever the service sends.
    BODYLESS = [204, 205, 304, 305].freeze
    COMPRESSED = %w[gzip x-gzip deflate].freeze

    attr_reader :code, :headers, :raw_headers

    def self.from(answer, body)
      headers = group(answer['headers'] || [])
      body = '' if body.nil? || BODYLESS.include?(answer['status'])
      body = ::String.new(body).force_encoding(::Encoding::ASCII_8BIT) unless body.encoding == ::Encoding::ASCII_8BIT
      new(decoded(headers, body), answer['status'].to_i, headers)
    end

    # Names in lower case, values of the same name together.
    def self.group(list)
      list.each_with_object({}) { |(name, value), all| (all[name.to_s.downcase] ||= []) << value.to_s }
    end

    def self.decoded(headers, body)
      coding = headers['content-encoding']&.join(', ')&.downcase
      return body unless coding

      if COMPRESSED.include?(coding)
        headers.delete('content-encoding')
        return body if body.empty?

        return inflate(body).force_encoding(::Encoding.default_external)
      end
      headers.delete('content-encoding') if %w[none identity].include?(coding)
      body
    end

    # gzip and zlib are told apart by their header; some servers send raw deflate.
    def self.inflate(body)
      inflate_with(body, Zlib::MAX_WBITS + 32)
    rescue Zlib::DataError
      inflate_with(body, -Zlib::MAX_WBITS)
    end

    def self.inflate_with(body, window)
      stream = Zlib::Inflate.new(window)
      result = +''.b
      stream.inflate(body) do |part|
        result << part
        if result.bytesize > INFLATED_LIMIT
          raise Workato::Connector::Sdk::RequestError, 'The compressed answer grows past 256 MiB'
        end
      end
      result << stream.finish
    ensure
      stream&.close
    end
    private_class_method :group, :decoded, :inflate, :inflate_with

    def initialize(text, code, raw_headers)
      super(text)
      force_encoding(::Encoding::ASCII_8BIT) if text.encoding == ::Encoding::ASCII_8BIT
      @code = code
      @raw_headers = raw_headers
      @headers = raw_headers.to_h do |name, values|
        [name.tr('-', '_').to_sym, name == 'set-cookie' ? values : values.join(', ')]
      end
      apply_charset
    end

    # A fresh copy each time, as a plain String.
    def body
      ::String.new(self)
    end
    alias to_s body
    alias to_str body

    def inspect
      "<Response #{code} #{bytesize} bytes>"
    end

    private

    CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)"?/i.freeze
    private_constant :CHARSET

    def apply_charset
      encoding = declared_encoding
      # Net::HTTP collects bytes in a UTF-8 text, which turns into bytes only where one is not ASCII.
      encoding ||= ::Encoding::UTF_8 if self.encoding == ::Encoding::ASCII_8BIT && ascii_only?
      force_encoding(encoding) if encoding
    end

    # nil also for a charset that Ruby does not know.
    def declared_encoding
      name = @headers[:content_type].to_s[CHARSET, 1]
      ::Encoding.find(name) if name
    rescue ::ArgumentError
      nil
    end
  end
end
