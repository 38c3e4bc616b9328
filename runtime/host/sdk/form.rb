# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # What one operation's form is made of (runtime/engine/engine.h, FormResult): each part an R, lists
  # of fields normalised for drawing.
  class Form
    FLAGS = %w[batch bulk deprecated display_priority retry_on_response retry_on_request max_retries summarize_input
               summarize_output webhook_payload_type webhook_response_type type].freeze

    def initialize(model, job)
      @model = model
      @session = model.session
      @session.network = job['network'] == true
      @operation = job['operation'].to_s
      @input = Tagged.decode(job['input'] || {})
      @labels = job['labels'] || {}
      @skip = Array(job['skip'])
      @seconds = (job['lambda_seconds'] || Describe::SECONDS).to_f
      @evaluation = Evaluation.new(@session, @seconds)
    end

    def parts
      return connection if @operation == 'connection'

      kind, name = @operation.split('.', 2)
      source = %w[actions triggers].include?(kind) ? @model.definition.dig(kind, name) : nil
      unless source.is_a?(::Hash)
        raise Workato::Connector::Sdk::InvalidDefinitionError, "There is no operation '#{@operation}'"
      end

      operation(kind, name, source)
    end

    private

    # A part that did not end before is left out (docs/protocol.md, describing).
    def result(name, &block)
      return { 'timeout' => @seconds } if @skip.include?(name)

      @session.broker.describing(name)
      @evaluation.result(&block)
    end

    def operation(kind, name, source)
      runner = @model.operation(kind, name)
      texts = OperationTexts.new(@model, kind, name)
      parts = %w[title subtitle description help].select { |key| source.key?(key) }
                                                 .to_h { |key| [key, result(key) { texts.value(key, @input, @labels) }] }
      parts['title'] ||= { 'ok' => name.labelize }
      parts['config_fields'] = list('config_fields') { source[:config_fields] || [] }
      definitions = @model.object_definitions.lazy(@input)
      parts['input_fields'] = list('input_fields') { runner.input_fields(@input, definitions) }
      parts['output_fields'] = list('output_fields') { runner.output_fields(@input, definitions) }
      parts['sample_output'] = result('sample_output') { runner.sample_output(@input) } if source[:sample_output]
      parts['flags'] = { 'ok' => flags(source) }
      parts
    end

    def list(name)
      result(name) { FormFields.normalise(yield) }
    end

    def flags(source)
      source.select { |key, _value| FLAGS.include?(key) }.to_h do |key, value|
        [key, Tagged.encode(value)]
      end
    end

    def connection
      fields = ConnectionFields.new(@model)
      parts = { 'connection_fields' => list('connection_fields') { fields.all } }
      source = @model.connection.source[:authorization]
      parts['authorization'] = result('authorization') { authorization(source) } if source.is_a?(::Hash)
      parts
    end

    def authorization(source)
      handle = @model.connection.authorization
      names = source[:options].is_a?(::Hash) ? source[:options].keys : []
      { 'type' => source[:type].to_s, 'options' => names, 'selected' => handle.multi? ? handle.selected : nil,
        'resolved' => handle.type, 'oauth2' => handle.oauth2?, 'reauthorizable' => handle.reauthorizable?,
        'acquire' => source[:acquire].is_a?(::Proc) }
    end
  end

  # Fields as a form draws them: normalised, but booleans and dates keep their own type, because
  # icons and widgets differ (structure-and-schema.md §10.3 notes).
  module FormFields
    KEPT = { 'boolean' => 'checkbox', 'date' => 'date', 'timestamp' => 'date_time' }.freeze

    module_function

    def normalise(fields)
      written = Array.wrap(fields)
      SchemaFields.normalise(written).zip(written).map { |field, source| restore(field, Indifferent.wrap(source)) }
    end

    def restore(field, source)
      type = source[:type].to_s
      if KEPT.key?(type)
        field[:type] = type
        field[:control_type] = KEPT[type] if source[:control_type].blank?
      end
      field[:optional] = field[:optional] != 'false' if field[:optional].is_a?(::String)
      if field[:properties].is_a?(::Array)
        field[:properties] = field[:properties].zip(Array.wrap(source[:properties])).map do |child, written|
          restore(child, Indifferent.wrap(written))
        end
      end
      restore(field[:toggle_field], Indifferent.wrap(source[:toggle_field])) if field[:toggle_field].is_a?(::Hash)
      field
    end
    private_class_method :restore
  end
end
