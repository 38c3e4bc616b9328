# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'uri'

module Patchbay
  module Stdlib
    # The object `aws` (sdk/runtime.md §11.1).
    class Aws
      FORM = 'application/x-www-form-urlencoded; charset=utf-8'
      RENEW_BEFORE_SECONDS = 60
      EXTERNAL_ID = 'dummy-aws-iam-external-id'
      ACCOUNT_ID = 'dummy-aws-workato-account-id'
      private_constant :FORM, :RENEW_BEFORE_SECONDS, :EXTERNAL_ID, :ACCOUNT_ID

      # settings: -> { fresh indifferent settings }
      # update_settings: ->(message, before) { refresher } takes a block giving the changes, true when accepted
      # sts: ->(url, headers) { body of the answer, raises on failure }
      # role: the platform's own side of a role, {account_id:, access_key_id:, secret_access_key:}
      def initialize(settings:, update_settings:, sts:, role: {})
        @settings = settings
        @update_settings = update_settings
        @sts = sts
        @role = role
      end

      def generate_signature(connection:, service:, region:, host: "#{service}.#{region}.amazonaws.com", path: '/',
                             method: 'GET', params: {}, headers: {}, payload: '')
        credentials = connection[:aws_assume_role].present? ? role_credentials(connection) : keys_of(connection)
        url, signed = sign(credentials, service: service, region: region, host: host, path: path, method: method,
                                        params: params, payload: payload,
                                        headers: indifferent(headers))
        { url: url, headers: signed }.with_indifferent_access
      end

      def iam_external_id
        @settings.call[:aws_external_id] || EXTERNAL_ID
      end

      def workato_account_id
        @settings.call[:aws_workato_account_id] || @role[:account_id] || ACCOUNT_ID
      end

      # Without the settings, which hold secrets.
      def inspect
        '#<aws>'
      end

      private

      def indifferent(headers)
        headers.is_a?(ActiveSupport::HashWithIndifferentAccess) ? headers : (headers || {}).with_indifferent_access
      end

      def keys_of(connection)
        { access_key_id: connection[:aws_api_key], secret_access_key: connection[:aws_secret_key] }
      end

      # ---- role credentials

      # Cached in the setting temp_credentials, renewed a minute before they expire.
      def role_credentials(connection)
        temporary = connection[:temp_credentials] || @settings.call[:temp_credentials] || {}
        unless fresh?(temporary)
          @update_settings.call('Refresh AWS temporary credentials', @settings.call) do
            { temp_credentials: assume_role(connection) }
          end
          temporary = @settings.call[:temp_credentials] || {}
        end
        { access_key_id: temporary[:api_key], secret_access_key: temporary[:secret_key],
          session_token: temporary[:session_token] }
      end

      def fresh?(temporary)
        expiration = temporary[:expiration]&.to_time(:utc)
        expiration.present? && expiration > RENEW_BEFORE_SECONDS.seconds.from_now
      end

      # A role without the external id in its trust policy refuses it; then once more without.
      def assume_role(connection)
        external_id = (connection[:aws_external_id] || iam_external_id).presence
        begin
          request_role(connection, external_id)
        rescue ::StandardError
          raise if external_id.nil?

          request_role(connection, nil)
        end
      end

      def request_role(connection, external_id)
        params = { 'Version' => '2011-06-15', 'Action' => 'AssumeRole', 'RoleSessionName' => 'workato',
                   'RoleArn' => connection[:aws_assume_role], 'ExternalId' => external_id }.compact
        own = { access_key_id: connection[:access_key_id], secret_access_key: connection[:secret_access_key] }
        headers = { 'Accept' => 'application/xml', 'Content-Type' => FORM }.with_indifferent_access
        url, signed = sign(own, service: 'sts', region: 'us-east-1', host: 'sts.amazonaws.com', params: params,
                                headers: headers)
        credentials_in(XmlHash.parse(@sts.call(url, signed)))
      end

      def credentials_in(answer)
        found = answer.dig('AssumeRoleResponse', 0, 'AssumeRoleResult', 0, 'Credentials', 0) || {}
        { session_token: 'SessionToken', api_key: 'AccessKeyId', secret_key: 'SecretAccessKey',
          expiration: 'Expiration' }.transform_values { |name| found.dig(name, 0, 'content!') }
      end

      # ---- signing

      def sign(credentials, service:, host:, region:, path: '/', method: 'GET', params: {}, headers: {}, payload: '')
        query = params.presence&.to_param&.gsub('+', '%20')
        url = ::URI::HTTPS.build(host: host, path: path, query: query).to_s
        options = service_rules(service, headers, payload)
        signer = SignatureV4.new(credentials: complete(credentials), service: service, region: region, **options)
        added = signer.headers(method, url, headers, payload)
        [url, merge_headers(headers, added)]
      end

      def complete(credentials)
        own = @settings.call
        { access_key_id: credentials[:access_key_id] || own[:access_key_id] || @role[:access_key_id],
          secret_access_key: credentials[:secret_access_key] || own[:secret_access_key] || @role[:secret_access_key],
          session_token: credentials[:session_token] }
      end

      # Headers a service wants, and how its signature differs.
      def service_rules(service, headers, payload)
        case service
        when 'ec2'
          headers.except!('Accept', 'Content-Type')
          { checksum_header: false }
        when 's3'
          default_headers(headers, accept: 'application/xml', form: true)
          headers['X-Amz-Content-SHA256'] = 'UNSIGNED-PAYLOAD' if payload.blank?
          { escape_path: false }
        when 'monitoring'
          default_headers(headers, accept: 'application/json', form: true)
          { checksum_header: false }
        when 'lambda'
          default_headers(headers, form: true)
          { checksum_header: false }
        else
          {}
        end
      end

      def default_headers(headers, accept: nil, form: false)
        headers['Accept'] = accept if accept && !headers.key?('Accept') && !headers.key?('accept')
        headers['Content-Type'] = FORM if form && !headers.key?('Content-Type') && !headers.key?('content-type')
      end

      # The caller's headers win over those of the signature; every word of a name gets a capital.
      def merge_headers(headers, added)
        given = headers.keys.map { |name| name.to_s.downcase }
        headers.merge(added.except(*given)).transform_keys { |name| name.to_s.gsub(/\b[a-z]/, &:upcase) }
      end
    end
  end
end
