# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      class Connection
        # How a connection proves who it is (sdk/runtime.md §5.2–§5.4).
        class Authorization
          def initialize(connection, source)
            @connection = connection
            @source = source
          end

          def type
            (source[:type].presence || 'none').to_s
          end

          def oauth2?
            type.match?(/oauth2/i)
          end

          def multi?
            @source[:type].to_s == 'multi'
          end

          def refresh_on
            ::Array.wrap(source[:refresh_on]).compact
          end

          def detect_on
            ::Array.wrap(source[:detect_on]).compact
          end

          def client_id
            literal_or_lambda(:client_id)
          end

          def client_secret
            literal_or_lambda(:client_secret)
          end

          def authorization_url
            source[:authorization_url] && global(:authorization_url)
          end

          def token_url
            source[:token_url] && global(:token_url)
          end

          def reauthorizable?
            oauth2? || source[:acquire].present?
          end

          # Are tokens renewed by the built-in grant (§5.4)?
          def grants_tokens?
            oauth2? && source[:refresh].blank? && source[:token_url].present?
          end

          # Does a failure call for new credentials (§5.4 point 3)?
          def refresh?(code, body, message)
            return false unless reauthorizable?

            patterns = refresh_on
            patterns.blank? || patterns.any? do |pattern|
              (pattern.is_a?(::Integer) && pattern == code) ||
                pattern === message || pattern === body
            end
          end

          # New settings, or nil when there is no way to get any.
          def refresh!(settings)
            return refresh_tokens(settings) if oauth2?

            return unless source[:acquire].present?

            # The list of tokens, owner and settings is oauth2's alone (§5.3).
            result = acquire
            ::Patchbay::Shapes.hash(session, 'the result of acquire', result) if result.is_a?(::Array)
            settings_of(result, 'acquire')
          end

          def acquire(code = nil, redirect_url = nil, verifier = nil)
            block = source[:acquire]
            ::Kernel.raise InvalidDefinitionError, "Expect 'acquire' block" unless block

            arguments = [code, redirect_url]
            arguments << verifier if block.parameters.length > 3 && session.platform?(:acquire_verifier, nil, block)
            session.differs(:acquire_credentials, nil, block) if source[:credentials]
            connection = @connection.without_apply(credentials: session.profile.gem?(:acquire_credentials))
            result = in_operation(connection, 'acquire', block) { |settings| [settings, *arguments] }
            ::Patchbay::Shapes.acquired(session, result)
          end

          def refresh(refresh_token = nil)
            block = source[:refresh]
            ::Kernel.raise InvalidDefinitionError, "Expect 'refresh' block" unless block

            result = in_operation(@connection.in_refresh, 'refresh', block) { |settings| [settings, refresh_token] }
            ::Patchbay::Shapes.refreshed(session, result)
          end

          # What the browser is sent to, before it is (§17.7). pkce: nil unless the connector asks for it.
          def browser_flow(verifier, challenge)
            known = { type: type, oauth2: oauth2? }
            return known unless oauth2?

            known.merge(authorization_url: authorization_url, client_id: client_id,
                        pkce: pkce(verifier, challenge))
          end

          # The settings that an authorization code is worth: of acquire, or of the standard grant.
          def exchange(code, redirect_url, verifier = nil)
            return code_grant(code, redirect_url, verifier) unless source[:acquire].present?

            tokens, _owner, more = acquire(code, redirect_url, verifier)
            [tokens, more].compact.each do |part|
              next if part.is_a?(::Hash)

              ::Kernel.raise ::TypeError, "acquire must return Hashes of settings, got: #{part.class}"
            end
            (more || {}).merge(tokens || {})
          end

          def pkce(verifier, challenge)
            block = source[:pkce]
            block && ::Patchbay::Indifferent.convert_result(::Patchbay::Calling.plain(block, verifier, challenge))
          end

          def identity
            block = source[:identity]
            block && in_operation(@connection, 'identity', block) { |settings| [settings] }
          end

          def selected
            block = @source[:selected]
            block && ::Patchbay::Calling.plain(block, @connection.settings)
          end

          # The definition in force: of the chosen option where there are several (§5.2).
          def source
            return @source unless multi?

            if @source[:options].blank? && selected_known?
              ::Kernel.raise InvalidMultiAuthDefinition, "Multi-auth connection must define 'options' list"
            end

            option = selected_option
            found = option.nil? ? nil : @source.dig(:options, option)
            found.is_a?(::Hash) ? found : ::Kernel.raise(UnresolvedMultiAuthOptionError, option)
          end

          private

          def session
            @connection.session
          end

          def selected_known?
            return true if @source[:selected] || session.platform?(:selected_default)

            ::Kernel.raise InvalidMultiAuthDefinition, "Multi-auth connection must define 'selected' block"
          end

          def selected_option
            return selected if @source[:selected]

            selected_known?
            @connection.settings[:auth_type]
          end

          def literal_or_lambda(key)
            return global(key) if source[key].is_a?(::Proc)

            ::Patchbay::Shapes.text(session, key, source[key])
          end

          def global(key)
            block = source[key]
            value = session.lambda("connection.authorization.#{key}", block) do
              Dsl::WithDsl.new(@connection).execute(@connection.settings, &block)
            end
            ::Patchbay::Shapes.text(session, key, value)
          end

          def in_operation(connection, name, block)
            session.lambda("connection.authorization.#{name}", block) do
              operation = Operation.new(connection: connection, methods: @connection.methods_source)
              operation.perform { |context, settings| ::Patchbay::Calling.run(context, block, *yield(settings)) }
            end
          end

          # ---- getting new credentials

          def acquire_settings
            settings_of(acquire, 'acquire')
          end

          # nil and false mean: no new credentials. A list is tokens, owner, more settings (§5.3).
          def settings_of(result, role)
            return if result.nil? || result == false
            return result if result.is_a?(::Hash)

            tokens, *more = result
            unless result.is_a?(::Array) && tokens.is_a?(::Hash)
              ::Kernel.raise ::TypeError, "#{role} must return a Hash of settings, got: #{result.class}"
            end

            tokens.merge(more.last.is_a?(::Hash) ? more.last : {})
          end

          def refresh_tokens(settings)
            if source[:refresh].present?
              settings_of(refresh(settings[:refresh_token]), 'refresh')
            elsif grants_tokens?
              token_grant(settings)
            elsif source[:acquire].present? && session.platform?(:refresh_acquires)
              acquire_settings
            else
              ::Kernel.raise InvalidDefinitionError,
                             "'refresh' block or 'token_url' is required for refreshing the token"
            end
          end

          # The built-in grant (§5.4): a form to token_url; only the tokens are kept.
          def token_grant(settings)
            if settings[:refresh_token].blank?
              ::Kernel.raise NotImplementedError, 'refresh_token is empty. Use workato oauth2 command to acquire ' \
                                                  'access_token and refresh_token'
            end

            form = ::Patchbay::FlatParams.encode(
              'client_id' => client_id, 'client_secret' => client_secret,
              'grant_type' => 'refresh_token', 'refresh_token' => settings[:refresh_token]
            )
            tokens = session.lambda('connection.authorization.token_url', nil) { post_form(token_url, form) }
            { access_token: tokens['access_token'],
              refresh_token: tokens['refresh_token'].presence || settings[:refresh_token] }.with_indifferent_access
          end

          def code_grant(code, redirect_url, verifier)
            url = token_url
            ::Kernel.raise InvalidDefinitionError, "Expect 'acquire' block or 'token_url'" if url.blank?

            form = { 'client_id' => client_id, 'client_secret' => client_secret, 'code' => code,
                     'grant_type' => 'authorization_code', 'redirect_uri' => redirect_url,
                     'code_verifier' => verifier }.compact
            tokens = session.lambda('connection.authorization.token_url', nil) do
              post_form(url, ::Patchbay::FlatParams.encode(form))
            end
            return tokens if tokens.is_a?(::Hash)

            ::Kernel.raise ::TypeError, "token_url must answer with a JSON object, got: #{tokens.class}"
          end

          # An answer that is no JSON is the parser's own error: it is no request of the connector (§5.4).
          def post_form(url, form)
            text = Operation.new(connection: @connection.bare).post(url).request_body(form).response_format_raw
                            .headers(content_type: ::Patchbay::RequestHeaders::FORM).response!
            ::JSON.parse(text)
          end
        end
      end
    end
  end
end
