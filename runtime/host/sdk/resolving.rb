# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Lazy requests inside a result are sent now, in the order of the result; a container is copied
  # only where something in it changed (sdk/runtime.md §2.3).
  module Resolving
    module_function

    def resolve(value, seen = nil)
      case value
      when Workato::Connector::Sdk::Request then resolve(value.response!, seen)
      when ::Array, ::Hash then resolve_container(value, seen || {}.compare_by_identity)
      else value
      end
    end

    def resolve_container(container, seen)
      return container if seen[container] # a cycle holds nothing new

      seen[container] = true
      result = container.is_a?(::Array) ? resolve_array(container, seen) : resolve_hash(container, seen)
      seen.delete(container)
      result
    end

    def resolve_array(array, seen)
      copy = nil
      array.each_with_index do |item, index|
        resolved = resolve(item, seen)
        next if resolved.equal?(item)

        copy ||= array.dup
        copy[index] = resolved
      end
      copy || array
    end

    def resolve_hash(hash, seen)
      copy = nil
      hash.each do |key, item|
        resolved = resolve(item, seen)
        next if resolved.equal?(item)

        copy ||= hash.dup
        copy[key] = resolved
      end
      copy || hash
    end
    private_class_method :resolve_container, :resolve_array, :resolve_hash
  end
end
