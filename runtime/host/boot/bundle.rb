# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # The host's Ruby files and those of its libraries, compiled at build time into one file, because
    # compiling them would be a third of the start. A file that is not exactly the one that was
    # compiled, or another Ruby, is compiled from its source as ever.
    module Bundle
      NAME = 'compiled.bundle'
      MAGIC = "patchbay bundle 1\n"
      Entry = Struct.new(:size, :changed, :offset, :length)

      # Stand in front of Ruby's own, which would look for every name in every folder of the load path
      # and resolve every link on the way.
      module Doors
        REQUIRE = ::Kernel.instance_method(:require)
        RELATIVE = ::Kernel.instance_method(:require_relative)

        def self.install
          ::Kernel.define_method(:require) do |name|
            found = Bundle.require(name)
            found.nil? ? REQUIRE.bind_call(self, name) : found
          end
          ::Kernel.define_method(:require_relative) do |name|
            path = ::File.expand_path(name, ::File.dirname(::Kernel.caller_locations(1, 1).first.absolute_path))
            found = Bundle.require(path)
            found.nil? ? REQUIRE.bind_call(self, path) : found
          end
          ::Kernel.send(:private, :require, :require_relative)
        end
      end

      class << self
        def open(folder)
          file = File.join(folder, NAME)
          return unless File.file?(file)

          bytes = File.binread(file)
          return unless bytes.start_with?(MAGIC)

          head = MAGIC.bytesize + 8
          length = bytes.byteslice(MAGIC.bytesize, 8).unpack1('Q<')
          ruby, @entries, @names = Marshal.load(bytes.byteslice(head, length))
          return @entries = nil unless ruby == description

          @code = bytes
          @start = head + length
          @loaded = {} # path => true, also while it is being loaded
          Doors.install
        rescue SystemCallError, ArgumentError, TypeError
          @entries = nil # damaged
        end

        # From here on nothing is loaded any more.
        def close
          @entries = @code = @names = @loaded = nil
        end

        # true, false as Kernel#require; nil: Ruby's own must look for it.
        def require(name)
          path = @entries && @names[name]
          return unless path
          return false if @loaded.key?(path)

          code = find(path)
          return unless code

          @loaded[path] = true
          load(path, code)
        end

        private

        # Provided before it runs: to `autoload` it must count as loaded or on the way.
        def load(path, code)
          Native.provide(path)
          code.eval
          true
        rescue ::Exception # rubocop:disable Lint/RescueException -- passed on; it may be tried again
          @loaded.delete(path)
          $LOADED_FEATURES.delete(path)
          raise
        end

        def find(path)
          entry = @entries[path]
          stat = File.stat(path)
          return unless stat.size == entry.size && (entry.changed.nil? || stat.mtime.to_i == entry.changed)

          RubyVM::InstructionSequence.load_from_binary(@code.byteslice(@start + entry.offset, entry.length))
        rescue SystemCallError, RuntimeError
          nil
        end

        public

        # Compiles files into one at `file`. moved: what the beginnings of paths will be after the
        # installation. Files that move do so in one package with the bundle, and its making may
        # change their times.
        def write(file, paths, moved = {})
          @moved = moved
          entries = {}
          names = {}
          code = +''.b
          paths.each do |path|
            binary = compiled(path)
            stat = File.stat(path)
            changed = place(path) == path ? stat.mtime.to_i : nil
            entries[place(path)] = Entry.new(stat.size, changed, code.bytesize, binary.bytesize)
            names_of(path).each { |name| names[place(name)] ||= place(path) }
            code << binary
          end
          index = Marshal.dump([description, entries, names])
          File.binwrite(file, MAGIC + [index.bytesize].pack('Q<') + index + code)
        end

        private

        # What `require` may be given to get that file: a path, or the rest of it below the load path.
        def names_of(path)
          root = $LOAD_PATH.find { |folder| path.start_with?("#{folder}/") }
          names = [path, File.realpath(path)]
          names << path.delete_prefix("#{root}/") if root
          names.flat_map { |name| [name, name.delete_suffix('.rb')] }.uniq
        end

        def compiled(path)
          source = File.binread(path).force_encoding(Encoding::UTF_8)
          RubyVM::InstructionSequence.compile(source, place(path), place(File.realpath(path))).to_binary
        end

        def place(path)
          @moved.each { |from, to| return to + path.delete_prefix(from) if path.start_with?(from) }
          path
        end

        def description
          "#{RUBY_DESCRIPTION} #{RUBY_PATCHLEVEL}"
        end
      end
    end
  end
end
