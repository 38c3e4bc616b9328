# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# List helpers of every Enumerable (sdk/runtime.md §13.4). Reopened rather than included: Array and Hash took
# Enumerable in long ago, and pluck replaces ActiveSupport's.
module Enumerable
  # Lists whose first element is no Hash give an empty list.
  def where(conditions = {})
    list = first.is_a?(::Hash) ? self : []
    Workato::Extension::Array::ArrayWhere.new(list, conditions || {})
  end

  def format_map(format)
    return self if format.blank?

    map do |item|
      arguments = Array.wrap(item).map do |value|
        value.is_a?(ActiveSupport::HashWithIndifferentAccess) ? value.symbolize_keys : value
      end
      format % arguments
    end
  end

  def smart_join(separator)
    transform_select { |item| (item.is_a?(::String) ? item.strip : item).presence }.join(separator)
  end

  # An Array as key is a path to dig.
  def pluck(*keys)
    take = ->(element, key) { element.respond_to?(:dig) ? element.dig(*key) : element[key] }
    return map { |element| take.call(element, keys.first) } unless keys.many?

    map { |element| keys.map { |key| take.call(element, key) } }
  end

  def transform_find(&block)
    each do |*items|
      found = block.call(*items)
      return found if found
    end
    nil
  end

  def transform_select(&block)
    map { |*items| block.call(*items) || nil }.compact
  end
end
