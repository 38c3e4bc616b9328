# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # What a path of `exec` runs and with which arguments (sdk/runtime.md §17.2). Names of operations
  # may contain dots: the longest name that fits is taken.
  class ExecPath
    SDK = Workato::Connector::Sdk
    private_constant :SDK

    attr_reader :retrying

    # arguments: by name, decoded.
    def initialize(model, arguments)
      @model = model
      @arguments = arguments
    end

    def run(path)
      head, rest = path.split('.', 2)
      case head
      when 'title' then Shapes.text(@model.session, 'title', @model.definition[:title])
      when 'test' then test
      when 'connection' then connection(rest)
      when 'actions', 'triggers' then operation(head, rest)
      when 'methods' then method(rest)
      when 'pick_lists' then pick_list(rest)
      when 'object_definitions' then object_definition(rest)
      when 'streams' then stream(rest)
      when 'webhook_keys' then webhook_keys
      else unknown(head.to_s, 'the connector')
      end
    end

    # Rules of the action that ran about trying again after an error (§6.3).
    def retry_plan(error)
      @retrying&.retry_plan(error)
    end

    private

    def argument(name, default = nil)
      value = @arguments[name]
      value.nil? ? default : value
    end

    def input
      Shapes.require_hash(argument('input', {}), 'input')
    end

    def unknown(name, where)
      raise ::NoMethodError.new("undefined method `#{name}' for #{where}", name.to_sym)
    end

    def test
      @model.test_action.execute
    end

    # ["name", "member" or nil]
    def split_name(names, rest)
      name = names.select { |one| rest == one || rest.start_with?("#{one}.") }.max_by(&:length)
      name ? [name, rest[(name.length + 1)..]] : [nil, rest]
    end

    # ---- operations

    def operation(kind, rest)
      name, member = split_name(@model.names(kind), rest.to_s)
      unknown(rest.to_s[/\A[^.]*/], kind) unless name
      runner = @model.operation(kind, name)
      kind == 'actions' ? action(runner, name, member) : trigger(runner, name, member)
    end

    SHARED = %w[input_fields output_fields extended_schema sample_output summarize_input summarize_output
                title subtitle description help config_fields].freeze
    private_constant :SHARED

    def action(runner, name, member)
      @retrying = runner
      continue = argument('continue', {})
      case member
      when nil, 'invoke' then runner.invoke(input, continue)
      when 'execute' then runner.execute(input, input_schema, output_schema, continue)
      when 'before_suspend' then runner.before_suspend(*@arguments.values_at('resume_token', 'expires_at'), continue)
      when 'before_resume' then runner.before_resume(argument('data', argument('payload')), input, continue)
      when 'before_timeout_resume' then runner.before_timeout_resume(input, continue)
      else shared(runner, 'actions', name, member)
      end
    end

    def trigger(runner, name, member)
      case member
      when nil, 'invoke' then invoke_trigger(runner)
      when 'poll' then runner.poll(input, argument('closure'), input_schema, output_schema)
      when 'poll_page' then runner.poll_page(input, argument('closure'), input_schema, output_schema)
      when 'dedup' then runner.dedup(input)
      when 'webhook_subscribe' then runner.webhook_subscribe(argument('webhook_url'), input, recipe_id)
      when 'webhook_refresh' then runner.webhook_refresh(argument('webhook_subscribe_output', {}))
      when 'webhook_unsubscribe' then runner.webhook_unsubscribe(argument('webhook_subscribe_output', {}))
      when 'webhook_notification' then notification(runner)
      when 'webhook_key' then runner.webhook_key(input)
      else shared(runner, 'triggers', name, member)
      end
    end

    def invoke_trigger(runner)
      runner.invoke(input: input, payload: argument('payload', {}), headers: argument('headers', {}),
                    params: argument('params', {}), closure: argument('closure'),
                    webhook_subscribe_output: argument('webhook_subscribe_output', {}))
    end

    def notification(runner)
      runner.webhook_notification(input: input, payload: argument('payload', {}), input_schema: input_schema,
                                  output_schema: output_schema, headers: argument('headers', {}),
                                  params: argument('params', {}),
                                  webhook_subscribe_output: argument('webhook_subscribe_output', {}))
    end

    def shared(runner, kind, name, member)
      unknown(member, "#{kind}.#{name}") unless SHARED.include?(member)
      case member
      when 'input_fields', 'output_fields', 'extended_schema' then runner.public_send(member, config_fields)
      when 'sample_output', 'summarize_input' then runner.public_send(member, input)
      when 'summarize_output' then runner.summarize_output(argument('output', input))
      else OperationTexts.new(@model, kind, name).value(member, input)
      end
    end

    def recipe_id
      argument('recipe_id') || SDK::Dsl::ExecutionContext.mock_recipe_id
    end

    def config_fields
      argument('config_fields', {})
    end

    def input_schema
      argument('extended_input_schema', [])
    end

    def output_schema
      argument('extended_output_schema', [])
    end

    # ---- the rest

    def method(name)
      unknown(name.to_s, 'methods') unless @model.methods_source.key?(name.to_s)
      given = argument('args', [])
      action = @model.scratch_action
      action.perform { |context, _settings| context.call(name, *(given.is_a?(::Array) ? given : [given])) }
    end

    def pick_list(name)
      unknown(name.to_s, 'pick_lists') unless @model.pick_lists.key?(name.to_s)
      given = argument('args', {})
      given = given.first || {} if given.is_a?(::Array)
      @model.pick_lists.evaluate(name, given)
    end

    def object_definition(rest)
      name, member = split_name(@model.object_definitions.names, rest.to_s)
      unknown(rest.to_s, 'object_definitions') unless name && [nil, 'fields'].include?(member)
      fields = @model.object_definitions.fields(name, config_fields)
      role = "the fields of object definition '#{name}'"
      Shapes.check(@model.session, fields.is_a?(::Array), role, 'an Array', fields)
    end

    def stream(rest)
      name = rest.to_s.delete_suffix('!')
      unknown(rest.to_s, 'streams') unless @model.streams.key?(name)
      size = argument('frame_size', SDK::Stream::DEFAULT_FRAME_SIZE).to_i
      return @model.streams[name].read_all(input, size) if rest.end_with?('!')

      from = argument('from', 0).to_i
      @model.streams[name].chunk(input, from, argument('to', from + size - 1).to_i, size)
    end

    def webhook_keys
      block = @model.definition[:webhook_keys]
      unknown('webhook_keys', 'the connector') unless block.is_a?(::Proc)
      payload = argument('payload', {})
      @model.session.lambda('webhook_keys', block) do
        @model.global.execute(Indifferent.wrap(argument('params', {})), Indifferent.wrap(argument('headers', {})),
                              payload, &block)
      end
    end

    def connection(rest)
      connection = @model.connection
      case rest
      when 'base_uri' then connection.base_uri
      when 'settings' then connection.settings
      when 'fields', 'extended_fields' then ConnectionFields.new(@model).value(rest)
      when /\Aauthorization\.(.+)\z/ then authorization(connection.authorization, ::Regexp.last_match(1))
      else unknown(rest.to_s, 'connection')
      end
    end

    PLAIN = %w[type client_id client_secret authorization_url token_url refresh_on detect_on selected identity].freeze
    private_constant :PLAIN

    def authorization(authorization, member)
      case member
      when *PLAIN then authorization.public_send(member)
      when 'oauth2?', 'multi?', 'reauthorizable?' then authorization.public_send(member)
      when 'acquire' then authorization.acquire(*@arguments.values_at('oauth2_code', 'redirect_url', 'verifier'))
      when 'refresh' then authorization.refresh(argument('refresh_token'))
      when 'renew' then renew(authorization)
      when 'pkce' then authorization.pkce(*@arguments.values_at('verifier', 'challenge'))
      when 'browser_flow' then authorization.browser_flow(*@arguments.values_at('verifier', 'challenge'))
      when 'exchange'
        authorization.exchange(*@arguments.values_at('oauth2_code', 'redirect_url', 'verifier'))
      else unknown(member, 'connection.authorization')
      end
    end

    # Credentials renewed as a failing request would renew them: what the settings become.
    def renew(authorization)
      changes = authorization.refresh!(@model.connection.settings)
      @model.connection.update_settings('Renewed on request', changes) if changes
      changes
    end
  end
end
