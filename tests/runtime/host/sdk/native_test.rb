# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# What the host does natively on the way of an exchange; nothing of it exists outside of the host.
class NativeTest < Minitest::Test
  Native = defined?(Patchbay::Native) ? Patchbay::Native : nil

  def setup
    skip unless Native
  end

  VALUES = [nil, true, false, 0, -7, 2**80, 1.5, -0.25, 1e300, '', 'text', 'é', "\u{1f600}", "a\"b\\c/\b\f\n\r\t\u0001",
            [], {}, [[], [nil]], { 'a' => { 'b' => [1, 2, { 'c' => 'd' }] }, '' => 1, "k\n" => 2 }].freeze

  def test_headers_of_frames_are_read_as_json
    VALUES.each do |value|
      [JSON.generate(value), JSON.pretty_generate(value), JSON.generate(value, ascii_only: true)].each do |text|
        assert_equal [value], [Native.json_value(" #{text}\n")], text
      end
    end
    assert_equal ["\u00e9\u{1f600}/", '{'], Native.json_value('["\u00e9\ud83d\ude00\/", "{"]')
    assert_equal({ 'a' => 2 }, Native.json_value('{"a":1,"a":2}'))
    assert_equal Encoding::UTF_8, Native.json_value('"x"').encoding
  end

  def test_half_a_pair_is_replaced
    assert_equal ["\ufffd", "\ufffdx", "\ufffdA"], Native.json_value('["\ud83d", "\ude00x", "\ud83d\u0041"]')
  end

  def test_what_is_no_json_is_refused
    ['', ' ', '{', '[1', '[1,]', '{"a"}', '{"a":}', '{a:1}', '{"a":1,}', '1 2', 'nul', 'truth', '+1', '--1', '1e', '"',
     '"\\', '"\\x"', '"\\u12"', "\"\n\"", '[1 2]', "'a'", '[' * 101 + ']' * 101, '[' * 200_000].each do |text|
      assert_raises(ArgumentError, text[0, 40]) { Native.json_value(text) }
    end
    assert Native.json_value('[' * 100 + ']' * 100)
  end

  # Far more frames than are looked at first.
  def test_a_place_is_found_below_any_number_of_frames
    nested = ->(levels, work) { levels.zero? ? work.call : [1].each { nested.call(levels - 1, work) } }
    line = -> { @line = Native.line_in('elsewhere.rb', '/no evaluator') }
    self.class.class_eval("\n\ndef elsewhere(work)\n work.call\nend", 'elsewhere.rb', 1)
    [0, 10, 40, 200, 1500].each do |levels|
      elsewhere(-> { nested.call(levels, line) })
      assert_equal 4, @line, levels
      nested.call(levels, line)
      assert_nil @line, levels
    end
  end
end
