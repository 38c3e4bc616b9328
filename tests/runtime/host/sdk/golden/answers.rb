# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'json'
require 'zlib'

# What the mocked service answers to GOLDEN cases: by the path after /t/.
module GoldenAnswers
  ITEM = { 'id' => '101', 'name' => 'Ann', 'created_at' => '2020-01-02T03:04:05Z', 'amount' => 12.5 }.freeze
  OBJECT = ITEM.merge('access_token' => 'tok1', 'refresh_token' => 'ref1', 'token' => 'tok2', 'expires_in' => 3600,
                      'items' => [ITEM], 'next' => nil).freeze
  XML = '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="urn:s"><s:Body a="1"><id>1</id>' \
        '<name>Ann &amp; Bob</name><name>C</name></s:Body></s:Envelope>'
  PNG = [137, 80, 78, 71, 13, 10, 26, 10, 0, 255, 1, 2].pack('C*').freeze
  JSON_TYPE = { 'Content-Type' => 'application/json' }.freeze

  JSON_BODIES = {
    'arr' => JSON.generate([ITEM, ITEM.merge('id' => '102')]), 'badjson' => '{"a":', 'empty' => '', 'null' => 'null',
    'scalar' => '5', 'bom' => "\uFEFF{\"a\":1}", 'deep' => ('[' * 120) + (']' * 120), 'dup' => '{"a":1,"a":2}',
    'bignum' => '{"a":123456789012345678901234567890,"b":1.10,"c":1e400,"d":-0.0}', 'nan' => '{"a":NaN}'
  }.freeze
  TYPED = {
    'xml' => ['text/xml', XML], 'text' => ['text/plain; charset=utf-8', 'hello, wörld'], 'binary' => ['image/png', PNG],
    'latin1' => ['text/plain; charset=ISO-8859-1', 'é ü'.encode('ISO-8859-1')], 'nocharset' => ['text/plain', 'é ü'],
    'latin1json' => ['application/json; charset=ISO-8859-1', '{"a":"é"}'.encode('ISO-8859-1')]
  }.freeze
  ENCODED = {
    'gzip' => ['gzip', Zlib.gzip('{"z":"ü"}')], 'deflate' => ['deflate', Zlib::Deflate.deflate('{"z":2}')],
    'rawdeflate' => ['deflate', Zlib::Deflate.new(nil, -15).deflate('{"z":3}', Zlib::FINISH)],
    'badgzip' => ['gzip', 'not gzip'], 'identity' => ['identity', '{"i":1}']
  }.freeze

  module_function

  # [status, headers, body]
  def answer(target)
    kind = target.sub(%r{\Ahttps?://[^/]+}i, '').sub(%r{\A/+t/+}, '')[/\A[a-z0-9]+/].to_s
    return status(target[%r{status/(\d+)}, 1]) if kind == 'status'
    return [200, { 'Content-Type' => TYPED[kind][0] }, TYPED[kind][1].b] if TYPED.key?(kind)
    return [200, JSON_TYPE.merge('Content-Encoding' => ENCODED[kind][0]), ENCODED[kind][1].b] if ENCODED.key?(kind)
    return [200, JSON_TYPE.merge('X-Total' => '5', 'Set-Cookie' => 'a=b', 'ETag' => '"é"'), '{"id":1}'] if kind == 'hdr'

    [200, JSON_TYPE, (JSON_BODIES[kind] || JSON.generate(OBJECT)).b]
  end

  def status(code)
    [code.to_i, JSON_TYPE.merge('Location' => 'https://api.example.com/t/obj'),
     %w[204 304].include?(code) ? '' : '{"message":"not here","n":1}']
  end
end
