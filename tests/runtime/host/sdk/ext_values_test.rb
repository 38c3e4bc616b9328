# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'

# Numbers, nil, Symbol, Date, Time, Hash and Object additions, sdk/runtime.md §13.2, and the string types, §13.5.
class ExtValuesTest < Minitest::Test
  include ExtSupport

  def test_number_predicates
    assert_predicate 5, :is_int?
    refute_predicate nil, :is_int?
    refute_predicate nil, :is_number?
    raises(NoMethodError) { 5.is_number? }
    raises(NoMethodError) { 5.0.is_int? }
  end

  def test_number_formats
    assert_equal '-$5.00', -5.to_currency
    assert_equal '$1.23', 1.234.to_currency
    assert_equal '+1-123-555-1234', 1_235_551_234.to_phone(country_code: 1)
    assert_equal '1st', 1.ordinalize
  end

  def test_integer_to_time
    time = 1_600_000_000.to_time
    assert_equal 1_600_000_000, time.to_i
    assert_equal 'Pacific Time (US & Canada)', time.time_zone.name
  end

  def test_week
    assert_equal 3, Date.new(2015, 1, 15).yweek
    assert_equal 53, Date.new(2016, 1, 1).yweek
    assert_equal 3, DateTime.new(2015, 1, 15, 1).yweek
    assert_equal 3, Time.utc(2015, 1, 15, 23).yweek
    assert_equal 3, Time.zone.local(2015, 1, 15).yweek
  end

  def test_encode_www_form
    assert_equal 'a=x+y&b=1&b=2&c', { a: 'x y', b: [1, 2], c: nil }.encode_www_form
    assert_equal '', {}.encode_www_form
    assert_equal '%C3%A9=%26', { 'é' => '&' }.encode_www_form
  end

  TRUE = ['true', 't', 'yes', 'y', '1', 'TRUE', 'Yes', "true\n", 1, true].freeze
  FALSE = ['false', 'f', 'no', 'n', '0', 'FALSE', "no\n", 0, false].freeze

  def test_is_true
    TRUE.each do |value|
      assert_equal true, value.is_true?, value.inspect
      assert_equal false, value.is_not_true?, value.inspect
    end
    FALSE.each do |value|
      assert_equal false, value.is_true?, value.inspect
      assert_equal true, value.is_not_true?, value.inspect
    end
  end

  def test_nil_is_true
    assert_equal false, nil.is_true?
    assert_equal true, nil.is_true?(null_true: true)
    assert_equal true, nil.is_not_true?
    assert_equal false, nil.is_not_true?(null_not_true: false)
  end

  def test_is_true_refuses
    raises(::RuntimeError, "Can't convert empty string to boolean") { ''.is_true? }
    raises(::RuntimeError, "Can't convert empty string to boolean") { '  '.is_true? }
    raises(::RuntimeError, "Can't convert string value on to boolean") { 'on'.is_true? }
    raises(::RuntimeError, "Can't convert number value 2 to boolean") { 2.is_true? }
    raises(::RuntimeError, "Can't convert type Float to boolean") { 1.0.is_true? }
    raises(::RuntimeError, "Can't convert type Array to boolean") { [].is_true? }
    raises(::RuntimeError, "Can't convert type Symbol to boolean") { :yes.is_not_true? }
  end

  def test_zone_facts
    assert_equal 'Pacific Time (US & Canada)', Time.zone.name
    assert_equal 'UTC', Time.now.zone
    assert_equal Time.utc(2020, 1, 2), Date.new(2020, 1, 2).to_time
    assert_equal 'Pacific Time (US & Canada)', Time.utc(2020).in_time_zone.time_zone.name
    assert_kind_of ActiveSupport::TimeWithZone, 1.day.ago
  end

  def test_binary
    binary = Workato::Types::Binary.new('é')
    assert_equal Encoding::ASCII_8BIT, binary.encoding
    assert_predicate binary, :binary?
    assert_same binary, binary.to_s
    assert_equal 'w6k=', binary.base64
    assert_equal 'é', binary.as_string('utf-8')
    assert_equal 'Ã©', binary.as_string('iso-8859-1').encode('utf-8')
    assert_equal "\uFFFD", Workato::Types::Binary.new("\xFF".b).as_utf8
    bytes(Digest::SHA1.digest('é'), binary.sha1)
    assert_kind_of ::String, binary
  end

  def test_binary_summary
    assert_equal '', Workato::Types::Binary.new('').to_json
    assert_equal '0x6869', Workato::Types::Binary.new('hi').to_json
    assert_equal "0x#{'61' * 128}", Workato::Types::Binary.new('a' * 128).to_json
    assert_equal "0x#{'61' * 128}…(2 bytes more)", Workato::Types::Binary.new('a' * 130).to_json
  end

  def test_unicode_string
    text = Workato::Types::UnicodeString.new('é'.encode('iso-8859-1'))
    assert_equal Encoding::UTF_8, text.encoding
    assert_equal 'é', text
    refute_predicate text, :binary?
    raises(Encoding::UndefinedConversionError) { Workato::Types::UnicodeString.new("\xFF".b) }
    original = +'a'
    Workato::Types::UnicodeString.new(original)
    assert_equal Encoding::UTF_8, original.encoding
  end
end
