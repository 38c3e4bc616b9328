# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'openssl'

module Patchbay
  module Stdlib
    # AES, PBKDF2 and random bytes of the `workato` package (sdk/runtime.md §11). Sizes are in bytes.
    module Ciphers
      Sdk = Workato::Connector::Sdk
      Binary = Workato::Types::Binary
      KEY_SIZES = [16, 24, 32].freeze
      GCM_IV_SIZE = 12
      GCM_TAG_SIZES = (12..16).freeze
      RANDOM_LIMIT = 32
      private_constant :Sdk, :Binary, :KEY_SIZES, :GCM_IV_SIZE, :GCM_TAG_SIZES, :RANDOM_LIMIT

      def random_bytes(len)
        unless len.is_a?(::Integer) && len <= RANDOM_LIMIT
          raise Sdk::ArgumentError, "The requested length or random bytes sequence should be <= #{RANDOM_LIMIT}"
        end

        Binary.new(::OpenSSL::Random.random_bytes(len))
      end

      # A blank iv stands for sixteen zero bytes.
      def aes_cbc_encrypt(string, key, init_vector = nil)
        cipher = aes(key, 'CBC').encrypt
        cipher.key = key
        cipher.iv = init_vector if init_vector.present?
        Binary.new(cipher.update(string) + cipher.final)
      end

      def aes_cbc_decrypt(string, key, init_vector = nil)
        cipher = aes(key, 'CBC').decrypt
        cipher.key = key
        cipher.iv = init_vector if init_vector.present?
        Binary.new(cipher.update(string) + cipher.final)
      rescue ::OpenSSL::Cipher::CipherError => e
        raise Sdk::ArgumentError, e.message
      end

      # → [ciphertext, 16-byte tag]
      def aes_gcm_encrypt(string, key, init_vector, auth_data = '')
        strings_only(string, key, init_vector, auth_data)
        valid_text(string, 'encrypted')
        raise Sdk::ArgumentError, 'Data to be encrypted must not be empty' if string.empty?

        cipher = aes(key, 'GCM').encrypt
        unless init_vector.bytesize == GCM_IV_SIZE
          raise Sdk::ArgumentError, 'Incorrect key size for Initialization Vector'
        end

        prepare(cipher, key, init_vector)
        cipher.auth_data = auth_data
        [cipher.update(string) + cipher.final, cipher.auth_tag].map { |bytes| Binary.new(bytes) }
      end

      # The tag stands before the iv; the iv's size is checked by OpenSSL alone.
      def aes_gcm_decrypt(encrypted, key, auth_tag, init_vector, auth_data = '')
        strings_only(encrypted, key, auth_tag, init_vector, auth_data)
        valid_text(encrypted, 'decrypted')
        raise Sdk::ArgumentError, 'Data to be decrypted must not be empty' if encrypted.blank?
        raise Sdk::ArgumentError, 'Incorrect authentication tag size' unless GCM_TAG_SIZES.cover?(auth_tag.bytesize)

        cipher = prepare(aes(key, 'GCM').decrypt, key, init_vector)
        cipher.auth_data = auth_data
        cipher.auth_tag = auth_tag
        Binary.new(cipher.update(encrypted) + cipher.final)
      rescue ::OpenSSL::Cipher::CipherError
        raise Sdk::ArgumentError, 'Not able to decrypt, please check input values again'
      end

      def pbkdf2_hmac_sha1(string, salt, iterations = 1000, key_len = 16)
        Binary.new(::OpenSSL::PKCS5.pbkdf2_hmac_sha1(string, salt, iterations, key_len))
      end

      private

      def aes(key, mode)
        raise Sdk::ArgumentError, 'Incorrect key size for AES' unless KEY_SIZES.include?(key.bytesize)

        ::OpenSSL::Cipher.new("AES-#{key.bytesize * 8}-#{mode}")
      end

      def prepare(cipher, key, init_vector)
        cipher.key = key
        cipher.iv = init_vector
        cipher
      end

      def strings_only(*arguments)
        return if arguments.all?(::String)

        raise Sdk::ArgumentError, 'All arguments must be of type String'
      end

      def valid_text(text, purpose)
        return if text.valid_encoding?

        raise Sdk::ArgumentEncodingError, "Data to be #{purpose} must have valid encoding"
      end
    end
  end
end
