# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Title, subtitle, description and help of an operation: literals or lambdas
  # (structure-and-schema.md §1.3, §4.2). Only the platform runs the lambdas.
  class OperationTexts
    BASE_URL = 'https://www.workato.com/webhooks'

    def initialize(model, kind, name)
      @model = model
      @kind = kind
      @name = name
      @source = model.definition[kind][name]
    end

    # labels: of what is chosen in select fields, by the field's name (§4.2).
    def value(key, input = {}, labels = {})
      text = @source[key]
      return text unless text.is_a?(::Proc)

      runner = @model.operation(@kind, @name)
      runner.run_key(key) { |settings| arguments(key, input, labels, settings) }
    end

    private

    # help of a trigger also gets the connection and the address of static webhooks.
    def arguments(key, input, labels, settings)
      offered = [Indifferent.wrap(input), Indifferent.wrap(labels)]
      offered += [settings, BASE_URL] if key == 'help' && @kind == 'triggers'
      offered
    end
  end

  # The connection's own form: literals, or lambdas of the connection (§2.4).
  class ConnectionFields
    def initialize(model)
      @model = model
    end

    def value(key)
      fields = source[key]
      return fields unless fields.is_a?(::Proc)

      @model.session.lambda("connection.#{key}", fields) do
        @model.scratch_action.perform { |context, settings| Calling.run(context, fields, settings) }
      end
    end

    # All fields of the form: own ones, extended ones, those of the chosen kind of authorization.
    def all
      [value('fields'), value('extended_fields'), *option_fields].flat_map { |list| Array.wrap(list) }
    end

    private

    def source
      @model.connection.source
    end

    def option_fields
      authorization = source[:authorization]
      return [] unless authorization.is_a?(::Hash) && authorization[:options].is_a?(::Hash)

      chosen = begin
        @model.connection.authorization.source
      rescue ::StandardError
        nil
      end
      [chosen && chosen[:fields]]
    end
  end
end
