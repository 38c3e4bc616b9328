# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      class Schema
        module Type
          # A time with microseconds in its text (sdk/runtime.md §10 point 6).
          class Time < ::Time
            PRECISION = 6

            def to_s(*arguments)
              arguments.empty? ? xmlschema(PRECISION) : super
            end

            def self.of(value)
              offset = value.is_a?(::DateTime) ? value.zone : value.utc_offset
              seconds = value.sec + ::Kernel.Rational(value.nsec, 1_000_000_000)
              new(value.year, value.month, value.day, value.hour, value.min, seconds, offset)
            end
          end
        end
      end
    end
  end
end

module Patchbay
  # Classes of declared values after conversion (sdk/runtime.md §10 point 6).
  module ValueClasses
    SDK = Workato::Connector::Sdk
    private_constant :SDK

    module_function

    def normalise(value)
      return value if value.blank?

      case value
      when ::Time, ::DateTime then SDK::Schema::Type::Time.of(value)
      when ::Date then value.to_date
      when ::Numeric, true, ::Array, ::Hash, Workato::Types::Binary, Workato::Types::UnicodeString,
           SDK::Stream::Proxy then value
      when Workato::Extension::Array::ArrayWhere then value.to_a
      when ::String then text(value)
      else other(value)
      end
    end

    def text(value)
      binary = value.encoding == ::Encoding::ASCII_8BIT
      binary ? Workato::Types::Binary.new(value) : Workato::Types::UnicodeString.new(value)
    end

    def other(value)
      return SDK::Schema::Type::Time.of(value.to_time) if value.respond_to?(:to_time)

      if value.respond_to?(:read) && value.respond_to?(:rewind)
        value.rewind
        return Workato::Types::Binary.new(value.read.force_encoding(::Encoding::ASCII_8BIT))
      end

      raise SDK::ArgumentError, "Unsupported data type: #{value.class}"
    end
    private_class_method :text, :other
  end
end
