# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Configurations an author might choose: the options of selects that shape the schema, as far as
  # their lists are static (design §4.3, --variants).
  class Variants
    def initialize(model, evaluation)
      @model = model
      @evaluation = evaluation
    end

    # At most `count` answers: one field at a time, the first option of every field first; then the first
    # two fields together, because some forms open only for a pair of answers.
    def configurations(config_fields, input_fields, count)
      columns = (hashes(config_fields) + hashes(input_fields).select { |field| field['extends_schema'] })
                .uniq { |field| field['name'].to_s }
                .map { |field| options(field).map { |value| { field['name'].to_s => value } } }
      longest = columns.map(&:length).max.to_i
      rows = (0...longest).flat_map { |index| columns.map { |column| column[index] } }
      (rows.compact + pairs(columns, count)).uniq.first(count)
    end

    private

    def pairs(columns, count)
      first, second = columns.reject(&:empty?)
      return [] unless second

      first.first(count).product(second.first(count)).map { |one, other| one.merge(other) }
    end

    def hashes(fields)
      fields.is_a?(::Array) ? fields.grep(::Hash).map { |field| Indifferent.wrap(field) } : []
    end

    def options(field)
      list = field['pick_list'] || field['options']
      list = named(list) if list.is_a?(::String) || list.is_a?(::Symbol)
      yes_no = field['control_type'].to_s == 'checkbox' || field['type'].to_s == 'boolean'
      return %w[true false] if list.nil? && yes_no
      return [] unless list.is_a?(::Array)

      list.grep(::Array).map { |option| option[1] }.select { |value| scalar?(value) }.uniq
    end

    def scalar?(value)
      value.is_a?(::String) || value.is_a?(::Numeric) || value == true || value == false
    end

    def named(name)
      source = @model.pick_lists.source(name)
      return source unless source.is_a?(::Proc)

      list = nil
      @evaluation.result { list = @model.pick_lists.evaluate(name) }
      list
    end
  end
end
