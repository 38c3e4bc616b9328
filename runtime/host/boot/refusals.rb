# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # Readable errors for what the cage forbids. They guarantee nothing (the kernel's layers do);
    # they say in a connector developer's words why a call cannot work.
    module Refusals
      PROGRAMS = 'connector code cannot start programs'
      SIGNALS = 'connector code cannot send signals'
      EXIT = 'connector code cannot end its process'

      class << self
        # The names that `require` answers with false, because they are there already.
        def remember_libraries
          roots = $LOAD_PATH.map { |root| "#{root}/" }.sort_by { |root| -root.length }
          # What stands for the last four is part of the SDK (sdk/runtime.md §16.1).
          @libraries = %w[thread rubygems bundler/setup rest-client rest_client restclient workato-connector-sdk]
                       .to_h { |name| [name, true] }
          $LOADED_FEATURES.each do |feature|
            root = roots.find { |candidate| feature.start_with?(candidate) }
            name = root ? feature.delete_prefix(root) : feature
            @libraries[name] = @libraries[name.delete_suffix('.rb').delete_suffix('.so')] = true
          end
        end

        def library?(name)
          @libraries.key?(name)
        end

        def install
          refuse_programs
          refuse_files_as_code
          refuse_exit
        end

        private

        def refuse(owners, names, error, text)
          owners.each do |owner|
            names.each do |name|
              owner.define_method(name) { |*, **, &_block| ::Kernel.raise error, "#{text} (#{name})" }
            end
          end
        end

        def refuse_programs
          names = %i[system exec spawn fork ` syscall]
          refuse([::Kernel], names, Errno::EPERM, PROGRAMS)
          ::Kernel.send(:private, *names)
          refuse([::Kernel.singleton_class], names, Errno::EPERM, PROGRAMS)
          refuse([::Process.singleton_class], %i[spawn exec fork daemon], Errno::EPERM, PROGRAMS)
          refuse([::IO.singleton_class], %i[popen], Errno::EPERM, PROGRAMS)
          refuse([::Process.singleton_class], %i[kill], Errno::EPERM, SIGNALS)
        end

        def refuse_exit
          refuse([::Kernel, ::Kernel.singleton_class, ::Process.singleton_class], %i[exit!], Errno::EPERM, EXIT)
          ::Kernel.send(:private, :exit!)
        end

        def refuse_files_as_code
          ::Kernel.define_method(:require) do |name|
            name = name.respond_to?(:to_path) ? name.to_path : ::Kernel.String(name)
            next false if Refusals.library?(name)

            ::Kernel.raise ::LoadError, "cannot load such file -- #{name} (connector code can use the libraries " \
                                        'that are already loaded, no others)'
          end
          %i[require_relative load].each do |method|
            ::Kernel.define_method(method) do |name, *|
              ::Kernel.raise ::LoadError, "cannot load such file -- #{name} (a connector is a single file)"
            end
          end
          ::Kernel.send(:private, :require, :require_relative, :load)
        end
      end
    end
  end
end
