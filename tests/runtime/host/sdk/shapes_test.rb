# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Types that the SDK declares, sdk/runtime.md §20: TypeError under the profile gem, a warning and the value itself
# under the profile cloud. What is refused and what is taken was computed with the gem and its type checks.
class ShapesTest < Minitest::Test
  include SdkSupport

  # How to run a value: a connector around it, the path and further options of exec.
  Place = Struct.new(:around, :path, :more)

  def self.in_action(code)
    "{ streams: { s: lambda { |i| ['x', true] } }, actions: { go: { execute: lambda { |c, i| #{code} } } } }"
  end

  GO = 'actions.go.execute'
  TEXTS = { refused: ['5', ':s', '{}', '[]'], taken: ['nil', "'x'"] }.freeze
  PLACES = {
    'base_uri' => [Place.new('{ connection: { base_uri: lambda { |c| %s } } }', 'connection.base_uri'),
                   { refused: TEXTS[:refused] + ["URI('http://h')"], taken: TEXTS[:taken] }],
    'client_id' => [Place.new('{ connection: { authorization: { client_id: lambda { |c| %s } } } }', 'connection.authorization.client_id'), TEXTS],
    'client_id, a literal' => [Place.new('{ connection: { authorization: { client_id: %s } } }', 'connection.authorization.client_id'), TEXTS],
    'client_secret' => [Place.new('{ connection: { authorization: { client_secret: lambda { |c| %s } } } }', 'connection.authorization.client_secret'), TEXTS],
    'authorization_url' => [Place.new('{ connection: { authorization: { authorization_url: lambda { |c| %s } } } }',
                                      'connection.authorization.authorization_url'), TEXTS],
    'token_url' => [Place.new('{ connection: { authorization: { token_url: lambda { |c| %s } } } }', 'connection.authorization.token_url'), TEXTS],
    'title' => [Place.new('{ title: %s, actions: {} }', 'title'), TEXTS],
    'acquire' => [Place.new('{ connection: { authorization: { acquire: lambda { |c| %s } } } }', 'connection.authorization.acquire'),
                  { refused: ['5', "'x'", '[]', '[{}, nil, 5]', '[{}, 1, {}, 1]', '[nil]', '[nil, nil]', '[1]'],
                    taken: ['nil', '{}', '[{}]', '[{}, 1]', '[{}, nil, {}]', '[{}, nil, nil]'] }],
    'refresh' => [Place.new("{ connection: { authorization: { type: 'oauth2', refresh: lambda { |c| %s } } } }", 'connection.authorization.refresh'),
                  { refused: ['5', 'nil', 'false', "'x'", '[]', '[{}, 1]', '[{}, nil, {}]', '[nil, {}]'], taken: ['{}', '[{}]', '[{}, nil]', '[{}, {}]'] }],
    'poll' => [Place.new('{ triggers: { t: { poll: lambda { |c| %s } } } }', 'triggers.t.poll_page'),
               { refused: ['{ events: [], x: 2 }', '{ events: [], next_page: 1 }', '{ events: [], can_poll_more: 1 }', "{ events: [], can_poll_more: 'no' }"],
                 taken: ['nil', '{}', '{ events: [1] }', '{ events: { a: 1 }, next_poll: 5, can_poll_more: nil }', '{ events: [], can_poll_more: false }'] }],
    'webhook_subscribe' => [Place.new('{ triggers: { t: { webhook_subscribe: lambda { |u| %s } } } }', 'triggers.t.webhook_subscribe', { webhook_url: 'U' }),
                            { refused: ['5', 'nil', '[]', '[{ a: 1 }]', "[{ a: 1 }, 'x']", '[{ a: 1 }, Date.new(2020)]', '[{ a: 1 }, nil, 1]', '[nil, nil]'],
                              taken: ['{ a: 1 }', '[{ a: 1 }, nil]', '[{ a: 1 }, Time.now]', '[{ a: 1 }, 1.day.from_now]'] }],
    'webhook_notification' => [Place.new('{ triggers: { t: { webhook_notification: lambda { |i, p| %s } } } }', 'triggers.t.webhook_notification'),
                               { refused: ['5', "'x'", 'true'], taken: ['[]', '{ a: 1 }', '[{ a: 1 }]', '[1]'] }],
    'fields of an object definition' => [Place.new('{ object_definitions: { d: { fields: lambda { |c| %s } } } }', 'object_definitions.d.fields'),
                                         { refused: ['nil', '{}', "{ name: 'x' }", "'x'", '5'], taken: ['[]', '[1]', '[nil]'] }],
    'fields of an operation' => [Place.new('{ actions: { go: { input_fields: lambda { |c| %s } } } }', 'actions.go.input_fields'),
                                 { refused: [], taken: ['nil', '[]', '{}', "{ name: 'x' }", '[1]', "'x'", '5', '[nil]'] }],
    'eof of a stream' => [Place.new("{ streams: { s: lambda { |i| ['x', %s] } } }", 'streams.s'), { refused: ['nil', '1'], taken: ['true', 'false'] }],
    'input of a stream' => [Place.new(in_action("{ v: workato.stream.out('s', %s).name }"), GO), { refused: ['5', 'nil'], taken: ['{}', '{ a: 1 }'] }],
    'from of a stream' => [Place.new(in_action("workato.stream.in('xyz', from: %s) { |*a| }; {}"), GO), { refused: ['1.5'], taken: ['nil', '1'] }],
    'frame_size of a stream' => [Place.new(in_action("workato.stream.in('xyz', frame_size: %s) { |*a| }; {}"), GO), { refused: ["'1'", '1.5'], taken: ['nil', '1'] }],
    'seconds of reinvoke_after' => [Place.new(in_action('reinvoke_after(seconds: %s, continue: {})'), GO), { refused: ["'5'", 'nil'], taken: ['5', '5.5', '5.seconds'] }],
    'headers of csv.parse' => [Place.new(in_action("{ v: workato.csv.parse(\"a\\n1\", headers: %s).to_a.size }"), GO), { refused: [], taken: ['true', "'a'", "['a']", '[:a]'] }],
    'skip_blanks of csv.parse' => [Place.new(in_action("{ v: workato.csv.parse(\"a\\n1\", headers: true, skip_blanks: %s).size }"), GO), { refused: ['5'], taken: ['true', 'false', 'nil'] }],
    'skip_first_line of csv.parse' => [Place.new(in_action("{ v: workato.csv.parse(\"a\\n1\", headers: true, skip_first_line: %s).size }"), GO), { refused: ['nil', '5'], taken: ['true', 'false'] }],
    'force_quotes of csv.generate' => [Place.new(in_action("{ v: workato.csv.generate(force_quotes: %s) { |c| c << [1] }.size }"), GO), { refused: ['5'], taken: ['true', 'nil'] }]
  }.freeze

  PLACES.each do |role, (place, values)|
    define_method("test_#{role.gsub(/\W+/, '_')}") do
      values[:refused].each do |value|
        outcome = run_place(place, value, 'gem')
        assert_equal ['raised', 'TypeError'], [outcome.kind, outcome.error&.fetch('class')], "#{role}: #{value}"
        refute_equal 'TypeError', run_place(place, value, 'cloud').error&.fetch('class'), "#{role}: #{value}"
        assert warned?(:type_checks), "#{role}: #{value} without a warning"
      end
      values[:taken].each do |value|
        %w[cloud gem].each do |profile|
          refute_equal 'raised', run_place(place, value, profile).kind, "#{role}: #{value}, #{profile}"
          refute warned?(:type_checks), "#{role}: #{value}, #{profile}: #{broker.warnings}"
        end
      end
    end
  end

  # Where nothing could be made of the value there is TypeError on the platform, too.
  REFUSED_BY_BOTH = {
    in_action('[1]') => ['actions.go', {}], in_action("'x'") => ['actions.go', {}], in_action('{}') => [GO, { input: [1] }],
    in_action('reinvoke_after(seconds: 1, continue: 5)') => [GO, {}], in_action('checkpoint!(continue: nil)') => [GO, {}],
    in_action("workato.stream.out(:s)") => [GO, {}], in_action('workato.stream.in(nil) { }') => [GO, {}], in_action('workato.stream.in(5) { }') => [GO, {}],
    "{ streams: { s: lambda { |i| ['x'] } } }" => ['streams.s', {}], "{ streams: { s: lambda { |i| 'x' } } }" => ['streams.s', {}],
    '{ triggers: { t: { poll: lambda { |c| {} } } } }' => ['triggers.t.poll', { input: 'x' }]
  }.freeze

  def test_refused_by_both
    REFUSED_BY_BOTH.each do |text, (path, more)|
      %w[cloud gem].each { |profile| assert_error 'TypeError', /./, failure(text, path, profile: profile, **more) }
    end
  end

  def test_nothing_of_execute_is_an_empty_hash_on_the_platform
    text = '{ actions: { go: { execute: lambda { |c| nil } } } }'
    assert_equal({}, value(text, 'actions.go'))
    assert warned?(:type_checks)
    assert_error 'TypeError', 'the result of execute must be a Hash, got: NilClass', failure(text, 'actions.go', profile: 'gem')
  end

  # Only oauth2 takes a list: with the other types a renewal by it is refused (§5.3).
  def test_a_list_of_acquire_is_for_oauth2
    text = "{ connection: { authorization: { type: 'custom_auth', acquire: lambda { |c| [{ t: 'n' }] }, apply: lambda { |c| headers('X-T' => c['t']) } } }, " \
           "actions: { go: { execute: lambda { |c| get('http://h') } } } }"
    broker.answer('', status: 401)
    assert_error 'TypeError', 'the result of acquire must be a Hash, got: Array', failure(text, profile: 'gem')
    broker.answer('', status: 401).answer({ 'ok' => 1 })
    assert_equal({ 'ok' => 1 }, value(text))
    assert_equal 'n', broker.last['x-t']
  end

  # The webhook's address and what net.lookup is asked for are texts; the platform's errors are then Ruby's own.
  def test_arguments_that_are_texts
    subscribe = '{ triggers: { t: { webhook_subscribe: lambda { |u| { u: u } } } } }'
    assert_error 'TypeError', 'webhook_url must be a String, got: Integer', failure(subscribe, 'triggers.t.webhook_subscribe', webhook_url: 5, profile: 'gem')
    assert_equal({ 'u' => 5 }, value(subscribe, 'triggers.t.webhook_subscribe', webhook_url: 5))
    assert_error 'TypeError', 'webhook_url must be a String, got: NilClass', failure(subscribe, 'triggers.t.webhook_subscribe', profile: 'gem')
    assert_equal({ 'u' => '' }, value(subscribe, 'triggers.t.webhook_subscribe'))
    { "workato.net.lookup('h', :a)" => 'record', 'workato.net.lookup(5, "A")' => 'name' }.each do |code, role|
      assert_error 'TypeError', /\A#{role} of workato\.net\.lookup must be a String/, fail_body(code, profile: 'gem')
    end
    ['workato.csv.parse(nil, headers: true)', 'workato.csv.parse("a", headers: nil)', 'workato.csv.parse("a", headers: true, col_sep: 5)',
     'workato.csv.generate(5) { |c| }', 'workato.csv.generate(headers: 5) { |c| }'].each do |code|
      assert_error 'TypeError', / of workato\.csv must be /, fail_body(code, profile: 'gem')
    end
  end

  def test_a_lazy_request_is_no_stream_in_the_gem
    code = "r = []; workato.stream.in(get('http://h').response_format_raw) { |*a| r << a }; { r: r }"
    broker.answer('text')
    assert_equal [['text', 0, 3, true, nil]], run_body(code)['r']
    assert warned?(:type_checks)
    assert_error 'TypeError', /a stream must be/, fail_body(code, profile: 'gem')
  end

  # A poll of the legacy type gives a key of its own (§7.3), which the gem refuses all the same.
  def test_paging_desc_gives_a_key_more
    text = '{ triggers: { t: { type: :paging_desc, poll: lambda { |c| { events: [], next_page: 2 } } } } }'
    assert_equal 2, value(text, 'triggers.t.poll_page')['next_page']
    assert warned?(:type_checks)
    assert_error 'TypeError', /without next_page/, failure(text, 'triggers.t.poll_page', profile: 'gem')
  end

  # One warning for a text, with the line of the lambda that gave the value.
  def test_the_warning
    exec("{\n triggers: { t: {\n poll: lambda { |c|\n { events: [], x: 1, can_poll_more: true } } } } }", 'triggers.t.poll')
    found = broker.warnings.select { |code, *_rest| code == 'type_checks' }
    assert_equal 1, found.size
    assert_equal ['§20', 3], found[0].last(2)
    assert_match(/\Athe result of poll must be a Hash of events, next_poll, can_poll_more without x, got: .* \(platform: .*; gem: .*\)\z/, found[0][1])
  end

  # Another lambda ran inside meanwhile: the warning still leads to the one that gave the value.
  def test_the_warning_after_another_lambda
    broker.answer('{}')
    exec("{\n connection: {\n base_uri: lambda { |c| 'http://h' } },\n triggers: { t: {\n" \
         " poll: lambda { |c|\n get('/x').to_s\n { events: [], next_page: 1 } } } } }", 'triggers.t.poll')
    found = broker.warnings.select { |code, *_rest| code == 'type_checks' }
    assert_equal [['§20', 5]], (found.map { |one| one.last(2) })
  end

  private

  def run_place(place, value, profile)
    @broker = FakeBroker.new
    exec(format(place.around, value), place.path, profile: profile, **(place.more || {}))
  end
end
