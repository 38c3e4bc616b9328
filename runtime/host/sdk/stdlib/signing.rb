# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'openssl'

module Patchbay
  module Stdlib
    # JSON web tokens and RSA verification of the `workato` package (sdk/runtime.md §11).
    module Signing
      Sdk = Workato::Connector::Sdk
      RSA = %w[RS256 RS384 RS512].freeze
      HMAC = %w[HS256 HS384 HS512].freeze
      ECDSA_BITS = { 'ES256' => 256, 'ES384' => 384, 'ES512' => 521 }.freeze
      JWT_ALGORITHMS = (RSA + HMAC + ECDSA_BITS.keys).freeze
      RSA_MINIMUM_BITS = 2048
      DIGESTS = %w[SHA SHA1 SHA224 SHA256 SHA384 SHA512].freeze
      private_constant :Sdk, :RSA, :HMAC, :ECDSA_BITS, :JWT_ALGORITHMS, :RSA_MINIMUM_BITS, :DIGESTS

      def jwt_encode_rs256(payload, key, header_fields = {})
        jwt_encode(payload, key, 'RS256', header_fields)
      end

      # Header: typ and alg first, then the caller's fields except those two.
      def jwt_encode(payload, key, algorithm, header_fields = {})
        algorithm = supported(algorithm, JWT_ALGORITHMS, 'signing')
        key = jwt_key(key, algorithm)
        refuse_weak_key(key, algorithm)
        fields = (header_fields || {}).with_indifferent_access.except(:typ, :alg)
        ::JWT.encode(payload, key, algorithm, { typ: 'JWT', alg: algorithm }.with_indifferent_access.merge(fields))
      rescue ::JWT::IncorrectAlgorithm
        raise Sdk::ArgumentError, 'Mismatched algorithm and key'
      rescue ::OpenSSL::PKey::PKeyError
        raise Sdk::ArgumentError, 'Invalid key'
      end

      # Expiry and malformed tokens raise the errors of the JWT library.
      def jwt_decode(jwt, key, algorithm)
        algorithm = supported(algorithm, JWT_ALGORITHMS, 'verification')
        payload, header = ::JWT.decode(jwt, jwt_key(key, algorithm), true, { algorithm: algorithm })
        { payload: payload, header: header }.with_indifferent_access
      rescue ::JWT::IncorrectAlgorithm
        raise Sdk::ArgumentError, 'Mismatched algorithm and key'
      rescue ::OpenSSL::PKey::PKeyError
        raise Sdk::ArgumentError, 'Invalid key'
      rescue ::JWT::VerificationError
        raise Sdk::ArgumentError, 'Invalid signature'
      end

      def verify_rsa(payload, certificate, signature, algorithm = 'SHA256')
        algorithm = supported(algorithm, DIGESTS, 'signing')
        certificate = ::OpenSSL::X509::Certificate.new(certificate)
        certificate.public_key.verify(::OpenSSL::Digest.new(algorithm), signature, payload)
      rescue ::OpenSSL::PKey::PKeyError
        raise Sdk::ArgumentError, 'An error occurred during signature verification. Check arguments'
      rescue ::OpenSSL::X509::CertificateError
        raise Sdk::ArgumentError, 'Invalid certificate format'
      end

      private

      def supported(algorithm, list, purpose)
        name = algorithm.to_s.upcase
        return name if list.include?(name)

        raise Sdk::ArgumentError, "Unsupported #{purpose} #{purpose == 'signing' ? 'method' : 'algorithm'}. " \
                                  "Supports only #{list.join(', ')}. Got: '#{name}'"
      end

      def jwt_key(key, algorithm)
        return ::OpenSSL::PKey::RSA.new(key) if RSA.include?(algorithm)

        ECDSA_BITS.key?(algorithm) ? ::OpenSSL::PKey::EC.new(key) : key
      end

      def refuse_weak_key(key, algorithm)
        if RSA.include?(algorithm) && key.n.num_bits < RSA_MINIMUM_BITS
          raise Sdk::ArgumentError, "A RSA key of size #{RSA_MINIMUM_BITS} bits or larger MUST be used with JWT"
        end

        bits = ECDSA_BITS[algorithm]
        return if bits.nil? || key.group.order.num_bits == bits

        raise Sdk::ArgumentError, "An ECDSA key of size #{bits} bits MUST be used with JWT"
      end
    end
  end
end
