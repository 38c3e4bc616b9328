# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'securerandom'

module Patchbay
  # The bytes of a request and the Content-Type they insist on (sdk/runtime.md §4.7).
  class RequestBody
    attr_reader :bytes, :content_type

    def initialize(bytes, content_type = nil)
      @bytes = bytes
      @content_type = content_type
    end

    SDK = Workato::Connector::Sdk
    ERRORS = { json: SDK::JSONRequestFormatError, xml: SDK::XMLRequestFormatError,
               form: SDK::WWWFormURLEncodedRequestFormatError,
               multipart: SDK::MultipartFormRequestFormatError }.freeze
    BODY_VERBS = %w[POST PUT PATCH].freeze
    private_constant :SDK

    class << self
      # nil: no body at all. POST, PUT and PATCH always have one, if an empty one.
      def of(state)
        body = state.format == :none ? nil : from(render(state))
        body || (BODY_VERBS.include?(state.verb) ? new(+'') : nil)
      end

      private

      def render(state)
        case state.format
        when :json then state.payload && JsonText.encode(state.payload)
        when :xml then state.payload && xml(state.payload, *state.format_options)
        when :form then state.payload.to_param
        when :multipart then Multipart.of(state.payload)
        when :raw then raw(state.payload)
        else state.payload
        end
      rescue ::StandardError => e
        raise unless ERRORS.key?(state.format)

        raise ERRORS[state.format], e.message
      end

      # What a rendered payload becomes: text, an urlencoded form, a file; anything else is no body.
      def from(rendered)
        case rendered
        when RequestBody then rendered
        when SDK::Request then nil
        when ::String then new(::String.new(rendered))
        when ::Hash then new(FlatParams.encode(rendered), RequestHeaders::FORM)
        when nil, ::Array then nil
        else rendered.respond_to?(:read) ? new(rendered.read.to_s) : nil
        end
      end

      def raw(payload)
        payload.nil? || payload.is_a?(::Hash) || payload.respond_to?(:read) ? payload : payload.to_s
      end

      def xml(payload, root, namespaces)
        Gyoku.xml({ root => payload.merge(namespaces).deep_symbolize_keys }, key_converter: :none)
      end
    end
  end

  # multipart/form-data (§4.7.1).
  module Multipart
    EOL = "\r\n"

    module_function

    def of(payload)
      return {} if payload.nil?

      parts = payload.each_with_object([]) do |(name, (content, type, filename)), list|
        list.concat(part(name.to_s, content, type, filename))
      end
      boundary = "----RubyFormBoundary#{SecureRandom.base64(12).tr('+/', 'AB')}"
      RequestBody.new(join(parts, "--#{boundary}"), "multipart/form-data; boundary=#{boundary}")
    end

    def part(name, content, type, filename)
      if type.present?
        filename ||= ::File.basename(name)
        return ["Content-Disposition: form-data;#{name.empty? ? '' : " name=\"#{name}\";"} " \
                "filename=\"#{filename}\"#{EOL}Content-Type: #{type}#{EOL}#{EOL}".b << content.to_s.b]
      end

      nested = content.is_a?(::Hash) || content.is_a?(::Array)
      fields = nested ? FlatParams.flatten(content, parent: name) : [[name, content]]
      fields.map { |field, value| "Content-Disposition: form-data; name=\"#{field}\"#{EOL}#{EOL}".b << value.to_s.b }
    end

    def join(parts, marker)
      body = +''.b
      body << marker << EOL
      parts.each_with_index do |part, index|
        body << part << EOL << marker
        body << EOL unless index == parts.length - 1
      end
      body << '--' << EOL
    end
    private_class_method :part, :join
  end
end
