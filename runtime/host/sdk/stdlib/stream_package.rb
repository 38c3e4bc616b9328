# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # workato.stream (sdk/runtime.md §8, §11): the door to the streams of the running operation.
    class StreamPackage
      include MemberGuard

      PACKAGE = 'workato.stream'

      # streams: answers out(name, input) and in(stream, from:, frame_size:) { |chunk, from, to, eof, next_from| }.
      def initialize(streams)
        @streams = streams
      end

      def out(stream_name, input = {})
        @streams.out(stream_name, input)
      end

      def in(stream, from: nil, frame_size: nil, &block)
        @streams.in(stream, from: from, frame_size: frame_size, &block)
      end
    end
  end
end
