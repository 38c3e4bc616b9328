# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'

# String additions, sdk/runtime.md §13.1.
class ExtStringTest < Minitest::Test
  include ExtSupport

  def test_is_int
    table(:is_int?, '12' => true, '-12' => false, '1.0' => false, '' => false, ' ' => false, '0' => true, '1 ' => false,
                    '1e3' => false, '٣' => false)
  end

  def test_is_number
    table(:is_number?, '12' => true, '1e3' => true, '0x1A' => true, '1_000' => true, ' 5 ' => true, '-1.5' => true,
                       '' => false, 'foo' => false, '1,5' => false, "abc\n1" => true, '.5' => true, '1.' => false,
                       '+7' => true, '  ' => false, 'NaN' => false)
  end

  def test_split_strip_compact
    assert_equal %w[a b c], 'a, b ,,c'.split_strip_compact(',')
    assert_equal ['a', 'b ,,c'], 'a, b ,,c'.split_strip_compact(',', 2)
    assert_equal %w[a b], "a1 \n2b".split_strip_compact(/\d/)
    assert_equal [], ''.split_strip_compact(',')
    assert_equal [], ' , ,'.split_strip_compact(',')
  end

  def test_strip_tags
    table(:strip_tags, '<b>x</b> &amp; y<script>z</script>' => 'x &amp; y', 'a < b' => 'a &lt; b', '' => '',
                       'plain' => 'plain', '<p>one</p><p>two</p>' => 'onetwo', '<!-- c -->x' => 'x',
                       '<form><input>y</form>z' => 'z', 'é <i>ü</i>' => 'é ü', '<a href="x">link' => 'link',
                       'a &lt;b&gt;' => 'a &lt;b&gt;', '<b' => '')
  end

  def test_quote_and_transliterate
    table(:quote, "O'Brien" => "O''Brien", '' => '', "''" => "''''")
    table(:transliterate, 'Chloé ß 日' => 'Chloe ss ?', 'Ærøskøbing' => 'AEroskobing', 'plain' => 'plain')
    assert_equal 'Chloe *', 'Chloé 日'.transliterate('*')
    assert_equal 'Chloe ', 'Chloé 日'.transliterate('')
  end

  def test_concatenation
    assert_equal 'a1', 'a' + 1
    assert_equal 'ab', 'a' + :b
    assert_equal 'a[1]', 'a' + [1]
    assert_equal 'atrue', 'a' + true
    assert_equal 'a1.5', 'a' + 1.5
    assert_equal 'ab', 'a' + 'b'
    raises(sdk::ArgumentError, 'Cannot concatenate string with nil') { 'a' + nil }
  end

  def test_to_time
    assert_equal Time.utc(2014, 12, 24, 10, 30), '24/12/2014 10:30'.to_time(format: '%d/%m/%Y %H:%M')
    assert_equal Time.utc(2014, 12, 24), '24/12/2014'.to_time(format: 'DD/MM/YYYY')
    assert_equal Time.utc(2014, 12, 24), '2014-12-24'.to_time(format: 'YYYY-MM-DD')
    assert_equal Time.utc(2014, 12, 24), '12-2014-24'.to_time(format: 'MM-YYYY-DD')
    assert_equal Time.utc(2019, 12, 31, 19), '2020-01-01T00:00:00+05:00'.to_time
    assert_equal Time.utc(2020, 1, 1), '2020-01-01'.to_time(:utc)
    assert_predicate '24/12/2014'.to_time(:utc, format: 'DD/MM/YYYY'), :utc?
    assert_nil ''.to_time
    raises(::ArgumentError) { 'x'.to_time(format: '%Y') }
  end

  def test_to_date
    assert_equal Date.new(2014, 12, 24), '12/24/2014 10:30 PM'.to_date(format: 'MM/DD/YYYY')
    assert_equal Date.new(2014, 12, 24), '24.12.2014'.to_date(format: '%d.%m.%Y')
    assert_equal Date.new(2014, 12, 24), '2014-12-24'.to_date
    assert_nil ''.to_date
    raises(Date::Error, 'invalid date') { 'x'.to_date }
    raises(Date::Error) { '24/12/2014'.to_date(format: 'MM/DD/YYYY') }
  end

  HUMAN = { 'DD/MM/YYYY' => '24/12/2014', 'DD/YYYY/MM' => '24/2014/12', 'MM/DD/YYYY' => '12/24/2014',
            'MM/YYYY/DD' => '12/2014/24', 'YYYY/DD/MM' => '2014/24/12', 'YYYY/MM/DD' => '2014/12/24' }.freeze

  def test_every_human_order
    HUMAN.each do |format, text|
      assert_equal Date.new(2014, 12, 24), text.to_date(format: format), format
      assert_equal Date.new(2014, 12, 24), text.tr('/', '-').to_date(format: format.tr('/', '-')), format
    end
  end

  def test_hex
    assert_equal '6869', 'hi'.to_hex
    assert_equal '6869', 'hi'.encode_hex
    assert_equal '', ''.to_hex
    bytes('hi', '6869'.decode_hex)
    bytes("\xFF".b, 'ff'.decode_hex)
    assert_equal 1, 'zz'.decode_hex.bytesize
  end

  def test_base64
    assert_equal 'YT5iPw==', 'a>b?'.encode_base64
    assert_equal 'YT5iPw==', 'a>b?'.base64
    assert_equal 'YT5iPw==', 'a>b?'.encode_urlsafe_base64
    assert_equal '-_8=', "\xFB\xFF".b.encode_urlsafe_base64
    refute_includes ('x' * 200).encode_base64, "\n"
    bytes('a>b?', 'YT5iPw=='.decode_base64)
    bytes('a>b?', "YT5i\nPw".decode_base64)
    bytes("\xFB\xFF".b, '-_8'.decode_urlsafe_base64)
    bytes("\xFB\xFF".b, '-_8='.decode_urlsafe_base64)
    raises(::ArgumentError) { '*'.decode_urlsafe_base64 }
  end

  def test_url
    assert_equal 'a%20b%2F%C3%A9%3F%26%2B', 'a b/é?&+'.encode_url
    assert_equal '-_.~', '-_.~'.encode_url
    assert_equal 'a b c+', 'a+b%20c%2B'.decode_url
    assert_equal 'é', '%C3%A9'.decode_url
  end

  def test_digests
    bytes(hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'), 'abc'.encode_sha256)
    bytes(hex('ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' \
              '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'), 'abc'.encode_sha512)
    bytes(hex('a9993e364706816aba3e25717850c26c9cd0d89d'), 'abc'.sha1)
    assert_equal '900150983cd24fb0d6963f7d28e17f72', 'abc'.md5_hexdigest
    bytes('53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23', 'abc'.encode_sha512_256)
  end

  HMACS = {
    hmac_sha256: 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    hmac_sha1: 'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9',
    hmac_md5: '80070713463e7749b90c2dc24911e275'
  }.freeze

  def test_hmacs
    text = 'The quick brown fox jumps over the lazy dog'
    HMACS.each { |name, digest| bytes(hex(digest), text.public_send(name, 'key')) }
    assert_equal 64, text.hmac_sha512('key').bytesize
    %i[hmac_sha256 hmac_sha512 hmac_sha1 hmac_md5].each do |name|
      raises(sdk::ArgumentError, "Expected a String for 'key' parameter, given NilClass") { text.public_send(name, nil) }
      raises(sdk::ArgumentError, "Expected a String for 'key' parameter, given Integer") { text.public_send(name, 1) }
    end
  end

  def test_rsa_signatures
    key = OpenSSL::PKey::RSA.new(rsa_pem)
    bytes(key.sign('sha256', 'text'), 'text'.rsa_sha256(rsa_pem))
    bytes(key.sign('sha512', 'text'), 'text'.rsa_sha512(rsa_pem))
    raises(OpenSSL::PKey::RSAError) { 'text'.rsa_sha256('no key') }
    raises(sdk::ArgumentError) { 'text'.rsa_sha512('no key') }
    raises(sdk::ArgumentError, "Expected a String for 'key' parameter, given Symbol") { 'text'.rsa_sha256(:k) }
  end

  def test_binary_predicate
    capture_io do
      assert_predicate 'a'.b, :binary?
      refute_predicate 'a', :binary?
    end
  end

  def test_from_xml
    found = '<a x="1" n:y="2" xmlns:n="u"><b>1</b><b>2<![CDATA[<3>]]></b><c/></a>'.from_xml
    assert_equal [{ '@x' => '1', '@y' => '2', '@xmlns:n' => 'u', 'b' => [{ 'content!' => '1' }, { 'content!' => '2<3>' }],
                    'c' => [{}] }], found['a']
    assert_equal '1', found['a'][0][:b][0][:content!]
    assert_nil found[:a]
    raises(Nokogiri::XML::SyntaxError) { '<a><b></a>'.from_xml }
    raises(Nokogiri::XML::SyntaxError) { 'no xml'.from_xml }
  end

  def test_hostile_xml_expands_nothing
    bomb = "<!DOCTYPE l [<!ENTITY a 'ha'>" + (1..9).map { |n| "<!ENTITY a#{n} '#{"&a#{n - 1 if n > 1};" * 10}'>" }.join
    text = begin
      "#{bomb}]><l>&a9;</l>".from_xml.inspect
    rescue Nokogiri::XML::SyntaxError
      ''
    end
    assert_operator text.bytesize, :<, 1000
    external = begin
      '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'.from_xml.inspect
    rescue Nokogiri::XML::SyntaxError
      ''
    end
    refute_includes external, 'root'
  end

  def test_currency_and_phone
    table(:to_currency, '1234567890.5' => '$1,234,567,890.50', 'abc' => '$abc', '-5' => '-$5.00', '' => '$')
    assert_equal '1.234,50 €', '1234.5'.to_currency(unit: '€', separator: ',', delimiter: '.', format: '%n %u')
    assert_equal '($5)', '-5'.to_currency(precision: 0, negative_format: '(%u%n)')
    assert_equal '(123) 555-1234 x 555', '1235551234'.to_phone(extension: 555, area_code: true)
    assert_equal '123-555-1234', '1235551234'.to_phone
    assert_equal '+1.123.555.1234', '1235551234'.to_phone(country_code: 1, delimiter: '.')
  end
end
