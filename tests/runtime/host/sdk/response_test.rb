# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Decoding, hooks and errors, sdk/runtime.md §4.9–§4.12
class ResponseTest < Minitest::Test
  include SdkSupport

  SDK_NAME = 'Workato::Connector::Sdk'

  def received(body, headers: {}, builder: '', status: 200, **options)
    broker.answer(body, headers: headers, status: status)
    run_body("{ v: get('http://h')#{builder}.response! }", **options)['v']
  end

  def test_json
    { '' => {}, " \n" => {}, '"s"' => 's', '[1]' => [1], '{"a":1,"a":2}' => { 'a' => 2 }, '123456789012345678901234567890' =>
      123_456_789_012_345_678_901_234_567_890, '"2020-01-02T00:00:00Z"' => '2020-01-02T00:00:00Z', '1e400' => { '$float' => 'Infinity' } }
      .each { |body, expected| assert_equal expected, received(body), body }
    assert_nil received('null')
  end

  def test_json_is_plain_until_returned
    broker.answer({ 'a' => { 'b' => 1 } })
    result = run_body("r = get('http://h'); { sym: r[:a], cls: r['a'].class.name, whole: r }")
    assert_equal [nil, 'Hash', { 'a' => { 'b' => 1 } }], result.values_at('sym', 'cls', 'whole')
  end

  def test_bad_json
    ['<html>', 'NaN', "\xEF\xBB\xBF{}".b, '{"a":'].each do |body|
      broker.answer(body)
      assert_error "#{SDK_NAME}::JSONResponseFormatError", /./, fail_body("get('http://h').response!; {}")
    end
  end

  def test_charsets
    assert_equal({ 'a' => 'é' }, received("{\"a\":\"\xE9\"}".b, headers: { 'Content-Type' => 'application/json; charset=ISO-8859-1' }))
    assert_equal 'é', received("\xE9".b, headers: { 'Content-Type' => 'text/plain; charset="iso-8859-1"' }, builder: '.response_format_raw')
    assert_equal({ '$base64' => ["\xE9"].pack('m0') }, received("\xE9".b, builder: '.response_format_raw'))
    assert_equal 'x', received('x', headers: { 'Content-Type' => 'text/plain; charset=nonsense' }, builder: '.response_format_raw')
  end

  def encoding(headers, body)
    broker.answer(body, headers: headers)
    run_body("{ v: get('http://h').response_format_raw.encoding.name }")['v']
  end

  def test_raw_encodings
    assert_equal %w[UTF-8 ASCII-8BIT], [encoding({}, 'abc'), encoding({}, 'ü')]
    assert_equal 'UTF-8', encoding({ 'Content-Type' => 'text/plain; charset=nonsense' }, 'abc')
    assert_equal 'UTF-8', encoding({ 'Content-Type' => 'text/plain; charset=utf-8' }, 'é')
    assert_equal 'ASCII-8BIT', encoding({ 'Content-Type' => 'text/plain; charset=utf-8' }, "\xff".b)
  end

  def test_compression
    json = '{"a":1}'
    raw = Zlib::Deflate.new(nil, -Zlib::MAX_WBITS).then { |z| z.deflate(json, Zlib::FINISH) }
    { 'gzip' => Zlib.gzip(json), 'X-GZIP' => Zlib.gzip(json), 'deflate' => Zlib.deflate(json), 'Deflate' => raw,
      'identity' => json, 'none' => json }.each do |coding, body|
      assert_equal({ 'a' => 1 }, received(body, headers: { 'Content-Encoding' => coding }), coding)
    end
    assert_equal({}, received('', headers: { 'Content-Encoding' => 'gzip' }))
    broker.answer(Zlib.gzip(json)[0, 12], headers: { 'Content-Encoding' => 'gzip' })
    assert_match(/\AZlib::/, fail_body("get('http://h').response!")['class'])
    broker.answer(Zlib.gzip(json), headers: { 'Content-Encoding' => 'gzip' })
    assert_equal [false], run_body("{ v: get('http://h').after_response { |c, b, h| [h.key?('content_encoding')] }.response! }")['v']
  end

  def test_a_gzip_bomb_is_stopped
    with = Patchbay::WireResponse
    limit = with::INFLATED_LIMIT
    with.send(:remove_const, :INFLATED_LIMIT)
    with.const_set(:INFLATED_LIMIT, 1_000)
    broker.answer(Zlib.gzip('x' * 5_000), headers: { 'Content-Encoding' => 'gzip' })
    assert_error "#{SDK_NAME}::RequestError", /grows past/, fail_body("get('http://h').response!")
  ensure
    with.send(:remove_const, :INFLATED_LIMIT)
    with.const_set(:INFLATED_LIMIT, limit)
  end

  XML = {
    '<r/>' => { 'r' => [{}] }, '<r a="1">t</r>' => { 'r' => [{ '@a' => '1', 'content!' => 't' }] },
    '<r><i>1</i> <i>2</i></r>' => { 'r' => [{ 'i' => [{ 'content!' => '1' }, { 'content!' => '2' }] }] },
    '<r>text<i>in</i>more</r>' => { 'r' => [{ 'content!' => 'textmore', 'i' => [{ 'content!' => 'in' }] }] },
    '<r><![CDATA[<x>]]>&amp;</r>' => { 'r' => [{ 'content!' => '<x>&' }] },
    '<b:r xmlns:b="u" b:k="v"><b:n/></b:r>' => { 'b:r' => [{ '@xmlns:b' => 'u', '@k' => 'v', 'b:n' => [{}] }] },
    '<?xml version="1.0"?><!-- c --><r><!-- c --></r>' => { 'r' => [{}] }
  }.freeze

  def test_xml
    XML.each { |body, expected| assert_equal expected, received(body, builder: ".response_format_xml"), body }
    assert_equal({ 'r' => [{ '@xmlns:b' => 'u', 'n' => [{}] }] },
                 received('<b:r xmlns:b="u"><b:n/></b:r>', builder: '.response_format_xml(strip_response_namespaces: true)'))
    ['', '<a>', 'x'].each do |body|
      broker.answer(body)
      assert_error "#{SDK_NAME}::XMLResponseFormatError", /FATAL/, fail_body("get('http://h').response_format_xml.response!")
    end
  end

  def test_xml_has_no_external_entities_and_no_laughs
    body = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
    refute_match(/root/, received(body, builder: '.response_format_xml').to_s)
    laughs = +'<!DOCTYPE r [<!ENTITY a "ha">'
    ('b'..'k').each_cons(1) { |(n)| laughs << "<!ENTITY #{n} \"#{"&#{(n.ord - 1).chr};" * 10}\">" }
    laughs << ']><r>&k;</r>'
    broker.answer(laughs)
    outcome = exec(action("get('http://h').response_format_xml"), 'actions.go.execute')
    assert_operator outcome.value.to_s.length, :<, 1_000_000
  end

  def test_success_statuses
    (200..207).each do |status|
      assert_equal([204, 205].include?(status) ? {} : { 'a' => 1 }, received({ 'a' => 1 }, status: status), status)
    end
    [208, 226, 304, 305].each do |status|
      broker.answer({}, status: status)
      assert_match(/\A#{status} /, fail_body("get('http://h').response!")['message'])
    end
  end

  def test_redirect_answers
    broker.answer('', status: 302).answer({ 'r' => 1 }, status: 302).answer('', status: 303)
    assert_error "#{SDK_NAME}::RequestFailedError", '302 Found', fail_body("post('http://h').response!")
    assert_equal [302, 'l'], run_body("{ v: get('http://h').ignore_redirection.after_response { |c, b, h| [c, 'l'] }.response! }")['v']
    assert_error "#{SDK_NAME}::RequestFailedError", '303 See Other', fail_body("get('http://h').ignore_redirection.response!")
  end

  def test_after_response
    broker.answer({ 'a' => 1 }, status: 201, headers: { 'Content-Type' => 'application/json', 'ETag' => 'e1', 'X-Two' => %w[1 2],
                                                        'Set-Cookie' => %w[a=1 b=2] })
    result = run_body(<<~RUBY)
      r = get('http://h').after_response { |c, b| 'lost' }.after_response do |code, body, headers|
        { code: code, body: body, h: [headers['etag'], headers['ETag'], headers['Content-Type'], headers[:content_type], headers['x-two'],
          headers['set_cookie'], headers['nope'], headers.class <= Hash, headers.dig('Etag'), headers.fetch('X-TWO'), headers.key?('Etag')],
          self: self.class.name }
      end
      r.response!
    RUBY
    assert_equal [201, { 'a' => 1 }, "#{SDK_NAME}::Action"], result.values_at('code', 'body', 'self')
    json = 'application/json'
    assert_equal ['e1', 'e1', json, json, '1, 2', '["a=1", "b=2"]', nil, true, 'e1', '1, 2', true], result['h']
  end

  def test_headers_by_exact_name_in_the_gem
    broker.answer({}, headers: { 'ETag' => 'e1' })
    assert_equal ['e1', nil], run_body("{ v: get('http://h').after_response { |c, b, h| [h['etag'], h['ETag']] }.response! }", profile: 'gem')['v']
  end

  def test_hooks_may_call_and_fail
    broker.answer({ 'x' => 1 }).answer({ 'y' => 2 })
    assert_equal({ 'y' => 2 }, run_body("{ v: get('http://h').after_response { |c, b, h| call(:more) }.response! }",
                                        "methods: { more: lambda { get('http://h/2') } }")['v'])
    broker.answer({})
    error = failure("{ actions: { go: { execute: lambda {\n get('http://h').after_response { |c, b, h|\n error('bad') }.response!\n} } } }")
    assert_error "#{SDK_NAME}::RuntimeError", 'bad', error
    assert_equal 3, error['line']
  end

  MATCHERS = { '404' => true, '403, 404' => true, '500' => false, '"40\\\\d"' => true, '"oops"' => true, '/Not/' => true,
               '/oops/' => true, '/.*/' => true, '/[3-9]\d\d/' => true, ':x' => false, 'nil' => false, '' => false }.freeze

  def test_error_matchers
    MATCHERS.each do |matcher, hit|
      broker.answer('oops', status: 404, headers: { 'X-A' => 'b', 'Set-Cookie' => %w[a b] })
      body = "{ v: get('http://h').after_error_response(#{matcher}) { |c, b, h, m| [c, b, h['x_a'], h['set_cookie'], m] }.response! }"
      outcome = exec(action(body), 'actions.go.execute')
      assert_equal(hit ? 'ok' : 'raised', outcome.kind, matcher)
      assert_equal [404, 'oops', 'b', %w[a b], '404 Not Found'], outcome.value['v'] if hit
    end
  end

  def test_ranges_and_lists_match_on_the_platform
    %w[400..499 [500,404] [400..403,404]].each do |matcher|
      body = "{ v: get('http://h').after_error_response(#{matcher}) { |c, *| c }.response! }"
      broker.answer('', status: 404)
      assert_equal 404, run_body(body)['v']
      broker.answer('', status: 404)
      assert_equal 'raised', exec(action(body), 'actions.go.execute', profile: 'gem').kind
    end
    assert warned?(:error_matchers)
  end

  def test_failed_error_has_readers
    broker.answer('text', status: 422, headers: { 'X-A' => '1' })
    result = run_body("begin; post('http://h').response!; rescue RequestFailedError => e; { v: [e.method, e.code, e.response, e.response.code, e.response.headers[:x_a], e.message] }; end")
    assert_equal ['POST', 422, 'text', 422, '1', '422 Unprocessable Entity'], result['v']
    broker.answer('', status: 499)
    assert_equal 'HTTP status code 499', fail_body("get('http://h').response!")['message']
  end

  FAILURES = {
    'connect_timeout' => ["#{SDK_NAME}::RequestTimeoutError", 'Timed out connecting to server'],
    'read_timeout' => ["#{SDK_NAME}::RequestTimeoutError", 'Timed out reading data from server'],
    'broken' => ["#{SDK_NAME}::RequestFailedError", 'Server broke connection'],
    'certificate_untrusted' => ["#{SDK_NAME}::RequestFailedError", 'text'],
    'refused' => ['Errno::ECONNREFUSED', /Connection refused.*h.*80/],
    'dns' => ['SocketError', /getaddrinfo/], 'tls' => ['OpenSSL::SSL::SSLError', 'text'],
    'bad_certificate' => ["#{SDK_NAME}::RequestTLSCertificateFormatError", 'text'],
    'denied' => ["#{SDK_NAME}::RequestError", /not allowed/], 'too_large' => ["#{SDK_NAME}::RequestError", /too large/],
    'no_library' => ['SocketError', /libcurl.*Install it/],
    'protocol_violation' => ['IOError', /not HTTP/], 'other' => ['SocketError', /text/]
  }.freeze

  def test_transport_failures
    FAILURES.each do |kind, (klass, message)|
      broker.answer('text', failure: kind)
      assert_error klass, message, fail_body("get('http://h').response!")
    end
  end

  def test_which_failures_reach_the_error_hook
    { 'broken' => 'ok', 'certificate_untrusted' => 'ok', 'read_timeout' => 'raised', 'dns' => 'raised', 'tls' => 'raised' }.each do |kind, expected|
      broker.answer('x', failure: kind)
      outcome = exec(action("{ v: get('http://h').after_error_response(/.*/) { |c, b, h, m| [c, b, m] }.response! }"), 'actions.go.execute')
      assert_equal expected, outcome.kind, kind
    end
  end

  def test_ruby_rescues_what_the_sdk_raises
    broker.answer('', failure: 'read_timeout')
    assert_equal 'caught', run_body("begin; get('http://h').response!; rescue RequestTimeoutError; { v: 'caught' }; end")['v']
    broker.answer('', status: 500)
    assert_equal 'caught', run_body("begin; get('http://h').response!; rescue => e; { v: 'caught' }; end")['v']
  end

  def test_a_lazy_answer_of_a_hook_is_resolved
    broker.answer({ 'next' => 1 }).answer({ 'b' => 2 })
    assert_equal({ 'b' => 2 }, run_body("get('http://h').after_response { |c, b, h| get('http://h/2') }"))
    broker.answer('', status: 404).answer({ 'c' => 3 })
    assert_equal({ 'c' => 3 }, run_body("get('http://h').after_error_response(404) { |*| get('http://h/3') }"))
  end
end
