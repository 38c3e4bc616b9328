# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'
require_relative 'stdlib_support'

# The `workato` package, sdk/runtime.md §11.
class StdlibPackageTest < Minitest::Test
  include ExtSupport
  include StdlibSupport

  RSA_SMALL = OpenSSL::PKey::RSA.new(1024).to_pem
  EC_PEMS = { 'ES256' => 'prime256v1', 'ES384' => 'secp384r1', 'ES512' => 'secp521r1' }
            .transform_values { |curve| OpenSSL::PKey::EC.generate(curve).to_pem }.freeze
  SUPPORTED = 'RS256, RS384, RS512, HS256, HS384, HS512, ES256, ES384, ES512'

  # ---- tokens

  def test_jwt_round_trips
    keys = EC_PEMS.merge('RS256' => rsa_pem, 'RS384' => rsa_pem, 'RS512' => rsa_pem, 'HS256' => 's', 'HS384' => 's', 'HS512' => 's')
    keys.each do |algorithm, key|
      token = workato.jwt_encode({ 'a' => 1 }, key, algorithm.downcase, { kid: 'k', alg: 'none', 'typ' => 'x' })
      found = workato.jwt_decode(token, key, algorithm)
      assert_equal({ 'a' => 1 }, found[:payload], algorithm)
      assert_equal({ 'typ' => 'JWT', 'alg' => algorithm, 'kid' => 'k' }, found['header'], algorithm)
      assert_equal %w[typ alg kid], JSON.parse(token.split('.').first.decode_urlsafe_base64).keys
    end
  end

  # RFC 7515 A.1 has another header; this one is checked by hand with HMAC.
  def test_jwt_bytes
    token = workato.jwt_encode({ sub: '1' }, 'secret', 'HS256')
    head, body, signature = token.split('.')
    assert_equal '{"typ":"JWT","alg":"HS256"}', head.decode_urlsafe_base64
    assert_equal '{"sub":"1"}', body.decode_urlsafe_base64
    assert_equal OpenSSL::HMAC.digest('sha256', 'secret', "#{head}.#{body}"), signature.decode_urlsafe_base64
  end

  def test_jwt_rs256_alias
    assert_equal workato.jwt_encode({ a: 1 }, rsa_pem, 'RS256'), workato.jwt_encode_rs256({ a: 1 }, rsa_pem)
    assert_equal 'k', workato.jwt_decode(workato.jwt_encode_rs256({}, rsa_pem, kid: 'k'), rsa_pem, 'rs256')[:header][:kid]
  end

  def test_jwt_public_keys_decode
    token = workato.jwt_encode({ a: 1 }, rsa_pem, 'RS384')
    public_pem = OpenSSL::PKey::RSA.new(rsa_pem).public_key.to_pem
    assert_equal 1, workato.jwt_decode(token, public_pem, 'RS384')[:payload][:a]
  end

  def test_jwt_encode_errors
    raises(sdk::ArgumentError, "Unsupported signing method. Supports only #{SUPPORTED}. Got: 'NONE'") do
      workato.jwt_encode({}, 'k', 'none')
    end
    raises(sdk::ArgumentError, 'A RSA key of size 2048 bits or larger MUST be used with JWT') do
      workato.jwt_encode({}, RSA_SMALL, 'RS256')
    end
    { 'ES256' => 256, 'ES384' => 384, 'ES512' => 521 }.each do |algorithm, bits|
      wrong = EC_PEMS.values.at(EC_PEMS.keys.index(algorithm) - 1)
      raises(sdk::ArgumentError, "An ECDSA key of size #{bits} bits MUST be used with JWT") { workato.jwt_encode({}, wrong, algorithm) }
    end
    raises(sdk::ArgumentError, 'Invalid key') { workato.jwt_encode({}, 'no key', 'RS256') }
    raises(sdk::ArgumentError, 'Invalid key') { workato.jwt_encode({}, 'no key', 'ES256') }
  end

  def test_jwt_decode_errors
    token = workato.jwt_encode({ a: 1 }, 'k', 'HS256')
    raises(sdk::ArgumentError, "Unsupported verification algorithm. Supports only #{SUPPORTED}. Got: 'X'") { workato.jwt_decode(token, 'k', 'x') }
    raises(sdk::ArgumentError, 'Invalid signature') { workato.jwt_decode(token, 'other', 'HS256') }
    raises(sdk::ArgumentError, 'Mismatched algorithm and key') { workato.jwt_decode(token, 'k', 'HS512') }
    raises(sdk::ArgumentError, 'Invalid key') { workato.jwt_decode(token, 'no key', 'RS256') }
    raises(JWT::ExpiredSignature) { workato.jwt_decode(workato.jwt_encode({ exp: 1 }, 'k', 'HS256'), 'k', 'HS256') }
    raises(JWT::DecodeError) { workato.jwt_decode('no token', 'k', 'HS256') }
  end

  # ---- RSA verification

  def certificate
    key = OpenSSL::PKey::RSA.new(rsa_pem)
    cert = OpenSSL::X509::Certificate.new
    cert.subject = cert.issuer = OpenSSL::X509::Name.parse('/CN=test')
    cert.public_key = key.public_key
    cert.not_before = Time.at(0)
    cert.not_after = Time.at(2**32)
    cert.sign(key, 'SHA256')
  end

  def test_verify_rsa
    key = OpenSSL::PKey::RSA.new(rsa_pem)
    %w[SHA1 SHA224 SHA256 SHA384 SHA512].each do |algorithm|
      signature = key.sign(algorithm, 'text')
      assert_equal true, workato.verify_rsa('text', certificate.to_pem, signature, algorithm.downcase)
      assert_equal false, workato.verify_rsa('other', certificate.to_der, signature, algorithm)
    end
    assert_equal true, workato.verify_rsa('text', certificate.to_pem, key.sign('SHA256', 'text'))
  end

  def test_verify_rsa_errors
    raises(sdk::ArgumentError, "Unsupported signing method. Supports only SHA, SHA1, SHA224, SHA256, SHA384, SHA512. Got: 'MD5'") do
      workato.verify_rsa('t', certificate.to_pem, 's', 'md5')
    end
    raises(sdk::ArgumentError, 'Invalid certificate format') { workato.verify_rsa('t', 'no cert', 's') }
  end

  # ---- YAML and JSON

  def test_parse_yaml
    assert_equal({ 'a' => [1, 2.5, nil, true, 'x'] }, workato.parse_yaml("a: [1, 2.5, ~, true, x]"))
    assert_equal false, workato.parse_yaml('') || false
    ['a: 2020-01-01', 'a: :b', "a: &x 1\nb: *x", '--- !ruby/object:Object {}', 'a: [', "\tx"].each do |bad|
      error = raises(sdk::ArgumentError) { workato.parse_yaml(bad) }
      assert error.message.start_with?('YAML Parsing error. '), error.message
    end
  end

  def test_render_yaml
    assert_equal "---\na: 1\n:b:\n- x\n-\n", workato.render_yaml({ 'a' => 1, b: ['x', nil] })
    assert_equal "--- x\n", workato.render_yaml('x')
  end

  def test_parse_json
    assert_equal({ 'a' => [1, nil] }, workato.parse_json('{"a":[1,null]}'))
    assert_equal 5, workato.parse_json('5')
    assert_equal [1], workato.parse_json([1])
    assert_nil workato.parse_json(nil)
    assert_equal 10**30, workato.parse_json("1#{'0' * 30}")
    ['', '{', '{a:1}', '[1,]', 'nope'].each { |bad| raises(sdk::JSONParsingError) { workato.parse_json(bad) } }
    raises(sdk::JSONParsingError) { workato.parse_json('[' * 500) }
  end

  # ---- identifiers, random, ciphers

  def test_uuid
    assert_match(/\A\h{8}-\h{4}-4\h{3}-[89ab]\h{3}-\h{12}\z/, workato.uuid)
    refute_equal workato.uuid, workato.uuid
  end

  def test_random_bytes
    assert_equal 32, workato.random_bytes(32).bytesize
    assert_instance_of Workato::Types::Binary, workato.random_bytes(0)
    [33, '5', nil, 1.5].each do |bad|
      raises(sdk::ArgumentError, 'The requested length or random bytes sequence should be <= 32') { workato.random_bytes(bad) }
    end
    raises(::ArgumentError) { workato.random_bytes(-1) }
  end

  KEY = 'passworddrowssap'

  def test_aes_cbc
    bytes('RFAoE6vXAuZ4oSFWykFAeg=='.unpack1('m'), workato.aes_cbc_encrypt('text', KEY))
    [16, 24, 32].each do |size|
      key = 'k' * size
      sealed = workato.aes_cbc_encrypt('hello é', key, 'i' * 16)
      bytes('hello é', workato.aes_cbc_decrypt(sealed, key, 'i' * 16))
    end
    bytes('text', workato.aes_cbc_decrypt('RFAoE6vXAuZ4oSFWykFAeg=='.decode_base64, KEY, ''))
  end

  def test_aes_cbc_errors
    raises(sdk::ArgumentError, 'Incorrect key size for AES') { workato.aes_cbc_encrypt('t', 'short') }
    raises(sdk::ArgumentError, 'Incorrect key size for AES') { workato.aes_cbc_decrypt('t', 'short') }
    raises(::ArgumentError, 'iv must be 16 bytes') { workato.aes_cbc_encrypt('t', KEY, 'short') }
    raises(sdk::ArgumentError, 'wrong final block length') { workato.aes_cbc_decrypt('t', KEY) }
    raises(sdk::ArgumentError, 'bad decrypt') { workato.aes_cbc_decrypt('x' * 16, KEY) }
  end

  def test_aes_gcm
    sealed, tag = workato.aes_gcm_encrypt('hello', KEY, 'init_vector0')
    bytes('ewsY7IQ='.unpack1('m'), sealed)
    bytes('VSVj6+P2/jIeX9E03u0hXw=='.unpack1('m'), tag)
    bytes('hello', workato.aes_gcm_decrypt(sealed, KEY, tag, 'init_vector0'))
    sealed, tag = workato.aes_gcm_encrypt('hello', 'k' * 32, 'init_vector0', 'extra')
    bytes('hello', workato.aes_gcm_decrypt(sealed, 'k' * 32, tag, 'init_vector0', 'extra'))
  end

  def test_aes_gcm_encrypt_errors
    raises(sdk::ArgumentError, 'All arguments must be of type String') { workato.aes_gcm_encrypt(1, KEY, 'i' * 12) }
    raises(sdk::ArgumentError, 'All arguments must be of type String') { workato.aes_gcm_encrypt('t', KEY, nil) }
    raises(sdk::ArgumentEncodingError, 'Data to be encrypted must have valid encoding') { workato.aes_gcm_encrypt("\xFF", KEY, 'i' * 12) }
    raises(sdk::ArgumentError, 'Data to be encrypted must not be empty') { workato.aes_gcm_encrypt('', 'short', 'i') }
    raises(sdk::ArgumentError, 'Incorrect key size for AES') { workato.aes_gcm_encrypt('t', 'short', 'i') }
    raises(sdk::ArgumentError, 'Incorrect key size for Initialization Vector') { workato.aes_gcm_encrypt('t', KEY, 'i' * 16) }
  end

  def test_aes_gcm_decrypt_errors
    sealed, tag = workato.aes_gcm_encrypt('hello', KEY, 'init_vector0')
    raises(sdk::ArgumentError, 'All arguments must be of type String') { workato.aes_gcm_decrypt(sealed, KEY, nil, 'i' * 12) }
    raises(sdk::ArgumentEncodingError, 'Data to be decrypted must have valid encoding') { workato.aes_gcm_decrypt("\xFF", KEY, tag, 'i' * 12) }
    raises(sdk::ArgumentError, 'Data to be decrypted must not be empty') { workato.aes_gcm_decrypt(' ', KEY, tag, 'i' * 12) }
    raises(sdk::ArgumentError, 'Incorrect authentication tag size') { workato.aes_gcm_decrypt(sealed, 'short', 'tag', 'i' * 12) }
    raises(sdk::ArgumentError, 'Incorrect key size for AES') { workato.aes_gcm_decrypt(sealed, 'short', tag, 'i' * 12) }
    raises(::ArgumentError, 'iv must be 12 bytes') { workato.aes_gcm_decrypt(sealed, KEY, tag, 'i') }
    raises(sdk::ArgumentError, 'Not able to decrypt, please check input values again') do
      workato.aes_gcm_decrypt(sealed, KEY, tag.reverse, 'init_vector0')
    end
  end

  def test_pbkdf2
    bytes('boi+i61+rp2eEKoGEiQDTw=='.unpack1('m'), workato.pbkdf2_hmac_sha1('password', 'salt'))
    # RFC 6070
    bytes(hex('4b007901b765489abead49d926f721d065a429c1'), workato.pbkdf2_hmac_sha1('password', 'salt', 4096, 20))
  end

  # ---- names and members

  def test_net_lookup
    answers = { %w[a.example A] => [{ 'address' => '1.2.3.4' }],
                %w[s.example SRV] => [{ 'port' => 1, 'priority' => 2, 'target' => 't', 'weight' => 3 }], %w[none A] => [] }
    net = workato(answers).net
    assert_equal [{ address: '1.2.3.4' }], net.lookup('a.example', 'a')
    assert_equal [{ port: 1, priority: 2, target: 't', weight: 3 }], net.lookup('s.example', 'SRV')
    assert_equal [], net.lookup('none', 'A')
    raises(sdk::ArgumentError, 'Record type not supported, Supported types: "A", "SRV"') { net.lookup('x', 'MX') }
    raises(sdk::NetLookupError, 'resolver is down') { net.lookup('broken', 'A') }
  end

  def test_unknown_members
    { 'workato' => workato, 'workato.csv' => workato.csv, 'workato.net' => workato.net,
      'workato.stream' => workato.stream }.each do |package, object|
      error = raises(sdk::UndefinedStdLibMethodError, "Undefined method 'stash' for \"#{package}\" namespace") { object.stash(1) }
      assert_equal %w[stash], [error.name]
      assert_equal package, error.package
      refute_respond_to object, :stash
    end
    %i[gzip zip logger hmac base64 execution_context puts].each { |name| raises(sdk::UndefinedStdLibMethodError) { workato.public_send(:__send__, name) } if name != :puts }
  end
end
