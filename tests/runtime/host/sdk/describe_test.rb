# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Jobs other than exec, tagged values, clock and profiles, design §4.2, §4.3, docs/protocol.md
class DescribeTest < Minitest::Test
  include SdkSupport

  SOURCE = <<~RUBY
    { title: 'Ship', connection: {
        fields: [{ name: 'key', optional: false }], extended_fields: lambda { |c| [{ name: 'more' }] }, base_uri: lambda { |c| "http://h/\#{c['sub']}" },
        authorization: { type: 'oauth2', client_id: 'id', token_url: lambda { |c| 'http://t' }, authorization_url: lambda { |c| raise 'no' },
                         apply: lambda { |c, t| headers(a: t.to_s) }, refresh_on: [401] } },
      test: lambda { |c| get('me') },
      object_definitions: { o: { fields: lambda { |c, cfg, d| [{ name: 'id', type: 'integer' }] } }, net: { fields: lambda { |c| get('meta', q: 1) } } },
      pick_lists: { kinds: lambda { |c| [['A', 'a'], ['B', 'b']] }, fixed: [['F', 'f']], remote: lambda { |c| get('kinds') } },
      methods: { m: lambda { |a, b = 1, *r, k:, **o| }, bad: 5 }, streams: { s: lambda { |i, f| } }, webhook_keys: lambda { |p, h, b| },
      actions: {
        create: { title: 'Create', subtitle: 'S', help: lambda { |i, p| 'h' + i.class.name[0, 2] }, description: 'D', batch: true, display_priority: 5,
          config_fields: [{ name: 'kind', control_type: 'select', pick_list: 'kinds' }, { name: 'mode', control_type: 'select', pick_list: [['X', 'x']] }],
          input_fields: lambda { |d, c, cfg| cfg['kind'] ? [{ name: cfg['kind'] }] : d['o'] + [{ name: 'flag', type: 'boolean', extends_schema: true }] },
          output_fields: lambda { |d| d['o'].concat([{ type: 'x' }]) }, sample_output: lambda { |c| get('sample') }, execute: lambda { |c, i| } },
        broken: 'text' },
      triggers: { t: { input_fields: lambda { |d| d['net'] }, poll: lambda { |c| }, webhook_key: lambda { |c, i| 'k' }, deprecated: true } } }
  RUBY

  def document(source = SOURCE, **job_keys)
    @document = job(source, { 'do' => 'describe' }.merge(job_keys.transform_keys(&:to_s))).value
  end

  def test_the_document
    found = document(normalized: true, variants: 8, clock: '2026-01-02T03:04:05Z')
    assert_equal [1, '2026-01-02T03:04:05Z', { 'ok' => true }, { 'ok' => 'Ship' }, [%w[req c]]], found.values_at('describe', 'clock', 'load', 'title', 'test')
    assert_equal %w[title connection test object_definitions pick_lists methods streams webhook_keys actions triggers], found['top_keys']
    connection = found['connection']
    assert_equal [{ 'name' => 'key', 'optional' => false }], connection['fields']['ok']
    assert_equal [{ 'ok' => 'http://h/' }, [%w[req c]]], connection.values_at('base_uri', 'extended_fields')
    authorization = connection['authorization']
    assert_equal ['oauth2', { 'ok' => 'id' }, { 'ok' => 'http://t' }, 'no'],
                 [authorization['type'], authorization['client_id'], authorization['token_url'], authorization['authorization_url']['error']['message']]
    assert_equal({ 'type' => 'oauth2', 'oauth2' => true, 'reauthorizable' => true, 'refresh_on' => [401], 'detect_on' => [] }, authorization['resolved']['ok'])
    assert_equal [%w[req c], %w[req t]], authorization['params']['apply']
  end

  def test_pairs_of_answers_follow_single_ones
    keys = document(variants: 8)['actions']['create']['variants'].keys
    assert_equal '{"kind":"a"}', keys.first
    assert_includes keys, '{"kind":"a","mode":"x"}'
    assert_operator keys.index('{"flag":"true"}'), :<, keys.index('{"kind":"a","mode":"x"}')
    assert_operator keys.length, :<=, 8
  end

  def test_operations
    create = document(normalized: true, variants: 3)['actions']['create']
    assert_equal [{ 'ok' => 'Create' }, { 'ok' => 'hAc' }, true, 5], create.values_at('title', 'help', 'batch', 'display_priority')
    assert_equal %w[id flag], (create['input_fields']['ok'].map { |f| f['name'] })
    assert_equal 'integer_conversion', create['input_fields']['normalized'][0]['parse_output']
    assert_match(/labelize/, create['output_fields']['schema_error']['message'])
    assert_equal({ 'method' => 'GET', 'url' => 'http://h/sample', 'payload' => nil }, create['sample_output']['network'].except('headers'))
    assert_equal ['{"kind":"a"}', '{"mode":"x"}', '{"flag":"true"}'], create['variants'].keys
    assert_equal [{ 'name' => 'a' }], create['variants']['{"kind":"a"}']['input_fields']['ok']
    assert_equal 'Workato::Connector::Sdk::InvalidDefinitionError', @document['actions']['broken']['error']['class']
    trigger = @document['triggers']['t']
    assert_equal ['http://h/meta?q=1', { 'ok' => [] }, { 'ok' => 'k' }, true],
                 [trigger['input_fields']['network']['url'], trigger['output_fields'].slice('ok'), trigger['webhook_key'], trigger['deprecated']]
  end

  def test_the_rest
    found = document
    assert_equal [{ 'static' => true, 'ok' => [%w[F f]] }, [%w[A a], %w[B b]]], [found['pick_lists']['fixed'], found['pick_lists']['kinds']['ok']]
    assert_equal 'http://h/kinds', found['pick_lists']['remote']['network']['url']
    assert_equal [%w[req a], %w[opt b], %w[rest r], %w[keyreq k], %w[keyrest o]], found['methods']['m']['params']
    assert_equal(-3, found['methods']['m']['arity'])
    assert_equal [{ 's' => [%w[req i], %w[req f]] }, [%w[req p], %w[req h], %w[req b]]], found.values_at('streams', 'webhook_keys')
    assert_equal [%w[req c]], found['object_definitions']['net']['params']
    assert_equal broker.parts, broker.pieces.keys
    assert_includes broker.parts, 'actions.create'
    assert_equal found['connection'], broker.pieces['connection']
  end

  def test_lambdas_that_do_not_end
    text = '{ pick_lists: { slow: lambda { loop { } }, ok: lambda { [] } } }'
    found = document(text, lambda_seconds: 0.2)['pick_lists']
    assert_equal [{ 'timeout' => 0.2, 'params' => [] }, []], [found['slow'], found['ok']['ok']]
    found = document(text, skip: ['pick_lists.slow', 'connection'])
    assert_equal [{ 'timeout' => 10.0 }, { 'keys' => [], 'fields' => { 'timeout' => 10.0 } }], [found['pick_lists']['slow'], found['connection']]
    assert_equal ['error'], document(SOURCE, skip: ['actions.create'])['actions']['create'].keys
    assert_equal({ 'timeout' => 10.0 }, form('actions.create', skip: ['input_fields']).value['input_fields'])
  end

  def test_a_stop_is_not_rescued_by_the_connector
    found = document("{ pick_lists: { p: lambda { begin; get('http://h').response!; rescue => e; []; end } } }")
    assert_equal 'http://h', found['pick_lists']['p']['network']['url']
  end

  def test_nothing_at_all
    found = document('{}')
    assert_equal [{ 'ok' => nil }, nil, {}, {}], [found['title'], found['test'], found['actions'], found['pick_lists']]
    assert_equal({ 'keys' => [], 'fields' => { 'ok' => nil } }, document("{ connection: {}, actions: nil, triggers: [] }")['connection'])
  end

  # ---- form

  def form(operation, source = SOURCE, **keys)
    job(source, { 'do' => 'form', 'operation' => operation }.merge(keys.transform_keys(&:to_s)))
  end

  def test_a_form
    parts = form('actions.create').value
    assert_equal %w[kind mode], (parts['config_fields']['ok'].map { |f| f['name'] })
    flag = parts['input_fields']['ok'].last
    assert_equal %w[boolean checkbox Flag], flag.values_at('type', 'control_type', 'label')
    assert_equal [{ 'ok' => 'Create' }, { 'ok' => { 'batch' => true, 'display_priority' => 5 } }], parts.values_at('title', 'flags')
    assert parts['output_fields'].key?('error')
    assert parts['sample_output'].key?('network')
    assert_equal [{ 'type' => 'string', 'name' => 'b', 'label' => 'B' }], (form('actions.create', input: { kind: 'b' }.transform_keys(&:to_s)).value['input_fields']['ok'].map { |f| f.slice('type', 'name', 'label') })
    broker.answer([{ 'name' => 'live' }])
    assert_equal 'live', form('triggers.t', network: true).value['input_fields']['ok'][0]['name']
    assert_error 'Workato::Connector::Sdk::InvalidDefinitionError', "There is no operation 'actions.zz'", form('actions.zz').error
  end

  # structure-and-schema.md §4.2: an empty hash before a choice, keys by either kind of name.
  def test_labels_of_what_is_chosen
    text = "lambda { |input, label| \"\#{label['object'] || 'object'} \#{label[:object].inspect} \#{input['object']}\" }"
    source = "{ actions: { get: { description: #{text}, help: lambda { |_input, label| { body: label['object'] } } } } }"
    chosen = form('actions.get', source, input: { 'object' => 'order' }, labels: { 'object' => 'Purchase order' }).value
    assert_equal [{ 'ok' => 'Purchase order "Purchase order" order' }, { 'ok' => { 'body' => 'Purchase order' } }], chosen.values_at('description', 'help')
    assert_equal [{ 'ok' => 'object nil ' }, { 'ok' => { 'body' => nil } }], form('actions.get', source).value.values_at('description', 'help')
  end

  def test_the_connection_form
    parts = form('connection').value
    assert_equal %w[key more], (parts['connection_fields']['ok'].map { |f| f['name'] })
    assert_equal ['oauth2', true], parts['authorization']['ok'].values_at('type', 'reauthorizable')
  end

  # ---- tagged values

  TAGGED = {
    'Time.utc(2020, 1, 2, 3, 4, 5.5r)' => { '$time' => '2020-01-02T03:04:05.500000Z' }, 'Time.zone.local(2020, 1, 2)' => { '$time' => '2020-01-02T08:00:00.000000Z' },
    'DateTime.new(2020, 1, 2)' => { '$time' => '2020-01-02T00:00:00.000000Z' }, 'Date.new(2020, 1, 2)' => { '$date' => '2020-01-02' }, 'BigDecimal("1.10")' => { '$decimal' => '1.1' },
    'Float::NAN' => { '$float' => 'NaN' }, '-Float::INFINITY' => { '$float' => '-Infinity' }, '"\xff".b' => { '$base64' => '/w==' }, '"\xff"' => { '$base64' => '/w==' }, '"é".b' => 'é',
    '"é".encode("ISO-8859-1")' => 'é', '/a/i' => { '$regexp' => '/a/i' }, '->(a, b = 1) {}' => { '$proc' => [%w[req a], %w[opt b]] }, '(1..2)' => { '$range' => '1..2' },
    'Set[1]' => { '$set' => [1] }, 'Object.new' => { '$object' => 'Object' }, 'String' => { '$object' => 'Class' }, ':sym' => 'sym', '10**30' => 10**30, '5.minutes' => 300,
    '[{ a: 1 }].where(a: 1)' => [{ 'a' => 1 }], 'Struct.new(:a).new(1)' => { '$object' => '' }, '{ 1 => 2, nil => 3 }' => { '1' => 2, '' => 3 }, 'Workato::Types::Binary.new("x")' => 'x', '1.0' => 1.0
  }.freeze

  def test_results_are_tagged
    TAGGED.each { |code, expected| assert_equal expected, run_body("{ v: #{code} }")['v'], code }
  end

  def test_deep_and_cyclic_values
    assert_includes run_body('a = []; 200.times { a = [a] }; Struct.new(:x); { v: a }')['v'].to_s, '$deep'
    array = []
    array << array
    assert_equal [{ '$deep' => true }], Patchbay::Tagged.encode(array)
    shared = ['x']
    assert_equal [['x'], ['x']], Patchbay::Tagged.encode([shared, shared])
  end

  def test_arguments_are_untagged
    result = run_body('{ v: input.values.map { |v| v.class.name } }', input: { t: { '$time' => '2020-01-02T03:04:05Z' }, d: { '$date' => '2020-01-02' }, n: { '$decimal' => '1.1' },
                                                                                b: { '$base64' => '/w==' }, f: { '$float' => 'NaN' }, u: { '$unknown' => 1 } })['v']
    assert_equal %w[Time Date BigDecimal Workato::Types::Binary Float ActiveSupport::HashWithIndifferentAccess], result
    assert_equal({ '$time' => 'x', '$float' => '1' }, run_body('{ "$time" => input["t"]["$time"], "$float" => input["f"]["$float"] }', input: { t: { '$time' => 'x' }, f: { '$float' => '1' } }))
  end

  def test_times_of_closure_files
    text = '{ triggers: { t: { poll: lambda { |c, i, cl| { events: [{ v: cl.values.map { |v| v.class.name } }] } } } } }'
    outcome = exec(text, 'triggers.t.poll_page', job: { 'times' => ['closure'] }, closure: { a: '2020-01-02T03:04:05Z', b: '2020-01-02', c: 'x', d: '2020-13-45' })
    assert_equal %w[Time Date String String], outcome.value['events'][0]['v']
  end

  # ---- clock, console, profile

  def test_a_frozen_clock_moves_with_sleep
    body = '{ v: [Time.now, now, Date.today.to_s, today.to_s, DateTime.now.to_s, Time.new.to_i, Time.current.to_i, (sleep(90); Time.now), 1.hour.ago.to_i] }'
    found = run_body(body, job: { 'clock' => '2026-01-02T03:04:05Z' })['v']
    at = Time.utc(2026, 1, 2, 3, 4, 5)
    assert_equal [{ '$time' => '2026-01-02T03:04:05.000000Z' }] * 2 + ['2026-01-02', '2026-01-01', '2026-01-02T03:04:05+00:00', at.to_i, at.to_i,
                                                                       { '$time' => '2026-01-02T03:05:35.000000Z' }, at.to_i + 90 - 3600], found
    assert_operator Time.now.year, :>, 2000
    assert_empty broker.slept
  end

  def test_waits_of_earlier_steps_count
    assert_equal({ '$time' => '2026-01-02T03:05:05.000000Z' },
                 run_body('{ v: Time.now }', job: { 'clock' => '2026-01-02T03:04:05Z', 'clock_offset' => 60 })['v'])
    assert_in_delta Time.now.to_i + 3600, run_body('{ v: now.to_i }', job: { 'clock_offset' => 3600 })['v'], 5
  end

  def test_sleep_is_nobodys_public_method
    assert_equal [false, true], run_body('{ v: [nil.respond_to?(:sleep), Kernel.respond_to?(:sleep)] }')['v']
  end

  def test_real_time_sleeps_through_the_broker
    run_body('sleep(2); sleep(nil); Kernel.sleep(0.5); {}', job: { 'time' => 'real' })
    assert_equal [2.0, 0.0, 0.5], broker.slept
    assert_error 'ArgumentError', /negative/, fail_body('sleep(-1)')
  end

  def test_timeouts_of_the_language_still_work
    assert_error 'Timeout::Error', 'execution expired', fail_body('require "timeout"; Timeout.timeout(0.05) { loop { } }')
    assert_equal({ 'a' => 1 }, run_body('Timeout.timeout(5) { sleep(60); { a: 1 } }'))
  end

  def test_profiles
    assert_equal [true, false], [Patchbay::Profile.named('cloud').cloud?(:delete_query), Patchbay::Profile.named('gem').cloud?(:delete_query)]
    assert_equal 'cloud', Patchbay::Profile.named(nil).name
    assert_raises(KeyError) { Patchbay::Profile.named('cloud').cloud?(:nonsense) }
    Patchbay::Profile::ROWS.each_value { |row| assert_match(/\A§/, row.paragraph) }
  end

  def test_old_ruby
    assert_equal ['a%20b', 'a b', 'x'], run_body("{ v: [URI.escape('a b'), URI.decode('a%20b'), YAML.load(\"--- :x\\n\").to_s] }")['v']
    assert warned?(:ruby27_methods)
    assert_equal [{ '$date' => '2020-01-02' }], run_body("{ v: [YAML.load('2020-01-02')] }")['v']
    assert_error 'NoMethodError', /undefined method `escape' for URI:Module/, fail_body("URI.escape('a b')", profile: 'gem')
  end

  def test_jobs_end_with_an_outcome
    assert_error 'SystemExit', 'exit', fail_body('exit')
    assert_error 'NoMemoryError', /./, fail_body('raise NoMemoryError')
    assert_error 'SystemStackError', /stack level too deep/, fail_body('f = lambda { f.call }; f.call')
    assert_error 'SystemStackError', /stack level too deep/, fail_body('b = []; b << b; { b: b }')
    assert_error 'UncaughtThrowError', /uncaught throw :x/, fail_body('throw :x')
    assert_error 'LocalJumpError', /./, failure('{ actions: { go: { execute: proc { return 1 } } } }') rescue nil
    assert_equal 'raised', exec(action('Class.new(StandardError) { def message; raise "in message"; end }.new.then { |e| raise e }'), 'actions.go.execute').kind
    assert_error 'ArgumentError', /unknown job/, job('{}', { 'do' => 'zz' }).error
    outcome = exec(action('loop { }'), 'actions.go.execute', job: { 'lambda_seconds' => 0.1 })
    assert_equal ['timeout', 0.1], [outcome.kind, outcome.header['seconds']]
  end

  def test_error_lines_and_own_frames_first
    error = failure("{ methods: { m: lambda {\n [1].each { |x|\n raise 'deep' }\n } },\n actions: { go: { execute: lambda {\n call(:m)\n } } } }")
    assert_equal [3, 3, 'connector.rb'], [error['line'], error['backtrace'][0]['line'], error['backtrace'][0]['file']]
    assert_equal [3, 2, 2, 6], (error['backtrace'].select { |f| f['file'] == 'connector.rb' }.map { |f| f['line'] })
    others = fail_body('h = Class.new(Hash).new; h[:h] = h; { h: h }')['backtrace'].map { |frame| frame['file'] }
    assert_includes others, 'active_support/hash_with_indifferent_access.rb'
    refute(others.any? { |file| file.include?('runtime/host') || file.start_with?('/usr') && file.include?('/lib/') })
  end

  def test_binary_messages_are_text
    assert_equal "a\uFFFD", fail_body('raise "a\xff".b')['message']
  end
end
