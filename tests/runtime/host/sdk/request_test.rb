# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# The lazy request and its builders, sdk/runtime.md §4.1–§4.3
class RequestTest < Minitest::Test
  include SdkSupport

  def test_verbs_and_default_formats
    { 'get' => 'GET', 'options' => 'OPTIONS', 'head' => 'HEAD' }.each do |name, verb|
      broker.answer
      run_body("#{name}('http://h/a', x: 1)")
      assert_equal [verb, 'http://h/a?x=1', false], [broker.last.verb, broker.last.url, broker.last.spec['body']]
      assert_nil broker.last['Content-Type']
    end
    { 'post' => 'POST', 'put' => 'PUT', 'patch' => 'PATCH', 'copy' => 'COPY', 'move' => 'MOVE' }.each do |name, verb|
      broker.answer
      run_body("#{name}('http://h/a', x: 1)")
      assert_equal [verb, '{"x":1}', 'application/json'], [broker.last.verb, broker.last.body, broker.last['Content-Type']]
    end
  end

  def test_delete_by_profile
    broker.answer
    run_body("delete('http://h/a', x: 1)")
    assert_equal ['http://h/a?x=1', ''], [broker.last.url, broker.last.body]
    assert warned?(:delete_query)
    broker.answer
    run_body("delete('http://h/a', x: 1)", profile: 'gem')
    assert_equal ['http://h/a', '{"x":1}', 'application/json'], [broker.last.url, broker.last.body, broker.last['content-type']]
  end

  def test_nothing_is_sent_by_looking
    result = run_body(<<~RUBY)
      r = get('http://h/1')
      r.class; r.is_a?(Hash); r.nil?; r.respond_to?(:keys); r.tap { |x| x }; Array.wrap(r); [r]; r.itself; r.frozen?
      { class: r.class.name, hash: r.is_a?(Hash), nil: r.nil?, eq: r == {}, not: !r, truth: r ? 1 : 0, keys: r.respond_to?(:keys),
        kase: (case r when Array then 'a' else 'other' end), url: r.current_url, verb: r.current_verb }
    RUBY
    assert_empty broker.sent
    assert_equal({ 'class' => 'Workato::Connector::Sdk::Request', 'hash' => false, 'nil' => false, 'eq' => false, 'not' => true,
                   'truth' => 1, 'keys' => false, 'kase' => 'other', 'url' => 'http://h/1', 'verb' => 'GET' }, result)
  end

  FORCING = { "r['a']" => 1, 'r.dig("a")' => 1, 'r.keys' => ['a'], 'r.size' => 1, 'r.presence' => { 'a' => 1 },
              'r.blank?' => false, 'r.present?' => true, 'r.to_s' => '{"a"=>1}', '"#{r}"' => '{"a"=>1}',
              'r.to_json' => '{"a":1}', '{ x: r }.to_json' => '{"x":{"a":1}}', 'r.merge("b" => 2)' => { 'a' => 1, 'b' => 2 },
              'r.try(:size)' => 1, 'r.try(:nope)' => nil, 'workato.parse_json(r)' => { 'a' => 1 }, 'r.response!' => { 'a' => 1 },
              'r.inspect' => '{"a"=>1}', 'r.map { |k, v| [k, v] }' => [['a', 1]] }.freeze

  def test_forcing
    FORCING.each do |code, expected|
      broker.answer({ 'a' => 1 })
      count = broker.sent.length
      found = run_body("r = get('http://h/1'); v = #{code}; { v: v }")['v']
      expected.nil? ? assert_nil(found, code) : assert_equal(expected, found, code)
      assert_equal count + 1, broker.sent.length, code
    end
  end

  def test_splat_and_array_expand_the_answer
    broker.answer([1, 2]).answer([3])
    assert_equal [[1, 2], [3]], run_body("{ v: [[*get('http://h/1')], Array(get('http://h/2'))] }")['v']
  end

  def test_no_implicit_conversion
    assert_error 'TypeError', 'no implicit conversion of Workato::Connector::Sdk::Request into Array', fail_body("[1] + get('http://h/1')")
    assert_error 'TypeError', /into Hash/, fail_body("{}.merge(get('http://h/1'))")
    broker.answer([2])
    assert_equal [2, 1], run_body("{ v: get('http://h/1') + [1] }")['v']
  end

  def test_answers_are_kept
    broker.answer({ 'a' => 1 })
    assert_equal [1, 1, true], run_body("r = get('http://h/1'); { v: [r['a'], r['a'], r == { 'a' => 1 }] }")['v']
    assert_equal 1, broker.sent.length
  end

  def test_empty_answers_are_kept_on_the_platform_only
    body = "r = get('http://h/1').after_response { |c, b, h| nil }; { v: [r.to_s, r.to_s] }"
    broker.answer
    run_body(body)
    assert_equal 1, broker.sent.length
    broker.answer.answer.answer
    run_body(body, profile: 'gem')
    assert_equal 3, broker.sent.length
  end

  def test_handled_errors_are_kept_on_the_platform_only
    body = "r = get('http://h/1').after_error_response(404) { |c, b, h, m| { 'm' => m } }; { v: [r['m'], r['m']] }"
    broker.answer('gone', status: 404)
    assert_equal ['404 Not Found'] * 2, run_body(body)['v']
    broker.answer('gone', status: 404).answer('gone', status: 404)
    run_body(body, profile: 'gem')
    assert_equal 3, broker.sent.length
  end

  def test_headers_builder
    broker.answer
    run_body("get('http://h/1').headers('X-A' => 1, x_b_c: 2, 'X-Nil' => nil).headers('X-A' => 3)")
    assert_equal ['3', '2', nil], [broker.last['x-a'], broker.last['x-b-c'], broker.last['x-nil']]
    assert_error 'TypeError', 'no implicit conversion of nil into Hash', fail_body("get('http://h/1').headers(nil)")
  end

  # The short way around the parser must give what the parser gives, or step aside.
  def test_plain_addresses_equal_parsed_ones
    pieces = %w[http:// https:// HTTP:// a B ab.c-d _ / // . .. ./ ../ ? & = %41 %zz % # @ : :80 :443 :8080 :08080] +
             ["'", '"', '(', '!', '+', ',', '~', 'ä', '[', ']', ' ', '^', '|', '\\', "\n", "\t"]
    starts = ['', 'http://h', 'https://a.b:8080', '/', 'http://x/']
    bases = [nil, 'http://base.test', 'https://base.test:444/v1/', 'http://base.test/v1/x?y=1', 'http://bä']
    random = Random.new(11)
    address = Patchbay::RequestUrl
    short = 0
    8_000.times do
      given = starts[random.rand(5)] + Array.new(random.rand(7)) { pieces[random.rand(pieces.size)] }.join
      base = bases[random.rand(5)]
      params = [nil, nil, {}, { 'a' => "b#{pieces[random.rand(pieces.size)]}" }, { 'x' => [1, 2], "k'" => nil }][random.rand(5)]
      plain = address.plain_joined(base, given)
      plain &&= address.plain_query(plain, params) if params
      next unless plain

      short += 1
      uri = address.joined(base, given)
      address.add_query(uri, params) if params
      next if uri.to_s == plain && address.wire(plain, nil) == [URI.parse(plain).to_s, nil, nil]

      flunk "#{base.inspect} with #{given.inspect} and #{params.inspect}: #{plain.inspect} for #{uri.to_s.inspect}"
    end
    assert_operator short, :>, 500
  end

  def test_params_merge_and_replace
    broker.answer.answer.answer
    run_body("get('http://h/1', a: 1).params(b: 2)")
    assert_equal 'http://h/1?a=1&b=2', broker.last.url
    run_body("get('http://h/1', a: 1).params('raw=1&x=y z'.gsub(' ', '%20'))")
    assert_equal 'http://h/1?raw=1&x=y%20z', broker.last.url
    run_body("get('http://h/1').params(%w[a b])")
    assert_equal 'http://h/1?a/b', broker.last.url
  end

  def test_payload_merges
    broker.answer
    run_body("post('http://h/1', a: { x: 1 }).payload('b' => 2).payload(nil).payload { |p| p[:c] = p[:b] }.payload(a: 9)")
    assert_equal '{"a":9,"b":2,"c":2}', broker.last.body
    assert_error 'NoMethodError', /undefined method `merge!'/, fail_body("post('http://h/1', 'text').payload(a: 1)")
  end

  def test_body_less_requests
    broker.answer.answer.answer
    run_body("post('http://h/1')")
    assert_equal [true, '', 'application/json'], [broker.last.spec['body'], broker.last.body, broker.last['content-type']]
    run_body("get('http://h/1').payload(a: 1)")
    refute broker.last.spec['body']
    run_body("get('http://h/1').payload(a: 1).request_format_json")
    assert_equal '{"a":1}', broker.last.body
  end

  def test_request_body
    { "'raw <x>'" => ['raw <x>', 'application/json'], "{ a: 1, b: [1, 2], c: { d: 'x y' }, e: nil }" =>
      ['a=1&b[]=1&b[]=2&c[d]=x+y&e', 'application/x-www-form-urlencoded'], '[1]' => ['', 'application/json'],
      "get('http://h/x')" => ['', 'application/json'], "StringIO.new('io')" => ['io', 'application/json'] }.each do |code, (body, type)|
      broker.answer
      run_body("post('http://h/1').request_body(#{code})")
      assert_equal [body, type], [broker.last.body, broker.last['content-type']], code
    end
  end

  def test_request_format_raw_is_the_platforms
    broker.answer({})
    run_body("post('http://h/1').request_format_raw.request_body('abc').headers('Content-Type' => 'text/csv')")
    assert_equal ['abc', 'text/csv'], [broker.last.body, broker.last['content-type']]
    broker.answer({})
    assert_error 'NoMethodError', /request_format_raw/, fail_body("post('http://h/1', a: 1).request_format_raw", profile: 'gem')
  end

  def test_parallel
    broker.answer({ 'n' => 1 }).answer('no', status: 404).answer({ 'n' => 3 })
    result = run_body("{ v: parallel([get('http://h/1'), get('http://h/2'), get('http://h/3'), 5], threads: 50, rpm: 30) }")['v']
    assert_equal false, result[0]
    assert_equal [{ 'n' => 1 }, nil, { 'n' => 3 }, nil], result[1]
    assert_equal [nil, '404 Not Found', nil], result[2].first(3)
    assert_match(/undefined method/, result[2].last)
    assert_equal [[3, 20, 30]], broker.batches
    assert_equal [true, [], []], run_body('{ v: parallel([]) }')['v']
  end

  def test_parallel_is_sequential_in_the_gem
    broker.answer({ 'n' => 1 }).answer({ 'n' => 2 })
    assert_equal [true, [{ 'n' => 1 }, { 'n' => 2 }], [nil, nil]],
                 run_body("{ v: parallel([get('http://h/1'), get('http://h/2')], threads: 5) }", profile: 'gem')['v']
    assert_empty broker.batches
  end

  def test_where_a_request_was_written_and_needed
    broker.answer
    value("{ actions: { go: { execute: lambda {\n r = get('http://h')\n x = 1\n r['a']\n {}\n} } } }")
    assert_equal [2, 4, 'actions.go.execute', 'execute'], broker.last.header.values_at('declared_line', 'forced_line', 'lambda', 'phase')
  end

  # The lines of the last request are kept for the next; what makes them differ must be noticed.
  def test_headers_that_change_in_place_are_sent_as_they_are
    6.times { broker.answer }
    run_body(<<~RUBY)
      token = +'a'
      ask = -> { get('http://h').headers('X-Token' => token, 'X-Other' => 1).presence }
      ask.call
      token << 'b'
      ask.call
      get('http://h').headers('X-Other' => 1, 'X-Token' => token).presence
      post('http://h').request_body('b').headers('X-Token' => token).presence
      get('http://h').case_sensitive_headers('X-Token' => token).presence
      get('http://h').headers('X-Token' => nil).presence
    RUBY
    own = broker.sent.map { |sent| sent.spec['headers'].select { |name, _| name.casecmp?('x-token') || name == 'X-Other' } }
    assert_equal [[%w[X-Token a], %w[X-Other 1]], [%w[X-Token ab], %w[X-Other 1]], [%w[X-Other 1], %w[X-Token ab]],
                  [%w[X-Token ab]], [%w[X-Token ab]], []], own
    assert_equal [nil, nil, nil, 'application/json', nil, nil], broker.sent.map { |sent| sent['Content-Type'] }
  end

  def test_an_error_of_a_returned_request_points_at_its_line
    broker.answer('no', status: 500)
    error = failure("{ actions: { go: { execute: lambda {\n x = 1\n get('http://h')\n} } } }")
    assert_equal 3, error['line']
    assert_equal({ 'method' => 'GET', 'code' => 500, 'body' => 'no' }, error['request'])
  end

  def test_basic_auth
    broker.answer.answer.answer
    run_body("get('http://h/1').user('ü:s').password('p@ß')")
    assert_equal ['http://h/1', "Basic #{['ü:s:p@ß'].pack('m0')}"], [broker.last.url, broker.last['authorization']]
    run_body("get('http://h/1').user('u')")
    assert_equal "Basic #{['u:'].pack('m0')}", broker.last['authorization']
    run_body("get('http://h/1').user('u').password('p').headers('authorization' => 'own')")
    assert_equal 'own', broker.last['authorization']
    assert_error 'Workato::Connector::Sdk::InvalidURIError', /password component depends user component/,
                 fail_body("get('http://h/1').password('p')")
  end

  def test_digest
    broker.answer
    run_body("get('http://h/1?a=1').user('u').password('p').digest_auth")
    assert_equal [{ 'user' => 'u', 'password' => 'p' }, nil, 'http://h/1?a=1'],
                 [broker.last.spec['digest'], broker.last['authorization'], broker.last.url]
    broker.answer.answer({}, status: 401)
    run_body("get('http://h/1').digest_auth")
    assert_nil broker.last.spec['digest']
    assert_error 'TypeError', 'no implicit conversion of nil into String', fail_body("get('http://h/1').digest_auth.user('u')")
  end

  def test_tls
    key = OpenSSL::PKey::RSA.new(2048)
    certificate = OpenSSL::X509::Certificate.new.tap do |c|
      c.subject = c.issuer = OpenSSL::X509::Name.parse('/CN=x')
      c.public_key = key.public_key
      c.not_before = Time.at(0)
      c.not_after = Time.at(4_000_000_000)
      c.sign(key, OpenSSL::Digest.new('SHA256'))
    end
    broker.answer.answer
    run_body("get('https://h/1').tls_client_cert(certificate: input['c'], key: input['k'], passphrase: 'pw', intermediates: [nil]).tls_server_certs(certificates: input['c'])",
             input: { c: certificate.to_pem, k: key.to_pem(OpenSSL::Cipher.new('aes-256-cbc'), 'pw') })
    tls = broker.last.spec['tls']
    assert_equal [certificate.to_pem, key.to_pem, [], [certificate.to_pem], false],
                 tls.values_at('client_certificate', 'client_key', 'client_intermediates', 'trusted', 'trust_system')
    run_body("get('https://h/1').tls_server_certs(certificates: [input['c']], strict: false)", input: { c: certificate.to_pem })
    assert_equal true, broker.last.spec['tls']['trust_system']
    assert_error 'Workato::Connector::Sdk::RequestTLSCertificateFormatError', /./,
                 fail_body("get('https://h/1').tls_server_certs(certificates: 'junk')")
  end
end
