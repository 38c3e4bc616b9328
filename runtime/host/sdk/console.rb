# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'stringio'

module Patchbay
  # Stands in for $stdout and $stderr while connector code runs: what it prints goes line by line to
  # the console with the connector's own line number (sdk/runtime.md §12, puts).
  class Console
    LINE_LIMIT = 64 * 1024

    def initialize(stream, &sink)
      @stream = stream # "out" or "err"
      @sink = sink # called with text, line, stream
      @rest = +''
      @line = nil
    end

    def write(*parts)
      count = 0
      parts.each do |part|
        text = part.to_s
        count += text.bytesize
        @line = Session.connector_line || @line
        @rest << Errors.utf8(text)
      end
      emit_lines
      count
    end

    def <<(part)
      write(part)
      self
    end

    def print(*parts)
      write(*parts)
      nil
    end

    def puts(*parts)
      buffer = StringIO.new
      buffer.puts(*parts)
      write(buffer.string)
      nil
    end

    def printf(format, *arguments)
      write(::Kernel.format(format, *arguments))
      nil
    end

    def putc(char)
      write(char.is_a?(::Integer) ? (char & 0xff).chr : char.to_s[0])
      char
    end

    def p(*values)
      values.each { |value| puts(value.inspect) }
      values.length > 1 ? values : values.first
    end

    # What was written without a line end.
    def finish
      return if @rest.empty?

      text = @rest
      @rest = +''
      @sink.call(text[0, LINE_LIMIT], @line, @stream)
    end

    def flush
      self
    end
    alias fsync flush

    def sync
      true
    end

    def sync=(value)
      value
    end

    def tty?
      false
    end
    alias isatty tty?

    # A stream inside JSON is its name.
    def as_json(*)
      to_s
    end

    def fileno
      @stream == 'err' ? 2 : 1
    end

    def external_encoding
      ::Encoding::UTF_8
    end

    def winsize
      [24, 80]
    end

    private

    def emit_lines
      while (index = @rest.index("\n"))
        text = @rest.slice!(0..index).chomp
        @sink.call(text[0, LINE_LIMIT], @line, @stream)
      end
      finish if @rest.length > LINE_LIMIT
    end
  end
end
