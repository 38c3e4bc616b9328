# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'json'
require 'psych'
require 'securerandom'

module Patchbay
  module Stdlib
    # The object `workato` (sdk/runtime.md §11).
    class WorkatoPackage
      include Signing
      include Ciphers
      include MemberGuard

      PACKAGE = 'workato'
      Sdk = Workato::Connector::Sdk
      private_constant :Sdk

      # resolve_request: sends a lazy request and gives its answer, gives anything else back as it is.
      def initialize(streams:, broker:, session: nil, resolve_request: nil)
        @streams = streams
        @broker = broker
        @session = session
        @resolve_request = resolve_request || ->(value) { value }
      end

      def parse_yaml(yaml)
        ::Psych.safe_load(yaml)
      rescue ::Psych::Exception => e
        raise Sdk::ArgumentError, "YAML Parsing error. #{e}"
      end

      def render_yaml(obj)
        ::Psych.dump(obj)
      end

      def parse_json(source)
        source = @resolve_request.call(source)
        return source unless source.is_a?(::String)

        ::JSON.parse(source)
      rescue ::JSON::ParserError => e
        raise Sdk::JSONParsingError, e.message
      end

      def uuid
        ::SecureRandom.uuid
      end

      def csv
        @csv ||= CsvPackage.new(@session)
      end

      def net
        @net ||= NetPackage.new(@broker, @session)
      end

      def stream
        @stream ||= StreamPackage.new(@streams)
      end
    end
  end
end
