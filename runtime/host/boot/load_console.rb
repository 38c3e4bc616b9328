# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'stringio'

module Patchbay
  module Boot
    # Stands in for $stdout and $stderr while a source is evaluated: whole lines become console
    # frames with the line of the connector that printed them.
    class LoadConsole < StringIO
      LIMIT = 64 * 1024 # characters of a line

      def self.capture(path, wire)
        outs = [$stdout, $stderr]
        $stdout = new(path, wire, 'out')
        $stderr = new(path, wire, 'err')
        yield
      ensure
        [$stdout, $stderr].each { |out| out.finish if out.is_a?(LoadConsole) }
        $stdout, $stderr = outs
      end

      def initialize(path, wire, stream)
        super(+'')
        @path = path
        @wire = wire
        @stream = stream
        @rest = +''
      end

      def write(*parts)
        @line = caller_locations(1).find { |location| location.path == @path }&.lineno || @line
        size = parts.sum { |part| keep(part.to_s) }
        while (ending = @rest.index("\n"))
          send_line(@rest.slice!(0..ending).chomp)
        end
        finish if @rest.length > LIMIT
        size
      end

      # Sends what has no line end yet.
      def finish
        send_line(@rest) unless @rest.empty?
        @rest = +''
      end

      private

      def keep(text)
        @rest << text.dup.force_encoding(Encoding::UTF_8).scrub
        text.bytesize
      end

      def send_line(text)
        @wire.write('ev' => 'console', 'text' => text[0, LIMIT], 'line' => @line, 'stream' => @stream)
      end
    end
  end
end
