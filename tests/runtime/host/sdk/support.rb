# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'minitest'
require 'minitest/mock'
require 'stringio'
require_relative '../../../../runtime/host/sdk/patchbay'
Patchbay::Sdk.preload

# The host runs Ruby without suggestions in messages, which are slow besides.
if defined?(DidYouMean::Correctable) && DidYouMean::Correctable.method_defined?(:to_s, false)
  DidYouMean::Correctable.remove_method(:to_s)
end

# The transport of a replay: the block gives status, headers and body for a request's spec and body.
class AnsweringBroker < Patchbay::SilentBroker
  def initialize(&answer)
    super()
    @answer = answer
  end

  def exchange(header, body)
    spec = header['spec']
    status, headers, text = @answer.call(spec, body.to_s)
    [{ 'status' => status, 'reason' => 'X', 'headers' => headers.to_a, 'url' => spec['url'], 'hops' => [] },
     spec['method'] == 'HEAD' ? '' : text]
  end

  def exchange_all(list, **)
    list.map { |header, body| exchange(header, body).tap { |answer| yield(*answer) if block_given? } }
  end

  def settings(*)
    true
  end
end

# The world of a test: answers by script, everything else written down.
class FakeBroker
  attr_reader :sent, :lines, :traces, :warnings, :changes, :pieces, :parts, :slept, :batches
  attr_accessor :accept, :records

  def initialize
    @sent = []
    @lines = []
    @traces = []
    @warnings = []
    @changes = []
    @pieces = {}
    @parts = []
    @slept = []
    @batches = []
    @answers = []
    @accept = true
    @records = {}
  end

  # The next answer: a body (Hash and Array as JSON) with status and headers, or a failure kind.
  def answer(body = {}, status: 200, headers: {}, failure: nil)
    body = JSON.generate(body) unless body.is_a?(String)
    list = headers.flat_map { |name, values| Array(values).map { |value| [name, value] } }
    @answers << (failure ? { 'failure' => { 'kind' => failure, 'detail' => body } } :
                           { 'status' => status, 'reason' => '', 'headers' => list, 'url' => '', 'hops' => 0 }).then { |a| [a, body.b] }
    self
  end

  # Computes answers: gets the exchange, gives what `answer` takes or nil for the queue.
  def respond(&block)
    @respond = block
    self
  end

  def exchange(header, body)
    @sent << Exchange.new(header, body)
    if @respond
      given = @respond.call(@sent.last)
      answer(*Array(given.is_a?(Hash) ? [given] : given)) if given
    end
    @answers.shift || raise("no answer left for #{header['spec']['method']} #{header['spec']['url']}")
  end

  def exchange_all(list, threads:, rpm:)
    @batches << [list.length, threads, rpm]
    list.map { |header, body| exchange(header, body) }
  end

  def console(text, line, stream)
    @lines << [text, line, stream]
  end

  def trace(kind, fields)
    @traces << [kind, fields]
  end

  def settings(message, changes)
    @changes << [message, changes]
    @accept
  end

  def resolve(name, record)
    @records.fetch([name, record]) { raise Patchbay::ResolveError, "no such name #{name}" }
  end

  def sleep(seconds)
    @slept << seconds
  end

  def warning(code, text, paragraph, line)
    @warnings << [code, text, paragraph, line]
  end

  def describing(name)
    @parts << name
  end

  def piece(name, json)
    @pieces[name] = JSON.parse(json, max_nesting: 0)
  end

  def last
    @sent.last
  end

  # One request as the transport would get it.
  Exchange = Struct.new(:header, :body) do
    def spec
      header['spec']
    end

    def url
      spec['url']
    end

    def verb
      spec['method']
    end

    # Value of a header, any case; nil when absent.
    def [](name)
      found = spec['headers'].find { |key, _value| key.casecmp?(name) }
      found && found[1]
    end

    def names
      spec['headers'].map(&:first)
    end
  end
end

# Runs small connectors written in the tests.
module SdkSupport
  SDK = Workato::Connector::Sdk

  def setup
    @broker = FakeBroker.new
  end

  attr_reader :broker

  def load_connector(text, profile: 'cloud', path: 'connector.rb', clock: nil)
    Patchbay::Loader.load(text, path, profile: profile, clock: clock)
  end

  # An outcome: kind, value, error and the whole header.
  Outcome = Struct.new(:header, :value) do
    def kind
      header['kind']
    end

    def error
      header['error']
    end
  end

  def job(text, job, profile: 'cloud')
    loaded = text.is_a?(String) ? load_connector(text, profile: profile) : text
    header, blob = Patchbay::Job.run(loaded, { 'profile' => profile }.merge(job), broker)
    Outcome.new(header, blob.to_s.empty? ? nil : JSON.parse(blob, max_nesting: 0))
  end

  def exec(text, path, profile: 'cloud', settings: {}, job: {}, **arguments)
    job(text, { 'do' => 'exec', 'path' => path, 'settings' => settings,
                'arguments' => JSON.parse(JSON.generate(arguments)) }.merge(job), profile: profile)
  end

  # The value of a path; fails the test when it raised.
  def value(text, path = 'actions.go.execute', **options)
    outcome = exec(text, path, **options)
    assert_equal 'ok', outcome.kind, outcome.error.inspect
    outcome.value
  end

  def failure(text, path = 'actions.go.execute', **options)
    outcome = exec(text, path, **options)
    assert_equal 'raised', outcome.kind, "a value instead: #{outcome.value.inspect}"
    outcome.error
  end

  # A connector whose action `go` runs `body`; the rest of the connector in `more`.
  def action(body, more = '')
    "{ #{more} #{more.empty? ? '' : ','} actions: { go: { execute: lambda { |connection, input, eis, eos, continue| #{body} } } } }"
  end

  def run_body(body, more = '', **options)
    value(action(body, more), **options)
  end

  def fail_body(body, more = '', **options)
    failure(action(body, more), **options)
  end

  def assert_error(klass, message, error)
    assert_equal klass, error['class']
    message.is_a?(Regexp) ? assert_match(message, error['message']) : assert_equal(message, error['message'])
  end

  def warned?(code)
    broker.warnings.any? { |found, *_rest| found == code.to_s }
  end
end
