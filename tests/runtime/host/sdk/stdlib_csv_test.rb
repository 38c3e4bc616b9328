# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'
require_relative 'stdlib_support'

# workato.csv, sdk/runtime.md §11.
class StdlibCsvTest < Minitest::Test
  include ExtSupport
  include StdlibSupport

  def csv
    workato.csv
  end

  def test_parse
    assert_equal [{ 'a' => '1', 'b' => '2' }], csv.parse("a,b\n1,2\n", headers: true)
    assert_equal [{ 'a' => '1', 'b' => '2' }], csv.parse("1,2\n", headers: %w[a b])
    assert_equal [{ 'a' => '1', 'b' => '2' }], csv.parse("1,2\n", headers: 'a,b')
    assert_equal [{ 'a' => '1', 'b' => '2' }], csv.parse('1;2', headers: 'a;b', col_sep: ';')
    assert_equal [{ 'a' => '1', 'b' => nil }], csv.parse("a,b\n1\n", headers: true)
    assert_equal [{ 'a' => '1', nil => '2' }], csv.parse("a\n1,2\n", headers: true)
    assert_equal [{ 'a' => '1' }], csv.parse("a,a\n1,2\n", headers: true)
    assert_equal [], csv.parse('', headers: true)
    assert_equal [], csv.parse("a,b\n", headers: true)
    assert_equal [{ 'a' => 'x,"y"' }], csv.parse("a\n'x,\"y\"'\n", headers: true, quote_char: "'")
    assert_equal [{ 'a' => '1' }, { 'a' => '2' }], csv.parse('a|1|2', headers: true, row_sep: '|')
    assert_instance_of Hash, csv.parse("a\n1\n", headers: true).first
  end

  def test_blank_and_first_lines
    assert_equal [{ 'a' => '1' }, {}, { 'a' => '2' }].size, csv.parse("a\n1\n\n2\n", headers: true).size
    assert_equal 2, csv.parse("a\n1\n\n2\n", headers: true, skip_blanks: true).size
    assert_equal [{ 'a' => '2' }], csv.parse("a\n1\n2\n", headers: true, skip_first_line: true)
    assert_equal [{ 'x' => '1' }], csv.parse("a\n1\n", headers: ['x'], skip_first_line: true)
  end

  def test_parse_errors
    raises(sdk::ArgumentError, 'Headers are required. Pass headers: true to implicitly use the first line or array/string ' \
                               'for explicit headers') { csv.parse('a', headers: false) }
    raises(sdk::CsvFormatError) { csv.parse("a\n\"1\n", headers: true) }
    raises(sdk::CsvFormatError) { csv.parse("a\n1\"2\n", headers: true) }
    raises(sdk::ArgumentError) { csv.parse('a', headers: true, quote_char: 'xx') }
    raises(::ArgumentError) { csv.parse('a') }
  end

  def test_limits
    error = raises(sdk::CsvFileTooBigError, 'CSV file is too big. Max allowed: 30 MB, got: 31 MB') do
      csv.parse('x' * 31.megabytes, headers: true)
    end
    assert_equal [31.megabytes, 30.megabytes], [error.size, error.max]
    assert_equal 65_000, csv.parse("1\n" * 65_000, headers: ['a']).size
    error = raises(sdk::CsvFileTooManyLinesError, 'CSV file has too many lines. Max allowed: 65000') do
      csv.parse("1\n" * 65_001, headers: ['a'])
    end
    assert_equal 65_000, error.max
  end

  def test_generate
    assert_equal "1,2\n", csv.generate { |out| out << [1, 2] }
    assert_equal "a,b\n,1\n", csv.generate(headers: %w[a b]) { |out| out << { 'b' => 1 } }
    assert_equal "a,b\n1,2\n", csv.generate(headers: 'a,b') { |out| out << [1, 2] }
    assert_equal "a,b\n1,2\n", csv.generate(headers: true) { |out| out << %w[a b] << [1, 2] }
    assert_equal "x\n1\n", csv.generate(+"x\n") { |out| out << [1] }
    assert_equal "'1';'2'|", csv.generate(col_sep: ';', row_sep: '|', quote_char: "'", force_quotes: true) { |out| out << [1, 2] }
    assert_equal '', csv.generate { |_out| nil }
    assert_equal "a\n", csv.generate(headers: %w[a]) { |_out| nil }
  end

  def test_generated_text_is_utf8
    skip 'the gem gives bytes here' unless ours?
    text = csv.generate { |out| out << ['é'] }
    assert_equal Encoding::UTF_8, text.encoding
    assert_equal "é\n", text
  end
end
