# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Shortened values for display (sdk/runtime.md §6.8). The original stays as it is.
  module Summarize
    ITEMS = 100
    CHARACTERS = 1024

    module_function

    def call(data, paths)
      return data if paths.blank?

      result = data
      paths.each do |path|
        steps = path.split('.')
        next unless long?(result.dig(*steps))

        result = data.deep_dup if result.equal?(data)
        *parents, last = steps
        shorten(parents.empty? ? result : result.dig(*parents), last)
      end
      result
    end

    def long?(value)
      (value.is_a?(::Array) && value.length > ITEMS) || (value.is_a?(::String) && value.length > CHARACTERS)
    end

    def shorten(container, key)
      value = container[key]
      container[key] =
        if value.is_a?(::Array)
          value[0, ITEMS - 2] + ["... #{value.length - ITEMS} items ...", value.last]
        else
          "#{value[0, CHARACTERS - 1]}... #{value.length - CHARACTERS} characters ..."
        end
    end
    private_class_method :long?, :shorten
  end
end
