# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'bigdecimal'
require 'set'

module Patchbay
  # Values as JSON, with a tag for what JSON cannot say (design §4.2). A value that is plain JSON
  # already is handed to the generator as it is, without a copy.
  module Tagged
    DEPTH = 100
    DEEP = { '$deep' => true }.freeze

    module_function

    # JSON's own generator does all that is plain; what is not asks this state (Hook). Where even
    # that cannot be said, the value is rewritten first.
    class State < ::JSON::State; end

    # A value whose JSON is made already, so that later changes to the value do not show.
    Fragment = Struct.new(:text, :value) do
      def to_json(*_state)
        text
      end
    end

    # Before the generator turns an object into a String of its own choice.
    module Hook
      def to_json(state = nil, *rest)
        return super unless state.is_a?(State)

        ::JSON.generate(Tagged.encode(self), max_nesting: 0)
      end
    end

    def install
      ::Object.prepend(Hook)
      Workato::Types::Binary.prepend(Hook)
    end

    # The host writes the same text at several times the speed.
    GENERATE = defined?(Native) ? ->(value, state) { Native.json(value, state, false) } : ::JSON.method(:generate)
    private_constant :GENERATE

    def generate(value)
      GENERATE.call(value, State.new(max_nesting: DEPTH))
    rescue ::StandardError, ::SystemStackError # also of a to_json of the connector's own
      ::JSON.generate(encode(value), max_nesting: 0)
    end

    def fragment(value)
      Fragment.new(generate(value), value)
    end

    def encode(value, depth = 0, open = nil)
      case value
      when nil, true, false, ::Integer then value
      when ::String then text(value)
      when ::Float then value.finite? ? value : { '$float' => value.to_s }
      when ::Symbol then text(value.name)
      when Workato::Connector::Sdk::Request then { '$object' => 'Workato::Connector::Sdk::Request' }
      when ::Hash, ::Array
        open ||= {}.compare_by_identity
        return DEEP if depth >= DEPTH || open[value]

        open[value] = true
        result = value.is_a?(::Hash) ? hash(value, depth, open) : array(value, depth, open)
        open.delete(value)
        result
      else other(value, depth, open)
      end
    end

    def text(value)
      if value.encoding != ::Encoding::UTF_8
        return binary(value) if [::Encoding::ASCII_8BIT, ::Encoding::US_ASCII].include?(value.encoding)

        begin
          value = value.encode(::Encoding::UTF_8)
        rescue ::EncodingError
          return binary(value)
        end
      end
      return binary(value) unless value.valid_encoding?

      value.instance_of?(::String) ? value : ::String.new(value)
    end

    def binary(value)
      bytes = ::String.new(value).force_encoding(::Encoding::UTF_8)
      bytes.valid_encoding? ? bytes : { '$base64' => [bytes].pack('m0') }
    end

    def hash(value, depth, open)
      return hash_copy(value, depth, open) unless value.instance_of?(::Hash)

      # Copy only from the first entry on that needs it.
      value.each do |key, item|
        encoded = encode(item, depth + 1, open)
        return hash_copy(value, depth, open) unless plain_key?(key) && encoded.equal?(item)
      end
      value
    end

    def plain_key?(key)
      key.instance_of?(::String) && key.encoding == ::Encoding::UTF_8 && key.valid_encoding?
    end

    def hash_copy(value, depth, open)
      value.each_with_object({}) do |(key, item), copy|
        copy[plain_key?(key) ? key : Errors.utf8(key.to_s)] = encode(item, depth + 1, open)
      end
    end

    def array(value, depth, open)
      copy = nil
      value.each_with_index do |item, index|
        encoded = encode(item, depth + 1, open)
        copy ||= value[0, index].to_a unless encoded.equal?(item)
        copy << encoded if copy
      end
      copy ||= value
      copy.instance_of?(::Array) ? copy : [].concat(copy)
    end

    def other(value, depth, open)
      case value
      when ::Time, ActiveSupport::TimeWithZone, ::DateTime then { '$time' => value.to_time.utc.iso8601(6) }
      when ::Date then { '$date' => value.iso8601 }
      when ::BigDecimal then { '$decimal' => value.to_s('F') }
      when ::Rational then { '$decimal' => value.to_f.to_s }
      when ::Regexp then { '$regexp' => Errors.utf8(value.inspect) }
      when ::Proc then { '$proc' => parameters(value) }
      when ::Range then { '$range' => Errors.utf8(value.inspect) }
      when ::Set then { '$set' => array(value.to_a, depth, open || {}.compare_by_identity) }
      when ActiveSupport::Duration then encode(value.value, depth, open)
      when Fragment then ::JSON.parse(value.text, max_nesting: 0)
      when Workato::Connector::Sdk::Stream::Proxy then { '$stream' => value.name.to_s }
      else unwrap(value, depth, open)
      end
    rescue ::StandardError
      { '$object' => class_name(value) }
    end

    # Lists of `where` and other delegators are shown as what they stand for.
    def unwrap(value, depth, open)
      if Workato::Extension::Array::ArrayWhere === value
        return encode(value.to_a, depth, open)
      end

      { '$object' => class_name(value) }
    end

    def class_name(value)
      ::Kernel.instance_method(:class).bind_call(value).name.to_s
    rescue ::TypeError
      'BasicObject'
    end

    # Proc#parameters as [[kind, name], …].
    def parameters(block)
      block.parameters.map { |parameter| parameter.map(&:to_s) }
    end

    # ---- reading

    def parse(json)
      decode(::JSON.parse(json, max_nesting: 0, allow_nan: false))
    end

    def decode(value)
      case value
      when ::Array then value.map { |item| decode(item) }
      when ::Hash
        if value.length == 1 && (key = value.first[0]).start_with?('$')
          decode_tag(key, value.first[1], value)
        else
          value.transform_values { |item| decode(item) }
        end
      else value
      end
    end

    def decode_tag(tag, content, original)
      case tag
      when '$time' then ::Time.iso8601(content.to_s)
      when '$date' then ::Date.iso8601(content.to_s)
      when '$decimal' then BigDecimal(content.to_s)
      when '$float' then { 'NaN' => ::Float::NAN, 'Infinity' => ::Float::INFINITY,
                           '-Infinity' => -::Float::INFINITY }.fetch(content.to_s)
      when '$base64' then Workato::Types::Binary.new(content.to_s.unpack1('m0'))
      when '$set' then ::Set.new(decode(content))
      when '$stream' then { '__stream__' => true, 'name' => content }
      else original.transform_values { |item| decode(item) }
      end
    rescue ::StandardError # a record may well have such a key of its own
      original.transform_values { |item| decode(item) }
    end

    ISO_TIME = /\A\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)\z/.freeze
    ISO_DATE = /\A\d{4}-\d{2}-\d{2}\z/.freeze

    # The vendor's command line reads times in closure and continue files back (§7.1, §17.2).
    def parse_times(value)
      case value
      when ::Array then value.map { |item| parse_times(item) }
      when ::Hash then value.transform_values { |item| parse_times(item) }
      when ISO_DATE then safely(value) { ::Date.parse(value) }
      when ISO_TIME then safely(value) { ::Time.zone.parse(value) }
      else value
      end
    end

    def safely(fallback)
      yield || fallback
    rescue ::ArgumentError
      fallback
    end
    private_class_method :text, :binary, :hash, :hash_copy, :plain_key?, :array, :other, :unwrap,
                         :decode_tag, :safely
  end
end
