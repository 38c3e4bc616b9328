# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The parts of a loaded connector, wired for one job (sdk/runtime.md §1.1).
  class ConnectorModel
    SDK = Workato::Connector::Sdk
    private_constant :SDK

    attr_reader :definition, :session, :connection

    def initialize(definition, session, settings)
      @definition = definition
      @session = session
      @methods = Indifferent.wrap(section(:methods))
      @connection = SDK::Connection.new(source: section(:connection), session: session, methods: @methods,
                                        store: Indifferent.wrap(settings))
    end

    def methods_source
      @methods
    end

    def streams
      @streams ||= SDK::Streams.of(definition, connection)
    end

    def object_definitions
      @object_definitions ||= ObjectDefinitions.new(section(:object_definitions), connection)
    end

    def pick_lists
      @pick_lists ||= PickLists.new(section(:pick_lists), connection)
    end

    def names(kind)
      section(kind).keys
    end

    # An action or trigger by name; nil when there is none.
    def operation(kind, name)
      source = section(kind)[name]
      return unless source

      role = kind.to_s == 'actions' ? SDK::Action : SDK::Trigger
      role.new(operation: source, methods: @methods, connection: connection, streams: streams,
               object_definitions: object_definitions, path: "#{kind}.#{name}")
    end

    # A context without an operation, for methods and single lambdas.
    def scratch_action(source = {}, path = nil)
      SDK::Action.new(operation: source, methods: @methods, connection: connection, streams: streams,
                      object_definitions: object_definitions, path: path)
    end

    def test_action
      SDK::Action.new(operation: { execute: definition[:test] }, methods: @methods, connection: connection,
                      path: 'test')
    end

    def global(streams = SDK::ProhibitedStreams.new)
      SDK::Dsl::WithDsl.new(connection, streams)
    end

    private

    def section(key)
      value = definition[key].presence || {}
      value.is_a?(::Hash) ? value : {}
    end
  end
end
