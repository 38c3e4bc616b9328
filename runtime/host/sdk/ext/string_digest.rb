# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'digest'
require 'openssl'

module Patchbay
  module Ext
    # Digests, HMACs and RSA signatures of String (sdk/runtime.md §13.1); all but md5_hexdigest give bytes.
    module StringDigest
      def encode_sha256
        Workato::Types::Binary.new(::Digest::SHA256.digest(self))
      end

      def encode_sha512
        Workato::Types::Binary.new(::Digest::SHA512.digest(self))
      end

      # The bytes are the hex text of the digest; odd, but what the platform gives (§21 item 8).
      def encode_sha512_256
        Workato::Types::Binary.new(::OpenSSL::Digest.hexdigest('sha512-256', self))
      end

      def sha1
        Workato::Types::Binary.new(::Digest::SHA1.digest(self))
      end

      def md5_hexdigest
        ::Digest::MD5.hexdigest(self)
      end

      { hmac_sha256: 'sha256', hmac_sha512: 'sha512', hmac_sha1: 'sha1', hmac_md5: 'md5' }.each do |name, digest|
        define_method(name) do |key|
          StringDigest.key_text(key)
          Workato::Types::Binary.new(::OpenSSL::HMAC.digest(digest, key, self))
        end
      end

      # A bad key raises OpenSSL's own error here and the SDK's in rsa_sha512 (§21 item 7).
      def rsa_sha256(key)
        StringDigest.rsa_sign(key, 'sha256', self)
      end

      def rsa_sha512(key)
        StringDigest.rsa_sign(key, 'sha512', self)
      rescue ::OpenSSL::PKey::RSAError => e
        ::Kernel.raise(Workato::Connector::Sdk::ArgumentError, e.message)
      end

      # PKCS#1 v1.5.
      def self.rsa_sign(pem, digest, text)
        key_text(pem)
        Workato::Types::Binary.new(::OpenSSL::PKey::RSA.new(pem).sign(::OpenSSL::Digest.new(digest), text))
      end

      def self.key_text(key)
        return if key.is_a?(::String)

        raise Workato::Connector::Sdk::ArgumentError, "Expected a String for 'key' parameter, given #{key.class.name}"
      end
    end
  end
end

String.prepend(Patchbay::Ext::StringDigest)
