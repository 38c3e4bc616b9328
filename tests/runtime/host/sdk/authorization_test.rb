# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Connections and authorization, sdk/runtime.md §5
class AuthorizationTest < Minitest::Test
  include SdkSupport

  NAME = 'Workato::Connector::Sdk'

  def connector(authorization, execute = "get('x')", extra = '')
    "{ connection: { base_uri: lambda { |c| 'http://h/' }, authorization: { #{authorization} } }, #{extra} " \
      "actions: { go: { execute: lambda { |c| #{execute} } } } }"
  end

  def bearer
    broker.sent.map { |exchange| exchange['authorization'] }
  end

  def test_apply_of_other_types_gets_connection_and_auth_type
    broker.answer
    value(connector("type: 'api_key', apply: lambda { |c, t| headers('Authorization' => c['k'], 'X-T' => t.inspect) }", "get('x').auth_type(:z)"),
          settings: { 'k' => 'K' })
    assert_equal ['K', ':z'], [broker.last['authorization'], broker.last['x-t']]
  end

  def test_apply_of_oauth2_gets_the_token
    broker.answer
    value(connector("type: 'OAuth2 custom', apply: lambda { |c, token| headers('Authorization' => token) }"), settings: { 'access_token' => 'T' })
    assert_equal 'T', broker.last['authorization']
  end

  def test_credentials_is_the_old_name
    broker.answer
    value(connector("type: 'basic_auth', credentials: lambda { |c| user(c['u']); password(c['p']) }"), settings: { 'u' => 'u', 'p' => 'p' })
    assert_equal "Basic #{['u:p'].pack('m0')}", broker.last['authorization']
  end

  def test_apply_overrides_and_sees_the_request
    broker.answer
    value(connector(<<~RUBY, "post('x', a: 1).headers('X-A' => 'request').params(p: 1)"))
      type: 'custom_auth', apply: lambda { |c|
        headers('X-A' => 'apply', 'X-Url' => current_url, 'X-Verb' => current_verb)
        payload { |p| p[:signed] = p[:a] }
        params(q: 2) if current_url.include?('/x') }
    RUBY
    assert_equal ['apply', 'http://h/x?p=1', 'POST', '{"a":1,"signed":1}', 'http://h/x?p=1&q=2'],
                 [broker.last['x-a'], broker.last['x-url'], broker.last['x-verb'], broker.last.body, broker.last.url]
  end

  def test_helpers_inside_apply
    broker.answer({ 'token' => 'inner' }).answer
    value(connector(<<~RUBY, "get('x')", "methods: { sign: lambda { |t| headers('X-Sign' => t + now.year.to_s.size.to_s) } },"), settings: { 'k' => 'v' })
      type: 'custom_auth', apply: lambda { |c|
        headers('X-R' => rand(1).to_s, 'X-F' => format('%03d', 7), 'X-U' => uuid.length, 'X-W' => workato.uuid.length)
        call(:sign, c['k']); headers('X-T' => get('token')['token']) }
    RUBY
    assert_equal %w[0 007 36 36 v4 inner], %w[x-r x-f x-u x-w x-sign x-t].map { |name| broker.last[name] }
    assert_equal 'http://h/token', broker.sent.first.url
    assert_nil broker.sent.first['x-r']
    assert warned?(:apply_helpers)
  end

  # Methods of Kernel are no builders either: the gem overflows, so the trace tells (§3).
  def test_kernel_inside_apply_is_told
    text = connector("type: 'custom_auth', apply: lambda { |c| require 'json'; headers('X-J' => format('%03d', 7)) }")
    broker.answer
    value(text)
    assert_equal '007', broker.last['x-j']
    assert warned?(:apply_helpers)
    assert_error 'SystemStackError', 'stack level too deep', failure(text, profile: 'gem')
  end

  def test_raise_error_and_unknown_names_inside_apply
    assert_error 'RuntimeError', 'no', failure(connector("type: 'custom_auth', apply: lambda { |c| raise 'no' }"))
    assert_error "#{NAME}::RuntimeError", 'no', failure(connector("type: 'custom_auth', apply: lambda { |c| error('no') }"))
    assert_error 'NoMethodError', /undefined method `headerz'/, failure(connector("type: 'custom_auth', apply: lambda { |c| headerz(1) }"))
    assert_error 'SystemStackError', 'stack level too deep',
                 failure(connector("type: 'custom_auth', apply: lambda { |c| call(:x) }"), profile: 'gem')
    assert_empty broker.sent
  end

  ACQUIRE = "type: 'custom_auth', acquire: lambda { |c| { token: post('login', u: c['u'])['t'] } }, " \
            "apply: lambda { |c| headers('Authorization' => c['token'].to_s) }"

  def test_custom_auth_acquires_after_a_failure
    broker.answer('', status: 401).answer({ 't' => 'new' }).answer({ 'ok' => 1 })
    assert_equal({ 'ok' => 1 }, value(connector(ACQUIRE), settings: { 'u' => 'me', 'token' => 'old' }))
    assert_equal ['old', nil, 'new'], bearer
    assert_equal '{"u":"me"}', broker.sent[1].body
    assert_equal [['Refresh token triggered on response "401 Unauthorized"', { 'token' => 'new' }]], broker.changes
    assert_equal 'connection.authorization.acquire', broker.sent[1].header['lambda']
    assert_equal 'acquire', broker.sent[1].header['phase']
  end

  def test_refused_settings_leave_the_original_error
    broker.answer('', status: 401).answer({ 't' => 'new' })
    broker.accept = false
    assert_error "#{NAME}::RequestFailedError", '401 Unauthorized', failure(connector(ACQUIRE))
  end

  def test_only_one_renewal_for_a_request
    broker.answer('', status: 401).answer({ 't' => 'n' }).answer('again', status: 401)
    assert_error "#{NAME}::RequestFailedError", '401 Unauthorized', failure(connector(ACQUIRE))
    assert_equal 3, broker.sent.length
  end

  def test_a_renewed_token_serves_the_next_requests
    broker.answer('', status: 401).answer({ 't' => 'n' }).answer.answer
    value(connector(ACQUIRE, "get('x').response!; get('y').response!; {}"))
    assert_equal ['', nil, 'n', 'n'], bearer
  end

  def test_no_renewal_without_a_way_or_for_other_failures
    broker.answer('', status: 401)
    assert_equal 'raised', exec(connector("type: 'api_key', apply: lambda { |c| }"), 'actions.go.execute').kind
    broker.answer('<', status: 200)
    assert_error "#{NAME}::JSONResponseFormatError", /./, failure(connector(ACQUIRE))
    broker.answer('', failure: 'dns')
    assert_error 'SocketError', /./, failure(connector(ACQUIRE))
    assert_equal 3, broker.sent.length
  end

  def test_requests_sent_together_renew_once
    broker.answer('', status: 401).answer('', status: 401).answer({ 't' => 'n' }).answer({ 'a' => 1 }).answer({ 'b' => 2 })
    result = value(connector(ACQUIRE, "{ v: parallel([get('a'), get('b')], threads: 2) }"))['v']
    assert_equal [true, [{ 'a' => 1 }, { 'b' => 2 }], [nil, nil]], result
    assert_equal %w[a b login a b], (broker.sent.map { |exchange| exchange.url[/\w+\z/] })
  end

  def test_apply_may_write_into_its_copy
    broker.answer('', status: 401).answer({ 't' => 'n' }).answer
    value(connector(ACQUIRE.sub('apply: lambda { |c|', 'apply: lambda { |c| c["scratch"] = 1;')))
    assert_equal 'n', broker.last['authorization']
  end

  def test_acquire_nil_means_not_renewed
    broker.answer('', status: 401)
    assert_error "#{NAME}::RequestFailedError", /401/, failure(connector("type: 'custom_auth', acquire: lambda { |c| nil }, apply: lambda { |c| }"))
    broker.answer('', status: 401)
    assert_error 'TypeError', /acquire must return a Hash/, failure(connector("type: 'custom_auth', acquire: lambda { |c| 'x' }, apply: lambda { |c| }"))
  end

  REFRESH_ON = { '401' => true, '[403, 401]' => true, '403' => false, '/Unauth/' => true, '"401 Unauthorized"' => true, '"Unauthorized"' => false,
                 '/expired/' => true, '"token expired"' => true, '400..499' => false, '[]' => true, 'nil' => true, '[nil, 500]' => false }.freeze

  def test_refresh_on
    REFRESH_ON.each do |rule, renews|
      before = broker.sent.length
      broker.answer('token expired', status: 401)
      broker.answer({ 't' => 'n' }).answer if renews
      exec(connector("#{ACQUIRE}, refresh_on: #{rule}"), 'actions.go.execute')
      assert_equal renews ? 3 : 1, broker.sent.length - before, rule
    end
  end

  def test_detect_on
    { '/denied/' => 'raw', '{ "e" => 1 }' => 'parsed' }.each do |rule, _kind|
      broker.answer(rule.start_with?('/') ? '{"x":"denied"}' : '{"e":1}').answer({ 't' => 'n' }).answer({ 'fine' => 1 })
      assert_equal({ 'fine' => 1 }, value(connector("#{ACQUIRE}, detect_on: [#{rule}]")), rule)
    end
    broker.answer('{"x":"denied"}').answer({ 't' => 'n' }).answer('{"x":"denied"}')
    assert_error "#{NAME}::DetectOnUnauthorizedRequestError", '{"x":"denied"}',
                 failure(connector("#{ACQUIRE}, detect_on: /denied/", "get('x').after_error_response(/.*/) { |*| 1 }.response!"))
  end

  def test_detect_on_takes_status_codes_on_the_platform
    broker.answer({}, status: 203).answer({ 't' => 'n' }).answer({ 'fine' => 1 })
    assert_equal({ 'fine' => 1 }, value(connector("#{ACQUIRE}, detect_on: 203")))
    broker.answer({ 'old' => 1 }, status: 203)
    assert_equal({ 'old' => 1 }, value(connector("#{ACQUIRE}, detect_on: 203"), profile: 'gem'))
  end

  OAUTH = "type: 'oauth2', apply: lambda { |c, t| headers('Authorization' => t) }"

  def test_refresh_lambda_shapes
    { "{ access_token: 'n' }" => 'n', "[{ access_token: 'n' }]" => 'n', "[{ access_token: 'n' }, { extra: 1 }]" => 'n',
      "post('token', r: r)" => 'lazy' }.each do |shape, token|
      broker.answer('', status: 401)
      broker.answer({ 'access_token' => 'lazy' }) if token == 'lazy'
      broker.answer
      value(connector("#{OAUTH}, refresh: lambda { |c, r| #{shape} }"), settings: { 'access_token' => 'o', 'refresh_token' => 'R' })
      assert_equal token, broker.last['authorization']
    end
    assert_equal({ 'access_token' => 'n', 'extra' => 1 }, broker.changes[2][1])
    assert_equal ['http://h/token', '{"r":"R"}'], [broker.sent[-2].url, broker.sent[-2].body]
  end

  def test_refresh_has_no_base_uri_in_the_gem
    broker.answer('', status: 401)
    assert_equal 'raised', exec(connector("#{OAUTH}, refresh: lambda { |c, r| post('/token') }"), 'actions.go.execute', profile: 'gem').kind
  end

  def test_built_in_grant
    broker.answer('', status: 401).answer({ 'access_token' => 'n', 'other' => 1 }).answer
    value(connector("#{OAUTH}, client_id: 'id', client_secret: lambda { |c| c['s'] }, token_url: lambda { |c| 'http://auth/token' }"),
          settings: { 'access_token' => 'o', 'refresh_token' => 'R/1', 's' => 'x y' })
    grant = broker.sent[1]
    assert_equal ['POST', 'http://auth/token', 'client_id=id&client_secret=x+y&grant_type=refresh_token&refresh_token=R%2F1',
                  'application/x-www-form-urlencoded', 'application/json', nil],
                 [grant.verb, grant.url, grant.body, grant['content-type'], grant['accept'], grant['authorization']]
    assert_equal [{ 'access_token' => 'n', 'refresh_token' => 'R/1' }], broker.changes.map(&:last)
  end

  def test_grants_that_cannot_work
    broker.answer('', status: 401)
    assert_error "#{NAME}::NotImplementedError", /refresh_token is empty/, failure(connector("#{OAUTH}, token_url: lambda { |c| 'http://a' }"))
    broker.answer('', status: 401)
    assert_error "#{NAME}::InvalidDefinitionError", "'refresh' block or 'token_url' is required for refreshing the token", failure(connector(OAUTH))
  end

  def test_a_grant_answered_with_no_json_is_the_parsers_error
    broker.answer('', status: 401).answer('<html>')
    assert_error 'JSON::ParserError', /unexpected token at '<html>'/,
                 failure(connector("#{OAUTH}, client_id: 'i', client_secret: 's', token_url: lambda { |c| 'http://a' }"), settings: { 'refresh_token' => 'r' })
    broker.answer('', status: 401).answer({ 'access_token' => 'ü' }).answer({ 'ok' => 1 })
    assert_equal({ 'ok' => 1 }, value(connector("#{OAUTH}, client_id: 'i', client_secret: 's', token_url: lambda { |c| 'http://a' }"),
                                      settings: { 'refresh_token' => 'r' }))
    assert_equal 'ü', broker.changes.last[1]['access_token']
  end

  GRANT = "type: 'oauth2', apply: lambda { |c, t| }, client_id: 'i', client_secret: 's', token_url: lambda { |c| 'http://a' }"

  # §5.4: the grant's failure is that of the request which needed it, its hooks included; one inside a lambda is not.
  def test_hooks_may_handle_a_failed_grant
    hooked = "get('x').after_error_response(503) { |code, body, headers, message| { c: code, b: body, m: message } }"
    broker.answer('', status: 401).answer('down', status: 503)
    assert_equal({ 'c' => 503, 'b' => 'down', 'm' => '503 Service Unavailable' }, value(connector(GRANT, hooked), settings: { 'refresh_token' => 'r' }))
    broker.answer('', status: 401).answer('down', status: 503)
    assert_error "#{NAME}::RequestFailedError", '503 Service Unavailable', failure(connector(OAUTH + ", refresh: lambda { |c, r| post('http://a') }", hooked))
  end

  # The first frames of the connector, computed with the gem (§4.8 point 10).
  def test_lines_of_failed_renewals
    code = "\nr = get('x').\n params(a: 1)\nx = 1\ny = r['next']\n{ a: y }"
    { GRANT => 5, "type: 'api_key', apply: lambda { |c| }" => 5, "#{OAUTH}, refresh: lambda { |c, r|\n\n\n post('http://a') }" => 5,
      "type: 'custom_auth', apply: lambda { |c| }, acquire: lambda { |c|\n { t: post('http://a')['t'] } }" => 2,
      "#{OAUTH}, refresh: lambda { |c, r|\n\n post('http://a b') }" => 3 }.each do |authorization, line|
      broker.answer('', status: 404).answer('', status: 404)
      assert_equal line, failure(connector(authorization, code), settings: { 'refresh_token' => 'r' })['line'], authorization
    end
    broker.answer('', status: 404).answer('', status: 404)
    text = connector("#{OAUTH}, refresh: lambda { |c, r|\n post('http://a') }", "{}", "\n\ntest: lambda { |c| get('x') },")
    assert_equal 4, failure(text, 'test', settings: { 'refresh_token' => 'r' })['line']
  end

  def test_oauth2_acquires_again_on_the_platform
    text = connector("#{OAUTH}, acquire: lambda { |c, code, url| [{ access_token: 'a' }, 'owner', { extra: 1 }] }")
    broker.answer('', status: 401).answer
    value(text)
    assert_equal({ 'access_token' => 'a', 'extra' => 1 }, broker.changes.last[1])
    broker.answer('', status: 401)
    assert_error "#{NAME}::InvalidDefinitionError", /refresh/, failure(text, profile: 'gem')
  end

  # §5.3, §17.7: what an authorization code is worth, by token_url (all of the answer is kept) or by acquire.
  def test_an_authorization_code_is_exchanged
    text = connector("type: 'oauth2', client_id: 'id', client_secret: lambda { |c| c['s'] }, token_url: lambda { |c| 'http://auth/token' }")
    broker.answer({ 'access_token' => 'A', 'refresh_token' => 'R', 'scope' => 'x' })
    found = value(text, 'connection.authorization.exchange', settings: { 's' => 'x y' }, oauth2_code: 'C/1', redirect_url: 'http://localhost/cb', verifier: 'V')
    assert_equal({ 'access_token' => 'A', 'refresh_token' => 'R', 'scope' => 'x' }, found)
    sent = broker.last
    assert_equal %w[POST http://auth/token application/x-www-form-urlencoded application/json], [sent.verb, sent.url, sent['content-type'], sent['accept']]
    assert_equal({ 'client_id' => 'id', 'client_secret' => 'x y', 'code' => 'C/1', 'code_verifier' => 'V', 'grant_type' => 'authorization_code',
                   'redirect_uri' => 'http://localhost/cb' }, URI.decode_www_form(sent.body).to_h)
    broker.answer([1])
    assert_error 'TypeError', /token_url must answer with a JSON object/, failure(text, 'connection.authorization.exchange', oauth2_code: 'C')
    acquiring = connector("type: 'oauth2', acquire: lambda { |c, code, url| [{ access_token: code, shared: 1 }, 'me', { url: url, shared: 2 }] }")
    assert_equal({ 'url' => 'U', 'shared' => 1, 'access_token' => 'C' },
                 value(acquiring, 'connection.authorization.exchange', oauth2_code: 'C', redirect_url: 'U'))
    assert_error "#{NAME}::InvalidDefinitionError", "Expect 'acquire' block or 'token_url'",
                 failure(connector("type: 'oauth2'"), 'connection.authorization.exchange', oauth2_code: 'C')
  end

  def test_what_the_browser_is_sent_to
    text = connector("type: 'oauth2', client_id: 'id', authorization_url: lambda { |c| 'http://auth/go?x=1' }, " \
                     "pkce: lambda { |v, ch| { verifier: v, challenge: ch, challenge_method: 'S256' } }")
    assert_equal({ 'type' => 'oauth2', 'oauth2' => true, 'authorization_url' => 'http://auth/go?x=1', 'client_id' => 'id',
                   'pkce' => { 'verifier' => 'V', 'challenge' => 'H', 'challenge_method' => 'S256' } },
                 value(text, 'connection.authorization.browser_flow', verifier: 'V', challenge: 'H'))
    assert_equal({ 'type' => 'api_key', 'oauth2' => false }, value(connector("type: 'api_key'"), 'connection.authorization.browser_flow'))
  end

  # §5.4: which failures of the transport renew.
  def test_failures_of_the_transport_that_renew
    { 'connect_timeout' => true, 'read_timeout' => true, 'broken' => true, 'certificate_untrusted' => true,
      'dns' => false, 'refused' => false, 'tls' => false }.each do |kind, renews|
      before = broker.sent.length
      broker.answer('', failure: kind)
      broker.answer({ 't' => 'n' }).answer({ 'ok' => 1 }) if renews
      outcome = exec(connector(ACQUIRE), 'actions.go.execute')
      assert_equal [renews ? 'ok' : 'raised', renews ? 3 : 1], [outcome.kind, broker.sent.length - before], kind
    end
  end

  def test_members_by_path
    text = connector("type: 'oauth2', client_id: lambda { |c| c['i'] }, client_secret: 'lit', authorization_url: lambda { |c| 'http://a?x=' + account_property('p') }, " \
                     "token_url: lambda { |c| 'http://t' }, refresh_on: 401, detect_on: [nil, 'a'], " \
                     "acquire: lambda { |c, code, url, verifier| [{ access_token: [code, url, verifier].join('|') }] }, " \
                     "refresh: lambda { |c, t| { access_token: t } }, identity: lambda { |c| 'me ' + c['i'] }, " \
                     "pkce: lambda { |v, ch| { verifier: v, challenge: ch, challenge_method: 'S256' } }")
    expected = { 'type' => 'oauth2', 'client_id' => 'I', 'client_secret' => 'lit', 'authorization_url' => 'http://a?x=P', 'token_url' => 'http://t',
                 'refresh_on' => [401], 'detect_on' => ['a'], 'identity' => 'me I', 'acquire' => [{ 'access_token' => 'C|U|V' }],
                 'refresh' => { 'access_token' => 'R' }, 'pkce' => { 'verifier' => 'V', 'challenge' => 'H', 'challenge_method' => 'S256' } }
    expected.each do |member, result|
      found = value(text, "connection.authorization.#{member}", settings: { 'i' => 'I' }, job: { 'account_properties' => { 'p' => 'P' } },
                                                               oauth2_code: 'C', redirect_url: 'U', verifier: 'V', challenge: 'H', refresh_token: 'R')
      assert_equal result, found, member
    end
    assert_equal 'http://h/', value(text, 'connection.base_uri')
    assert_error 'ArgumentError', 'wrong number of arguments (given 3, expected 4)', failure(text, 'connection.authorization.acquire', profile: 'gem')
  end

  def test_missing_blocks
    assert_error "#{NAME}::InvalidDefinitionError", "Expect 'acquire' block", failure(connector("type: 'oauth2'"), 'connection.authorization.acquire')
    assert_error "#{NAME}::InvalidDefinitionError", "Expect 'refresh' block", failure(connector("type: 'oauth2'"), 'connection.authorization.refresh')
    assert_error 'NotImplementedError', 'define authorization: before use', failure('{ connection: {} }', 'connection.authorization.type')
    assert_equal 'none', value(connector('apply: lambda { |c| }'), 'connection.authorization.type')
  end

  MULTI = "type: 'multi', selected: lambda { |c| c['kind'] }, options: { " \
          "key: { type: 'api_key', apply: lambda { |c| headers('X-K' => 'key') } }, " \
          "tok: { type: 'oauth2', apply: lambda { |c, t| headers('X-K' => t) }, refresh: lambda { |c, t| { access_token: 'fresh' } } } }"

  def test_multi
    broker.answer
    value(connector(MULTI), settings: { 'kind' => 'key' })
    assert_equal 'key', broker.last['x-k']
    broker.answer('', status: 401).answer
    value(connector(MULTI), settings: { 'kind' => 'tok', 'access_token' => 'old' })
    assert_equal 'fresh', broker.last['x-k']
    assert_error "#{NAME}::UnresolvedMultiAuthOptionError", "Cannot find multi-auth definition for 'zzz'",
                 failure(connector(MULTI), settings: { 'kind' => 'zzz' })
    assert_equal 'oauth2', value(connector(MULTI), 'connection.authorization.type', settings: { 'kind' => 'tok' })
  end

  def test_multi_without_selected
    text = connector("type: 'multi', options: { key: { type: 'api_key', apply: lambda { |c| headers('X-K' => 'key') } } }")
    broker.answer
    value(text, settings: { 'auth_type' => 'key' })
    assert_equal 'key', broker.last['x-k']
    assert_error "#{NAME}::InvalidMultiAuthDefinition", "Multi-auth connection must define 'selected' block", failure(text, profile: 'gem')
    assert_error "#{NAME}::InvalidMultiAuthDefinition", "Multi-auth connection must define 'options' list",
                 failure(connector("type: 'multi', selected: lambda { |c| 'a' }"))
  end

  def test_a_renewal_on_request
    assert_equal({ 'token' => 'n' }, begin
      broker.answer({ 't' => 'n' })
      value(connector(ACQUIRE), 'connection.authorization.renew')
    end)
    assert_equal [['Renewed on request', { 'token' => 'n' }]], broker.changes
  end

  def test_test_lambda
    broker.answer({ 'me' => 1 })
    assert_equal({ 'me' => 1 }, value("{ test: lambda { |c| get('http://h/me') } }", 'test'))
    assert_error "#{NAME}::InvalidDefinitionError", "'execute' block is required for action", failure('{ title: 1 }', 'test')
  end

  ALIASED = <<~'RUBY'
    { connection: { authorization: { type: 'custom_auth', credentials: lambda { |c| headers('X-Key' => c['k'].to_s) },
        acquire: lambda { |c| post('http://h/login') } } } }
  RUBY

  def test_the_old_name_of_apply_inside_acquire
    { 'cloud' => nil, 'gem' => 'v' }.each do |profile, sent|
      broker.answer({ a: 1 })
      value(ALIASED, 'connection.authorization.acquire', profile: profile, settings: { k: 'v' })
      assert_equal [sent], [broker.last['X-Key']]
      assert warned?(:acquire_credentials)
    end
  end

  def test_bad_addresses_have_the_class_of_where_they_were_met
    apply = lambda { |body| "connection: { authorization: { type: 'api_key', apply: lambda { |c| #{body} } } }" }
    assert_error 'Workato::Connector::Sdk::InvalidURIError', /bad URI/, fail_body("get('http://h/a b').presence", apply.call('true'))
    assert_error 'URI::InvalidURIError', /bad URI/, fail_body("get('http://h/a b').presence", apply.call('current_url'))
  end
end
