# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Every row of the table of profiles (docs/compatibility.md, "Where gem and platform differ"): what either side
# gives, and that the trace says so with row, paragraph and line.
class ProfileTest < Minitest::Test
  include SdkSupport

  # text: a connector, or the body of execute. answers: what the service gives, one after the other; a Hash
  # is options of FakeBroker#answer. cloud, gem: the value, an error's class and text, or what `sees` asks of the
  # broker. more: options of exec.
  Row = Struct.new(:text, :cloud, :gem, :answers, :path, :sees, :more, keyword_init: true)

  SDK_NAME = 'Workato::Connector::Sdk'
  URLS = ->(broker, _outcome) { broker.sent.map { |request| [request.verb, request.url, request.body] } }
  KIND = ->(_broker, outcome) { outcome.kind }
  OAUTH = "type: 'oauth2', apply: lambda { |c, t| headers('Authorization' => t) }"
  LOGIN = "type: 'custom_auth', acquire: lambda { |c| post('http://h/login') }"

  def self.connector(authorization, code = "get('/x')")
    "{ connection: { base_uri: lambda { |c| 'http://h/v1/' }, authorization: { #{authorization} } }, " \
      "actions: { go: { execute: lambda { |c| #{code} } } } }"
  end

  CASES = {
    delete_query: Row.new(text: "delete('http://h/a', x: 1)", sees: URLS, cloud: [['DELETE', 'http://h/a?x=1', '']],
                          gem: [['DELETE', 'http://h/a', '{"x":1}']]),
    cache_falsy: Row.new(text: "r = get('http://h').after_response { |*| nil }; { v: [r.to_s, r.to_s] }",
                         sees: ->(broker, _outcome) { broker.sent.size }, cloud: 1, gem: 2),
    request_format_raw: Row.new(text: "post('http://h', 'a<b').request_format_raw", answers: [{}], sees: URLS,
                                cloud: [['POST', 'http://h', 'a<b']], gem: [['POST', 'http://h', '"a\u003cb"']]),
    header_names: Row.new(text: "get('http://h').after_response { |c, b, h| { v: h['X-Total'] } }", cloud: { 'v' => '5' },
                          gem: { 'v' => nil }, answers: [{ headers: { 'X-Total' => '5' } }]),
    error_matchers: Row.new(text: "{ v: get('http://h').after_error_response(400..499) { |c, *| c }.response! }",
                            answers: [{ status: 404 }], cloud: { 'v' => 404 }, gem: ["#{SDK_NAME}::RequestFailedError", '404 Not Found']),
    apply_helpers: Row.new(text: connector("type: 'api_key', apply: lambda { |c| headers('X-Y' => now.year) }"), sees: KIND,
                           cloud: 'ok', gem: 'raised'),
    detect_on_status: Row.new(text: connector("#{LOGIN}, apply: lambda { |c| headers('X-T' => c['t']) }, detect_on: 203"),
                              answers: [{ status: 203 }, { body: { 't' => 'new' } }, { body: { 'n' => 2 } }],
                              sees: ->(broker, _outcome) { broker.sent.size }, cloud: 3, gem: 1),
    refresh_base_uri: Row.new(text: connector("#{OAUTH}, refresh: lambda { |c, r| post('token') }"),
                              answers: [{ status: 401 }, { body: { 'access_token' => 'n' } }, {}],
                              sees: ->(broker, _outcome) { broker.sent[1].url }, cloud: 'http://h/v1/token', gem: 'http://token'),
    refresh_acquires: Row.new(text: connector("#{OAUTH}, acquire: lambda { |c, code, url| [{ access_token: 'n' }] }"),
                              answers: [{ status: 401 }, { body: { 'a' => 1 } }], cloud: { 'a' => 1 },
                              gem: ["#{SDK_NAME}::InvalidDefinitionError", "'refresh' block or 'token_url' is required for refreshing the token"]),
    acquire_verifier: Row.new(text: connector("type: 'oauth2', acquire: lambda { |c, code, url, verifier| { v: verifier } }"),
                              path: 'connection.authorization.acquire', more: { verifier: 'V' }, cloud: { 'v' => 'V' },
                              gem: ['ArgumentError', 'wrong number of arguments (given 3, expected 4)']),
    acquire_credentials: Row.new(text: connector("#{LOGIN}, credentials: lambda { |c| headers('X-Key' => 'k') }"),
                                 path: 'connection.authorization.acquire', answers: [{}],
                                 sees: ->(broker, _outcome) { broker.last['x-key'] }, cloud: nil, gem: 'k'),
    selected_default: Row.new(text: connector("type: 'multi', options: { key: { type: 'api_key', apply: lambda { |c| headers('X-K' => 1) } } }"),
                              more: { settings: { 'auth_type' => 'key' } }, answers: [{ body: { 'a' => 1 } }], cloud: { 'a' => 1 },
                              gem: ["#{SDK_NAME}::InvalidMultiAuthDefinition", "Multi-auth connection must define 'selected' block"]),
    retry_delays: Row.new(text: "{ actions: { go: { retry_on_response: [500], execute: lambda { get('http://h') } } } }",
                          answers: [{ status: 500 }], sees: ->(_broker, outcome) { outcome.header.dig('retry', 'delays') },
                          cloud: [5, 10, 15], gem: [5, 10, 20]),
    suspend: Row.new(text: 'suspend(continue: { a: 1 }, expires_at: now)', sees: KIND, cloud: 'suspend', gem: 'raised'),
    checkpoint: Row.new(text: 'sleep(121); checkpoint!(continue: { a: 1 }); {}', sees: KIND, cloud: 'reinvoke', gem: 'ok'),
    poll_bounds: Row.new(text: "{ triggers: { t: { poll: lambda { |c, i, k| { events: [], next_poll: k.to_i + 1, can_poll_more: k.to_i < 700 } } } } }",
                         path: 'triggers.t.poll', sees: ->(_broker, outcome) { outcome.value['next_poll'] }, cloud: 600, gem: 701),
    unsubscribe_connection: Row.new(text: "{ triggers: { t: { webhook_unsubscribe: lambda { |s, c| { v: c['a'] } } } } }",
                                    path: 'triggers.t.webhook_unsubscribe', more: { settings: { 'a' => 7 } }, cloud: { 'v' => 7 },
                                    gem: ['ArgumentError', 'wrong number of arguments (given 1, expected 2)']),
    notification_nil: Row.new(text: "{ triggers: { t: { webhook_notification: lambda { |i, p| nil } } } }", path: 'triggers.t.webhook_notification',
                              cloud: nil, gem: ['TypeError', 'the result of webhook_notification must be a Hash or an Array, got: NilClass']),
    event_conversion: Row.new(text: "{ triggers: { t: { output_fields: lambda { [{ name: 'id', type: 'integer', convert_output: 'integer_conversion' }] }, " \
                                    "webhook_notification: lambda { |i, p| { 'id' => '9' } } } } }",
                              path: 'triggers.t', cloud: { 'id' => 9 }, gem: { 'id' => '9' }),
    invoke_closure: Row.new(text: "{ triggers: { t: { poll: lambda { |c, i, closure| { events: [{ v: closure }] } } } } }", path: 'triggers.t',
                            more: { closure: { a: 1 } }, sees: ->(_broker, outcome) { outcome.value['events'] },
                            cloud: [{ 'v' => { 'a' => 1 } }], gem: [{ 'v' => nil }]),
    trigger_streams: Row.new(text: "{ triggers: { t: { streams: { s: lambda { |i, from, to, size| ['data', true] } } } } }",
                             path: 'streams.s', cloud: ['data', true], sees: ->(_broker, outcome) { outcome.value }, gem: nil),
    keyword_hash: Row.new(text: "build = lambda { |a:, b: 2| [a, b] }; { v: build.call({ a: 1 }) }", cloud: { 'v' => [1, 2] },
                          gem: ['ArgumentError', 'wrong number of arguments (given 1, expected 0; required keyword: a)']),
    bare_definition: Row.new(text: "{ object_definitions: { d: lambda { [{ name: 'a' }] } }, actions: { go: { " \
                                   "input_fields: lambda { |definitions| definitions['d'] } } } }",
                             path: 'actions.go.input_fields', sees: KIND, cloud: 'ok', gem: 'raised'),
    parallel_threads: Row.new(text: "{ v: parallel([get('http://h/1'), get('http://h/2')], threads: 2)[0] }", answers: [{}, {}],
                              sees: ->(broker, _outcome) { broker.batches }, cloud: [[2, 2, nil]], gem: []),
    ruby27_methods: Row.new(text: "{ v: URI.escape('a b') }", cloud: { 'v' => 'a%20b' },
                            gem: ['NoMethodError', "undefined method `escape' for URI:Module"]),
    csv_headers: Row.new(text: "{ v: workato.csv.generate(headers: 'a,b') { |c| c << [1, 2] } }", cloud: { 'v' => "a,b\n1,2\n" },
                         gem: ['TypeError', 'headers of workato.csv must be an Array or nil, got: String']),
    text_ordinalize: Row.new(text: "{ v: '2'.ordinalize }", cloud: { 'v' => '2nd' },
                             gem: ['NoMethodError', "undefined method `ordinalize' for \"2\":String"]),
    csv_text: Row.new(text: '{ v: workato.csv.generate { |c| c << [1] }.encoding.to_s }', cloud: { 'v' => 'UTF-8' },
                      gem: { 'v' => 'ASCII-8BIT' }),
    yaml_load: Row.new(text: "{ v: YAML.load('2020-01-02').to_s }", cloud: { 'v' => '2020-01-02' },
                       gem: ['Psych::DisallowedClass', 'Tried to load unspecified class: Date']),
    type_checks: Row.new(text: "{ connection: { base_uri: lambda { |c| 5 } } }", path: 'connection.base_uri', cloud: 5,
                         gem: ['TypeError', 'base_uri must be a String or nil, got: Integer']),
    http_timeouts: Row.new(text: "get('http://h')", answers: [{ failure: 'read_timeout' }],
                           sees: ->(broker, _outcome) { broker.last.spec.values_at('open_timeout', 'read_timeout') },
                           cloud: [180, 180], gem: [60, 60]),
    job_context: Row.new(text: 'execution_context', more: { job: { 'recipe_id' => 'r', 'job_id' => 'j' } },
                         cloud: { 'recipe_id' => 'r', 'job_id' => 'j' }, gem: { 'recipe_id' => 'r' })
  }.freeze

  # No difference without a case, no case without a difference.
  def test_every_row_has_a_case
    assert_equal Patchbay::Profile::ROWS.keys.sort, CASES.keys.sort
    CASES.each { |id, row| refute_equal row.cloud, row.gem, id }
  end

  CASES.each do |id, row|
    %w[cloud gem].each do |profile|
      define_method("test_#{id}_#{profile}") do
        outcome = run_row(row, profile)
        expected = row.public_send(profile)
        expected.nil? ? assert_nil(seen(row, outcome)) : assert_equal(expected, seen(row, outcome), outcome.header)
        assert_note(id, profile)
      end
    end
  end

  # docs/compatibility.md shows the table that is in code, row by row.
  def test_every_row_is_documented
    page = File.read(File.expand_path('../../../../docs/compatibility.md', __dir__))
    rows = Patchbay::Profile::ROWS.each_value.map { |row| "| #{row.paragraph} | #{row.cloud} | #{row.gem} | `#{row.id}` |" }
    assert_equal rows.sort, page.lines(chomp: true).grep(/^\| §.*\| `[a-z0-9_]+` \|$/).sort
  end

  # What does not matter is not told: the commonest requests end without a note.
  def test_no_note_without_a_difference
    broker.answer.answer({ 'a' => 1 }, headers: { 'X-A' => '1' })
    run_body("delete('http://h/1').response!; get('http://h/2').after_response { |c, b, h| h['x_a'] + h['nope'].to_s + h[:x_a] }.response!; {}")
    broker.answer({ 'a' => 1 }).answer({ 'b' => 1 })
    run_body("r = get('http://h/1'); r['a']; r['a']; parallel([get('http://h/2')], threads: 1); YAML.load('a: :b'); {}")
    assert_empty broker.warnings
  end

  private

  def run_row(row, profile)
    Array(row.answers || [{}]).each { |given| broker.answer(given[:body] || {}, **given.except(:body)) }
    text = row.text.start_with?('{ connection', '{ actions', '{ triggers', '{ object') ? row.text : action(row.text)
    3.times { broker.answer } if row.answers.nil?
    exec(text, row.path || 'actions.go.execute', profile: profile, **(row.more || {}))
  end

  def seen(row, outcome)
    return row.sees.call(broker, outcome) if row.sees

    outcome.kind == 'raised' ? outcome.error.values_at('class', 'message') : outcome.value
  end

  def assert_note(id, profile)
    _code, text, paragraph, line = broker.warnings.find { |code, *_rest| code == id.to_s }
    row = Patchbay::Profile::ROWS.fetch(id)
    sides = ["platform: #{row.cloud}", "gem: #{row.gem}"]
    assert text, "no note of #{id}: #{broker.warnings}"
    assert_includes text, (profile == 'cloud' ? sides : sides.reverse).join('; ')
    assert_equal row.paragraph, paragraph
    assert_kind_of Integer, line, id
    assert_equal 1, broker.warnings.count { |code, *_rest| code == id.to_s }, id
  end
end
