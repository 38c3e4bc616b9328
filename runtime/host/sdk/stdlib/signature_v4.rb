# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'cgi'
require 'openssl'
require 'uri'

# The name under which connector code knows this error.
module Aws
  module Sigv4
    module Errors
      class MissingCredentialsError < ::ArgumentError
        def initialize(message = 'unable to sign request without credentials set')
          super
        end
      end
    end
  end
end

module Patchbay
  module Stdlib
    # AWS Signature Version 4 of one request: canonical request → string to sign → signing key → HMAC.
    class SignatureV4
      ALGORITHM = 'AWS4-HMAC-SHA256'
      SCOPE_END = 'aws4_request'
      UNSIGNED = %w[authorization x-amzn-trace-id expect].freeze
      private_constant :ALGORITHM, :SCOPE_END, :UNSIGNED

      # credentials: {access_key_id:, secret_access_key:, session_token:}; escape_path: escape the path a second
      # time (everything but S3); checksum_header: send and sign x-amz-content-sha256.
      def initialize(credentials:, service:, region:, escape_path: true, checksum_header: true)
        @id, @secret, @token = credentials.values_at(:access_key_id, :secret_access_key, :session_token)
        @service = service
        @region = region
        @escape_path = escape_path
        @checksum_header = checksum_header
        refuse_missing_keys
      end

      # Headers to add, names in lower case; the caller's own date, host and checksum are taken over.
      def headers(method, url, given, body)
        uri = ::URI.parse(url)
        given = given.to_h { |name, value| [name.to_s.downcase, value] }
        checksum = given['x-amz-content-sha256'] || sha256(body || '')
        added = basic_headers(uri, given, checksum)
        signed = given.merge(added).except(*UNSIGNED).sort.to_h
        names = signed.keys.join(';')
        request = canonical_request(method.to_s.upcase, uri, signed, names, checksum)
        added.merge('authorization' => authorization(added['x-amz-date'], names, request))
      end

      private

      def refuse_missing_keys
        raise ::ArgumentError, 'expected both :access_key_id and :secret_access_key options' unless @id && @secret

        raise ::Aws::Sigv4::Errors::MissingCredentialsError if @id.empty? || @secret.empty?
      end

      def basic_headers(uri, given, checksum)
        added = { 'host' => given['host'] || host(uri),
                  'x-amz-date' => given['x-amz-date'] || ::Time.now.utc.strftime('%Y%m%dT%H%M%SZ') }
        added['x-amz-security-token'] = @token if @token
        added['x-amz-content-sha256'] = checksum if @checksum_header
        added
      end

      def canonical_request(method, uri, signed, names, checksum)
        lines = signed.map { |name, value| "#{name}:#{header_text(value.to_s)}\n" }
        [method, canonical_path(uri.path), canonical_query(uri.query.to_s), lines.join, names, checksum].join("\n")
      end

      def canonical_path(path)
        return '/' if path.empty?

        @escape_path ? path.gsub(%r{[^/]+}) { |part| escape(part) } : path
      end

      # Sorted by name, then value; a name alone gets an empty value.
      def canonical_query(query)
        pairs = query.split('&').map { |pair| pair.include?('=') ? pair : "#{pair}=" }
        pairs.sort_by { |pair| pair.split('=').values_at(0, 1).map(&:to_s) }.join('&')
      end

      def header_text(value)
        value.match?(/^".*"$/) ? value : value.gsub(/\s+/, ' ').strip
      end

      def host(uri)
        uri.port == uri.default_port ? uri.host : "#{uri.host}:#{uri.port}"
      end

      def authorization(time, names, request)
        scope = [time[0, 8], @region, @service, SCOPE_END].join('/')
        text = [ALGORITHM, time, scope, sha256(request)].join("\n")
        signature = hmac(signing_key(time[0, 8]), text).unpack1('H*')
        "#{ALGORITHM} Credential=#{@id}/#{scope}, SignedHeaders=#{names}, Signature=#{signature}"
      end

      def signing_key(date)
        [date, @region, @service, SCOPE_END].reduce("AWS4#{@secret}") { |key, part| hmac(key, part) }
      end

      def escape(text)
        ::CGI.escape(text.encode('UTF-8')).gsub('+', '%20').gsub('%7E', '~')
      end

      def sha256(text)
        ::OpenSSL::Digest.hexdigest('SHA256', text)
      end

      def hmac(key, text)
        ::OpenSSL::HMAC.digest('SHA256', key, text)
      end
    end
  end
end
