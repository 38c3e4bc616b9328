# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      # The TRIGGER context: polls, webhooks, the whole trigger (sdk/runtime.md §7). Loops over time,
      # deduplication and the routing of webhooks are the platform's, not ours.
      class Trigger < Operation
        # Pages without an event, one after the other, that stop the platform (§7.1).
        EMPTY_PAGES = 600
        # Events of one page that stop a recipe (§7.1).
        EVENTS = 1_000

        def poll_page(input = {}, closure = nil, input_schema = [], output_schema = [])
          output = run_key(:poll) do |settings|
            wrapped = ::Patchbay::Indifferent.wrap({ 'input' => input, 'closure' => closure })
            [settings, wrapped[:input], wrapped[:closure], ::Patchbay::Indifferent.wrap_each(input_schema),
             ::Patchbay::Indifferent.wrap_each(output_schema)]
          end || ::Patchbay::Indifferent.wrap({})
          ::Kernel.raise InvalidTriggerPollOutputError unless output.is_a?(::Hash)

          page(::Patchbay::Shapes.poll(connection.session, 'poll', output), closure)
        end

        # All pages, newest event first where the service gives the oldest first.
        def poll(input = {}, closure = nil, input_schema = [], output_schema = [])
          pages = []
          empty = 0
          loop do
            output = poll_page(input, closure, input_schema, output_schema)
            pages << output[:events]
            closure = output[:next_poll]
            empty = output[:events].empty? ? empty + 1 : 0
            break if !output[:can_poll_more] || enough?(empty)
          end
          { events: pages.reverse.flatten(1), can_poll_more: false, next_poll: closure }.with_indifferent_access
        end

        # A plain call with strict arity (§7.2).
        def dedup(record = {})
          operation[:dedup].call(record)
        end

        def webhook_subscribe(webhook_url = '', input = {}, recipe_id = recipe_id!)
          ::Patchbay::Shapes.string(connection.session, 'webhook_url', webhook_url)
          result = run_key(:webhook_subscribe) do |settings|
            [webhook_url || '', settings, ::Patchbay::Indifferent.wrap(input), recipe_id]
          end
          ::Patchbay::Shapes.subscription(connection.session, 'webhook_subscribe', result)
        end

        def webhook_refresh(subscribe_output = {})
          run_key(:webhook_refresh) { [::Patchbay::Indifferent.wrap(subscribe_output)] }
        end

        def webhook_unsubscribe(subscribe_output = {})
          run_key(:webhook_unsubscribe) do |settings|
            output = ::Patchbay::Indifferent.wrap(subscribe_output)
            second = operation[:webhook_unsubscribe].parameters.length > 1
            second && connection.session.platform?(:unsubscribe_connection) ? [output, settings] : [output]
          end
        end

        # Eight arguments in the GLOBAL context; the payload stays as it came (§7.5).
        def webhook_notification(input: {}, payload: {}, input_schema: [], output_schema: [], headers: {},
                                 params: {}, webhook_subscribe_output: {})
          block = operation[:webhook_notification]
          ::Kernel.raise ::ArgumentError, 'webhook_notification is not defined' unless block

          arguments = [input, payload, input_schema, output_schema, headers, params]
          arguments.map!.with_index do |value, index|
            next value if index == 1

            [2, 3].include?(index) ? ::Patchbay::Indifferent.wrap_each(value) : ::Patchbay::Indifferent.wrap(value)
          end
          output = connection.session.lambda("#{@path}.webhook_notification", block) do
            Dsl::WithDsl.new(connection, streams).execute(
              *arguments, connection.settings, ::Patchbay::Indifferent.wrap(webhook_subscribe_output), &block
            )
          end
          ::Patchbay::Shapes.notification(connection.session, ::Patchbay::Resolving.resolve(output))
        end

        def webhook_key(input = {})
          run_key(:webhook_key) { |settings| [settings, ::Patchbay::Indifferent.wrap(input)] }
        end

        # The whole trigger (§7.9): a notification where there is a lambda for it, else a poll.
        def invoke(input: {}, payload: {}, headers: {}, params: {}, webhook_subscribe_output: {}, closure: nil)
          all_input, input_schema, output_schema = schemas(input)
          input = apply_input(input, all_input)
          if operation[:webhook_notification].present?
            events = webhook_notification(input: input, payload: payload, input_schema: input_schema.fields,
                                          output_schema: output_schema.fields, headers: headers, params: params,
                                          webhook_subscribe_output: webhook_subscribe_output)
            return convert_events(events, output_schema)
          end

          closure = nil unless closure.nil? || connection.session.platform?(:invoke_closure, nil, operation[:poll])
          output = poll(input, closure, input_schema.fields, output_schema.fields)
          output[:events] = output[:events].map { |event| convert_event(event, output_schema) }
          output
        end

        private

        def enough?(empty)
          empty >= EMPTY_PAGES && connection.session.platform?(:poll_bounds, nil, operation[:poll])
        end

        def page(output, closure)
          events = ::Array.wrap(output[:events]).reverse
          connection.session.over_limit('events of one poll', events.length, EVENTS) if events.length > EVENTS
          output[:events] = events.map { |event| ::Hash.try_convert(event) || event }
          output[:next_poll] = output[:next_poll].presence || closure
          output
        end

        # Every event is converted, also of a plain Hash or an Array (§21.5).
        def convert_events(events, schema)
          indifferent = events.is_a?(::ActiveSupport::HashWithIndifferentAccess)
          cloud = indifferent || connection.session.platform?(:event_conversion)
          return convert_in_place(events, schema) unless cloud
          return events.map { |event| convert_event(event, schema) } if events.is_a?(::Array)

          convert_event(events, schema)
        end

        # The gem converts a copy of a plain Hash and drops it; an Array has no such copy.
        def convert_in_place(events, schema)
          hash = events.nil? ? {} : events
          apply_output(hash.is_a?(::Hash) ? hash : hash.with_indifferent_access, schema)
          events
        end

        def convert_event(event, schema)
          event.is_a?(::Hash) ? apply_output(event, schema) : event
        end
      end
    end
  end
end
