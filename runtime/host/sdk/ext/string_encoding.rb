# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'base64'
require 'cgi'
require 'erb'

module Patchbay
  module Ext
    # Hex, base64 and URL codecs of String (sdk/runtime.md §13.1). Decoders give bytes and are lenient.
    module StringEncoding
      def to_hex
        unpack1('H*')
      end

      alias encode_hex to_hex

      def decode_hex
        Workato::Types::Binary.new([self].pack('H*'))
      end

      def encode_base64
        Base64.strict_encode64(self)
      end

      def base64
        encode_base64
      end

      def decode_base64
        Workato::Types::Binary.new(Base64.decode64(self))
      end

      def encode_urlsafe_base64
        Base64.urlsafe_encode64(self)
      end

      def decode_urlsafe_base64
        Workato::Types::Binary.new(Base64.urlsafe_decode64(self))
      end

      def encode_url
        ::ERB::Util.url_encode(self)
      end

      def decode_url
        CGI.unescape(self)
      end
    end
  end
end

String.prepend(Patchbay::Ext::StringEncoding)
