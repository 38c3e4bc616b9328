# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The static picture of a connector (design §4.3): empty connection, empty config, no network.
  class Describe
    SECONDS = 10

    def initialize(model, job)
      @model = model
      @job = job
      @session = model.session
      @session.network = false
      @variants = job['variants'].to_i
      @skip = Array(job['skip'])
      @seconds = (job['lambda_seconds'] || SECONDS).to_f
      @evaluation = Evaluation.new(@session, @seconds, normalized: job['normalized'] == true)
      @definition = model.definition
    end

    def document
      head = { 'describe' => 1, 'clock' => ::Time.now.utc.iso8601, 'load' => { 'ok' => true },
               'top_keys' => @definition.keys.map(&:to_s), 'title' => { 'ok' => @definition[:title] },
               'test' => params(@definition[:test]) }
      no_connection = { 'keys' => section(:connection).keys, 'fields' => { 'timeout' => @seconds } }
      head['connection'] = part('connection', no_connection) { connection }
      %w[actions triggers].each { |kind| head[kind] = operations(kind) }
      head['object_definitions'] = object_definitions
      head['pick_lists'] = pick_lists
      head['methods'] = section(:methods).to_h { |name, block| [name, method_entry(block)] }
      head['streams'] = section(:streams).transform_values { |block| params(block) }
      head['webhook_keys'] = params(@definition[:webhook_keys]) if params(@definition[:webhook_keys])
      head
    end

    private

    # Announced before and sent after; a part that never ends can so be named and skipped.
    def part(name, skipped = { 'timeout' => @seconds })
      return skipped if @skip.include?(name)

      @session.broker.describing(name)
      fragment = Tagged.fragment(yield)
      @session.broker.piece(name, fragment.text)
      fragment
    end

    def skipped_operation
      { 'error' => { 'class' => 'Patchbay::LambdaTimeout', 'message' => 'This part did not end and was skipped' } }
    end

    def section(key)
      value = @definition[key]
      value.is_a?(::Hash) ? value : {}
    end

    def params(block)
      block.is_a?(::Proc) ? Tagged.parameters(block) : nil
    end

    def param_table(hash)
      hash.select { |_key, value| value.is_a?(::Proc) }.to_h { |key, block| [key, params(block)] }
    end

    def result(&block)
      @evaluation.result(&block)
    end

    def fields(&block)
      @evaluation.fields(&block)
    end

    # ---- connection

    def connection
      source = section(:connection)
      entry = { 'keys' => source.keys, 'fields' => fields { ConnectionFields.new(@model).value('fields') } }
      extended = params(source[:extended_fields])
      entry['extended_fields'] = extended if extended
      entry['base_uri'] = result { @model.connection.base_uri } if source[:base_uri]
      entry['authorization'] = authorization(source[:authorization]) if given?(source[:authorization])
      entry
    end

    # An empty authorization is none (sdk/runtime.md §5.2).
    def given?(source)
      source.is_a?(::Hash) && source.present?
    end

    def authorization(source)
      entry = { 'keys' => source.keys, 'type' => source[:type].to_s }
      entry['options'] = options(source[:options]) if source[:options].is_a?(::Hash)
      handle = @model.connection.authorization
      entry['selected'] = result { handle.selected } if source[:selected].is_a?(::Proc)
      entry['resolved'] = result { resolved(handle) }
      entry.merge(urls(handle)).merge('params' => param_table(source))
    end

    def options(options)
      options.to_h do |name, option|
        next [name, { 'keys' => [], 'type' => '', 'fields' => { 'ok' => nil } }] unless option.is_a?(::Hash)

        [name, { 'keys' => option.keys, 'type' => option[:type].to_s, 'fields' => fields { option[:fields] } }]
      end
    end

    def resolved(handle)
      { 'type' => handle.type, 'oauth2' => handle.oauth2?, 'reauthorizable' => handle.reauthorizable?,
        'refresh_on' => handle.refresh_on, 'detect_on' => handle.detect_on }
    end

    def urls(handle)
      source = handle.source
      %w[client_id client_secret authorization_url token_url].select { |key| source[key] }
                                                             .to_h { |key| [key, result { handle.public_send(key) }] }
    rescue ::StandardError
      {} # of several kinds none is chosen: `resolved` says so
    end

    # ---- operations

    TEXTS = %w[title subtitle description help].freeze
    COMPUTED = (TEXTS + %w[config_fields input_fields output_fields sample_output webhook_key streams keys params
                           variants error]).freeze
    private_constant :TEXTS, :COMPUTED

    def operations(kind)
      section(kind).to_h do |name, source|
        entry = part("#{kind}.#{name}", skipped_operation) do
          source.is_a?(::Hash) ? operation(kind, name, source) : unusable(kind, source)
        end
        [name, entry]
      end
    end

    def unusable(kind, source)
      { 'error' => { 'class' => 'Workato::Connector::Sdk::InvalidDefinitionError',
                     'message' => "An entry of #{kind} must be a Hash, got: #{Tagged.class_name(source)}" } }
    end

    def operation(kind, name, source)
      runner = @model.operation(kind, name)
      entry = { 'keys' => source.keys, 'params' => param_table(source) }.merge(plain(source))
      TEXTS.each do |key|
        entry[key] = result { OperationTexts.new(@model, kind, name).value(key) } if source.key?(key)
      end
      entry['config_fields'] = fields { source[:config_fields] } if source[:config_fields]
      lists(runner, entry)
      entry['sample_output'] = result { runner.sample_output } if source[:sample_output]
      entry['webhook_key'] = result { runner.webhook_key } if source[:webhook_key].is_a?(::Proc)
      entry['streams'] = source[:streams].to_h { |key, block| [key, params(block)] } if source[:streams].is_a?(::Hash)
      entry['variants'] = variants(runner, source, entry) if @variants.positive?
      entry
    end

    # Scalar keys as they are: batch, deprecated, display_priority …
    def plain(source)
      source.reject { |key, _value| COMPUTED.include?(key) }.select do |_key, value|
        value.is_a?(::String) || value.is_a?(::Symbol) || value.is_a?(::Numeric) || value == true || value == false
      end.to_h
    end

    def lists(runner, entry)
      entry['input_fields'] = fields { runner.input_fields }
      entry['output_fields'] = fields { runner.output_fields }
    end

    def variants(runner, source, entry)
      chooser = Variants.new(@model, @evaluation)
      configurations = chooser.configurations(source[:config_fields], entry.dig('input_fields', 'ok')&.value, @variants)
      configurations.to_h do |config|
        [::JSON.generate(config), { 'input_fields' => fields { runner.input_fields(config) },
                                    'output_fields' => fields { runner.output_fields(config) } }]
      end
    end

    # ---- the rest

    def object_definitions
      section(:object_definitions).to_h do |name, source|
        block = source.is_a?(::Hash) ? source[:fields] : source
        [name, part("object_definitions.#{name}") do
          fields { @model.object_definitions.fields(name) }.merge('params' => params(block))
        end]
      end
    end

    def pick_lists
      section(:pick_lists).to_h do |name, source|
        next [name, { 'static' => true, 'ok' => Tagged.fragment(source) }] unless source.is_a?(::Proc)

        [name, part("pick_lists.#{name}") do
          result { @model.pick_lists.evaluate(name) }.merge('params' => params(source))
        end]
      end
    end

    def method_entry(block)
      return { 'arity' => block.arity, 'params' => params(block) } if block.is_a?(::Proc)

      { 'error' => { 'class' => 'Workato::Connector::Sdk::UnexpectedMethodDefinitionError',
                     'message' => "a method must be a lambda, got: #{Tagged.class_name(block)}" } }
    end
  end
end
