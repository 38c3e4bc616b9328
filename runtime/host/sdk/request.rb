# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'delegate'
require 'openssl'

module Workato
  module Connector
    module Sdk
      # The lazy request (sdk/runtime.md §4.2): a delegator around nil until it is sent. Any method
      # it does not define itself sends it and is answered by the response. Builders are §4.3.
      class Request < ::SimpleDelegator
        def initialize(state)
          super(nil)
          @state = state
          @done = false
          @forgotten = false # by the gem, after an answer
          @helper = nil
        end

        # Sends once. The platform keeps every outcome; the gem forgets nil, false and handled errors.
        def response!
          @state.session.differs(:cache_falsy) if @forgotten
          return __getobj__ if @done

          __finish__(__transfer__)
        end

        # Sends through `transfer`, or takes the answer that came through `parallel`.
        def __finish__(transfer, answer = nil)
          value, keep = transfer.perform(answer)
          @forgotten = !keep
          if keep || @state.session.profile.cloud?(:cache_falsy)
            @done = true
            __setobj__(value)
          end
          value
        end

        def __transfer__
          ::Patchbay::Transfer.new(self, @state)
        end

        def __sent__
          @done
        end

        # As in the vendor's request, where a private method of this name gives way to the response's.
        def method(*arguments)
          method_missing(:method, *arguments)
        end

        def try(*arguments, &block)
          response!.try(*arguments, &block)
        end

        # In JSON a request is its answer; only a report of what was left unsent does not send it.
        def to_json(*state)
          return '{"$object":"Workato::Connector::Sdk::Request"}' if !@done && ::Patchbay::Tagged::State === state.first

          response!.to_json(*state)
        end

        ruby2_keywords def method_missing(name, *arguments, &block)
          return @helper.answer(name, arguments, block) if @helper

          response!.__send__(name, *arguments, &block)
        end

        # ---- addressing

        def params(value)
          @state.add_params(value)
          self
        end

        def current_url
          ::Patchbay::RequestUrl.build(@state)
        end

        def current_verb
          @state.verb
        end

        # ---- headers and credentials

        def headers(hash)
          @state.headers.merge!(hash)
          self
        end

        def case_sensitive_headers(hash)
          @state.case_headers.merge!(hash)
          self
        end

        def user(name)
          @state.user = name
          self
        end

        def password(word)
          @state.password = word
          self
        end

        def digest_auth
          @state.digest = true
          self
        end

        def auth_type(type)
          @state.auth_type = type
          self
        end

        # ---- body

        def payload(value = nil)
          @state.add_payload(value)
          yield(@state.payload_for_block) if ::Kernel.block_given?
          self
        end

        def request_body(body)
          @state.replace_payload(body)
          @state.format = :body
          self
        end

        def format_json
          request_format_json.response_format_json
        end

        def request_format_json
          __format(:json, :json)
        end

        def response_format_json
          @state.accept = :json
          @state.response_format = :json
          self
        end

        def format_xml(root_element_name, namespaces = {}, strip_response_namespaces: false, **more_namespaces)
          request_format_xml(root_element_name, namespaces.merge(more_namespaces))
            .response_format_xml(strip_response_namespaces: strip_response_namespaces)
        end

        def request_format_xml(root_element_name, namespaces = {})
          @state.format_options = [root_element_name, namespaces]
          __format(:xml, :xml)
        end

        def response_format_xml(strip_response_namespaces: false)
          @state.accept = :xml
          @state.response_format = :xml
          @state.strip_namespaces = strip_response_namespaces
          self
        end

        def request_format_www_form_urlencoded
          __format(:form, 'application/x-www-form-urlencoded')
        end

        def request_format_multipart_form
          __format(:multipart, nil)
        end

        def request_format_raw
          return method_missing(:request_format_raw) unless @state.session.platform?(:request_format_raw)

          __format(:raw, nil)
        end

        def response_format_raw
          @state.response_format = :raw
          self
        end

        # ---- answers

        def follow_redirection
          @state.redirects = 'follow'
          self
        end

        def ignore_redirection
          @state.redirects = 'ignore'
          self
        end

        def after_response(&block)
          @state.after_response = block
          self
        end

        def after_error_response(*matchers, &block)
          @state.error_matchers = matchers
          @state.error_hook = block
          self
        end

        # ---- TLS (§4.14)

        def tls_client_cert(certificate:, key:, passphrase: nil, intermediates: [])
          ::Patchbay::RequestTls.client(@state, certificate, key, passphrase, intermediates)
          self
        end

        def tls_server_certs(certificates:, strict: true)
          ::Patchbay::RequestTls.server(@state, certificates, strict)
          self
        end

        def puts(*arguments)
          ::Kernel.puts(*arguments)
        end

        # Runs `apply` on this request; while it runs, unknown names are helpers, not the response.
        def __apply__(helper)
          previous = @helper
          @helper = helper
          yield
        ensure
          @helper = previous
        end

        private

        def __format(format, content_type)
          @state.format = format
          @state.content_type = content_type
          self
        end
      end
    end
  end
end
