# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'cgi'
require 'uri'

module Patchbay
  # URL assembly (sdk/runtime.md §4.4).
  module RequestUrl
    SCHEME = %r{\A[a-z][a-z0-9+.-]*://}i.freeze
    # Addresses that URI would write again exactly as they are, so that most requests need no parser:
    # no credentials, no fragment, no default port, nothing to escape, no dot segments.
    AUTHORITY = %r{https?://[a-zA-Z0-9][a-zA-Z0-9.-]*(?::(?!(?:80|443)\b)[1-9]\d{1,4})?}.freeze
    SEGMENTS = %r{(?:/(?:[\w\-~!$&()*+,;=:@]|%\h\h)(?:[\w\-.~!$&()*+,;=:@]|%\h\h)*)*/?}.freeze
    QUERY = %r{(?:\?(?:[\w\-.~!$&()*+,;=:@/?]|%\h\h)+)?}.freeze
    PLAIN = /\A#{AUTHORITY}#{SEGMENTS}#{QUERY}\z/.freeze
    PLAIN_PATH = %r{\A(?=/)#{SEGMENTS}#{QUERY}\z}.freeze
    PLAIN_BASE = /\A#{AUTHORITY}/.freeze

    module_function

    # What current_url shows: base joined, credentials and parameters in it.
    def build(state)
      base = state.connection&.base_of(state.uri)
      plain(state, base) || assembled(state, base)
    end

    # The URL on the wire and the credentials that were in it: [url, user, password].
    def on_wire(state, extra_query)
      base = state.connection&.base_of(state.uri)
      plain = plain(state, base)
      return [plain, nil, nil] if plain && extra_query.nil?

      wire(plain || assembled(state, base), extra_query)
    end

    # The address where it needs no parser, else nil.
    def plain(state, base)
      return if state.user || state.password

      url = plain_joined(base, state.uri)
      url && state.params ? plain_query(url, state.params) : url
    end

    def assembled(state, base)
      uri = joined(base, state.uri)
      return uri.to_s unless state.params || state.user || state.password

      unless state.digest
        uri.user = URI.encode_www_form_component(state.user) if state.user
        uri.password = URI.encode_www_form_component(state.password) if state.password
      end
      add_query(uri, state.params) if state.params
      uri.to_s
    end

    def absolute?(given)
      given.to_s.match?(SCHEME)
    end

    def plain_joined(base, given)
      return unless plain_text?(given) && (base.nil? || plain_text?(base) && PLAIN.match?(base))
      return ::String.new(given) if PLAIN.match?(given)

      "#{base[PLAIN_BASE]}#{given}" if base && PLAIN_PATH.match?(given)
    end

    def plain_query(url, params)
      return if url.include?('?') || !params.is_a?(::Hash)

      added = params.to_param
      return url if added.blank?

      joined = "#{url}?#{added}"
      joined if PLAIN.match?(joined)
    end

    def plain_text?(value)
      value.is_a?(::String) && value.encoding == ::Encoding::UTF_8
    end

    def joined(base, given)
      return parse_absolute(given) unless base

      require_address(given, 'as request URL')
      require_address(base, 'as output of base_uri lambda')
      (base.is_a?(::String) ? URI.parse(base) : base).merge(given)
    end

    # Older Ruby drops the empty host of http:///abc when it writes the URI again.
    def parse_absolute(given)
      uri = URI.parse(given)
      without_host = uri.is_a?(URI::HTTP) && uri.host.to_s.empty? && given.match?(SCHEME)
      raise URI::InvalidURIError, "bad URI(no host provided): #{given}" if without_host

      uri
    end

    def require_address(value, role)
      return if value.is_a?(::String) || value.is_a?(URI::Generic)

      raise Workato::Connector::Sdk::InvalidURIError, "Expected String or URI #{role}, got: #{value.class.name}"
    end

    def add_query(uri, params)
      added = params.to_param.presence
      return unless added

      kept = uri.query.to_s.split('&').reject(&:blank?).join('&')
      uri.query = kept.empty? ? added : "#{kept}&#{added}"
    end

    def wire(url, extra_query)
      return [url, nil, nil] if extra_query.nil? && PLAIN.match?(url)

      url = "http://#{url}" unless url.match?(SCHEME)
      url += "#{url.include?('?') ? '&' : '?'}#{extra_query}" if extra_query
      uri = URI.parse(url)
      raise URI::InvalidURIError, "bad URI(no host provided): #{url}" if uri.hostname.nil? || uri.hostname.empty?
      # Of Ruby's own class and words, as its HTTP client refuses such an address.
      raise ::ArgumentError, 'not an HTTP URI' unless uri.is_a?(URI::HTTP)

      without_credentials(uri)
    end

    # [url, user, password]
    def without_credentials(uri)
      user = uri.user
      password = uri.password
      uri.password = nil
      uri.user = nil
      uri.fragment = nil
      [uri.to_s, user && CGI.unescape(user), password && CGI.unescape(password)]
    rescue ::ArgumentError => e
      raise URI::InvalidURIError, "Invalid URL: #{e.message}"
    end
  end
end
