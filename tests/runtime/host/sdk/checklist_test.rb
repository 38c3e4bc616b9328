# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'
require 'yaml'

# The checklist of the specification (sdk/runtime.md §25) against the tests: checklist/*.yml has every item once,
# and for its sentences and rows the tests that pin them, as FILE#TEXT. FILE is relative to this folder, or begins
# with tests/; TEXT stands in it: the name of a test, or a recorded case. What is not ours says so, and why, under
# the key `outside`.
class ChecklistTest < Minitest::Test
  FOLDER = File.expand_path('checklist', __dir__)
  ROOT = File.expand_path('../../../..', __dir__)
  ITEMS = (1..230).freeze

  def test_every_item_has_its_place
    found = groups.flat_map { |_name, items| items.keys }
    assert_equal [], found.tally.reject { |_item, times| times == 1 }.keys
    assert_equal ITEMS.to_a, found.sort
  end

  def test_every_item_names_tests
    each_item do |place, item|
      assert_kind_of String, item['item'], place
      refute_empty item.except('item'), "#{place} has no test"
      item.except('item').each { |claim, tests| refute_empty Array(tests), "#{place}, #{claim}" }
    end
  end

  def test_every_test_is_there
    missing = []
    each_item do |place, item|
      item.except('item', 'outside').each do |claim, tests|
        Array(tests).each { |test| missing << "#{place} (#{claim}): #{test}" unless there?(test) }
      end
    end
    assert_empty missing, missing.join("\n")
  end

  private

  def groups
    Dir[File.join(FOLDER, '*.yml')].sort.to_h { |path| [File.basename(path), YAML.safe_load(File.read(path))] }
  end

  def each_item
    groups.each { |name, items| items.each { |number, item| yield("#{name}: #{number}", item) } }
  end

  def there?(test)
    file, text = test.split('#', 2)
    return false if text.to_s.empty?

    found = source(File.expand_path(file, file.start_with?('tests/') ? ROOT : __dir__))
    case file
    when /\.cpp\z/ then found.match?(/\bvoid #{Regexp.escape(text)}\(\)/)
    when /\.rb\z/ then text.start_with?('test_') ? found.match?(/def #{text}\b/) : found.include?(text)
    else found.include?(text) || found.gsub('\\"', '"').include?(text)
    end
  end

  def source(path)
    @sources ||= {}
    @sources[path] ||= File.exist?(path) ? File.read(path, encoding: 'UTF-8') : ''
  end
end
