# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'

# Array and Enumerable additions, sdk/runtime.md §13.3 and §13.4.
class ExtListsTest < Minitest::Test
  include ExtSupport

  def rows
    [{ 'id' => 1, 'n' => '5', 'x' => { 'y' => 1 }, 's' => 'abc' }, { 'id' => 2, 'n' => '10', 'x' => { 'y' => 2 }, 's' => 'b' },
     { 'id' => 3, 'n' => 7, 'x' => nil, 's' => 'xab' }]
  end

  def ids(list)
    list.to_a.map { |row| row['id'] || row[:id] }
  end

  def test_to_csv
    assert_equal "1,,\"a,b\"\n", [1, nil, 'a,b'].to_csv
    assert_equal "\n", [].to_csv
    assert_equal "1,2\n3,4\n", [[1, 2], [3, 4]].to_csv
    assert_equal "\"[1, 2]\",\"[3, 4]\"\n", [[1, 2], [3, 4]].to_csv(multi_line: false)
    assert_equal "1;2\n3;4\n", [[1, 2], [3, 4]].to_csv(col_sep: ';')
    assert_equal "\"1\",\"2\"\r\n", [1, 2].to_csv(force_quotes: true, row_sep: "\r\n")
    assert_equal "1\n", [1].to_csv(nil)
    assert_equal "'a,b'\n", ['a,b'].to_csv(quote_char: "'")
  end

  def test_field_helpers
    fields = [{ name: 'a' }, { name: 'b', optional: true }, { name: 'c' }].map(&:with_indifferent_access)
    assert_equal %w[a c], fields.only('a', 'c').pluck('name')
    assert_equal %w[b], fields.ignored('a', 'c').pluck('name')
    assert_equal [nil, false, nil], fields.required('b').pluck('optional')
    assert_equal true, fields[1]['optional']
    assert_same fields[0], fields.required('b')[0]
    assert_empty fields.only(:a)
    assert_equal 3, fields.ignored(:a).size
    assert_empty [{ 'name' => 'a' }].only('a')
    assert_equal 1, [{ name: 'a' }].only('a').size
  end

  def test_where_equality
    assert_equal [2], ids(rows.where('id' => 2))
    assert_equal [1], ids(rows.where('n' => 5))
    assert_equal [3], ids(rows.where('n' => '7'))
    assert_equal [1], ids(rows.where('x.y' => 1))
    assert_equal [3], ids(rows.where('x' => nil))
    assert_equal [1, 2, 3], ids(rows.where({}))
    assert_equal [1, 2, 3], ids(rows.where)
    assert_empty rows.where('zz' => 1).to_a
    assert_empty rows.where(id: 1).to_a
    assert_equal [1], rows.map(&:with_indifferent_access).where(id: 1).pluck(:id)
    assert_equal [1], [{ id: 1 }].where(id: 1).pluck(:id)
  end

  def test_where_operators
    assert_equal [2, 3], ids(rows.where('id >' => 1))
    assert_equal [2, 3], ids(rows.where('id >=' => 2))
    assert_equal [1], ids(rows.where('id <' => 2))
    assert_equal [1, 2], ids(rows.where('id <=' => 2))
    assert_equal [1, 3], ids(rows.where('id !=' => 2))
    assert_equal [2], ids(rows.where('id ==' => 2))
    assert_equal [2], ids(rows.where('id==' => 2))
    assert_equal [2, 3], ids(rows.where('n >' => 5))
    assert_equal [2], ids(rows.where('n > ' => 7, 'id' => 1..2))
    assert_equal [2, 3], ids(rows.map(&:symbolize_keys).where('id >': 1))
  end

  def test_where_values
    assert_equal [1, 3], ids(rows.where('id' => [1, 3]))
    assert_equal [2, 3], ids(rows.where('id' => 2..9))
    assert_equal [1, 3], ids(rows.where('s' => /ab/))
    assert_equal [1, 3], ids(rows.where('id' => [1, 3, *('a'..'z')]))
    assert_empty rows.where('n' => [5]).to_a
    assert_equal [3], ids(rows.where('n' => [7.0]))
    assert_equal [3], ids(rows.where('n' => [7.0, *100..120]))
  end

  def test_where_chains
    assert_equal [2], ids(rows.where('id >' => 1).where('s' => 'b'))
    assert_equal [1, 3], ids(rows.where.not('id' => 2))
    assert_equal [3], ids(rows.where('id >' => 1).not('s' => 'b'))
    assert_equal [1, 2, 3], ids(rows.where.not({}))
    # not negates the whole group
    assert_equal [2, 3], ids(rows.where.not('id' => 1, 's' => 'abc'))
    list = rows.where('id >' => 1)
    assert_same list, list.where('id' => 2)
    assert_equal [2], ids(list)
  end

  def test_where_is_a_lazy_delegate
    list = rows.where('id >' => 1)
    refute_kind_of ::Array, list
    assert_equal 2, list.size
    assert_equal 2, list.first['id']
    assert_equal [2, 3], list.map { |row| row['id'] }
    assert_kind_of ::Array, list.to_a
    assert_equal 'Workato::Extension::Array::ArrayWhere', list.class.name
  end

  def test_where_needs_hashes
    assert_empty [1, 2].where('a' => 1).to_a
    assert_empty [].where('a' => 1).to_a
    assert_empty [[1]].where({}).to_a
  end

  def test_where_nil_errors
    with_nil = [{ 'a' => nil, 'b' => { 'c' => nil } }]
    raises(::RuntimeError, "The 'a' is nil") { with_nil.where('a >' => 1).to_a }
    raises(::RuntimeError, "The 'b.c' is nil") { with_nil.where('b.c <=' => 1).to_a }
    raises(::RuntimeError, "The 'a' is nil") { with_nil.where('a' => /x/).to_a }
    raises(::RuntimeError, "Can't compare 'a' with nil") { with_nil.where('a' => [1]).to_a }
    raises(::RuntimeError, "Can't compare 'a' with nil") { [{ 'a' => 1 }].where('a >' => nil).to_a }
    assert_equal 1, with_nil.where('a' => nil).size
    assert_equal 1, with_nil.where('a !=' => 1).size
  end

  def test_where_incomparable
    raises(::ArgumentError) { [{ 'a' => 'x' }].where('a >' => 1).to_a }
    raises(::NoMethodError) { [{ 'a' => 1 }].where('a' => /1/).to_a }
  end

  def test_format_map
    assert_equal ['N A'], ['A'].format_map('N %s')
    assert_equal ['1-2'], [[1, 2]].format_map('%s-%s')
    assert_equal ['x 7'], [{ a: 7 }].format_map('x %{a}')
    assert_equal ['x 7'], [{ a: 7 }.with_indifferent_access].format_map('x %{a}')
    assert_equal ['007'], [7].format_map('%03d')
    list = [1]
    assert_same list, list.format_map('')
    assert_same list, list.format_map(nil)
    raises(::KeyError) { [{ 'a' => 7 }].format_map('x %{a}') }
    raises(::ArgumentError) { ['A'].format_map('%s %s') }
  end

  def test_smart_join
    assert_equal 'Hello 1 W', [nil, ' ', ' Hello ', 1, [], 'W '].smart_join(' ')
    assert_equal '', [nil, false].smart_join(',')
    assert_equal 'a,b', { 'a' => nil }.keys.push('b').smart_join(',')
  end

  def test_pluck
    assert_equal [1, 2, 3], rows.pluck('id')
    assert_equal [[1, '5'], [2, '10'], [3, 7]], rows.pluck('id', 'n')
    assert_equal [1, 2, nil], rows.pluck(%w[x y])
    assert_equal [[1, 1], [2, 2], [3, nil]], rows.pluck('id', %w[x y])
    assert_equal [nil, nil, nil], rows.pluck(:id)
    assert_equal [1, 3], [[1, 2], [3, 4]].pluck(0)
  end

  def test_transform
    assert_equal 4, [1, 2, 3].transform_find { |n| n * 2 if n > 1 }
    assert_nil [1].transform_find { |_n| false }
    assert_equal [4, 6], [1, 2, 3].transform_select { |n| n * 2 if n > 1 }
    assert_equal ['a1'], { 'a' => 1, 'b' => nil }.transform_select { |k, v| v && "#{k}#{v}" }
    assert_equal [0], [0, false, nil].transform_select { |n| n }
    assert_equal 3, (1..5).transform_find { |n| n if n == 3 }
  end

  # 100,000 records: well under a second each, so nothing quadratic hides here.
  def test_linear_cost
    list = Array.new(100_000) { |i| { 'id' => i, 'name' => "n#{i}", 'g' => i % 7 } }
    wanted = Array.new(2_000) { |i| "n#{i * 50}" }
    took = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
    assert_equal 14_286, list.where('g' => 0).size
    assert_equal 2_000, list.where('name' => wanted).size if ours?
    assert_equal 'n99999', list.format_map('%{id}'.sub('%{id}', '%s')).size.then { list.pluck('name').last }
    assert_equal 100_000, list.transform_select { |row| row['name'] }.size
    assert_operator Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - took, :<, 10
  end
end
