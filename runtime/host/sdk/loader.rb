# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'keyword_calls'

# For the binding below: connector code sees Ruby 2.7's way of calling lambdas (§16.1).
using Patchbay::KeywordCalls

module Workato
  module Connector
    module Sdk
      # Where connector code is evaluated (sdk/runtime.md §1 point 2): constants are looked up here
      # first, lambdas without a context have this class as self, and close over the two arguments.
      class Connector
        def self.from_file(path_to_source_code = 'connector.rb', settings = {})
          # running a connector is the purpose; the process is caged
          eval(::Patchbay::Loader.take_source, binding, path_to_source_code, 1)
        end
      end
    end
  end
end

module Patchbay
  # A connector that has been evaluated: its definition is indifferent, lambdas are as written.
  LoadedConnector = Struct.new(:definition, :path, :profile, :clock)

  # Evaluates a source (sdk/runtime.md §1).
  module Loader
    SIZE_LIMIT = 10 * 1024 * 1024
    PATH = __FILE__ # where Ruby says that blocks at the top of a connector were written

    class << self
      # Raises whatever the source raises. clock: RFC 3339 text or nil.
      def load(source, path, profile: nil, clock: nil)
        profile = Profile.named(profile)
        text = checked(source)
        session = Session.new(broker: SilentBroker.new, profile: profile, path: path, job: { 'network' => false },
                              clock: RunClock.new(start: clock && ::Time.iso8601(clock)))
        definition = session.enter { evaluate(text, path, Patchbay::Indifferent::HWIA.new) }
        LoadedConnector.new(Indifferent.wrap(definition), path, profile, clock)
      end

      # Handed over here, so that connector code has no local variable with its own source.
      def take_source
        text = @source
        @source = nil
        text
      end

      private

      def checked(source)
        text = ::String.new(source).force_encoding(::Encoding::UTF_8).delete_prefix("\uFEFF")
        invalid = Workato::Connector::Sdk::InvalidDefinitionError
        raise invalid, 'The connector is larger than 10 MB' if text.bytesize > SIZE_LIMIT

        unless text.valid_encoding?
          line = text.each_line.find_index { |one| !one.valid_encoding? }.to_i + 1
          raise invalid, "The connector is not valid UTF-8: see line #{line}"
        end
        text
      end

      def evaluate(text, path, settings)
        Sdk.prepare_zone
        @source = text
        definition = DefinedMethods.watch(path) { Workato::Connector::Sdk::Connector.from_file(path, settings) }
        return definition if definition.is_a?(::Hash)

        raise Workato::Connector::Sdk::InvalidDefinitionError,
              "The connector must end with its Hash, but its last value is #{Tagged.class_name(definition)}"
      end
    end
  end

  # While a source is only evaluated there is nobody to ask.
  class SilentBroker
    def exchange(header, _body)
      raise Workato::Connector::Sdk::RequestError, "No requests while the connector loads: #{header['spec']['url']}"
    end

    def exchange_all(list, **)
      list.each { |header, body| exchange(header, body) }
    end

    def resolve(name, _record)
      raise ResolveError, "No look-up of #{name} while the connector loads"
    end

    def settings(_message, _changes)
      false
    end

    def console(*); end

    def trace(*); end

    def sleep(*); end

    def warning(*); end

    def describing(*); end

    def piece(*); end
  end
end
