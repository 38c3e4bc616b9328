# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# sdk/runtime.md §1, §2, §3
class CallingTest < Minitest::Test
  include SdkSupport

  def test_constants_are_looked_up_in_the_sdk_first
    names = run_body('{ e: [RuntimeError, ArgumentError, Error, NotImplementedError, Request].map(&:name), ' \
                     'core: [StandardError, Time, Hash].map(&:name) }')
    assert_equal %w[RuntimeError ArgumentError Error NotImplementedError Request].map { |n| "Workato::Connector::Sdk::#{n}" },
                 names['e']
    assert_equal %w[StandardError Time Hash], names['core']
  end

  def test_rescue_of_runtime_error_catches_error_and_not_cores
    assert_equal 'x', run_body("begin; error('x'); rescue RuntimeError => e; { m: e.message }; end")['m']
    assert_error 'RuntimeError', 'core', fail_body("begin; raise 'core'; rescue RuntimeError; {}; end")
  end

  def test_lambdas_close_over_path_and_settings
    assert_equal ['connector.rb', {}, %w[path_to_source_code settings]],
                 run_body('{ a: [path_to_source_code, settings, binding.local_variables.map(&:to_s).grep(/path_to|settings|source/)] }')['a']
  end

  def test_frames_are_labelled_as_the_vendor_labels_them
    assert_equal ['block in from_file'], fail_body("raise 'x'")['backtrace'].select { |f| f['file'] == 'connector.rb' }.map { |f| f['label'] }
  end

  def test_source_must_be_a_hash_in_utf8
    error = assert_raises(SDK::InvalidDefinitionError) { load_connector('42') }
    assert_match(/its last value is Integer/, error.message)
    error = assert_raises(SDK::InvalidDefinitionError) { load_connector("{\n a: \"\xff\" }".b) }
    assert_match(/line 2/, error.message)
  end

  def test_statements_may_precede_the_hash
    assert_equal 7, value("X_SEVEN = 7\n{ actions: { go: { execute: -> { { a: X_SEVEN } } } } }")['a']
  end

  def test_syntax_errors_have_a_line
    error = assert_raises(SyntaxError) { load_connector("{\n a: [\n}") }
    assert_equal 3, Patchbay::Errors.describe(error, 'connector.rb')['line']
  end

  def test_byte_order_mark
    assert_equal 't', load_connector("\xEF\xBB\xBF{ title: 't' }".b).definition[:title]
  end

  def arguments(lambda_text, **options)
    value("{ actions: { go: { execute: #{lambda_text} } } }", **options)
  end

  def test_arguments_are_cut_to_the_declared_number
    assert_equal({ 'n' => 0 }, arguments('-> { { n: 0 } }'))
    assert_equal({ 'c' => 'v' }, arguments('->(c) { { c: c[:k] } }', settings: { 'k' => 'v' }))
    assert_equal({ 'n' => 1 }, arguments('->(*r) { { n: r.length } }'))
    assert_equal({ 'n' => 1 }, arguments('->(a, *r) { { n: r.length } }'))
    assert_equal({ 'n' => 2 }, arguments('proc { |a, b| { n: [a, b].compact.length } }'))
  end

  def test_too_many_required_parameters
    assert_error 'ArgumentError', 'wrong number of arguments (given 5, expected 6)',
                 failure('{ actions: { go: { execute: ->(a, b, c, d, e, f) { {} } } } }')
    assert_error 'ArgumentError', /given 3, expected 2/, failure('{ actions: { go: { execute: ->(a, b, k: 1) { {} } } } }')
  end

  def test_next_and_return_end_a_lambda
    assert_equal({ 'a' => 1 }, arguments('lambda { |c| next({ a: 1 }); { a: 2 } }'))
    assert_equal({ 'a' => 1 }, arguments('lambda { |c| return({ a: 1 }); { a: 2 } }'))
  end

  def test_connection_is_a_fresh_deep_copy
    text = <<~RUBY
      { methods: { change: lambda { |c| c[:deep][:x] << 'changed'; c[:new] = 1 } },
        actions: { go: { execute: lambda { |c| c[:deep][:x] << 'changed'; { before: c } },
                         sample_output: lambda { |c| { after: c } } } } }
    RUBY
    outcome = job(text, { 'do' => 'exec', 'path' => 'actions.go.execute', 'settings' => { 'deep' => { 'x' => ['a'] } } })
    assert_equal %w[a changed], outcome.value.dig('before', 'deep', 'x')
    model = Patchbay::ConnectorModel.new(load_connector(text).definition,
                                         Patchbay::Session.new(broker: broker, profile: Patchbay::Profile.named('cloud'),
                                                               path: 'connector.rb'),
                                         { 'deep' => { 'x' => ['a'] } })
    model.operation('actions', 'go').execute
    assert_equal ['a'], model.connection.settings[:deep][:x]
    refute_same model.connection.settings[:deep], model.connection.settings[:deep]
  end

  def test_input_and_continue_are_indifferent
    assert_equal [1, 1, 2, true], run_body('{ r: [input[:a], input["a"], continue[:b][:c], eis.first[:name] == "f"] }',
                                           input: { a: 1 }, continue: { b: { c: 2 } },
                                           extended_input_schema: [{ name: 'f' }])['r']
  end

  def test_schema_defaults_are_empty_lists_and_continue_blank
    assert_equal [[], [], true], run_body('{ r: [eis, eos, continue.blank?] }')['r']
  end

  def test_results_are_resolved_and_indifferent
    broker.answer({ 'b' => 1 }).answer([1])
    result = run_body("{ x: get('http://h/1'), y: [get('http://h/2'), :sym] }")
    assert_equal({ 'x' => { 'b' => 1 }, 'y' => [[1], 'sym'] }, result)
    assert_equal %w[http://h/1 http://h/2], broker.sent.map(&:url)
  end

  def test_a_frozen_array_result_fails_as_in_the_gem
    assert_equal 'FrozenError', fail_body('[1, { a: 1 }].freeze')['class']
  end

  def test_cyclic_results
    error = fail_body('h = { a: 1 }; b = []; b << b; { b: b }')
    assert_equal ['SystemStackError', 1], error.values_at('class', 'line')
  end

  def test_scopes
    scopes = <<~RUBY
      { connection: { base_uri: lambda { |c| get('http://x') } },
        triggers: { t: { webhook_notification: lambda { |i, p| call('m') }, poll: lambda { |c| reinvoke_after(seconds: 1, continue: {}) } } } }
    RUBY
    error = failure(scopes, 'connection.base_uri')
    assert_error 'NoMethodError', /undefined method `get' for #<Workato::Connector::Sdk::Dsl::WithDsl/, error
    assert warned?('scope')
    assert_error 'NoMethodError', /undefined method `call'/, failure(scopes, 'triggers.t.webhook_notification')
    assert_error 'NoMethodError', /undefined method `reinvoke_after'/, failure(scopes, 'triggers.t.poll')
  end

  def test_streams_are_prohibited_in_pick_lists
    assert_error 'RuntimeError', /Streams are not available in this context/,
                 failure("{ pick_lists: { p: lambda { |c| workato.stream.out('x') } } }", 'pick_lists.p')
  end

  def test_methods_run_in_the_callers_scope
    text = action("call('again')", "methods: { again: lambda { reinvoke_after(seconds: 3, continue: { a: 1 }) } }")
    outcome = exec(text, 'actions.go.execute')
    assert_equal ['reinvoke', 3.0, { 'a' => 1 }], [outcome.kind, outcome.header['seconds'], outcome.value]
  end

  def test_trace_has_lambdas_with_lines
    run_body("call(:m)", "methods: { m: lambda { { a: 1 } } }")
    entered = broker.traces.select { |kind, _f| kind == 'lambda_enter' }.map { |_k, f| [f['lambda'], f['line']] }
    assert_equal [['actions.go.execute', 1], ['methods.m', 1]], entered
    assert_equal 2, broker.traces.count { |kind, _f| kind == 'lambda_leave' }
  end

  def test_console_has_lines
    value("{ actions: { go: { execute: lambda {\n puts 'a', 'b'\n p(c: 1)\n print 'x'\n warn 'w'\n pp({ d: 2 })\n $stdout.puts 'z'\n {}\n} } } }")
    assert_equal [['a', 2], ['b', 2], ['{:c=>1}', 3]], broker.lines.first(3).map { |t, l, _s| [t, l] }
    assert_includes broker.lines, ['w', 5, 'err']
    assert(broker.lines.any? { |text, line, _s| text.end_with?('z') && line == 7 })
  end
end
