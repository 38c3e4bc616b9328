# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Object definitions (sdk/runtime.md §9.3): evaluated when first asked for, once in a table, and
  # handed out as deep copies.
  class ObjectDefinitions
    SDK = Workato::Connector::Sdk
    private_constant :SDK

    attr_reader :connection

    def initialize(sources, connection)
      @sources = Indifferent.wrap(sources.presence || {})
      @connection = connection
    end

    def names
      @sources.keys
    end

    def key?(name)
      @sources.key?(name)
    end

    def lazy(config_fields = {})
      Table.new(self, config_fields)
    end

    def fields(name, config_fields = {})
      lazy(config_fields)[name]
    end

    # Runs the lambda of one definition for a table.
    def evaluate(name, config_fields, table)
      block = block_of(name)
      raise SDK::UnresolvedObjectDefinitionError, name unless block

      @connection.session.lambda("object_definitions.#{name}.fields", block) do
        operation = SDK::Operation.new(connection: @connection, methods: @connection.methods_source)
        operation.perform do |context, settings|
          Calling.run(context, block, settings, Indifferent.wrap(config_fields), table)
        end
      end
    end

    private

    # Guides of the platform also show a bare lambda (structure-and-schema.md §1.3).
    def block_of(name)
      source = @sources[name]
      bare = source.is_a?(::Proc) && @connection.session.platform?(:bare_definition, "object definition #{name}")
      return source if bare

      @sources.dig(name, :fields)
    end

    # The lazy hash that lambdas see.
    class Table < Indifferent::HWIA
      def initialize(definitions, config_fields)
        super() { |table, name| table.__send__(:load_definition, name) }
        @definitions = definitions
        @config_fields = config_fields
        @open = []
      end

      def [](name)
        Indifferent.deep_copy(super)
      end

      def inspect
        '#<object definitions>'
      end

      private

      def load_definition(name)
        key = convert_key(name)
        raise SDK::CircleReferenceObjectDefinitionError.new(name, ::Kernel.caller) if @open.include?(key)

        @open.push(key)
        begin
          self[key] = @definitions.evaluate(name, @config_fields, self)
        rescue ::SystemStackError => e
          raise SDK::CircleReferenceObjectDefinitionError.new(name, e.backtrace)
        end
      ensure
        @open.pop if @open.last == key
      end
    end
  end

  # Pick lists (§9.2): arguments by the number of declared parameters, extra ones as keywords.
  class PickLists
    def initialize(sources, connection)
      @sources = Indifferent.wrap(sources.presence || {})
      @connection = connection
    end

    def names
      @sources.keys
    end

    def key?(name)
      @sources.key?(name)
    end

    def source(name)
      @sources[name]
    end

    def evaluate(name, arguments = {})
      block = @sources.fetch(name)
      count = block.parameters.length
      @connection.session.lambda("pick_lists.#{name}", block) do
        action = Workato::Connector::Sdk::Action.new(connection: @connection, methods: @connection.methods_source)
        action.perform { |context, settings| run(context, block, count, settings, arguments) }
      end
    end

    private

    def run(context, block, count, settings, arguments)
      case count
      when 0 then context.instance_exec(&block)
      when 1 then context.instance_exec(settings, &block)
      else context.instance_exec(settings, **Indifferent.wrap(arguments).symbolize_keys, &block)
      end
    end
  end
end
