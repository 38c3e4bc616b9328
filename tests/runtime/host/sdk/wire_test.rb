# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# URLs, headers and bodies on the wire, sdk/runtime.md §4.4–§4.7
class WireTest < Minitest::Test
  include SdkSupport

  URI_ERROR = 'Workato::Connector::Sdk::InvalidURIError'

  def url(code, base: nil, **options)
    broker.answer
    more = base ? "connection: { base_uri: lambda { |c| #{base.inspect} } }" : ''
    run_body("get(#{code})", more, **options)
    broker.last.url
  end

  JOINS = [
    ['http://h/api/v1/', '/x', 'http://h/x'], ['http://h/api/v1/', 'x', 'http://h/api/v1/x'],
    ['http://h/api/v1', 'x', 'http://h/api/x'], ['http://h/api/v1', '', 'http://h/api/v1'],
    ['http://h/api/v1?k=1', '?z=1', 'http://h/api/v1?z=1'], ['http://h/api/v1/?k=1', 'x', 'http://h/api/v1/x'],
    ['http://h/api/v1/', '../x', 'http://h/api/x'], ['http://h/', 'http://other/q', 'http://other/q'],
    ['http://h:8080/', 'x#frag', 'http://h:8080/x']
  ].freeze

  def test_joining
    JOINS.each { |base, given, expected| assert_equal expected, url(given.inspect, base: base), [base, given].inspect }
  end

  def test_addresses_that_are_none
    [["get(nil)", 'Expected String or URI as request URL, got: NilClass', 'http://h/'],
     ["get('x')", 'Expected String or URI as output of base_uri lambda, got: Integer', 5],
     ["get('http://h/a b')", /bad URI\(is not URI\?\): "http:\/\/h\/a b"/, nil],
     ["get('http://h/é')", /URI must be ascii only/, nil],
     ["get(URI('http://h/a'))", /\Abad URI\(is not URI\?\): #<URI::HTTP/, nil],
     ["get('http:///abc')", 'bad URI(no host provided): http:///abc', nil],
     ["get('/rel')", 'bad URI(no host provided): http:///rel', nil]].each do |code, message, base|
      more = base ? "connection: { base_uri: lambda { |c| #{base.inspect} } }" : ''
      assert_error URI_ERROR, message, fail_body(code, more)
    end
    assert_error 'ArgumentError', 'not an HTTP URI', fail_body("get('ftp://h/x')")
  end

  def test_base_is_evaluated_at_each_send
    broker.answer('', status: 401).answer
    text = <<~RUBY
      { connection: { base_uri: lambda { |c| "http://" + c['host'] + "/" },
                      authorization: { type: 'custom_auth', acquire: lambda { |c| { host: 'two' } }, apply: lambda { |c| } } },
        actions: { go: { execute: lambda { |c| get('x') } } } }
    RUBY
    value(text, settings: { 'host' => 'one' })
    assert_equal %w[http://one/x http://two/x], broker.sent.map(&:url)
  end

  def test_scheme_and_port
    assert_equal 'http://h.example', url("'h.example'")
    assert_equal 'https://h', url("'https://h'")
    assert_equal 'http://[::1]:81/a', url("'http://[::1]:81/a'")
  end

  def test_user_info_becomes_a_header
    assert_equal 'http://h/a', url("'http://u%20x:p@h/a'")
    assert_equal "Basic #{['u x:p'].pack('m0')}", broker.last['authorization']
  end

  QUERIES = {
    '{ a: nil }' => 'a=', '{ a: true, b: 1, c: 1.5, d: :s }' => 'a=true&b=1&c=1.5&d=s', '{ b: 2, a: 1 }' => 'a=1&b=2',
    '{ a: [1, 2] }' => 'a%5B%5D=1&a%5B%5D=2', '{ a: { x: 1, y: [3] } }' => 'a%5Bx%5D=1&a%5By%5D%5B%5D=3',
    '{ a: [{ k: 1 }, { k: 2 }] }' => 'a%5B%5D%5Bk%5D=1&a%5B%5D%5Bk%5D=2', '{ a: [], b: {}, c: 1 }' => 'c=1',
    "{ a: 'a b&c=d/é' }" => 'a=a+b%26c%3Dd%2F%C3%A9', '{ a: Date.new(2020, 1, 2) }' => 'a=2020-01-02',
    '{ a: Time.utc(2020, 1, 2, 3, 4, 5) }' => 'a=2020-01-02+03%3A04%3A05+UTC'
  }.freeze

  def test_query_encoding
    QUERIES.each { |params, query| assert_equal "http://h/x?#{query}", url("'http://h/x', #{params}"), params }
    assert_equal 'http://h/x', url("'http://h/x', {}")
    assert_equal 'http://h/x?p=1&q=2&z=3', url("'http://h/x?p=1&&q=2&', z: 3")
  end

  def headers(code)
    broker.answer
    run_body(code)
    broker.last.spec['headers'].to_h
  end

  def test_default_headers
    found = headers("get('http://h')")
    assert_equal %w[Accept Accept-Encoding User-Agent], found.keys.sort
    assert_equal ['application/json', 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3'], found.values_at('Accept', 'Accept-Encoding')
    assert_match(%r{\Arest-client/2\.1\.0 \(linux.* .*\) ruby/3\.\d+\.\d+p\d+\z}, found['User-Agent'])
  end

  def test_defaults_yield_to_any_spelling
    assert_equal 'text/plain', headers("post('http://h', a: 1).headers('content-TYPE' => 'text/plain')")['Content-Type']
    assert_equal 'text/csv', headers("post('http://h', a: 1).headers(content_type: 'text/csv')")['Content-Type']
    assert_equal 'x/y', headers("get('http://h').headers('ACCEPT' => 'x/y')")['Accept']
  end

  def test_names_and_values
    found = headers("get('http://h').headers(x_request_id: 1, 'x-hEaDer-1' => :b, 'x_hEaDer-2' => [1], 'UPPER' => true, 'upper' => 2, :\"y-hEaDer\" => ' s ')")
    assert_equal({ 'X-Request-Id' => '1', 'X-Header-1' => 'b', 'X_header-2' => '[1]', 'Upper' => '2', 'Y-Header' => 's' },
                 found.except('Accept', 'Accept-Encoding', 'User-Agent'))
  end

  def test_case_sensitive_names
    found = headers("get('http://h').case_sensitive_headers('x-KEEP-me' => 'v', :SOAPAction => 'a', 'accept' => 'low')")
    assert_equal %w[v a low], found.values_at('x-KEEP-me', 'SOAPAction', 'accept')
    assert_error 'NoMethodError', /undefined method `strip' for 5:Integer/, fail_body("get('http://h').case_sensitive_headers('a' => 5)")
    # §4.9: a redirected hop leaves them behind.
    assert_equal %w[x-KEEP-me SOAPAction accept], broker.sent.first.spec['first_hop_headers']
  end

  def test_extensions_become_media_types
    assert_equal 'application/json, application/xml', headers("get('http://h').headers('Accept' => 'json,xml')")['Accept']
    assert_equal 'text/plain, foo', headers("get('http://h').headers(accept: ['text', 'foo'])")['Accept']
    assert_equal 'application/xml', headers("post('http://h', a: 1).headers('Content-Type' => 'xml')")['Content-Type']
  end

  def test_special_headers
    found = headers("get('http://h/x?a=1').headers(params: { b: [1, 2], c: 'x y' }, cookies: { t: '1', s: 'a b', 'n' => nil })")
    assert_equal 'http://h/x?a=1&b[]=1&b[]=2&c=x+y', broker.last.url
    assert_equal 's="a b"; t=1', found['Cookie']
    assert_error 'TypeError', 'Integer is not a String', fail_body("get('http://h').headers(cookies: { t: 1 })")
    assert_error 'ArgumentError', 'invalid cookie value', fail_body("get('http://h').headers(cookies: { t: \"a\\nb\" })")
    refute found.key?('Params')
  end

  # Golden bytes from the gem.
  def test_values_keep_the_bytes_of_their_charset
    { "'café'.encode('ISO-8859-1')" => "caf\xE9", "'  é '.encode('ISO-8859-1')" => "\xE9", "'日本'.encode('Shift_JIS')" => "\x93\xFA\x96{",
      '"\xFF\x00".b' => "\xFF", "'é'" => "\xC3\xA9", "'é'.b" => "\xC3\xA9" }.each do |code, bytes|
      assert_equal bytes.b, headers("get('http://h').headers('X-A' => #{code})")['X-A'].b, code
    end
    assert_equal "caf\xE9".b, headers("get('http://h').case_sensitive_headers('X-a' => \"caf\\xE9\".b)")['X-a'].b
    assert_error 'ArgumentError', 'invalid byte sequence in UTF-8', fail_body("get('http://h').headers('X-A' => \"\\xE9\")")
    assert_error 'Encoding::CompatibilityError', 'incompatible character encodings: UTF-16LE and UTF-8',
                 fail_body("get('http://h').headers('X-A' => 'é'.encode('UTF-16LE'))")
  end

  def test_header_injection
    assert_error 'ArgumentError', /cannot include CR\/LF/, fail_body("get('http://h').headers('X-A' => \"a\\r\\nB: c\")")
    assert_error 'ArgumentError', /header name/, fail_body("get('http://h').headers(\"X\\r\\nB\" => 'c')")
  end

  JSON_BODIES = {
    '{ a: "<b>&\u2028é" }' => '{"a":"\u003cb\u003e\u0026\u2028é"}', '{}' => '{}', '[1, nil, true, 1.5]' => '[1,null,true,1.5]',
    "'raw'" => '"raw"', '5' => '5', '{ a: Time.utc(2020, 1, 2, 3, 4, 5.678r) }' => '{"a":"2020-01-02T03:04:05.678Z"}',
    '{ a: Date.new(2020, 1, 2), b: BigDecimal("1.1"), c: Float::NAN, d: :s, 5 => 6 }' => '{"a":"2020-01-02","b":"1.1","c":null,"d":"s","5":6}',
    '{ a: 10**30, b: 1.0e20 }' => '{"a":1000000000000000000000000000000,"b":1.0e+20}',
    '{ a: 5.minutes, b: (1..3), c: Workato::Types::Binary.new("abc") }' => '{"a":300,"b":"1..3","c":"abc"}',
    'now.in_time_zone("UTC").change(year: 2020, month: 1, day: 2, hour: 3, min: 4, sec: 5)' => '"2020-01-02T03:04:05.000Z"'
  }.freeze

  def test_json_bodies
    JSON_BODIES.each do |code, body|
      broker.answer
      run_body("post('http://h', #{code})")
      assert_equal body, broker.last.body.dup.force_encoding('UTF-8'), code
    end
    assert_error 'Workato::Connector::Sdk::JSONRequestFormatError', /./, fail_body("post('http://h', a: \"\\xff\")")
  end

  def body_of(code)
    broker.answer({})
    run_body(code)
    [broker.last.body.dup.force_encoding('UTF-8'), broker.last['content-type']]
  end

  def test_form_bodies
    form = 'application/x-www-form-urlencoded'
    assert_equal ['a=1&b%5B%5D=2&b%5B%5D=3', form], body_of("post('http://h', b: [2, 3], a: 1).request_format_www_form_urlencoded")
    assert_equal ['z=1&a=%20', form], body_of("post('http://h', 'z=1&a=%20').request_format_www_form_urlencoded")
    assert_equal ['', form], body_of("post('http://h').request_format_www_form_urlencoded")
  end

  def test_multipart
    body, type = body_of(<<~RUBY)
      post('http://h').payload(file: ["caf\\xC3\\xA9".b, 'text/plain', 'n.txt'], plain: 'v', n: nil, j: { k: 1 },
                               'dir/auto.csv' => ['x', 'text/csv'], lone: ['only']).request_format_multipart_form
    RUBY
    boundary = type[/\Amultipart\/form-data; boundary=(----RubyFormBoundary[A-Za-z0-9]{16})\z/, 1]
    expected = [
      "Content-Disposition: form-data; name=\"file\"; filename=\"n.txt\"\r\nContent-Type: text/plain\r\n\r\ncafé",
      "Content-Disposition: form-data; name=\"plain\"\r\n\r\nv", "Content-Disposition: form-data; name=\"n\"\r\n\r\n",
      "Content-Disposition: form-data; name=\"j[k]\"\r\n\r\n1",
      "Content-Disposition: form-data; name=\"dir/auto.csv\"; filename=\"auto.csv\"\r\nContent-Type: text/csv\r\n\r\nx",
      "Content-Disposition: form-data; name=\"lone\"\r\n\r\nonly"
    ].map { |part| "--#{boundary}\r\n#{part}\r\n" }.join
    assert_equal "#{expected}--#{boundary}--\r\n", body
    assert_equal ['', 'application/x-www-form-urlencoded'], body_of("post('http://h').request_format_multipart_form")
  end

  XML = {
    '{ a: 1, d: true }' => '<a>1</a><d>true</d>', "{ 'b' => %q(x<y&\"z') }" => '<b>x&lt;y&amp;&quot;z&#39;</b>',
    '{ c: nil }' => '<c xsi:nil="true"/>', '{ e: [1, 2], h: [] }' => '<e>1</e><e>2</e>', '{ f: { g: 1 } }' => '<f><g>1</g></f>',
    "{ i: {}, j: '' }" => '<i></i><j></j>', "{ 'j!' => '<raw/>' }" => '<j><raw/></j>', "{ 'k/' => nil }" => '<k/>',
    "{ x: [{ '@id': 'v', 'content!': 5 }] }" => '<x id="v">5</x>', "{ x: [{ '@id': 1 }] }" => '<x id="1"></x>',
    "{ x: [{ 'content!': 'x', b: 1 }] }" => '<x>x<b>1</b></x>', '{ b: 1, a: 2, order!: [:a, :b] }' => '<a>2</a><b>1</b>',
    "{ a: 1, attributes!: { a: { x: 'y' } } }" => '<a x="y">1</a>',
    '{ t: Time.utc(2020, 1, 2, 3, 4, 5), d: Date.new(2020, 1, 2) }' => '<t>03:04:05</t><d>2020-01-02</d>'
  }.freeze

  def test_xml
    XML.each do |payload, xml|
      broker.answer('<r/>')
      run_body("post('http://h', #{payload}).format_xml('root', '@xmlns:x' => 'urn')")
      assert_equal "<root xmlns:x=\"urn\">#{xml}</root>", broker.last.body, payload
      assert_equal ['application/xml'] * 2, [broker.last['content-type'], broker.last['accept']]
    end
    assert_error 'Workato::Connector::Sdk::XMLRequestFormatError', /undefined method `merge'/,
                 fail_body("post('http://h', [1]).format_xml('root')")
    broker.answer('<r/>')
    run_body("post('http://h').format_xml('root', { '@a' => 1 }, strip_response_namespaces: true, '@b': 2)")
    assert_equal '', broker.last.body
  end

  def test_time_outs_by_profile
    broker.answer.answer
    run_body("get('http://h')")
    assert_equal [180, 180], broker.last.spec.values_at('open_timeout', 'read_timeout')
    run_body("get('http://h')", profile: 'gem')
    assert_equal [60, 60], broker.last.spec.values_at('open_timeout', 'read_timeout')
  end

  def test_redirect_policies
    { '' => 'default', '.follow_redirection' => 'follow', '.ignore_redirection' => 'ignore' }.each do |builder, policy|
      broker.answer
      run_body("get('http://h')#{builder}")
      assert_equal policy, broker.last.spec['redirects']
    end
  end
end
