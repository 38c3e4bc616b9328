# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Indifferent hashes (sdk/runtime.md §2.2, §2.3, §14).
  module Indifferent
    HWIA = ActiveSupport::HashWithIndifferentAccess

    # What ActiveSupport does with each value of a plain Hash, seven times as fast, where the host is there
    # to do it.
    if defined?(Native)
      COPY = Native.method(:indifferent)
      MERGE = Native.method(:merge_indifferent)
    else
      COPY = ->(hash) { HWIA.new(hash) }
      MERGE = ->(target, hash) { target.merge!(hash) }
    end
    private_constant :COPY, :MERGE

    module_function

    # An indifferent hash passes by reference, a plain one is wrapped deeply, nil and false are empty.
    def wrap(value)
      return HWIA.new unless value
      return value if value.is_a?(HWIA)

      value.instance_of?(::Hash) ? COPY.call(value) : value.with_indifferent_access
    end

    # As target.merge!(hash).
    def merge(target, hash)
      MERGE.call(target, hash)
    end

    # Schemas: one field or a list of fields, each indifferent (§2.2).
    def wrap_each(list)
      Array.wrap(list).map { |item| wrap(item) }
    end

    # What becomes of a lambda's result: hashes are wrapped, arrays changed in place, the rest stays.
    def convert_result(value)
      case value
      when ::Hash then wrap(value)
      when ::Array then value.map! { |item| convert_result(item) }
      else value
      end
    end

    # A copy that shares no container with the original (§2.2: a fresh connection each time).
    def deep_copy(value)
      case value
      when HWIA
        value.each_with_object(HWIA.new) { |(key, item), copy| copy[key] = deep_copy(item) }
      when ::Hash then value.transform_values { |item| deep_copy(item) }
      when ::Array then value.map { |item| deep_copy(item) }
      when ::String then value.frozen? ? value : value.dup
      else value
      end
    end
  end
end
