# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Nested parameters as the HTTP library of the vendor flattens them: insertion order, brackets
  # unescaped, nil as a bare key (sdk/runtime.md §4.7, request_body(Hash)).
  module FlatParams
    module_function

    def encode(hash)
      flatten(hash, escape: true).map { |name, value| value.nil? ? name : "#{name}=#{value}" }.join('&')
    end

    # [[name, value], …]
    def flatten(container, escape: false, parent: nil, result: [])
      return result << [parent, nil] if container.empty? && parent

      each_pair(container) do |key, value|
        key = URI.encode_www_form_component(key.to_s) if escape && !key.nil?
        name = parent ? "#{parent}[#{key}]" : key
        if value.is_a?(::Hash) || value.is_a?(::Array)
          flatten(value, escape: escape, parent: name, result: result)
        else
          result << [name, escape && value ? URI.encode_www_form_component(value.to_s) : value]
        end
      end
      result
    end

    def each_pair(container)
      return container.each { |value| yield(nil, value) } if container.is_a?(::Array)

      container.each { |key, value| yield(key, value) }
    end
    private_class_method :each_pair
  end
end
