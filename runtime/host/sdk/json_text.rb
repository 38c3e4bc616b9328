# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # JSON as ActiveSupport writes it (sdk/runtime.md §4.7): HTML characters and U+2028/9 escaped,
  # times with three decimals, decimals as strings, NaN as null. Plain values are not copied.
  module JsonText
    ESCAPES = { '<' => '\u003c', '>' => '\u003e', '&' => '\u0026',
                "\u2028" => '\u2028', "\u2029" => '\u2029' }.freeze
    ESCAPED = /[<>&\u2028\u2029]/.freeze

    # As in Tagged: the generator does what is plain, other objects ask this state.
    class State < ::JSON::State; end

    # Other objects say themselves with as_json.
    module Hook
      def to_json(state = nil, *rest)
        return super unless state.is_a?(State)

        ::JSON.generate(JsonText.plain(self), max_nesting: 0)
      end
    end

    # Classes whose values are written here without being asked, as nobody can tell the difference
    # until a connector gives one of them another as_json.
    UNASKED = [::Hash, Indifferent::HWIA, ::Array, ::String, ::Symbol, ::Integer, ::Float,
               ::NilClass, ::TrueClass, ::FalseClass].freeze
    private_constant :UNASKED

    module_function

    def install
      ::Object.prepend(Hook)
      Workato::Types::Binary.prepend(Hook)
      @definitions = definitions
    end

    # What ActiveSupport would call: it asks for as_json and lets texts write themselves, with the
    # to_json that stands behind its own.
    def definitions
      UNASKED.map { |owner| owner.instance_method(:as_json) } << ::String.instance_method(:to_json).super_method
    end

    # NaN and the like need rewriting; what still fails is the caller's error.
    def encode(value)
      return ActiveSupport::JSON.encode(value) unless definitions == @definitions

      generate(value)
    rescue ::JSON::GeneratorError
      escaped(::JSON.generate(plain(value), max_nesting: 0))
    end

    # The host writes the same text at several times the speed.
    if defined?(Native)
      def generate(value)
        Native.json(value, State.new(max_nesting: 0), true)
      end
    else
      def generate(value)
        escaped(::JSON.generate(value, State.new(max_nesting: 0)))
      end
    end

    # Looking for each character alone is ten times faster than for any of them.
    def escaped(text)
      ESCAPES.each_key.any? { |character| text.include?(character) } ? text.gsub(ESCAPED, ESCAPES) : text
    end

    # The same value out of JSON's own classes.
    def plain(value, depth = 0)
      raise ::SystemStackError, 'stack level too deep' if depth > 2000

      case value
      when nil, true, false, ::Integer then value
      when ::String then value.instance_of?(::String) ? value : ::String.new(value)
      when ::Float then value.finite? ? value : nil
      when ::Symbol then value.name
      when Workato::Connector::Sdk::Request then plain(value.response!, depth)
      when ::Hash then plain_hash(value, depth)
      when ::Array then plain_array(value, depth)
      else plain_other(value, depth)
      end
    end

    def plain_hash(value, depth)
      value.each_with_object({}) { |(key, item), copy| copy[key.to_s] = plain(item, depth + 1) }
    end

    def plain_array(value, depth)
      value.map { |item| plain(item, depth + 1) }
    end

    def plain_other(value, depth)
      json = value.as_json
      json.equal?(value) ? json.to_s : plain(json, depth + 1)
    end
    private_class_method :definitions, :escaped, :plain_hash, :plain_array, :plain_other
  end
end
