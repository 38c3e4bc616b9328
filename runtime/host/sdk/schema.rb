# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      # A list of normalised fields (structure-and-schema.md §10.1) and what it does to values
      # (§14.1, sdk/runtime.md §10).
      class Schema
        attr_reader :fields

        def initialize(fields = [], normalised: false)
          @fields = normalised ? fields : ::Patchbay::SchemaFields.normalise(fields)
        end

        def +(other)
          Schema.new(fields + other.fields, normalised: true)
        end

        # Only known top-level names stay.
        def trim(input)
          names = fields.flat_map { |field| [field[:name], field.dig(:toggle_field, :name)] }.compact.to_set(&:to_s)
          ::Patchbay::Indifferent.wrap(input).select { |name, _value| names.include?(name.to_s) }
        end

        # Yields each value with its field, children first; the block's result takes its place.
        def apply(input, enforce_required:, &block)
          result = ::Patchbay::Indifferent.wrap(input)
          @steps = {}.compare_by_identity # of this call alone: the block may change fields
          apply_to_hash(fields, result, enforce_required, &block)
          result
        end

        private

        # What is asked of each record with a field, looked up once for all records.
        Step = ::Struct.new(:field, :toggle, :name, :toggle_name)
        private_constant :Step

        def steps_of(properties)
          @steps[properties] ||= properties.map do |field|
            toggle = field[:toggle_field]
            Step.new(field.presence, toggle.presence, field[:name], toggle && toggle[:name])
          end
        end

        def apply_to_hash(properties, object, enforce_required, &block)
          return if properties.blank? || object.nil?

          steps_of(properties).each do |step|
            apply_to_value(step.field, object, step.name, object[step.name], &block)
            apply_to_value(step.toggle, object, step.toggle_name, object[step.toggle_name], &block) if step.toggle
            require_value(step.field, step.toggle, object) if enforce_required
          end
        end

        def require_value(field, toggle, object)
          return if satisfied?(field, object) || satisfied?(toggle, object)

          ::Kernel.raise MissingRequiredInput.new(field[:label], toggle && toggle[:label])
        end

        # Blanks satisfy a required field, empty text does not (§10 point 4).
        def satisfied?(field, object)
          return false if field.blank?
          return true if field[:optional] || field[:runtime_optional]

          value = object[field[:name]]
          value.present? || value == false || (value.is_a?(::String) && !value.empty?)
        end

        def apply_to_value(field, container, key, value, &block)
          return if field.nil? || value.blank?

          if value.respond_to?(:each_key)
            apply_to_hash(field[:properties], value, false, &block)
          elsif value.respond_to?(:each_with_index) && value.respond_to?(:[]=)
            value.each_with_index { |item, index| apply_to_value(field, value, index, item, &block) }
          end
          container[key] = ::Patchbay::ValueClasses.normalise(yield(value, field))
        end
      end
    end
  end
end
