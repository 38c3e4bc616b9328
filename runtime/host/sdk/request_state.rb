# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # What the builder methods of a request have collected (sdk/runtime.md §4.3). The lazy request
  # that connector code holds is only the surface over this.
  class RequestState
    attr_reader :session, :verb, :uri, :connection, :operation, :headers, :case_headers, :declared_line, :payload
    attr_accessor :params, :format, :format_options, :content_type, :accept, :response_format,
                  :strip_namespaces, :after_response, :error_matchers, :error_hook, :redirects,
                  :user, :password, :digest, :auth_type, :certificate, :key, :passphrase, :intermediates,
                  :trusted, :trust_system

    # Where frames of a request being sent are.
    SURFACE = File.expand_path('request.rb', __dir__)

    def initialize(uri, verb, session, connection, operation)
      @uri = uri
      @verb = verb
      @session = session
      @connection = connection
      @operation = operation
      @headers = {}
      @case_headers = {}
      @payload_given = false
      @format = :none
      @response_format = :none
      @redirects = 'default'
      @declared_line = session.connector_line
      @stack = session.call_stack
    end

    # First a Hash is kept indifferent and anything else as it is; later hashes are merged at the
    # top level, later nils ignored (§4.3).
    def add_payload(value)
      if @payload_given || value.is_a?(::Hash)
        @payload ||= Indifferent::HWIA.new
        Indifferent.merge(@payload, value) if value
      else
        @payload = value
      end
      @payload_given = true
    end

    # A payload that was replaced counts as given: what `payload` adds afterwards is merged.
    def replace_payload(body)
      @payload = body
      @payload_given = true
    end

    def payload_for_block
      @payload_given = true
      @payload ||= Indifferent::HWIA.new
    end

    def add_params(value)
      return @params = value unless value.is_a?(::Hash)
      return if @params.nil? && value.empty? # nothing to add, and the most frequent case

      @params ||= Indifferent::HWIA.new
      @params.merge!(value)
    end

    # Where the request was written: frames of the connector, innermost first.
    def declared
      @session.own_frames(@stack)
    end

    # The same with the frames of requests that were being sent then, so that the error of an inner request keeps
    # its place in an outer one (§4.8).
    def declared_inside
      @session.own_frames(@stack, SURFACE)
    end
  end
end
