# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'securerandom'

module Workato
  module Connector
    module Sdk
      module Dsl
        # Methods of the connector (sdk/runtime.md §9.1): strict arity, the caller's own self.
        module Call
          ruby2_keywords def call(method, *arguments)
            block = Call.find(@_methods, method)
            session = connection.session
            session.lambda("methods.#{method}", block) do
              next instance_exec(*arguments, &block) unless arguments.last.is_a?(::Hash)

              list, options = ::Patchbay::TrailingHash.arrange(block, arguments, "method #{method}")
              instance_exec(*list, **options, &block)
            end
          end

          def self.find(methods, name)
            block = methods[name]
            ::Kernel.raise UndefinedMethodError, name unless block
            ::Kernel.raise UnexpectedMethodDefinitionError.new(name, block) unless block.is_a?(::Proc)

            block
          end
        end

        # §6.7
        module Error
          def error(message)
            ::Kernel.raise Sdk::RuntimeError, message
          end
        end

        # §6.9
        module ExecutionContext
          RECIPE = ::SecureRandom.hex(32).freeze
          private_constant :RECIPE

          def execution_context
            @execution_context ||= begin
              session = connection.session
              ids = session.context_ids
              known = { recipe_id: ids[:recipe_id] || recipe_id }
              known[:job_id] = ids[:job_id] if ids[:job_id] && session.platform?(:job_context)
              known
            end
          end

          def recipe_id
            RECIPE
          end

          # The plain id that webhook_subscribe gets.
          def recipe_id!
            RECIPE.reverse
          end

          def self.mock_recipe_id
            RECIPE.reverse
          end
        end

        # §11.1
        module AWS
          def aws
            @aws ||= begin
              operation = Operation.new(connection: connection.bare, methods: @_methods)
              ::Patchbay::Stdlib::Aws.new(
                settings: -> { connection.settings },
                update_settings: lambda do |message, _before, &refresher|
                  connection.update_settings(message, refresher.call)
                end,
                sts: ->(url, headers) { operation.get(url).headers(headers).response_format_raw.response! }
              )
            end
          end
        end

        # Leaving an action to come back later (§6.4–§6.6). The loop around it is not here.
        module ReinvokeAfter
          SIGNAL = :return_from_action
          CHECKPOINT_SECONDS = 120

          def reinvoke_after(seconds:, continue:, temp_output: nil)
            ::Patchbay::Shapes.require_hash(continue, 'continue of reinvoke_after')
            number = seconds.is_a?(::Numeric) || seconds.is_a?(ActiveSupport::Duration)
            ::Patchbay::Shapes.check(connection.session, number, 'seconds of reinvoke_after', 'a number', seconds)
            ::Kernel.throw SIGNAL, ::Patchbay::Leaving.new(:reinvoke, { 'seconds' => seconds.to_f }, continue)
          end

          def checkpoint!(continue:, temp_output: nil)
            session = connection.session
            ::Patchbay::Shapes.require_hash(continue, 'continue of checkpoint!')
            return if session.clock.elapsed < CHECKPOINT_SECONDS || !session.platform?(:checkpoint)

            details = { 'seconds' => 0, 'checkpoint' => true }
            ::Kernel.throw SIGNAL, ::Patchbay::Leaving.new(:reinvoke, details, continue)
          end

          def suspend(continue:, expires_at: nil)
            known = connection.session.platform?(:suspend)
            ::Kernel.raise ::NoMethodError.new("undefined method `suspend' for #{inspect}", :suspend) unless known

            ::Patchbay::Shapes.require_hash(continue, 'continue of suspend')
            at = (expires_at.presence || 60.days.from_now).to_time
            ::Kernel.throw SIGNAL, ::Patchbay::Leaving.new(:suspend, { 'expires_at' => at.utc.iso8601(6) }, continue)
          end
        end
      end
    end
  end
end

module Patchbay
  # What an action says when it leaves before its end.
  Leaving = Struct.new(:kind, :details, :continue)

  # A name that belongs to the SDK but not to this context gets Ruby's own error (§3) and a note in
  # the trace that says where it may be used.
  module ScopeNotes
    PLACES = {
      %i[get post put patch delete options head copy move parallel call error aws] =>
        'requests and methods work in operations, pick lists, object definitions, acquire and refresh',
      %i[reinvoke_after checkpoint! suspend] => 'leaving and coming back works in actions only'
    }.flat_map { |names, text| names.map { |name| [name, text] } }.to_h.freeze

    def method_missing(name, *arguments, &block)
      if PLACES.key?(name)
        connection.session.broker.warning('scope', "#{name} cannot be used here: #{PLACES[name]}", '§3',
                                          connection.session.connector_line)
      end
      super
    end

    def respond_to_missing?(_name, _all = false)
      false
    end

    # Ruby shows the receiver in error messages: the name is enough, the definition is large.
    def inspect
      ::Kernel.instance_method(:to_s).bind_call(self)
    end
  end
end
