# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'base64'
require 'digest'

module Workato
  module Types
    # Bytes (sdk/runtime.md §13.5): what decoders, digests, ciphers and binary answers return.
    class Binary < ::String
      SUMMARY_BYTES = 128
      private_constant :SUMMARY_BYTES

      def initialize(str)
        super
        force_encoding(Encoding::ASCII_8BIT)
      end

      def to_s
        self
      end

      # Only a direct call gets the summary; inside a structure bytes are written as ordinary text.
      def to_json(_options = nil)
        return '' if empty?

        rest = bytesize - SUMMARY_BYTES
        summary = "0x#{byteslice(0, SUMMARY_BYTES).unpack1('H*')}"
        rest.positive? ? "#{summary}…(#{rest} bytes more)" : summary
      end

      def binary?
        true
      end

      def base64
        Base64.strict_encode64(self)
      end

      def as_string(encoding)
        ::String.new(self, encoding: encoding).encode(encoding, invalid: :replace, undef: :replace)
      end

      def as_utf8
        as_string('utf-8')
      end

      def sha1
        Binary.new(::Digest::SHA1.digest(self))
      end
    end
  end
end
