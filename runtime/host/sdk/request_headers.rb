# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'rbconfig'

module Patchbay
  # Headers as they go on the wire (sdk/runtime.md §4.6).
  class RequestHeaders
    AGENT = "rest-client/2.1.0 (#{RbConfig::CONFIG['host_os']} #{RbConfig::CONFIG['host_cpu']}) " \
            "ruby/#{RUBY_VERSION}p#{RUBY_PATCHLEVEL}"
    DEFAULTS = { 'Accept' => '*/*', 'User-Agent' => AGENT,
                 'Accept-Encoding' => 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3' }.freeze
    # Bare tokens of Content-Type and Accept are file extensions.
    EXTENSIONS = {
      'json' => 'application/json', 'xml' => 'application/xml', 'text' => 'text/plain', 'txt' => 'text/plain',
      'html' => 'text/html', 'htm' => 'text/html', 'csv' => 'text/csv', 'pdf' => 'application/pdf',
      'png' => 'image/png', 'gif' => 'image/gif', 'jpg' => 'image/jpeg', 'jpeg' => 'image/jpeg',
      'svg' => 'image/svg+xml', 'zip' => 'application/zip', 'js' => 'application/javascript', 'css' => 'text/css',
      'yaml' => 'text/x-yaml', 'yml' => 'text/x-yaml', 'bin' => 'application/octet-stream',
      'rss' => 'application/rss+xml', 'atom' => 'application/atom+xml', 'ics' => 'text/calendar'
    }.freeze
    WIRE_NAMES = %w[Accept User-Agent Accept-Encoding Content-Type Authorization Cookie Host]
                 .to_h { |name| [name.downcase, name] }.freeze
    SYMBOLS = { accept: 'Accept', content_type: 'Content-Type' }.freeze
    FORM = 'application/x-www-form-urlencoded'
    # Names and values of a request and what they were on the wire.
    Told = Struct.new(:names, :values, :body, :lines)

    class << self
      attr_accessor :last
    end

    # Text of another charset goes out in its own bytes: what is no UTF-8 stays binary.
    def self.wire_text(text)
      return text if text.instance_of?(::String) && text.encoding == ::Encoding::UTF_8 && text.valid_encoding?

      bytes = ::String.new(text).force_encoding(::Encoding::UTF_8)
      bytes.valid_encoding? ? bytes : bytes.force_encoding(::Encoding::BINARY)
    end

    attr_reader :extra_query

    # Writes the format's defaults into the request's own hash, where they stay for a second try.
    def initialize(state)
      @state = state
      add_format_defaults(state.headers)
      @user = state.headers.compact
      @extra_query = take_params
      cookies = @user.delete(:cookies)
      @cookies = cookies ? Cookies.text(cookies) : ''
    end

    # [[name, value], …] as wire_text has them; body: nil or a RequestBody.
    def wire(body, user, password)
      headers = DEFAULTS.merge(stringify(@user))
      headers.merge!('Content-Type' => body.content_type) if body&.content_type
      headers['Cookie'] = @cookies unless @cookies.empty?
      return as_before(headers, body) if user.nil? && @state.case_headers.empty?

      # An exact name keeps its spelling, but only an ordinary header suppresses the credentials.
      basic = user && headers.keys.none? { |name| name.casecmp?('authorization') }
      headers.merge!(case_sensitive)
      lines(headers, body, basic && "Basic #{["#{user}:#{password}"].pack('m0')}")
    end

    private

    # Who asks page after page sends the same headers each time: those of the last request are kept.
    # What connector code can still change is compared with a copy.
    def as_before(headers, body)
      names = headers.keys
      values = headers.values
      last = RequestHeaders.last
      return last.lines if last && last.names == names && last.values == values && last.body == !body.nil?

      lines = lines(headers, body, nil).each { |line| line.each(&:freeze).freeze }.freeze
      RequestHeaders.last = Told.new(names, values.map { |value| ::String.new(value) }, !body.nil?, lines)
      lines
    end

    def lines(headers, body, credentials)
      lines = normalise(headers)
      lines.delete('content-length')
      lines['content-type'] ||= FORM if body && lines['content-type'].to_s.strip.empty?
      lines['authorization'] = credentials if credentials
      lines.map { |name, value| [RequestHeaders.wire_text(wire_name(name)), RequestHeaders.wire_text(value)] }
    end

    def add_format_defaults(headers)
      if @state.content_type.present? && headers.keys.none? { |key| key.to_s.match?(/^content[-_]type$/i) }
        headers[:content_type] = @state.content_type
      end
      return unless @state.accept && headers.keys.none? { |key| key.to_s.match?(/^accept$/i) }

      headers[:accept] = @state.accept
    end

    # headers(params: {…}) adds to the query (§4.6 point 8).
    def take_params
      return if @user.empty?

      found = @user.select { |key, value| key.to_s.casecmp?('params') && value.is_a?(::Hash) }
      raise ::ArgumentError, "Multiple 'params' options passed" if found.length > 1
      return if found.empty?

      @user.delete(found.keys.first)
      FlatParams.encode(found.values.first).presence
    end

    def stringify(headers)
      headers.each_with_object({}) do |(name, value), result|
        name = SYMBOLS[name] || name.name.split('_').map(&:capitalize).join('-') if name.is_a?(::Symbol)
        result[name] = case name.upcase
                       when 'CONTENT-TYPE' then media_type(value.to_s)
                       when 'ACCEPT' then accept(value)
                       else value.to_s
                       end
      end
    end

    def accept(value)
      return media_type(value.name) if value.is_a?(::Symbol) && EXTENSIONS.key?(value.name)

      parts = value.is_a?(::Array) ? value : value.to_s.split(',')
      parts.map { |part| media_type(part.to_s.strip) }.join(', ')
    end

    def media_type(token)
      token.match?(/\A[a-zA-Z0-9_@-]+\z/) ? EXTENSIONS.fetch(token, token) : token
    end

    # Values must be Strings: others fail as they do on the wire.
    def case_sensitive
      @state.case_headers.to_h { |name, value| [name.to_s, value] }
    end

    # Lower-case names; names equal ignoring case collapse, the last one wins.
    def normalise(headers)
      headers.each_with_object({}) do |(name, value), lines|
        next if value.nil?

        value = value.strip
        if value.count("\r\n").positive?
          raise ::ArgumentError, "header #{name} has field value #{value.inspect}, this cannot include CR/LF"
        end
        if name.match?(/[\r\n\0:]/)
          raise ::ArgumentError, "header name #{name.inspect} cannot include CR, LF, NUL or a colon"
        end

        lines[name.downcase] = value
      end
    end

    def wire_name(name)
      unless @state.case_headers.empty?
        exact = @state.case_headers.keys.map(&:to_s).find { |given| given.downcase == name }
        return exact if exact
      end
      WIRE_NAMES[name] || name.split('-', -1).map(&:capitalize).join('-')
    end
  end
end
