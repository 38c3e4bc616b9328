# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Answers what `apply` calls that is no builder (sdk/runtime.md §3): SDK helpers and methods of
  # Kernel. Requests sent from here do not run apply again.
  class ApplyHelper
    def initialize(request, state)
      @request = request
      @state = state
    end

    def answer(name, arguments, block)
      # The gem tries to send the request, which runs apply again.
      unless @state.session.platform?(:apply_helpers, "#{name} is used inside apply")
        raise ::SystemStackError, 'stack level too deep'
      end

      if name == :call
        call_method(arguments)
      elsif operation.respond_to?(name) && helper?(name)
        operation.public_send(name, *arguments, &block)
      elsif ::Kernel.respond_to?(name, true)
        ::Kernel.__send__(name, *arguments, &block)
      else
        raise ::NoMethodError.new("undefined method `#{name}' for a request inside apply", name)
      end
    end

    private

    HELPERS = [Workato::Connector::Sdk::Dsl::Global, Workato::Connector::Sdk::Dsl::HTTP,
               Workato::Connector::Sdk::Dsl::Error, Workato::Connector::Sdk::Dsl::ExecutionContext,
               Workato::Connector::Sdk::Dsl::AWS].flat_map { |mod| mod.public_instance_methods(false) }.freeze
    private_constant :HELPERS

    def helper?(name)
      HELPERS.include?(name)
    end

    # A method sees what its caller sees: the request that is being built.
    def call_method(arguments)
      block = Workato::Connector::Sdk::Dsl::Call.find(@state.connection.methods_source, arguments.first)
      @request.instance_exec(*arguments.drop(1), &block)
    end

    def operation
      @operation ||= Workato::Connector::Sdk::Operation.new(connection: @state.connection.without_apply,
                                                            methods: @state.connection.methods_source)
    end
  end
end
