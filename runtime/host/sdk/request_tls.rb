# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Certificates of a request (sdk/runtime.md §4.14). They are checked here, where the connector's
  # line is known, and travel as PEM text.
  module RequestTls
    module_function

    def client(state, certificate, key, passphrase, intermediates)
      state.certificate = OpenSSL::X509::Certificate.new(certificate).to_pem
      state.key = OpenSSL::PKey::RSA.new(key, passphrase).to_pem
      state.intermediates = Array.wrap(intermediates).compact.map { |pem| OpenSSL::X509::Certificate.new(pem).to_pem }
    rescue OpenSSL::OpenSSLError => e
      raise Workato::Connector::Sdk::RequestTLSCertificateFormatError, e.message
    end

    def server(state, certificates, strict)
      state.trusted ||= []
      state.trust_system = true unless strict
      Array.wrap(certificates).each { |pem| state.trusted << OpenSSL::X509::Certificate.new(pem).to_pem }
    rescue OpenSSL::OpenSSLError => e
      raise Workato::Connector::Sdk::RequestTLSCertificateFormatError, e.message
    end

    # The tls part of SPEC (docs/protocol.md); nil when nothing was asked for.
    def spec(state)
      return unless state.certificate || state.trusted

      spec = { 'trust_system' => state.trusted.nil? || state.trust_system == true }
      if state.certificate
        spec['client_certificate'] = state.certificate
        spec['client_key'] = state.key
        spec['client_intermediates'] = state.intermediates
      end
      spec['trusted'] = state.trusted if state.trusted
      spec
    end
  end
end
