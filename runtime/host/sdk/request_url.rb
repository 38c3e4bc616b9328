# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'cgi'
require 'uri'

module Patchbay
  # URL assembly (sdk/runtime.md §4.4).
  module RequestUrl
    SCHEME = %r{\A[a-z][a-z0-9+.-]*://}i.freeze

    module_function

    # What current_url shows: base joined, credentials and parameters in it.
    def build(state)
      uri = joined(state.connection&.base_uri, state.uri)
      return uri.to_s unless state.params || state.user || state.password

      unless state.digest
        uri.user = URI.encode_www_form_component(state.user) if state.user
        uri.password = URI.encode_www_form_component(state.password) if state.password
      end
      add_query(uri, state.params) if state.params
      uri.to_s
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

    # The URL on the wire and the credentials that were in it: [url, user, password].
    def wire(url, extra_query)
      url = "http://#{url}" unless url.match?(SCHEME)
      url += "#{url.include?('?') ? '&' : '?'}#{extra_query}" if extra_query
      uri = URI.parse(url)
      raise URI::InvalidURIError, "bad URI(no host provided): #{url}" if uri.hostname.nil? || uri.hostname.empty?
      raise URI::InvalidURIError, "bad URI(not an http or https address): #{url}" unless uri.is_a?(URI::HTTP)

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
