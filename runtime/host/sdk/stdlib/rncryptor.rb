# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'base64'
require 'openssl'

module Patchbay
  module Stdlib
    # The helpers encrypt and decrypt: RNCryptor format 3, reads 2 as well (sdk/runtime.md §12).
    #   byte version, byte options, 8 bytes encryption salt, 8 bytes HMAC salt, 16 bytes IV, ciphertext, 32 bytes HMAC
    module RNCryptor
      VERSION = 3
      READABLE = [2, 3].freeze
      PASSWORD_BASED = 1
      ROUNDS = 10_000
      KEY_SIZE = 32
      HEADER_SIZE = 34
      HMAC_SIZE = 32

      module_function

      # → strict base64
      def encrypt(text, password)
        salts = ::OpenSSL::Random.random_bytes(16)
        iv = ::OpenSSL::Random.random_bytes(16)
        cipher = aes(password, salts[0, 8], iv, :encrypt)
        body = text.to_s.empty? ? cipher.final : cipher.update(text) + cipher.final
        message = [VERSION, PASSWORD_BASED].pack('CC') + salts + iv + body
        Base64.strict_encode64(message + hmac(password, salts[8, 8], message))
      end

      # Errors are core RuntimeErrors with the platform's texts.
      def decrypt(text, password)
        data = Base64.decode64(text)
        raise 'invalid/corrupt input' unless READABLE.include?(data.getbyte(0))

        message = data[0...-HMAC_SIZE].to_s
        raise 'invalid/corrupt input or key' if message.bytesize < HEADER_SIZE
        unless same?(hmac(password, message[10, 8], message), data[-HMAC_SIZE..])
          raise 'invalid/corrupt input or key'
        end

        cipher = aes(password, message[2, 8], message[18, 16], :decrypt)
        Workato::Types::Binary.new(cipher.update(message[HEADER_SIZE..]) + cipher.final)
      end

      def aes(password, salt, iv, direction)
        cipher = ::OpenSSL::Cipher.new('aes-256-cbc').public_send(direction)
        cipher.key = derive(password, salt)
        cipher.iv = iv
        cipher
      end

      def hmac(password, salt, message)
        ::OpenSSL::HMAC.digest('sha256', derive(password, salt), message)
      end

      def derive(password, salt)
        ::OpenSSL::PKCS5.pbkdf2_hmac_sha1(password, salt, ROUNDS, KEY_SIZE)
      end

      # Constant time.
      def same?(left, right)
        ::OpenSSL.fixed_length_secure_compare(left, right)
      end
      private_class_method :aes, :hmac, :derive, :same?
    end
  end
end
