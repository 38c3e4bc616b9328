# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'calling'

module Patchbay
  # Ruby 2.7's trailing Hash for keywords, where connectors meet it besides `call` (sdk/runtime.md
  # §16.1): lambdas they call themselves, and helpers of the SDK that take keywords.
  module TrailingHash
    module_function

    # Lets the methods `names` of `owner` take a trailing Hash for their keywords.
    def accept(owner, *names)
      shim = ::Module.new do
        names.each do |name|
          parameters = owner.instance_method(name)
          define_method(name) do |*arguments, &block|
            list, options = TrailingHash.arrange(parameters, arguments, name.to_s)
            super(*list, **options, &block)
          end
          ruby2_keywords(name)
        end
      end
      owner.prepend(shim)
    end

    def install
      sdk = Workato::Connector::Sdk
      accept(sdk::Request, :tls_client_cert, :tls_server_certs, :response_format_xml)
      accept(sdk::Dsl::HTTP, :parallel)
      accept(sdk::Dsl::ReinvokeAfter, :reinvoke_after, :checkpoint!, :suspend)
      accept(Stdlib::Aws, :generate_signature)
      accept(Stdlib::CsvPackage, :parse, :generate)
      accept(Stdlib::StreamPackage, :in)
    end
  end

  # The same for methods that the file of a connector writes with `def`, in classes of its own or outside.
  module DefinedMethods
    # Private hooks of every class; they watch while a connector's file is evaluated.
    module Hooks
      private

      def method_added(name)
        super
        DefinedMethods.added(self, name)
      end

      def singleton_method_added(name)
        super
        DefinedMethods.added(singleton_class, name)
      end
    end

    module_function

    def install
      ::Module.prepend(Hooks)
    end

    def watch(path)
      previous = @path
      @path = path
      yield
    ensure
      @path = previous
    end

    def added(owner, name)
      return unless @path

      added = owner.instance_method(name)
      return unless added.source_location&.first == @path && TrailingHash.keywords?(added)

      TrailingHash.accept(owner, name)
    end
  end

  # Active where a connector is evaluated: what it calls itself, as in `build.call(1, options)`.
  module KeywordCalls
    refine ::Proc do
      ruby2_keywords def call(*arguments, &block)
        return super unless arguments.last.is_a?(::Hash) && TrailingHash.keywords?(self)

        list, options = TrailingHash.arrange(self, arguments, 'a lambda')
        super(*list, **options, &block)
      end

      ruby2_keywords def [](*arguments)
        call(*arguments)
      end

      ruby2_keywords def yield(*arguments, &block)
        call(*arguments, &block)
      end
    end
  end
end
