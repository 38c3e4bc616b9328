# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Results, exceptions and requests nobody would write by accident; and shapes that are noted, §20
class HostileTest < Minitest::Test
  include SdkSupport

  # Code of `execute` and the value or the error class it ends with.
  VALUES = {
    'Class.new { def class = raise("c"); def to_s = raise("s"); def inspect = raise("i") }.new' => { '$object' => '' },
    '(1..Float::INFINITY).lazy' => { '$object' => 'Enumerator::Lazy' },
    'Enumerator.new { |y| loop { y << 1 } }' => { '$object' => 'Enumerator' },
    'Class.new { def to_json(*) = raise("tj") }.new' => { '$object' => '' },
    'Class.new { def to_hash = raise("th"); def to_ary = raise("ta") }.new' => { '$object' => '' },
    '10**3000' => 10**3000, 'ENV' => { '$object' => 'Object' }, '{ [1] => 2, Object => 3 }' => { '[1]' => 2, 'Object' => 3 },
    '"abc".encode("UTF-16LE")' => 'abc', 'Time.at(1e18).utc' => { '$time' => '31688740476-10-23T01:46:40.000000Z' },
    'Thread.new { get("http://h").response! }.value' => { 'a' => 1 }, 'Fiber.new { Fiber.yield 1 }.resume' => 1
  }.freeze

  def test_values
    VALUES.each do |code, expected|
      broker.answer({ 'a' => 1 })
      assert_equal expected, run_body("{ v: #{code} }")['v'], code
    end
  end

  ERRORS = {
    'BasicObject.new' => 'NoMethodError', 'throw(:return_from_action, 5)' => 'ArgumentError', 'abort("bye")' => 'SystemExit',
    'Class.new(Hash) { def each(*) = raise("each") }.new.merge!(a: 1)' => 'RuntimeError',
    'raise Class.new(StandardError) { def self.name = "Odd"; def backtrace = raise("bt") }' => 'Odd',
    'raise Class.new(StandardError) { def self.name = "Odd"; def message = raise("m") }' => 'Odd',
    'raise Class.new(Exception) { def self.name = "Odd" }' => 'Odd', 'eval("1 +")' => 'SyntaxError',
    'a = []; a << a; post("http://h", a)' => 'SystemStackError', '$stdout = nil' => 'TypeError',
    'get("http://h").headers(5 => 6)' => 'NoMethodError', 'catch(:a) { throw :b }' => 'UncaughtThrowError'
  }.freeze

  def test_errors
    ERRORS.each { |code, name| assert_equal name, fail_body("v = (#{code}); { v: v }")['class'], code }
  end

  def test_addresses
    assert_equal 'ArgumentError', fail_body("get('gopher://h')")['class']
    ["5", "{}", "URI('http://h')", '"http://h\\0x"', "'http://h/%zz'", "'javascript:alert(1)'", "'http://[::1'", "'http://h:abc/'",
     "'file:///etc/passwd'", "\"http://h/\\r\\nX: y\""].each do |address|
      assert_equal 'Workato::Connector::Sdk::InvalidURIError', fail_body("get(#{address}).response!")['class'], address
    end
    assert_empty broker.sent
  end

  CYCLES = ['post("http://h", h).request_format_www_form_urlencoded', 'post("http://h", h).format_xml("r")',
            'post("http://h", h).request_format_multipart_form', 'post("http://h").request_body(h)', 'post("http://h", h)',
            'get("http://h", h)', '{ v: [h] }', '{ v: h.to_json }', 'headers = h; get("http://h").headers(params: headers)'].freeze

  def test_values_that_hold_themselves
    CYCLES.each do |code|
      error = fail_body("h = {}; h['a'] = h; #{code}")
      assert_equal ['SystemStackError', 1], error.values_at('class', 'line'), code
    end
    assert_equal '{"a"=>{...}}', fail_body("h = {}; h['a'] = h; error(h)")['message']
    assert_equal({ 'v' => { 'a' => { '$deep' => true } } }, run_body("h = {}.with_indifferent_access; h['a'] = h; { v: h }"))
    assert_empty broker.sent
  end

  # Bodies and the class and text that decoding ends with.
  ANSWERS = {
    '[' * 200_000 => ['JSON', 'nesting of 101 is too deep'], "#{'[' * 120}#{']' * 120}" => ['JSON', 'nesting of 101 is too deep'],
    '{"a":1' => ['JSON', /unexpected token|expected/], "\u0000" => ['JSON', /unexpected token/], '{"a":NaN}' => ['JSON', /unexpected token/],
    "#{'<a>' * 20_000}#{'</a>' * 20_000}" => ['XML', /Excessive depth/], '<a' * 20_000 => ['XML', /FATAL/],
    '<r>&x;</r>' => ['XML', /Entity 'x' not defined/], '<r a="1" a="2"/>' => ['XML', /redefined/], "<r>\u0001</r>" => ['XML', /FATAL|PCDATA/]
  }.freeze

  def test_answers_that_cannot_be_read
    ANSWERS.each do |body, (format, message)|
      broker.answer(body)
      builder = format == 'XML' ? '.response_format_xml' : ''
      assert_error "Workato::Connector::Sdk::#{format}ResponseFormatError", message, fail_body("get('http://h')#{builder}")
    end
  end

  def test_entities_of_others_stay_outside
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
     '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://evil.example.com/x.dtd"> %p;]><r/>'].each do |body|
      broker.answer(body)
      assert_equal({ 'r' => [{}] }, run_body("get('http://h').response_format_xml"))
    end
  end

  def test_large_and_broken_names_and_numbers
    assert_equal 3_000_000, run_body('{ "k" * 3_000_000 => 1 }').keys.first.length
    assert_equal({ "\uFFFD" => { '$base64' => '/g==' }, 'é' => 2, '' => 3, '1.5' => 4 },
                 run_body('{ "\\xff" => "\\xfe", "é".encode("UTF-16LE") => 1, :"é" => 2, nil => 3, 1.5 => 4 }'))
    broker.answer("{\"a\":#{'9' * 200_000}}")
    assert_equal 200_000, run_body('{ n: get("http://h")["a"].to_s.length }')['n']
  end

  def test_long_messages_are_cut
    assert_equal Patchbay::Errors::MESSAGE_LIMIT, fail_body('raise "x" * 1_000_000')['message'].length
  end

  def test_loops_of_calls_and_prints_are_bounded
    run_body('30_000.times { call(:m) }; 60_000.times { puts 1 }; {}', 'methods: { m: lambda { 1 } }')
    entered = broker.traces.count { |kind, _fields| kind == 'lambda_enter' }
    assert_equal [Patchbay::Session::TRACE_LIMIT, entered], [entered, broker.traces.count { |kind, _f| kind == 'lambda_leave' }]
    assert_equal Patchbay::Session::CONSOLE_LIMIT + 1, broker.lines.length
    assert warned?(:trace_limit)
  end
end
