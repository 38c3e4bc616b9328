# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Copies of hashes and JSON texts against ActiveSupport's and the generator's own (sdk/runtime.md §2.2,
# §4.3, §4.7). Inside the host's program both are native.
class IndifferentTest < Minitest::Test
  HWIA = ActiveSupport::HashWithIndifferentAccess
  Indifferent = Patchbay::Indifferent
  class SubHash < Hash; end
  class SubArray < Array; end
  class SubString < String; end
  class SubIndifferent < HWIA; end
  # What says of itself that it is one.
  class Claimant < SimpleDelegator
    def is_a?(other)
      super || __getobj__.is_a?(other)
    end
  end

  # Everything one can tell about a value, down to identity with a part of the original.
  def shape(value, originals)
    own = originals.key?(value) ? :same : :copy
    case value
    when Hash
      [value.class, own, value.frozen?, value.default, value.default_proc.nil?,
       value.map { |key, item| [key.class, key.frozen?, key, shape(item, originals)] }]
    when Array then [value.class, own, value.frozen?, value.map { |item| shape(item, originals) }]
    else [Kernel.instance_method(:class).bind_call(value), own, value]
    end
  end

  def objects(value, found = {}.compare_by_identity)
    return found if found.key?(value)

    found[value] = true
    value.each { |key, item| objects(key, found) && objects(item, found) } if value.is_a?(Hash)
    value.each { |item| objects(item, found) } if value.is_a?(Array)
    found
  end

  def assert_as_active_support(value)
    originals = objects(value)
    assert_equal shape(HWIA.new(value), originals), shape(Indifferent.wrap(value), originals)
    target = { 'a' => 1, b: [2] }
    assert_equal shape(HWIA.new(target).merge!(value), originals),
                 shape(Indifferent.merge(HWIA.new(target), value), originals)
  end

  LEAVES = [nil, true, false, 0, -7, 2**70, 1.5, -0.0, :sym, 'text', 'é', +'changing', Time.at(0), Date.new(2020, 1, 2),
            1..2, Object, BigDecimal('1.5'), SubString.new('s'), Set.new([1])].freeze
  KEYS = [:a, 'a', :b, 'b', +'own', 'é', :'with space', 1, nil, 2.5, [1], SubString.new('k'), 'a'.b, ''].freeze

  def any(random, depth)
    return LEAVES.sample(random: random) if depth.zero? || random.rand(4).zero?

    case random.rand(10)
    when 0..4 then hash(random, depth)
    when 5..7 then array(random, depth)
    when 8 then HWIA.new(hash(random, depth))
    else [SubHash.new.merge!(hash(random, depth)), SubArray.new(array(random, depth)),
          SubIndifferent.new(hash(random, depth)), Claimant.new(hash(random, depth)),
          Claimant.new(array(random, depth))].sample(random: random)
    end
  end

  def hash(random, depth)
    made = random.rand(12).zero? ? {}.compare_by_identity : {}
    random.rand(12).times { made[KEYS.sample(random: random)] = any(random, depth - 1) }
    case random.rand(16)
    when 0 then made.default = LEAVES.sample(random: random)
    when 1 then made.default_proc = ->(_hash, key) { key }
    when 2 then made.freeze
    end
    made
  end

  def array(random, depth)
    made = Array.new(random.rand(6)) { any(random, depth - 1) }
    random.rand(8).zero? ? made.freeze : made
  end

  def test_copies_are_those_of_active_support
    random = Random.new(11)
    400.times { assert_as_active_support(hash(random, 4)) }
  end

  def test_the_later_of_two_spellings_wins_in_the_place_of_the_first
    copy = Indifferent.wrap({ a: 1, 'b' => 2, 'a' => 3, b: 4 })
    assert_equal [['a', 3], ['b', 4]], copy.to_a
  end

  def test_the_original_is_left_alone
    value = { list: [{ x: 1 }, [2]].freeze, inner: { y: 'z' } }
    Indifferent.wrap(value)[:list] << 5
    Indifferent.wrap(value)[:inner][:y] = 1
    assert_equal({ list: [{ x: 1 }, [2]], inner: { y: 'z' } }, value)
  end

  def test_a_hash_with_methods_of_its_own_is_asked
    value = { a: 1 }
    def value.to_hash
      { b: 2 }
    end
    assert_equal({ 'b' => 2 }, Indifferent.wrap(value))
    assert_equal({ 'c' => { 'b' => 2 } }, Indifferent.wrap({ c: value }))
    own = Object.new
    def own.is_a?(_other)
      raise 'asked'
    end
    assert_equal 'asked', assert_raises(RuntimeError) { Indifferent.wrap({ c: own }) }.message
  end

  def test_other_targets_are_refused_in_rubys_words
    [[+'text', {}], [[], {}], [HWIA.new, 5], [HWIA.new, Object.new]].each do |target, value|
      expected = assert_raises(NoMethodError) { target.merge!(value) }
      assert_equal expected.message[/`\w+!?'/], assert_raises(NoMethodError) { Indifferent.merge(target, value) }.message[/`\w+!?'/]
    end
  end

  def test_endless_values_end_in_an_error
    hash = {}
    hash[:a] = [hash]
    array = []
    array << array
    [hash, { a: array }].each do |value|
      assert_raises(SystemStackError) { Indifferent.wrap(value) }
      assert_raises(SystemStackError) { Thread.new { Indifferent.wrap(value) }.tap { |it| it.report_on_exception = false }.join }
      assert_raises(SystemStackError) { Fiber.new { Indifferent.wrap(value) }.resume }
    end
  end

  def test_a_frozen_target_stays_as_it_is
    target = HWIA.new(a: 1).freeze
    assert_raises(FrozenError) { Indifferent.merge(target, { b: 1 }) }
    assert_equal({ 'a' => 1 }, target)
  end

  def test_deep_values
    deep = 300.times.inject({ leaf: 1 }) { |inner, _level| { inner: [inner] } }
    assert_equal HWIA.new(deep), Indifferent.wrap(deep)
  end

  # ---- JSON

  # The texts that the generator makes of a value, or its error.
  def generated(value)
    text = JSON.generate(value, Patchbay::JsonText::State.new(max_nesting: 0))
    text.gsub(Patchbay::JsonText::ESCAPED, Patchbay::JsonText::ESCAPES)
  rescue StandardError => e
    e.class
  end

  def written(value)
    Patchbay::JsonText.generate(value)
  rescue StandardError => e
    e.class
  end

  def assert_text_of_the_generator(value)
    text = written(value)
    generated(value).then { |expected| expected.nil? ? assert_nil(text) : assert_equal(expected, text, value.inspect) }
    assert_equal [Encoding::UTF_8, true], [text.encoding, text.valid_encoding?] if text.is_a?(String)
  end

  TEXTS = ['', 'plain', "quotes \" and \\ and /", (0..0x20).map(&:chr).join, "\u007f", 'é€😀', '<a href="x">&amp;</a>',
           "\u2028\u2029\u2027\u202a", "\xE2\x80".dup.force_encoding('UTF-8'), "\xff", 'é'.encode('ISO-8859-1'),
           'é'.encode('UTF-16LE'), 'abc'.encode('UTF-16BE'), 'é'.b, "\xff".b, 'x'.encode('US-ASCII'),
           "\u2028".b, 'a' * 5000, '<' * 5000, SubString.new('<sub>'), Workato::Types::Binary.new("\xff".b)].freeze

  def test_texts
    TEXTS.each { |text| [text, [text], { text => text }, { text: [text] }].each { |value| assert_text_of_the_generator(value) } }
  end

  def test_numbers
    random = Random.new(3)
    [0, 1, -1, 2**62, -2**62, 2**62 - 1, 2**64, -10**40].each { |number| assert_text_of_the_generator([number]) }
    [0.0, -0.0, 1.0, 0.1, 1e15, 1e16, 9.999999999999998e15, 1e17, 123456789012345680.0, 1e-4, 1e-5, 0.00012, 1.5e-7, 5e-324,
     Float::MAX, -Float::MIN, 1e22, 1e23, 1e100, 1e-100, 2.0**53, 100.0, 12.5].each { |number| assert_text_of_the_generator([number]) }
    20_000.times do
      number = [random.bytes(8)].first.unpack1('D')
      assert_equal number.to_s, written([number])[1..-2] if number.finite?
      assert_equal (number = random.rand * 10**random.rand(20)).to_s, written([number])[1..-2]
    end
    [Float::NAN, Float::INFINITY, -Float::INFINITY].each { |number| assert_text_of_the_generator([number]) }
  end

  def test_shapes
    random = Random.new(12)
    300.times { assert_text_of_the_generator(hash(random, 4)) }
    [nil, true, 5, 'top', :top, [], {}, [[]], [{}], { a: {}, b: [] }, HWIA.new(a: HWIA.new), Struct.new(:a).new(1),
     Object, Class.new { def to_json(*) = '"<own>"' }.new].each { |value| assert_text_of_the_generator(value) }
  end

  def test_a_bad_to_json_is_an_error
    [5, nil].each do |bad|
      odd = Object.new
      odd.define_singleton_method(:to_json) { |*| bad }
      assert_equal TypeError, written([odd])
      assert_equal generated([odd]), written([odd])
    end
  end

  VALUE = { a: [1, 2.5, nil, true, false, :sym, 'tex<t', { 'b' => [] }] }.freeze

  # As ActiveSupport::JSON.encode, which the vendor's tool calls, whatever a connector has redefined.
  def assert_redefinition_counts(owner, name, &body)
    plain = Patchbay::JsonText.encode(HWIA.new(VALUE))
    own = owner.instance_methods(false).include?(name) && owner.instance_method(name)
    owner.define_method(name, &body)
    expected = ActiveSupport::JSON.encode(HWIA.new(VALUE))
    written = Patchbay::JsonText.encode(HWIA.new(VALUE))
    refute_equal plain, expected, "#{owner}##{name}"
    assert_equal expected, written, "#{owner}##{name}"
  ensure
    own ? owner.define_method(name, own) : owner.remove_method(name)
    assert_equal Patchbay::JsonText.instance_variable_get(:@definitions), Patchbay::JsonText.send(:definitions)
    assert_equal plain, Patchbay::JsonText.encode(HWIA.new(VALUE))
  end

  def test_a_connector_may_redefine_what_core_classes_are_in_json
    assert_redefinition_counts(::Hash, :as_json) { |*| { 'own' => size } }
    assert_redefinition_counts(HWIA, :as_json) { |*| { 'own' => size } }
    assert_redefinition_counts(::Array, :as_json) { |*| "list of #{size}" }
    assert_redefinition_counts(::String, :as_json) { |*| upcase }
    assert_redefinition_counts(::String, :to_json) { |*| +'"own"' }
    assert_redefinition_counts(::Symbol, :as_json) { |*| "sym:#{name}" }
    assert_redefinition_counts(::Integer, :as_json) { |*| to_s }
    assert_redefinition_counts(::Float, :as_json) { |*| round }
    assert_redefinition_counts(::NilClass, :as_json) { |*| 'nothing' }
    assert_redefinition_counts(::TrueClass, :as_json) { |*| 'yes' }
    assert_redefinition_counts(::FalseClass, :as_json) { |*| 'no' }
  end

  # Without the host, the generator overflows the stack wherever it is, even inside malloc.
  def test_endless_texts_end_in_an_error
    skip unless defined?(Patchbay::Native)

    list = []
    list << list
    assert_raises(SystemStackError) { written(list) }
    hash = HWIA.new
    hash.send(:regular_writer, 'a', hash)
    assert_raises(SystemStackError) { written(hash) }
  end

  def test_results_are_as_deep_as_may_be
    nested = ->(levels) { levels.times.inject(1) { |inner, level| level.odd? ? [inner] : HWIA.new(a: inner) } }
    [1, 99, 100, 101, 150].each do |levels|
      value = nested.call(levels)
      expected = begin
        JSON.generate(value, Patchbay::Tagged::State.new(max_nesting: 100))
      rescue JSON::NestingError
        JSON.generate(Patchbay::Tagged.encode(value), max_nesting: 0)
      end
      assert_equal expected, Patchbay::Tagged.generate(value)
    end
  end
end
