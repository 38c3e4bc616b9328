# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Actions, triggers, streams, methods, pick lists, object definitions, sdk/runtime.md §6–§9
class OperationTest < Minitest::Test
  include SdkSupport

  NAME = 'Workato::Connector::Sdk'

  # ---- actions

  def whole(more = '')
    <<~RUBY
      { object_definitions: { o: { fields: lambda { |c, config| [{ name: 'n', type: :integer }, { name: config['which'] || 'none' }] } } },
        actions: { go: { config_fields: [{ name: 'which' }], #{more}
          input_fields: lambda { |defs, c, config| defs['o'] + [{ name: 'when', type: 'date' }, { name: 'must', optional: false, label: 'Must it' }] },
          output_fields: lambda { |defs| [{ name: 'i', type: 'integer' }, { name: 'f', type: 'number' }, { name: 'kept' }] },
          execute: lambda { |c, input, eis, eos, continue|
            { i: '7.9', f: '1.5', kept: input, more: eis.map { |f| [f[:name], f[:type], f[:label]] }, out: eos.length, cont: continue } } } } }
    RUBY
  end

  def test_a_whole_action
    result = value(whole, 'actions.go', input: { n: '5', which: 'w', w: 1, unknown: 2, when: '2021-10-27T23:00:00-07:00', must: ' ' })
    assert_equal [7, 1.5], result.values_at('i', 'f')
    assert_equal({ 'n' => '5', 'which' => 'w', 'w' => 1, 'when' => { '$date' => '2021-10-27' }, 'must' => ' ' }, result['kept'])
    assert_equal [%w[n integer N], %w[w string W], ['when', 'date_time', 'When'], ['must', 'string', 'Must it']], result['more']
    assert_equal [3, {}], result.values_at('out', 'cont')
  end

  def test_required_input
    assert_error "#{NAME}::MissingRequiredInput", "'Must it' must be present", failure(whole, 'actions.go', input: { must: '' })
  end

  def test_continue_reaches_a_whole_action
    assert_equal({ 'a' => 1 }, value(whole, 'actions.go', input: { must: 1 }, continue: { a: 1 })['cont'])
  end

  def test_results_of_whole_actions
    assert_equal({}, value('{ actions: { go: { execute: -> { nil } } } }', 'actions.go'))
    assert_error 'TypeError', /must be a Hash/, failure("{ actions: { go: { execute: -> { 'text' } } } }", 'actions.go')
    assert_error "#{NAME}::InvalidDefinitionError", "'execute' block is required for action", failure('{ actions: { go: {} } }', 'actions.go')
  end

  def retry_of(keys, status: 500, body: 'oops', verb: 'get', profile: 'cloud')
    broker.answer(body, status: status)
    exec("{ actions: { go: { #{keys} execute: lambda { |c| #{verb}('http://h') } } } }", 'actions.go.execute', profile: profile).header['retry']
  end

  def test_retry_plans
    plan = { 'max' => 3, 'delays' => [5, 10, 15] }
    assert_nil retry_of('')
    assert_nil retry_of('retry_on_response: [],')
    assert_equal plan, retry_of('retry_on_response: [500],')
    assert_equal plan, retry_of('retry_on_response: 500,')
    assert_nil retry_of('retry_on_response: [429],')
    assert_equal plan, retry_of('retry_on_response: [/oops/],')
    assert_equal plan, retry_of('retry_on_response: ["oops"],')
    assert_nil retry_of('retry_on_response: [/other/, 500],')
    assert_nil retry_of('retry_on_response: [/oops/],', status: 404)
    assert_nil retry_of('retry_on_response: [500],', verb: 'post')
    assert_equal plan, retry_of("retry_on_response: [500], retry_on_request: ['POST', :put],", verb: 'post')
    assert_equal 1, retry_of('retry_on_response: [500], max_retries: 1,')['max']
    assert_equal 3, retry_of('retry_on_response: [500], max_retries: 9,')['max']
    assert_nil retry_of('retry_on_response: [500], max_retries: -1,')
    assert_equal 3, retry_of('retry_on_response: [500], max_retries: "x",')['max']
    assert_equal [5, 10, 20], retry_of('retry_on_response: [500],', profile: 'gem')['delays']
  end

  def test_error_takes_anything
    assert_error "#{NAME}::RuntimeError", '5', fail_body('error(5)')
    assert_error "#{NAME}::RuntimeError", "#{NAME}::RuntimeError", fail_body('error(nil)')
  end

  def test_leaving
    outcome = exec(action('reinvoke_after(seconds: 5, continue: { at: now, n: 1 }); error("never")'), 'actions.go.execute')
    assert_equal ['reinvoke', 5.0, 1], [outcome.kind, outcome.header['seconds'], outcome.value['n']]
    assert outcome.value['at'].key?('$time')
    outcome = exec(action("suspend(continue: { a: 1 }, expires_at: Time.utc(2030, 1, 2))"), 'actions.go.execute')
    assert_equal ['suspend', '2030-01-02T00:00:00.000000Z', { 'a' => 1 }], [outcome.kind, outcome.header['expires_at'], outcome.value]
    assert_error 'NoMethodError', /suspend/, fail_body('suspend(continue: {}, expires_at: now)', profile: 'gem')
    assert_error 'TypeError', /must be a Hash/, fail_body('reinvoke_after(seconds: 5, continue: 1)')
    assert_error 'ArgumentError', /missing keyword: :continue/, fail_body('reinvoke_after(seconds: 5)')
  end

  def test_checkpoints
    assert_equal({ 'a' => nil }, run_body('{ a: checkpoint!(continue: { n: 1 }) }'))
    outcome = exec(action('sleep(121); checkpoint!(continue: { n: 1 }); {}'), 'actions.go.execute')
    assert_equal ['reinvoke', 0, { 'n' => 1 }], [outcome.kind, outcome.header['seconds'], outcome.value]
    assert_equal({}, run_body('sleep(121); checkpoint!(continue: { n: 1 }); {}', profile: 'gem'))
  end

  def test_resuming_changes_continue
    text = "{ actions: { go: { before_suspend: lambda { |t, at, c| { t: t, c: c[:a] } }, before_resume: lambda { |d, i, c| c[:d] = d[:x]; c['i'] = i[:y]; nil }, " \
           "before_timeout_resume: lambda { |i, c| c[:late] = true } } } }"
    assert_equal({ 't' => 'T', 'c' => 1 }, value(text, 'actions.go.before_suspend', resume_token: 'T', expires_at: 'E', continue: { a: 1 }))
    assert_equal({ 'a' => 1, 'd' => 2, 'i' => 3 }, value(text, 'actions.go.before_resume', data: { x: 2 }, input: { y: 3 }, continue: { a: 1 }))
    assert_equal({ 'late' => true }, value(text, 'actions.go.before_timeout_resume', input: {}))
  end

  def test_fields_and_samples_by_path
    text = "{ actions: { go: { input_fields: lambda { { name: 'one' } }, output_fields: lambda { |d, c, f| [{ name: f[:x] }] }, " \
           "sample_output: lambda { |c, i| { s: i[:a] } }, title: 'T', help: lambda { |i, p| i[:a].to_s } } } }"
    assert_equal [{ 'name' => 'one' }], value(text, 'actions.go.input_fields')
    assert_equal [{ 'name' => 'cfg' }], value(text, 'actions.go.output_fields', config_fields: { x: 'cfg' })
    assert_equal({ 'input' => [{ 'name' => 'one' }], 'output' => [{ 'name' => nil }] }, value(text, 'actions.go.extended_schema'))
    assert_equal({ 's' => 5 }, value(text, 'actions.go.sample_output', input: { a: 5 }))
    assert_equal '5', value(text, 'actions.go.help', input: { a: 5 })
    assert_equal [], value('{ actions: { go: {} } }', 'actions.go.input_fields')
  end

  def test_field_lists_of_the_wrong_kind
    message = 'wrong argument type Array (expected Proc)'
    assert_error 'TypeError', message, failure('{ actions: { go: { input_fields: [1] } } }', 'actions.go.input_fields')
    assert_error 'TypeError', message, failure('{ object_definitions: { d: { fields: [1] } } }', 'object_definitions.d.fields')
    assert_error 'TypeError', 'wrong argument type String (expected Proc)', failure("{ connection: { base_uri: 'x' } }", 'connection.base_uri')
  end

  def test_summaries
    text = "{ actions: { go: { summarize_input: ['list', 'deep.text', 'nope.x'] } } }"
    list = (1..105).to_a
    result = value(text, 'actions.go.summarize_input', input: { list: list, deep: { text: 'x' * 1030 }, other: list })
    assert_equal list.first(98) + ['... 5 items ...', 105], result['list']
    assert_equal "#{'x' * 1023}... 6 characters ...", result['deep']['text']
    assert_equal list, result['other']
  end

  # The limits themselves are not shortened, and what was given stays as it is (§6.8).
  def test_summaries_at_their_limits
    kept = { 'l' => (1..100).to_a, 's' => 'x' * 1024, 'h' => { 'l' => (1..100).to_a } }
    text = "{ actions: { go: { summarize_input: %w[l s h.l], summarize_output: %w[l s] } } }"
    assert_equal kept, value(text, 'actions.go.summarize_input', input: kept)
    longer = { 'l' => (1..101).to_a, 's' => 'x' * 1025, 'h' => { 'l' => (1..101).to_a } }
    short = value(text, 'actions.go.summarize_input', input: longer)
    list = (1..98).to_a + ['... 1 items ...', 101]
    assert_equal [list, "#{'x' * 1023}... 1 characters ...", { 'l' => list }], short.values_at('l', 's', 'h')
    assert_equal longer['h'], value(text, 'actions.go.summarize_output', output: longer)['h']
    given = { 'l' => (1..101).to_a }.with_indifferent_access
    Patchbay::Summarize.call(given, ['l'])
    assert_equal 101, given['l'].size
  end

  ORDER = <<~'RUBY'
    LOG = [] unless defined?(LOG)
    SEEN = ->(name, value = nil) { LOG << name; value } unless defined?(SEEN)
    { connection: {
        base_uri: lambda { |c| SEEN.('base_uri', 'http://h/') },
        authorization: { type: 'custom_auth', apply: lambda { |c| SEEN.('apply'); headers('X-T' => c['t']) },
          acquire: lambda { |c| SEEN.('acquire', { t: 'new' }) },
          detect_on: [->(body) { SEEN.(body.is_a?(String) ? 'detect_on raw' : 'detect_on parsed'); false }] } },
      object_definitions: { d: { fields: lambda { SEEN.('definition', [{ name: 'd' }]) } } },
      methods: { in: lambda { |v| SEEN.('convert_input', v) }, out: lambda { |v| SEEN.('convert_output', v) } },
      actions: { go: {
        input_fields: lambda { |o| SEEN.('input_fields'); o['d'] + [{ name: 'a', convert_input: 'in' }] },
        output_fields: lambda { |o| SEEN.('output_fields'); o['d'] + [{ name: 'a', convert_output: 'out' }] },
        execute: lambda { |c, i| SEEN.('execute'); { a: get('x').after_response { |*| SEEN.('after_response', 'v') } } } } } }
  RUBY

  # One whole action from its fields to its output, §22; the definition is evaluated once for both lists.
  def test_the_order_of_evaluation
    broker.answer({}).answer('', status: 401).answer({})
    loaded = load_connector(ORDER)
    log = Workato::Connector::Sdk.const_get(:Connector).const_get(:LOG)
    log.clear
    value(loaded, 'actions.go', input: { a: 'x' })
    before = %w[input_fields definition output_fields convert_input execute]
    request = ['apply', 'base_uri', 'detect_on raw', 'detect_on parsed', 'after_response']
    assert_equal before + request + ['convert_output'], log
    log.clear
    value(loaded, 'actions.go', input: { a: 'x' })
    assert_equal before + %w[apply base_uri acquire] + request + ['convert_output'], log
  end

  def test_a_poll_of_many_events_is_told
    text = trigger('poll: lambda { |c| { events: (1..1001).map { |n| { id: n } } } }')
    assert_equal 1001, value(text, 'triggers.t.poll_page')['events'].size
    assert_equal [['platform_limit', '1001 events of one poll: the platform takes 1000', '§16.2', 1]], broker.warnings
    broker.warnings.clear
    value(text.sub('1001', '1000'), 'triggers.t.poll_page')
    assert_empty broker.warnings
  end

  def test_names_with_dots_and_unknown_paths
    text = "{ actions: { 'a.b' => { execute: -> { { x: 1 } } }, 'a' => { execute: -> { { x: 2 } } } } }"
    assert_equal [1, 2], [value(text, 'actions.a.b.execute')['x'], value(text, 'actions.a.execute')['x']]
    %w[actions.zz nope actions.a.nope methods.x pick_lists.x streams.x object_definitions.x connection.zz].each do |path|
      assert_error 'NoMethodError', /undefined method `/, failure(text, path)
    end
  end

  # ---- triggers

  POLL = "poll: lambda { |c, input, closure, eis, eos| page = (closure || { p: 0 })[:p]; " \
         "{ events: [{ id: page * 2, n: '1' }, { id: page * 2 + 1, n: '2' }], next_poll: { p: page + 1 }, can_poll_more: page < 2 } }"

  def trigger(keys)
    "{ triggers: { t: { #{keys} } } }"
  end

  def test_poll_page_and_poll
    page = value(trigger(POLL), 'triggers.t.poll_page', closure: { p: 1 })
    assert_equal [[3, 2], { 'p' => 2 }, true], [page['events'].map { |e| e['id'] }, page['next_poll'], page['can_poll_more']]
    all = value(trigger(POLL), 'triggers.t.poll')
    assert_equal [[5, 4, 3, 2, 1, 0], { 'p' => 3 }, false], [all['events'].map { |e| e['id'] }, all['next_poll'], all['can_poll_more']]
  end

  def test_poll_results
    assert_equal [[], { 'c' => 1 }], value(trigger('poll: lambda { |c| nil }'), 'triggers.t.poll_page', closure: { c: 1 }).values_at('events', 'next_poll')
    assert_equal [[{ 'a' => 1 }], 5], value(trigger('poll: lambda { |c, i, cl| { events: { a: 1 }, next_poll: "" } }'), 'triggers.t.poll_page', closure: 5).values_at('events', 'next_poll')
    error = failure(trigger('poll: lambda { |c| [1] }'), 'triggers.t.poll_page')
    assert_error "#{NAME}::InvalidTriggerPollOutputError", /\AInvalid output from trigger poll lambda\.\nSee SDK documentation: https:/, error
    broker.answer([{ 'id' => 1 }])
    assert_equal [{ 'id' => 1 }], value(trigger("poll: lambda { |c| { events: get('http://h') } }"), 'triggers.t.poll')['events']
  end

  def test_a_whole_trigger
    text = trigger("#{POLL}, output_fields: lambda { [{ name: 'n', type: 'integer' }] }")
    assert_equal [2, 1, 2, 1, 2, 1], value(text, 'triggers.t')['events'].map { |e| e['n'] }
  end

  def test_whole_webhook_triggers
    text = trigger("input_fields: lambda { [{ name: 'i' }] }, output_fields: lambda { [{ name: 'n', type: 'integer' }] }, webhook_notification: lambda { |i, payload| payload }")
    assert_equal({ 'n' => 5 }, value(text, 'triggers.t', payload: { n: '5' }))
    assert_equal [{ 'n' => 5 }, { 'n' => 6 }], value(text, 'triggers.t', payload: [{ n: '5' }, { n: '6' }])
    assert_nil value(trigger('webhook_notification: lambda { |*| nil }'), 'triggers.t')
  end

  def test_webhook_notification_arguments
    text = trigger("webhook_notification: lambda { |i, p, eis, eos, h, q, c, s| { v: [i[:a], p.class.name, eis, eos[0][:name], h[:x], q['y'], c[:z], s[:id], workato.class.name] } }")
    result = value(text, 'triggers.t.webhook_notification', settings: { 'z' => 3 }, input: { a: 1 }, payload: { b: 1 }, headers: { x: 1 }, params: { y: 2 },
                                                            extended_output_schema: [{ name: 'o' }], webhook_subscribe_output: { id: 9 })
    assert_equal [1, 'Hash', [], 'o', 1, 2, 3, 9, 'Patchbay::Stdlib::WorkatoPackage'], result['v']
  end

  # §7.5
  def test_a_trigger_without_a_notification_lambda
    assert_error 'ArgumentError', 'webhook_notification is not defined', failure(trigger('poll: lambda { |c| {} }'), 'triggers.t.webhook_notification')
  end

  def test_webhook_life
    text = trigger("webhook_subscribe: lambda { |url, c, i, id| [{ id: [url, c[:z], i[:a], id.length] }, Time.utc(2030)] }, " \
                   "webhook_refresh: lambda { |o| [{ id: o[:id] }, Time.utc(2031)] }, webhook_unsubscribe: lambda { |o, c| [o[:id], c[:z]] }, " \
                   "webhook_key: lambda { |c, i| c[:z].to_s + i[:a].to_s }, dedup: lambda { |e| e['id'].to_s + '!' }")
    options = { settings: { 'z' => 3 }, input: { a: 1 }, webhook_subscribe_output: { id: 7 } }
    assert_equal [{ 'id' => ['U', 3, 1, 64] }, { '$time' => '2030-01-01T00:00:00.000000Z' }], value(text, 'triggers.t.webhook_subscribe', webhook_url: 'U', **options)
    assert_equal({ 'id' => 7 }, value(text, 'triggers.t.webhook_refresh', **options)[0])
    assert_equal [7, 3], value(text, 'triggers.t.webhook_unsubscribe', **options)
    assert_error 'ArgumentError', 'wrong number of arguments (given 1, expected 2)', failure(text, 'triggers.t.webhook_unsubscribe', profile: 'gem', **options)
    assert_equal '31', value(text, 'triggers.t.webhook_key', **options)
    assert_equal '5!', value(text, 'triggers.t.dedup', input: { id: 5 })
    assert_equal 'k1', value("{ webhook_keys: lambda { |p, h, b| h['k'] + b['n'].to_s } }", 'webhook_keys', headers: { k: 'k' }, payload: { n: 1 })
  end

  # ---- streams

  TEXT = "streams: { s: lambda { |input, from, to, size| d = input[:text][from..to]; [d, to >= input[:text].length - 1] } }"

  def stream_in(call, more = TEXT, **options)
    run_body("r = []; #{call} { |chunk, from, to, eof, nf| r << [chunk, from, to, eof, nf] }; { r: r }", more, **options)['r']
  end

  def test_a_stream_of_the_connector
    expected = [['abc', 0, 2, false, 3], ['def', 3, 5, false, 6], ['g', 6, 6, true, nil]]
    assert_equal expected, stream_in("workato.stream.in(workato.stream.out('s', { text: 'abcdefg' }), frame_size: 3)")
    assert_equal expected.drop(1), stream_in("workato.stream.in(workato.stream.out('s', { text: 'abcdefg' }), from: 3, frame_size: 3)")
    assert_equal expected, stream_in("workato.stream.in({ __stream__: true, name: 's', input: { text: 'abcdefg' } }, frame_size: 3)")
  end

  def test_other_sources
    assert_equal [['cd', 2, 3, true, nil]], stream_in("workato.stream.in('abcd', from: 2, frame_size: 1)")
    assert_equal [['cd', 2, 3, false, nil]], stream_in("workato.stream.in({ data: 'abcd', eof: false }, from: 2)")
    mock = "{ __stream__: true, chunks: { 0 => 'ab', '2' => 'cd' } }"
    assert_equal [['ab', 0, 1, false, 2], ['cd', 2, 3, true, nil]], stream_in("workato.stream.in(#{mock}, frame_size: 2)")
    assert_equal [['cd', 2, 3, true, nil]], stream_in("workato.stream.in(#{mock}, from: 1, frame_size: 2)")
    assert_equal [['x0', 0, 1, true, nil]], stream_in("workato.stream.in({ __stream__: true, chunks: lambda { |i, from| ['x' + from.to_s, true] } })")
    assert_error 'RuntimeError', /Mock streams with Proc or Hash/, fail_body("workato.stream.in({ __stream__: true, chunks: 5 }) { }")
    assert_error 'TypeError', /a stream, a Hash or a String/, fail_body('workato.stream.in(nil) { }')
  end

  def test_stream_errors
    assert_error 'KeyError', 'key not found: "nope"', fail_body("workato.stream.out('nope')", TEXT)
    assert_error 'RuntimeError', "'frame_size' must be a positive integer number", fail_body("workato.stream.in(workato.stream.out('s', { text: 'a' }), frame_size: 0) { }", TEXT)
    assert_error 'RuntimeError', /does not end/, fail_body("workato.stream.in(workato.stream.out('s')) { }", "streams: { s: lambda { |*| ['', false] } }")
    assert_error "#{NAME}::UndefinedStdLibMethodError", 'Undefined method \'zip\' for "workato.stream" namespace', fail_body('workato.stream.zip')
    assert_error 'TypeError', /must return \[data, eof\]/, fail_body("workato.stream.in(workato.stream.out('s')) { }", "streams: { s: lambda { |*| 'x' } }")
  end

  def test_stream_paths_and_lazy_chunks
    text = "{ #{TEXT}, actions: { a: { streams: { in_action: lambda { |i| [get('http://h'), true] } } } }, triggers: { t: { streams: { in_trigger: lambda { |i| ['t', true] } } } } }"
    assert_equal ['abc', false], value(text, 'streams.s', input: { text: 'abcdef' }, from: 0, frame_size: 3)
    assert_equal 'abcdef', value(text, 'streams.s!', input: { text: 'abcdef' }, frame_size: 4)
    broker.answer('"raw"')
    assert_equal ['raw', true], value(text, 'streams.in_action')
    assert_equal ['t', true], value(text, 'streams.in_trigger')
    assert_equal 'raised', exec(text, 'streams.in_trigger', profile: 'gem').kind
    assert_equal({ 's' => { '$stream' => 's' } }, run_body("{ s: workato.stream.out('s', { text: 'x' }) }", TEXT))
  end

  # ---- methods, pick lists, object definitions

  METHODS = "methods: { two: lambda { |a, b| [a, b] }, opt: lambda { |a, b = 9| [a, b] }, kw: lambda { |a, k: 1| [a, k] }, all: lambda { |*r| r }, " \
            "fact: lambda { |n| n < 2 ? 1 : n * call('fact', n - 1) }, text: 'x', lazy: lambda { get('http://h') } }"

  def test_call
    assert_equal [[1, 2], [1, 9], [1, 1], [1, 5], [1, 2, 3], 120],
                 run_body("{ v: [call('two', 1, 2), call(:opt, 1), call(:kw, 1), call(:kw, 1, k: 5), call(:all, 1, 2, 3), call(:fact, 5)] }", METHODS)['v']
    assert_error 'ArgumentError', 'wrong number of arguments (given 1, expected 2)', fail_body("call('two', 1)", METHODS)
    assert_error "#{NAME}::UndefinedMethodError", "Method 'zz' does not exists", fail_body("call('zz')", METHODS)
    assert_error "#{NAME}::UnexpectedMethodDefinitionError", "Expected lambda for method 'text' definition, got: String", fail_body("call('text')", METHODS)
    assert_equal 'Workato::Connector::Sdk::Request', run_body("{ v: call(:lazy).class.name }", METHODS)['v']
    assert_empty broker.sent
  end

  def test_suspend_is_an_ordinary_unknown_name_for_the_gem
    assert_error 'NoMethodError', /\Aundefined method `suspend' for #<Workato::Connector::Sdk::Action/, fail_body('suspend(continue: {}, expires_at: nil)', profile: 'gem')
  end

  LAMBDAS = 'f = ->(a, k: 0, **o) { [a, k, o] }; h = { k: 5, z: 1 }; ' \
            '{ r: [f.call(1, h), f.(1, h), f[1, h], f.yield(1, h), f.call(1, k: 2), f.call({ k: 1 }), f.call("x" => 1)] }'

  def test_lambdas_and_helpers_take_trailing_hashes_on_the_platform
    filled = [1, 5, { 'z' => 1 }]
    assert_equal [filled] * 4 + [[1, 2, {}], [{ 'k' => 1 }, 0, {}], [{ 'x' => 1 }, 0, {}]], run_body(LAMBDAS)['r']
    assert warned?(:keyword_hash)
    assert_error 'ArgumentError', /given 2, expected 1/, fail_body(LAMBDAS, profile: 'gem')
    assert_equal [{ 'a' => '1' }], run_body('o = { headers: true }; { r: workato.csv.parse("a\n1\n", o) }')['r']
    assert_equal [[[1, 2]], [1, 2]], run_body('{ r: [->(*a) { a }.call([1, 2]), ->(a) { a }.call([1, 2])] }')['r']
  end

  DEFINED = <<~'RUBY'
    class Kit
      attr_reader :made
      def initialize(size, unit: 'mm') = (@made = [size, unit])
      def self.all(kind:, **rest) = [kind, rest]
      def pick(from, at: 0) = [from, at]
      class << self
        def one(at:) = at
      end
    end
    { actions: { go: { execute: lambda { |_c, input|
      o = { at: 2 }
      { r: [Kit.new(1, { unit: 'cm' }).made, Kit.all({ kind: 'a', b: 1 }), Kit.new(1).pick('x', o), Kit.one(o), Kit.one(at: 5), Kit.new(1).pick({ z: 1 })] }
    } } } }
  RUBY

  def test_methods_written_with_def_take_trailing_hashes_on_the_platform
    assert_equal [[1, 'cm'], ['a', { 'b' => 1 }], ['x', 2], 2, 5, [{ 'z' => 1 }, 0]], value(DEFINED)['r']
    assert warned?(:keyword_hash)
    assert_error 'ArgumentError', /wrong number of arguments/, failure(DEFINED.gsub('Kit', 'Box'), profile: 'gem')
  end

  def test_an_action_without_a_sample_says_so
    assert_error "#{SDK}::InvalidDefinitionError", "'sample_output' is not defined for the action",
                 failure('{ actions: { go: { execute: -> { {} } } } }', 'actions.go.sample_output')
  end

  def test_one_request_in_parallel_stays_a_list
    broker.answer({ a: 1 })
    assert_equal [true, [{ 'a' => 1 }], [nil]], run_body('{ r: parallel([get("https://h/x")]) }')['r']
  end

  HOOKED = <<~'RUBY'
    { triggers: { t: {
        input_fields: lambda { |*| [] }, output_fields: lambda { |*| [{ name: 'id', type: 'integer' }] },
        webhook_notification: lambda { |_input, payload|
          payload['many'] ? [{ 'id' => '1' }] : payload['wrapped'] ? { 'id' => '9' }.with_indifferent_access : { 'id' => '9' } }
    } } }
  RUBY

  def test_whole_webhook_triggers_convert_as_the_profile_does
    assert_equal [{ 'id' => 1 }], value(HOOKED, 'triggers.t', payload: { many: true })
    assert_equal({ 'id' => 9 }, value(HOOKED, 'triggers.t'))
    assert_equal({ 'id' => '9' }, value(HOOKED, 'triggers.t', profile: 'gem'))
    assert_equal({ 'id' => 9 }, value(HOOKED, 'triggers.t', profile: 'gem', payload: { wrapped: true }))
    assert_error 'NoMethodError', /with_indifferent_access/,
                 failure(HOOKED, 'triggers.t', profile: 'gem', payload: { many: true })
  end

  def test_trailing_hashes_fill_keywords_on_the_platform
    assert_equal [1, 7], run_body("h = { k: 7 }; { v: call(:kw, 1, h) }", METHODS)['v']
    assert warned?(:keyword_hash)
    assert_equal 'ArgumentError', fail_body("h = { k: 7 }; { v: call(:kw, 1, h) }", METHODS, profile: 'gem')['class']
  end

  def test_methods_by_path
    text = "{ #{METHODS} }"
    assert_equal [1, 2], value(text, 'methods.two', args: [1, 2])
    assert_equal [[1, 2], 9], value(text, 'methods.opt', args: [[1, 2]])
    assert_equal [{ 'a' => 1 }], value(text, 'methods.all', args: { a: 1 })
  end

  LISTS = "{ pick_lists: { none: lambda { [['A', 1]] }, one: lambda { |c| [[c['z'], 1]] }, kw: lambda { |c, country:, size: 5| [[country, size]] }, " \
          "rest: lambda { |c, **a| [[a[:__parent_id].inspect, a.keys]] }, pos: lambda { |c, p| [[p[:x], 1]] }, http: lambda { |c| get('http://h') } } }"

  def test_pick_lists
    assert_equal [['A', 1]], value(LISTS, 'pick_lists.none')
    assert_equal [[3, 1]], value(LISTS, 'pick_lists.one', settings: { 'z' => 3 })
    assert_equal [['US', 5]], value(LISTS, 'pick_lists.kw', args: { country: 'US' })
    assert_equal [['nil', []]], value(LISTS, 'pick_lists.rest')
    assert_equal [['"p"', ['__parent_id']]], value(LISTS, 'pick_lists.rest', args: { __parent_id: 'p' })
    assert_equal [[1, 1]], value(LISTS, 'pick_lists.pos', args: { x: 1 })
    assert_error 'ArgumentError', 'missing keyword: :country', failure(LISTS, 'pick_lists.kw')
    assert_error 'ArgumentError', 'unknown keyword: :a', failure(LISTS, 'pick_lists.kw', args: { country: 1, a: 2 })
    broker.answer([['x', 'y']])
    assert_equal [%w[x y]], value(LISTS, 'pick_lists.http')
    assert_equal ['pick_list', 'pick_lists.http'], broker.last.header.values_at('phase', 'lambda')
  end

  DEFINITIONS = "{ object_definitions: { a: { fields: lambda { |c, f, defs| $count = ($count || 0) + 1; [{ name: 'x', n: $count, cfg: f[:v] }] } }, " \
                "b: { fields: lambda { |c, f, defs| one = defs['a']; one[0][:name] = 'changed'; one + defs[:a] } }, " \
                "loop: { fields: lambda { |c, f, defs| defs['other'] } }, other: { fields: lambda { |c, f, d| d['loop'] } }, bare: lambda { [{ name: 'y' }] }, " \
                "none: { fields: lambda { next } }, miss: { fields: lambda { |c, f, d| d['zz'] } } } }"

  def test_object_definitions
    result = value(DEFINITIONS, 'object_definitions.b.fields', config_fields: { v: 5 })
    assert_equal [['changed', 5], ['x', 5]], (result.map { |field| [field['name'], field['cfg']] })
    assert_equal 1, result.map { |field| field['n'] }.uniq.length
    assert_nil value(DEFINITIONS, 'object_definitions.none')
    assert_error "#{NAME}::UnresolvedObjectDefinitionError", "Cannot find object definition for 'zz'", failure(DEFINITIONS, 'object_definitions.miss.fields')
    assert_error "#{NAME}::CircleReferenceObjectDefinitionError", /\AInfinite recursion occurred in object definition for '(loop|other)'\z/,
                 failure(DEFINITIONS, 'object_definitions.loop.fields')
    assert_equal [{ 'name' => 'y' }], value(DEFINITIONS, 'object_definitions.bare.fields')
    assert_equal 'TypeError', failure(DEFINITIONS, 'object_definitions.bare.fields', profile: 'gem')['class']
  end

  def test_globals
    result = run_body("{ v: [blank, clear, null, skip, account_property('a'), account_property('none'), lookup('T', 'a' => 1), lookup(5, 'a' => 2)['b'], workato_schema(7), " \
                      "now.time_zone.name, today.class.name, uuid.length, parse_json('[1]'), decrypt(encrypt('text', 'k'), 'k'), execution_context[:recipe_id].length] }",
                      job: { 'account_properties' => { 'a' => 5 }, 'schemas' => { '7' => [{ 'name' => 's' }] },
                             'lookup_tables' => { 'T' => { 'id' => 5, 'rows' => [{ 'a' => 1, 'b' => 'x' }, { 'a' => 2, 'b' => 'y' }] } } })['v']
    assert_equal ['', nil, nil, nil, '5', nil, { 'a' => 1, 'b' => 'x' }, 'y', [{ 'name' => 's' }], 'Pacific Time (US & Canada)', 'Date', 36, [1], 'text', 64], result
  end
end
