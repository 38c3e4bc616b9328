# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'json'

module Patchbay
  module Boot
    def self.ms_since(start)
      ((Process.clock_gettime(Process::CLOCK_MONOTONIC) - start) * 1000).round(3)
    end

    # For a process that has nothing to do yet: touches the memory that the first job will need, so that
    # copying its pages is over when the job comes.
    def self.rehearse
      Sdk.rehearse if Sdk.respond_to?(:rehearse)
    rescue Stopped, CpuLimitReached
      raise
    rescue Exception # rubocop:disable Lint/RescueException -- whatever the connector has changed
      nil
    end

    # JSON headers over a channel. What JSON cannot say is made sayable instead of lost: a console
    # line with foreign bytes must not end a run.
    class Wire
      GENERATE = ::JSON.method(:generate)
      PARSE = ::JSON.method(:parse)
      TEXT_OF = Native.method(:json)
      VALUE_OF = Native.method(:json_value)
      DEPTH = 60 # the application accepts 64

      def initialize(channel)
        @channel = channel
        @state = ::JSON::State.new(max_nesting: DEPTH) # one for all frames: a fresh one costs as much as a header
      end

      def budget=(bytes)
        @channel.budget = bytes
      end

      def take_descriptor
        @channel.take_descriptor
      end

      # [header Hash, blob], or nil at the end of the stream.
      def read
        text, blob = @channel.read
        text && [VALUE_OF.call(text), blob]
      end

      def write(header, blob = nil)
        @channel.write(encode(header), blob)
      end

      private

      def encode(header)
        @state.depth = 0 # whatever interrupted the last one
        TEXT_OF.call(header, @state, false)
      rescue ::JSON::GeneratorError, ::JSON::NestingError, ::EncodingError
        GENERATE.call(sayable(header, 0), max_nesting: DEPTH + 2)
      end

      def sayable(value, depth)
        case value
        when ::Hash
          return '…' if depth >= DEPTH - 1

          value.to_h { |key, item| [utf8(key.to_s), sayable(item, depth + 1)] }
        when ::Array
          depth >= DEPTH - 1 ? '…' : value.map { |item| sayable(item, depth + 1) }
        when ::Float then value.finite? ? value : nil
        when ::Integer, true, false, nil then value
        else utf8(value.to_s)
        end
      end

      def utf8(text)
        return text.scrub if text.encoding == ::Encoding::UTF_8

        binary = text.encoding == ::Encoding::BINARY ? text.dup.force_encoding(::Encoding::UTF_8) : nil
        (binary || text.encode(::Encoding::UTF_8, invalid: :replace, undef: :replace)).scrub
      end
    end
  end
end
