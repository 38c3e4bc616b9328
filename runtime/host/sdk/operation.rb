# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      # The OPERATION context (sdk/runtime.md §2.4, §3) and what actions and triggers share: field
      # lambdas, samples, summaries.
      class Operation
        include Dsl::Global
        include Dsl::AWS
        include Dsl::HTTP
        include Dsl::Call
        include Dsl::Error
        include Dsl::ExecutionContext
        include ::Patchbay::ScopeNotes

        def initialize(connection:, operation: {}, methods: {}, streams: ProhibitedStreams.new,
                       object_definitions: nil, path: nil)
          @operation = ::Patchbay::Indifferent.wrap(operation)
          @_methods = ::Patchbay::Indifferent.wrap(methods)
          @connection = connection
          @streams = streams
          @object_definitions = object_definitions
          @path = path
        end

        # Yields this context and fresh settings; resolves and wraps what comes back (§2.3).
        def perform
          result = ::Patchbay::Resolving.resolve(yield(self, connection.settings))
          ::Patchbay::Indifferent.convert_result(result)
        end

        # Runs a lambda with the arguments of execute (§2.4).
        def run(block, input = {}, input_schema = [], output_schema = [], continue = {})
          perform do |_context, settings|
            ::Patchbay::Calling.run(self, block, settings, ::Patchbay::Indifferent.wrap(input),
                                    ::Patchbay::Indifferent.wrap_each(input_schema),
                                    ::Patchbay::Indifferent.wrap_each(output_schema),
                                    ::Patchbay::Indifferent.wrap(continue))
          end
        end

        # Runs one of this operation's own lambdas with the arguments that the block gives.
        def run_key(key, block = operation[key])
          connection.session.lambda("#{@path}.#{key}", block) do
            perform { |_context, settings| ::Patchbay::Calling.run(self, block, *yield(settings)) }
          end
        end

        # ---- fields (§6.10)

        def input_fields(config_fields = {}, definitions = @object_definitions.lazy(config_fields))
          fields(:input_fields, config_fields, definitions)
        end

        def output_fields(config_fields = {}, definitions = @object_definitions.lazy(config_fields))
          fields(:output_fields, config_fields, definitions)
        end

        # Both lists over one table of object definitions.
        def extended_schema(config_fields = {})
          definitions = @object_definitions.lazy(config_fields)
          { input: input_fields(config_fields, definitions), output: output_fields(config_fields, definitions) }
        end

        def sample_output(input = {})
          block = operation[:sample_output]
          connection.session.lambda("#{@path}.sample_output", block) { run(block, input) }
        end

        def summarize_input(input = {})
          ::Patchbay::Summarize.call(input, operation[:summarize_input])
        end

        def summarize_output(output = {})
          ::Patchbay::Summarize.call(output, operation[:summarize_output])
        end

        private

        attr_reader :operation, :connection, :streams

        def fields(key, config_fields, definitions)
          return [] unless operation[key]

          ::Array.wrap(run_key(key) { |settings| [definitions, settings, ::Patchbay::Indifferent.wrap(config_fields)] })
        end

        # Schemas of a whole run (§6.1): config fields stay out of the extended input schema.
        def schemas(input)
          extended = extended_schema(input)
          input_schema = Schema.new(extended[:input])
          [Schema.new(operation[:config_fields] || []) + input_schema, input_schema, Schema.new(extended[:output])]
        end

        def apply_input(input, schema)
          schema.apply(schema.trim(input), enforce_required: true) do |value, field|
            convert(value, field[:render_input])
          end
        end

        def apply_output(output, schema)
          schema.apply(output, enforce_required: false) { |value, field| convert(value, field[:parse_output]) }
        end

        def convert(value, name)
          ::Patchbay::Converters.convert(value, name, name && @_methods[name])
        end
      end
    end
  end
end
