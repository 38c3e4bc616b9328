# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # headers(cookies: {…}) as one Cookie header (sdk/runtime.md §4.6 point 8): the names in order, a nil
  # value forgotten, a value with separators in quotes.
  module Cookies
    BAD_NAME = /[\x00-\x20\x7F,;\\"=]/.freeze
    BAD_VALUE = /[\x00-\x1F\x7F]/.freeze
    QUOTED = /[\x00-\x20",;\\\x7F]/.freeze
    private_constant :BAD_NAME, :BAD_VALUE, :QUOTED

    module_function

    def text(cookies)
      pairs = {}
      cookies.each { |name, value| pairs[checked_name(name)] = checked_value(value) }
      pairs.compact.sort.map { |name, value| "#{name}=#{value}" }.join('; ')
    end

    def checked_name(name)
      name = plain(name.is_a?(::Symbol) ? name.name : name)
      raise ::ArgumentError, 'cookie name cannot be empty' if name.empty?
      raise ::ArgumentError, 'invalid cookie name' if name.match?(BAD_NAME)

      name
    end

    def checked_value(value)
      return if value.nil?

      value = plain(value)
      raise ::ArgumentError, 'invalid cookie value' if value.match?(BAD_VALUE)

      value.match?(QUOTED) ? "\"#{value.gsub(/[\\"]/) { |mark| "\\#{mark}" }}\"" : value
    end

    def plain(value)
      ::String.try_convert(value) || raise(::TypeError, "#{value.class} is not a String")
    end
    private_class_method :checked_name, :checked_value, :plain
  end
end
