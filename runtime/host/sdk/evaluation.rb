# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # One thing evaluated without asking anybody: R and F of design §4.3.
  class Evaluation
    def initialize(session, seconds, normalized: false)
      @session = session
      @seconds = seconds
      @normalized = normalized
    end

    # {"ok"} | {"error"} | {"network"} | {"timeout"}; what is ok is kept as JSON, see Tagged::Fragment.
    def result
      value = nil
      signal = Workato::Connector::Sdk::Dsl::ReinvokeAfter::SIGNAL
      catch(signal) { value = LambdaLimit.new(@seconds).run { yield } }
      { 'ok' => Tagged.fragment(value) }
    rescue NetworkStop => e
      { 'network' => e.request }
    rescue LambdaTimeout => e
      { 'timeout' => e.seconds }
    rescue ::SignalException
      raise
    rescue ::Exception => e # any error of connector code is an answer
      { 'error' => @session.describe(e) }
    end

    # A field list: also whether it is valid, and on request as the runtime normalises it.
    def fields
      list = nil
      answer = result { list = yield }
      return answer if list.nil? || !answer.key?('ok')

      begin
        fields = SchemaFields.normalise(list)
        answer['normalized'] = Tagged.fragment(fields) if @normalized
      rescue ::StandardError, ::SystemStackError => e
        answer['schema_error'] = @session.describe(e)
      end
      answer
    end
  end
end
