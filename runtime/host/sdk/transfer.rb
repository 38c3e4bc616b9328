# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The send algorithm (sdk/runtime.md §4.8) with re-authorisation (§5.4) and hooks (§4.11).
  class Transfer
    SDK = Workato::Connector::Sdk
    private_constant :SDK

    REDIRECTS = [301, 302, 307, 308].freeze

    # Wire form of a request: header of the exchange and the body bytes.
    Prepared = Struct.new(:header, :body)

    def initialize(request, state)
      @request = request
      @state = state
      @session = state.session
      @connection = state.connection
    end

    # [value, keep]; keep is false where the gem would send again on the next access (§4.2).
    def perform(answer = nil)
      value = authorized do
        given = answer
        answer = nil
        receive(given || exchange(addressed))
      end
      [value, value ? true : false]
    rescue HttpFailure => e
      raise located(error_for(e)) unless matched?(e)

      [error_response(e), false]
    rescue ::StandardError => e
      raise declared(e)
    end

    # Applies the authorization and builds the wire form, without sending (parallel).
    def prepare_authorized
      @prepared = @connection&.settings
      apply_authorization(@connection.settings) if applies?
      addressed
    rescue ::StandardError => e
      raise declared(e)
    end

    private

    # ---- authorisation around a request

    def authorized
      return yield unless applies?

      first = true
      begin
        # apply gets a copy of its own: what it writes there is no news. A prepared request was signed
        # with the settings of that time.
        settings = @prepared || @connection.settings
        apply_authorization(@connection.settings) unless @prepared
        @prepared = nil
        yield
      rescue HttpFailure, SDK::DetectOnUnauthorizedRequestError => e
        raise unless first && reauthorize(settings, e)

        first = false
        retry
      end
    end

    def applies?
      return @applies if defined?(@applies)

      @applies = !@connection.nil? && @connection.authorization? && !apply_block.nil?
    end

    def apply_block
      source = @connection.authorization.source
      source[:apply] || source[:credentials]
    end

    # oauth2: connection, access_token, auth_type; others: connection, auth_type (§5.2).
    def apply_authorization(settings)
      block = apply_block
      arguments = [settings, @state.auth_type]
      arguments.insert(1, settings[:access_token]) if @connection.authorization.oauth2?
      @session.lambda('connection.authorization.apply', block) do
        @request.__apply__(ApplyHelper.new(@request, @state)) { Calling.run(@request, block, *arguments) }
      end
    end

    def reauthorize(settings_before, failure)
      code, body = failure.is_a?(HttpFailure) ? [failure.http_code, failure.http_body] : [nil, nil]
      return false unless @connection.authorization.refresh?(code, body, failure.message)

      @connection.reauthorize("Refresh token triggered on response \"#{failure.message}\"", settings_before)
    rescue SDK::RequestError => e
      # A failure of the built-in grant is this request's own, hooks included; one inside a lambda is not.
      raise @connection.authorization.grants_tokens? && e.cause.is_a?(HttpFailure) ? e.cause : e
    end

    # ---- one exchange

    # A bad address has the SDK's class, unless `apply` met it first when it read current_url (§4.4).
    def addressed
      prepare
    rescue URI::InvalidURIError => e
      error = SDK::InvalidURIError.new(e.message)
      error.set_backtrace(e.backtrace)
      raise error
    end

    def prepare
      headers = RequestHeaders.new(@state)
      url, user, password = RequestUrl.on_wire(@state, headers.extra_query)
      body = RequestBody.of(@state)
      user, password = nil if @state.digest
      spec = { 'method' => @state.verb.to_s.upcase, 'url' => url,
               'headers' => headers.wire(body, user, password), 'body' => !body.nil?,
               'redirects' => @state.redirects }
      spec['first_hop_headers'] = @state.case_headers.keys.map(&:to_s) unless @state.case_headers.empty?
      add_options(spec)
      Prepared.new(exchange_header(spec), body ? body.bytes : '')
    end

    def add_options(spec)
      spec['open_timeout'] = spec['read_timeout'] = @session.profile.cloud?(:http_timeouts) ? 180 : 60
      tls = RequestTls.spec(@state)
      spec['tls'] = tls if tls
      spec['digest'] = { 'user' => @state.user.to_s, 'password' => @state.password.to_s } if credentials?
    end

    # What is needed to answer a digest challenge.
    def credentials?
      @state.digest && !@state.user.nil? && !@state.password.nil?
    end

    def exchange_header(spec)
      { 'spec' => spec, 'phase' => @session.phase, 'lambda' => @session.lambda_path,
        'declared_line' => @state.declared_line, 'forced_line' => @session.connector_line }
    end

    def exchange(prepared)
      unless @session.network
        spec = prepared.header['spec']
        headers = spec['headers'].to_h { |pair| pair.map { |text| Errors.utf8(text) } }
        raise NetworkStop.new('method' => spec['method'], 'url' => spec['url'], 'headers' => headers,
                              'payload' => spec['body'] && !prepared.body.empty? ? Errors.utf8(prepared.body) : nil)
      end

      answer, body = @session.broker.exchange(prepared.header, prepared.body)
      [prepared.header['spec'], answer, body]
    end

    def receive(exchanged)
      spec, answer, body = exchanged
      raise transport_failure(answer['failure'], spec) if answer['failure']

      response = WireResponse.from(answer, body)
      if @state.digest && response.code == 401 && !credentials?
        raise ::TypeError, 'no implicit conversion of nil into String'
      end
      raise HttpFailure.new(Statuses.message(response.code), response: response) unless success?(response)

      detect_unauthorized(response.body, response.code) if detects?
      parsed = ResponseDecoding.parse(response, @state)
      detect_unauthorized(parsed, nil) if detects?
      after_response(response, parsed)
    end

    def transport_failure(failure, spec)
      HttpFailure.of_transport(failure, spec).tap do |error|
        @session.differs(:http_timeouts) if error.is_a?(HttpFailure) && error.timeout?
      end
    end

    def success?(response)
      response.code.between?(200, 207) || @state.redirects == 'ignore' && REDIRECTS.include?(response.code)
    end

    # detect_on (§5.4): the raw text first, then the parsed value. The platform also takes codes.
    def detect_unauthorized(value, code)
      hit = @connection.authorization.detect_on.any? do |pattern|
        next @session.platform?(:detect_on_status) if pattern.is_a?(::Integer) && code == pattern

        pattern === value
      rescue ::StandardError
        false
      end
      raise SDK::DetectOnUnauthorizedRequestError, value.to_s if hit
    end

    def detects?
      return @detects if defined?(@detects)

      @detects = !@connection.nil? && @connection.authorization? && @connection.authorization.reauthorizable?
    end

    # ---- hooks

    def after_response(response, parsed)
      return parsed unless @state.after_response

      values = response.headers.transform_values { |value| Charset.best(value.to_s) }
      in_context(response.code, parsed, HookHeaders.of(@session, values), &@state.after_response)
    end

    def in_context(*arguments, &hook)
      Calling.run(@state.operation || @request, hook, *arguments)
    end

    def error_for(failure)
      return SDK::RequestTimeoutError.new(failure.message) if failure.timeout?

      SDK::RequestFailedError.new(message: failure.message, method: @state.verb, code: failure.http_code,
                                  response: failure.response)
    end

    def error_response(failure)
      headers = HookHeaders.of(@session, failure.http_headers)
      in_context(failure.http_code, failure.http_body, headers, failure.message, &@state.error_hook)
    end

    def matched?(failure)
      return false if failure.timeout? || @state.error_matchers.blank? || @state.error_hook.nil?

      @state.error_matchers.any? { |matcher| matches?(matcher, failure) }
    end

    def matches?(matcher, failure)
      case matcher
      when ::Integer then matcher == failure.http_code
      when ::String then failure.message.match?(matcher) || match_body?(::Regexp.new(matcher), failure)
      when ::Regexp then matcher.match?(failure.message) || match_body?(matcher, failure)
      when ::Range, ::Array then loose_match?(matcher, failure)
      else false
      end
    end

    def match_body?(pattern, failure)
      body = failure.http_body
      return false unless body

      pattern.match?(body)
    rescue ::EncodingError, ::ArgumentError, ::RegexpError
      pattern.match?(Errors.utf8(body))
    end

    # Ranges and lists of codes: not in the gem, used in the wild (§4.11).
    def loose_match?(matcher, failure)
      hit = if matcher.is_a?(::Array)
              matcher.any? { |item| matches?(item, failure) }
            else
              !failure.http_code.nil? && matcher.cover?(failure.http_code)
            end
      hit && @session.platform?(:error_matchers)
    rescue ::ArgumentError
      false
    end

    # A refused request points at where its answer was needed, or at where it was written when its
    # lambda had ended by then.
    def located(error)
      frames = ::Kernel.caller(2)
      own = "#{@session.path}:"
      frames += @state.declared unless frames.any? { |frame| frame.start_with?(own) }
      error.set_backtrace(frames)
      error
    end

    # Any other error points into the hook that raised it, else at where the request was written (§4.8).
    def declared(error, cause = error)
      frames = cause.backtrace || []
      last = frames.rindex { |frame| frame.start_with?(RequestState::SURFACE) }
      error.set_backtrace((last ? frames[0..last] : frames) + @state.declared_inside)
      error
    end
  end

  # Header values arrive as bytes: UTF-8 where they are, else Latin-1, else bytes.
  module Charset
    def self.best(text)
      text = ::String.new(text).force_encoding(::Encoding::UTF_8)
      text.valid_encoding? ? text : text.force_encoding(::Encoding::ISO_8859_1)
    end
  end
end
