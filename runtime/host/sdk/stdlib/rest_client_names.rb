# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative '../statuses'

# Names of the rest-client library (sdk/runtime.md §16.1) that connectors write in rescue lists. Requests raise the
# SDK's own errors, so that these never match, as in the vendor's emulator; but Ruby evaluates the list, and a
# missing name would hide the error that was raised.
module RestClient
  # Root of the library's errors.
  class Exception < ::RuntimeError
    attr_accessor :response, :original_exception
    attr_writer :message

    def initialize(response = nil, initial_response_code = nil)
      @response = response
      @initial_response_code = initial_response_code
      super(nil)
    end

    def http_code
      @response ? @response.code.to_i : @initial_response_code
    end

    def http_body
      @response&.body
    end

    def message
      @message || default_message
    end

    def to_s
      message
    end

    def default_message
      self.class.name
    end
  end

  class ExceptionWithResponse < Exception; end

  class RequestFailed < ExceptionWithResponse
    def default_message
      "HTTP status code #{http_code}"
    end
  end

  # Errors by status, named after its text: 404 is RestClient::NotFound.
  module Exceptions
    EXCEPTIONS_MAP = Patchbay::Statuses::TEXTS.to_h do |code, text|
      error = Class.new(RequestFailed) do
        define_method(:default_message) { [http_code, text].compact.join(' ') }
      end
      [code, RestClient.const_set(text.delete(" '-"), error)]
    end.freeze

    class Timeout < RestClient::RequestTimeout
      def initialize(message = nil, original_exception = nil)
        super(nil, nil)
        self.message = message if message
        self.original_exception = original_exception
      end
    end

    class OpenTimeout < Timeout; end
    class ReadTimeout < Timeout; end
  end

  ResourceNotFound = NotFound
  RequestEntityTooLarge = PayloadTooLarge
  RequestURITooLong = URITooLong
  RequestedRangeNotSatisfiable = RangeNotSatisfiable

  class ServerBrokeConnection < Exception; end
  class SSLCertificateNotVerified < Exception; end
end
