# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'json'

module Patchbay
  # Bodies into values (sdk/runtime.md §4.10).
  module ResponseDecoding
    SDK = Workato::Connector::Sdk
    ERRORS = { json: SDK::JSONResponseFormatError, xml: SDK::XMLResponseFormatError,
               raw: SDK::RAWResponseFormatError }.freeze
    private_constant :SDK

    module_function

    def parse(response, state)
      case state.response_format
      when :json then json(response.body)
      when :xml then XmlHash.parse(response.body, strip_namespaces: state.strip_namespaces)
      when :raw then raw(response.body)
      else response
      end
    rescue ::StandardError => e
      raise unless ERRORS.key?(state.response_format)

      raise ERRORS[state.response_format], Errors.utf8(e.message)
    end

    # A blank body is an empty object.
    def json(body)
      return {} if blank?(body)

      ::JSON.parse(body)
    end

    def blank?(body)
      body.empty? || body.bytesize < 64 * 1024 && body.b.match?(/\A[[:space:]]*\z/n)
    end

    def raw(body)
      body.valid_encoding? ? body : body.force_encoding(::Encoding::ASCII_8BIT)
    end
    private_class_method :json, :blank?, :raw
  end
end
