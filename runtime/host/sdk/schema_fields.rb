# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The normaliser of field lists (structure-and-schema.md §10.1, §10.3, §10.7). The author's own
  # hashes are not changed.
  module SchemaFields
    TYPES = {
      'integer' => { 'type' => 'integer', 'control_type' => 'number', 'parse_output' => 'integer_conversion' },
      'number' => { 'type' => 'number', 'control_type' => 'number', 'parse_output' => 'float_conversion' },
      'date_time' => { 'type' => 'date_time', 'control_type' => 'date_time',
                       'render_input' => 'date_time_conversion', 'parse_output' => 'date_time_conversion' },
      'date' => { 'type' => 'date_time', 'control_type' => 'date',
                  'render_input' => 'date_conversion', 'parse_output' => 'date_conversion' },
      'object' => { 'type' => 'object' },
      'array' => { 'type' => 'array' },
      'string' => { 'type' => 'string', 'control_type' => 'text' }
    }.transform_values { |attributes| Indifferent.wrap(attributes).freeze }.freeze
    ALIASES = { 'boolean' => 'number', 'timestamp' => 'date_time' }.freeze
    INVALID = Workato::Connector::Sdk::InvalidSchemaError

    module_function

    def normalise(fields)
      Array.wrap(fields).map { |field| normalise_field(field) }
    end

    def normalise_field(source)
      field = copy(source)
      take_converter(field, :convert_input, :render_input)
      take_converter(field, :convert_output, :parse_output)
      field[:optional] = true unless field.key?(:optional)
      field[:label] ||= field[:name].labelize
      clean(field)
      normalise_toggle(field)
      control = field[:control_type]
      field[:control_type] = control.sub(/\A(?:small|medium)-/, '') if control.is_a?(::String)
      with_defaults(field)
    end

    # One copy of the author's hash, indifferent.
    def copy(source)
      source.is_a?(Indifferent::HWIA) ? source.dup : Indifferent.wrap(source)
    end

    # convert_input is an alias of render_input; a lambda there never works and is dropped.
    def take_converter(field, written, kept)
      converter = field.delete(written) || field[kept]
      return unless converter

      field[kept] = converter.is_a?(::Proc) ? nil : converter
    end

    # Blank attributes go, false stays, symbols become strings (top level only).
    def clean(field)
      field.transform_values! do |value|
        next value if value == false

        value = value.presence
        value.is_a?(::Symbol) ? value.to_s : value
      end
      field.compact!
    end

    def normalise_toggle(field)
      toggle = field[:toggle_field]
      return if toggle.blank?

      raise INVALID, 'toggle_hint not present' if field[:toggle_hint].blank?
      raise INVALID, 'toggle_field not complete' unless toggle[:name].present? && toggle[:type].present?
      if toggle[:optional].present? && toggle[:optional] != field[:optional]
        raise INVALID, 'toggle field cannot change optional attribute'
      end

      control = toggle[:control_type] unless toggle[:type].to_s == 'object'
      toggle = with_defaults(toggle.dup).except(:render_input, :parse_output, :control_type)
      toggle[:control_type] = control
      clean(toggle)
      field[:toggle_field] = toggle
    end

    # The type's attributes under the author's.
    def with_defaults(field)
      written = field.delete(:type).to_s
      type = ALIASES.fetch(written, written)
      type = 'string' unless TYPES.key?(type)
      if type == 'object'
        field[:properties] = normalise(field[:properties])
        field.delete(:control_type)
      elsif type == 'array'
        field[:of] = (field[:of] || 'object').to_s
        field[:properties] = normalise(field[:properties]) if field[:of] == 'object'
      end
      TYPES[type].each { |key, value| field[key] = value unless field.key?(key) }
      field
    end
    private_class_method :normalise_field, :copy, :take_converter, :clean, :normalise_toggle, :with_defaults
  end
end
