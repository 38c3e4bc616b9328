# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      # The ACTION context and the two ways to run an action (sdk/runtime.md §6).
      class Action < Operation
        include Dsl::ReinvokeAfter

        RETRY_CODES = [429, 500, 502, 503, 504, 507].freeze
        RETRY_VERBS = %w[get head].freeze
        MAX_RETRIES = 3

        # execute directly: arguments verbatim, no schema work (§6.1).
        def execute(input = {}, input_schema = [], output_schema = [], continue = {})
          block = operation[:execute]
          ::Kernel.raise InvalidDefinitionError, "'execute' block is required for action" unless block

          lambda_path = @path == 'test' ? 'test' : "#{@path}.execute"
          connection.session.lambda(lambda_path, block) { run(block, input, input_schema, output_schema, continue) }
        end

        # The whole action: fields, input conversion, execute, output conversion.
        def invoke(input = {}, continue = {})
          all_input, input_schema, output_schema = schemas(input)
          output = execute(apply_input(input, all_input), input_schema.fields, output_schema.fields, continue)
          ::Patchbay::Shapes.hash(connection.session, 'the result of execute', output)
          ::Patchbay::Shapes.require_hash(output, 'the result of execute') unless output.nil?
          apply_output(output, output_schema)
        end

        # The gem runs `execute` where an action has no sample.
        def sample_output(input = {})
          block = operation[:sample_output] || operation[:execute]
          ::Kernel.raise InvalidDefinitionError, "'execute' block is required for action" unless block
          return super if operation[:sample_output]

          ::Kernel.raise InvalidDefinitionError, "'sample_output' is not defined for the action"
        end

        # Leaving and resuming (§6.6); the last two change `continue`, which is what counts.
        def before_suspend(resume_token, expires_at, continue)
          run_key(:before_suspend) { [resume_token, expires_at, ::Patchbay::Indifferent.wrap(continue)] }
        end

        def before_resume(data, input, continue)
          continue = ::Patchbay::Indifferent.wrap(continue)
          wrapped = data.is_a?(::Hash) ? ::Patchbay::Indifferent.wrap(data) : data
          if operation[:before_resume]
            run_key(:before_resume) { [wrapped, ::Patchbay::Indifferent.wrap(input), continue] }
          end
          continue
        end

        def before_timeout_resume(input, continue)
          continue = ::Patchbay::Indifferent.wrap(continue)
          if operation[:before_timeout_resume]
            run_key(:before_timeout_resume) { [::Patchbay::Indifferent.wrap(input), continue] }
          end
          continue
        end

        # What the action's own rules say about trying again after `error` (§6.3); nil: not at all.
        def retry_plan(error)
          return unless error.is_a?(RequestFailedError) && retryable?(error)

          limit = operation[:max_retries]
          max = (limit.is_a?(::Integer) ? limit : MAX_RETRIES).clamp(0, MAX_RETRIES)
          return if max.zero?

          last = max > 2 && connection.session.platform?(:retry_delays) ? 15 : 20
          { 'max' => max, 'delays' => [5, 10, last] }
        end

        private

        def retryable?(error)
          rules = ::Kernel.Array(operation[:retry_on_response])
          return false if rules.empty?

          codes, matchers = rules.partition { |rule| rule.is_a?(::Integer) }
          codes = RETRY_CODES if codes.empty?
          codes.include?(error.code.to_i) && retry_verbs.include?(error.method.to_s.downcase) &&
            (matchers.empty? || matchers.any? { |rule| rule === error.message || rule === error.response })
        end

        def retry_verbs
          given = ::Kernel.Array(operation[:retry_on_request]).map { |verb| verb.to_s.downcase }
          given.presence || RETRY_VERBS
        end
      end
    end
  end
end
