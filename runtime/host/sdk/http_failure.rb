# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'openssl'
require 'socket'

module Patchbay
  # A request that did not succeed, before hooks and re-authorisation have had their say
  # (sdk/runtime.md §4.12). Never leaves the SDK.
  class HttpFailure < ::StandardError
    attr_reader :response, :http_code

    def initialize(message, response: nil, timeout: false)
      super(message)
      @response = response
      @http_code = response&.code
      @timeout = timeout
    end

    def timeout?
      @timeout
    end

    def http_body
      @response&.body
    end

    def http_headers
      @response&.headers
    end

    # What the transport says as what connector code expects: some failures may be handled like an
    # error status, others are the network's own errors and pass unchanged.
    def self.of_transport(failure, spec)
      detail = failure['detail'].to_s
      host, port = address(spec['url'])
      case failure['kind']
      when 'connect_timeout' then new('Timed out connecting to server', timeout: true)
      when 'read_timeout' then new('Timed out reading data from server', timeout: true)
      when 'broken' then new('Server broke connection')
      when 'certificate_untrusted' then new(detail.presence || 'certificate verify failed')
      when 'refused'
        ::Errno::ECONNREFUSED.new("Failed to open TCP connection to #{host}:#{port} " \
                                  "(Connection refused - connect(2) for \"#{host}\" port #{port})")
      when 'dns'
        ::SocketError.new("Failed to open TCP connection to #{host}:#{port} " \
                          "(getaddrinfo: #{detail.presence || 'Name or service not known'})")
      when 'tls' then OpenSSL::SSL::SSLError.new(detail)
      when 'bad_certificate' then Workato::Connector::Sdk::RequestTLSCertificateFormatError.new(detail)
      when 'protocol_violation' then ::IOError.new("The answer of #{host} is not HTTP: #{detail}")
      when 'no_library'
        ::SocketError.new('Nothing was sent: libcurl, which Patchbay sends requests with, cannot be loaded. ' \
                          "Install it and start Patchbay again. (#{detail})")
      when 'denied'
        Workato::Connector::Sdk::RequestError.new("Contact with #{host} is not allowed in this project")
      when 'too_large'
        Workato::Connector::Sdk::RequestError.new("The answer of #{host} is too large: #{detail}")
      when 'cancelled' then ::Interrupt.new('Stopped')
      else ::SocketError.new("The request to #{host} failed: #{detail}")
      end
    end

    def self.address(url)
      uri = URI.parse(url)
      [uri.hostname, uri.port]
    rescue URI::InvalidURIError
      [url, '']
    end
    private_class_method :address
  end
end
