# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# Normaliser, conversion and value classes, sdk/runtime.md §10, structure-and-schema.md §10, §14
class SchemaTest < Minitest::Test
  include SdkSupport

  def normal(*fields)
    Patchbay::SchemaFields.normalise(fields).map(&:to_hash)
  end

  def one(field)
    normal(field).first
  end

  BASE = { 'name' => 'a', 'label' => 'A', 'optional' => true }.freeze

  TYPES = {
    nil => { 'type' => 'string', 'control_type' => 'text' }, 'string' => { 'type' => 'string', 'control_type' => 'text' },
    'integer' => { 'type' => 'integer', 'control_type' => 'number', 'parse_output' => 'integer_conversion' },
    'number' => { 'type' => 'number', 'control_type' => 'number', 'parse_output' => 'float_conversion' },
    'boolean' => { 'type' => 'number', 'control_type' => 'number', 'parse_output' => 'float_conversion' },
    'date' => { 'type' => 'date_time', 'control_type' => 'date', 'render_input' => 'date_conversion', 'parse_output' => 'date_conversion' },
    'date_time' => { 'type' => 'date_time', 'control_type' => 'date_time', 'render_input' => 'date_time_conversion', 'parse_output' => 'date_time_conversion' },
    'timestamp' => { 'type' => 'date_time', 'control_type' => 'date_time', 'render_input' => 'date_time_conversion', 'parse_output' => 'date_time_conversion' },
    'object' => { 'type' => 'object', 'properties' => [] }, 'array' => { 'type' => 'array', 'of' => 'object', 'properties' => [] },
    'datetime' => { 'type' => 'string', 'control_type' => 'text' }, 'float' => { 'type' => 'string', 'control_type' => 'text' }
  }.freeze

  def test_types
    TYPES.each do |type, expected|
      assert_equal BASE.merge(expected), one({ name: 'a', type: type }.compact), type.inspect
      assert_equal BASE.merge(expected), one({ 'name' => 'a', 'type' => type.to_sym }), type.inspect if type
    end
  end

  def test_authors_attributes_win_and_unknown_ones_stay
    field = one(name: 'a', type: 'integer', control_type: 'select', parse_output: 'own', location: { x: 1 }, hint: '', help: {}, zero: 0, no: false, sym: :s)
    assert_equal BASE.merge('type' => 'integer', 'control_type' => 'select', 'parse_output' => 'own', 'location' => { 'x' => 1 }, 'zero' => 0, 'no' => false, 'sym' => 's'), field
    refute one(name: 'a', type: 'object', control_type: 'select').key?('control_type')
    assert_equal 'key_value', one(name: 'a', type: 'array', control_type: 'key_value')['control_type']
  end

  def test_optional
    assert_equal false, one(name: 'a', optional: false)['optional']
    refute one(name: 'a', optional: nil).key?('optional')
    assert_equal 'false', one(name: 'a', optional: 'false')['optional']
  end

  def test_converters_are_renamed
    field = one(name: 'a', convert_input: :x, convert_output: 'y')
    assert_equal %w[x y], field.values_at('render_input', 'parse_output')
    refute field.key?('convert_input')
    refute one(name: 'a', convert_input: ->(v) { v }).key?('render_input')
    refute one(name: 'a', render_input: {}, parse_output: {}).key?('render_input')
  end

  def test_control_prefixes_labels_and_children
    assert_equal 'select', one(name: 'a', control_type: 'small-select')['control_type']
    assert_equal 'text', one(name: 'a', control_type: :'medium-text')['control_type']
    assert_equal 'User ID', one(name: :user_id)['label']
    assert_equal 'Kept', one(name: 'x', label: 'Kept')['label']
    child = one(name: 'o', type: 'object', properties: [{ name: 'c', type: 'integer' }])['properties'].first
    assert_equal 'integer_conversion', child['parse_output']
    assert_equal({ 'type' => 'array', 'of' => 'string' }, one(name: 'a', type: 'array', of: :string).slice('type', 'of', 'properties', 'control_type'))
    assert_equal 'array', one(name: 'a', type: 'array', of: 'array')['of']
  end

  def test_authors_hashes_stay_as_they_are
    field = { name: 'a', type: 'integer', convert_input: 'x' }.with_indifferent_access
    normal(field)
    assert_equal({ 'name' => 'a', 'type' => 'integer', 'convert_input' => 'x' }, field)
  end

  def test_toggles
    toggle = { name: 'a', type: 'integer', control_type: 'plain-text', convert_input: 'x', label: 'Other', optional: true }
    field = one(name: 'a', toggle_hint: 'List', toggle_field: toggle)
    assert_equal({ 'name' => 'a', 'type' => 'integer', 'control_type' => 'plain-text', 'convert_input' => 'x', 'label' => 'Other', 'optional' => true }, field['toggle_field'])
    refute one(name: 'a', toggle_hint: 'h', toggle_field: { name: 'b', type: 'string' })['toggle_field'].key?('control_type')
    refute one(name: 'a', toggle_field: {}).key?('toggle_field')
    { { toggle_field: { name: 'a', type: 'string' } } => 'toggle_hint not present',
      { toggle_hint: 'h', toggle_field: { name: 'a' } } => 'toggle_field not complete',
      { toggle_hint: 'h', toggle_field: { type: 'string' } } => 'toggle_field not complete',
      { toggle_hint: 'h', optional: false, toggle_field: { name: 'a', type: 'string', optional: true } } => 'toggle field cannot change optional attribute' }
      .each do |keys, message|
        error = assert_raises(SDK::InvalidSchemaError) { normal({ name: 'a' }.merge(keys)) }
        assert_equal message, error.message
      end
    one(name: 'a', optional: true, toggle_hint: 'h', toggle_field: { name: 'a', type: 'string', optional: false })
  end

  def test_fields_that_are_none
    assert_match(/undefined method `labelize' for nil/, assert_raises(NoMethodError) { normal({ type: 'string' }) }.message)
    assert_raises(NoMethodError) { normal(nil) }
    assert_raises(NoMethodError) { normal('text') }
  end

  # ---- values

  def applied(fields, input, methods: '', output: false, **options)
    key, path = output ? %w[output_fields out] : %w[input_fields in]
    text = "{ methods: { #{methods} }, actions: { go: { #{key}: lambda { #{fields} }, execute: lambda { |c, i| $given = i; #{output ? 'i' : '{ r: i, c: i.transform_values { |v| v.class.name } }'} } } } }"
    text = text.sub('execute:', "input_fields: lambda { [{ name: 'v' }] }, execute:").sub('|c, i| $given = i; i', '|c, i| { v: i[:v] }') if path == 'out'
    exec(text, 'actions.go', input: input, **options)
  end

  def input_value(field, value, **options)
    outcome = applied("[{ name: 'v', #{field} }]", { v: value }, **options)
    outcome.kind == 'ok' ? outcome.value['r']['v'] : [outcome.error['class'], outcome.error['message']]
  end

  def output_value(field, value)
    text = "{ actions: { go: { input_fields: lambda { [{ name: 'v', type: 'array', of: 'object' }] }, output_fields: lambda { [{ name: 'v', #{field} }] }, execute: lambda { |c, i| { v: #{value} } } } } }"
    outcome = exec(text, 'actions.go')
    outcome.kind == 'ok' ? outcome.value['v'] : [outcome.error['class'], outcome.error['message']]
  end

  def instant(text)
    { '$time' => Time.iso8601(text).utc.iso8601(6) }
  end

  INTEGER = "type: 'integer'"
  TO_INTEGER = "type: 'integer', convert_input: 'integer_conversion'"

  def test_input_values
    assert_equal '12', input_value(INTEGER, '12')
    assert_equal [12, 1, '12x', 5], ['12', '1.5', '12x', 5].map { |v| input_value(TO_INTEGER, v) }
    assert_equal [false, false, true], ['false', false, 1].map { |v| input_value("type: 'boolean', convert_input: 'boolean_conversion'", v) }
    assert_equal ['RuntimeError', "Can't convert string value maybe to boolean"], input_value("convert_input: 'boolean_conversion'", 'maybe')
    assert_equal [1.5, 'x'], ['1.5', 'x'].map { |v| input_value("convert_input: 'float_conversion'", v) }
    assert_equal({ '$date' => '2021-10-27' }, input_value("type: 'date'", '2021-10-27T23:00:00-07:00'))
    assert_equal instant('2021-10-27T00:00:00-07:00'), input_value("type: 'date_time'", '2021-10-27')
    assert_equal instant('2021-10-27T10:00:00Z'), input_value("type: 'date_time'", '2021-10-27T10:00:00Z')
    assert_equal ['ArgumentError', 'no time information in "hello"'], input_value("type: 'timestamp'", 'hello')
    assert_equal ['TypeError', 'no implicit conversion of Integer into String'], input_value("type: 'timestamp'", 123)
    assert_equal [1, 2], input_value("type: 'array', of: 'integer', convert_input: 'integer_conversion'", %w[1 2])
    assert_equal 'text', input_value("type: 'object', properties: [{ name: 'x' }]", 'text')
  end

  def test_children_come_first_and_unknown_ones_stay
    methods = 'wrap: lambda { |v| v.merge(seen: v[:x].class.name) }'
    assert_equal({ 'x' => 1, 'u' => 2, 'seen' => 'Integer' },
                 input_value("type: 'object', convert_input: 'wrap', properties: [{ name: 'x', convert_input: 'integer_conversion' }]", { x: '1', u: 2 }, methods: methods))
    assert_equal [{ 'x' => 1 }, { 'x' => 2 }], input_value("type: 'array', properties: [{ name: 'x', convert_input: 'integer_conversion' }]", [{ x: '1' }, { x: '2' }])
  end

  def test_blank_values_are_left_alone
    ['', ' ', nil, [], {}, false].each { |blank| blank.nil? ? assert_nil(input_value("convert_input: 'nope'", blank)) : assert_equal(blank, input_value("convert_input: 'nope'", blank)) }
    assert_equal ['Workato::Connector::Sdk::ArgumentError', "Cannot find converter 'nope'."], input_value("convert_input: 'nope'", 'x')
  end

  def test_own_converters_are_called_plainly
    assert_equal 'x!', input_value("convert_input: 'own'", 'x', methods: "own: lambda { |v| v + '!' }")
    assert_equal 'ArgumentError', input_value("convert_input: 'own'", 'x', methods: 'own: lambda { |v, w| v }').first
    assert_equal 'NoMethodError', input_value("convert_input: 'own'", 'x', methods: 'own: lambda { |v| call(:own2, v) }').first
    assert_equal 5, input_value("convert_input: 'integer_conversion'", '5', methods: "integer_conversion: lambda { |v| 'own' }")
  end

  def test_output_values
    assert_equal [5, 'abc', 1.5], [output_value(INTEGER, "'5.7'"), output_value(INTEGER, "'abc'"), output_value("type: 'number'", "'1.5'")]
    assert_equal ['true', true], [output_value("type: 'boolean'", "'true'"), output_value("type: 'boolean'", 'true')]
    assert_equal 'Date::Error', output_value("type: 'date'", "'zzz'").first.sub('ArgumentError', 'Date::Error')
    assert_equal ['Workato::Connector::Sdk::ArgumentError', 'Unsupported data type: Symbol'], output_value("hint: 'h'", ':sym')
    assert_equal 'io', output_value("hint: 'h'", "StringIO.new('io')")
    assert_equal [{ 'a' => 1 }], output_value("type: 'array'", '[{ a: 1 }].where(a: 1)')
  end

  def test_classes
    outcome = applied("[{ name: 's' }, { name: 't', type: 'date_time' }, { name: 'b' }]", { s: 'x', t: '2020-01-02T03:04:05.123456Z', b: { '$base64' => ["\xff"].pack('m0') } })
    assert_equal({ 's' => 'Workato::Types::UnicodeString', 't' => 'Workato::Connector::Sdk::Schema::Type::Time', 'b' => 'Workato::Types::Binary' }, outcome.value['c'])
    assert_equal '2020-01-02T03:04:05.123456+00:00', Workato::Connector::Sdk::Schema::Type::Time.of(Time.utc(2020, 1, 2, 3, 4, 5.123456r)).to_s.sub('Z', '+00:00')
  end

  def test_required_rules
    field = "[{ name: 'a', optional: false, toggle_hint: 'h', label: 'L', toggle_field: { name: 'b', type: 'string', label: 'M', optional: false } }]"
    failing = ->(input) { applied(field, input).error&.fetch('message') }
    assert_equal "Either 'L' or 'M' must be present", failing.call({})
    assert_equal "Either 'L' or 'M' must be present", failing.call({ a: '' })
    [{ a: ' ' }, { a: false }, { a: 0 }, { b: 'x' }].each { |input| assert_nil failing.call(input) }
    assert_nil applied("[{ name: 'a', optional: false, runtime_optional: true }]", {}).error
    assert_nil applied("[{ name: 'o', type: 'object', properties: [{ name: 'x', optional: false }] }]", { o: { y: 1 } }).error
    assert_equal "'A' must be present", applied("[{ name: 'a', optional: nil }]", {}).error['message']
  end

  CONVERTED = {
    ['integer_conversion', '5.7'] => 5, ['integer_conversion', 'x'] => 'x', ['float_conversion', '5.7'] => 5.7, ['item_array_wrap', { a: 1 }] => [{ a: 1 }],
    ['item_array_wrap', [[1], [2]]] => [1, 2], ['item_array_wrap', []] => nil, ['date_conversion', '2020-01-02'] => Date.new(2020, 1, 2),
    ['date_iso8601_conversion', '2020-01-02T10:00:00Z'] => '2020-01-02', ['date_time_iso8601_conversion', '2020-01-02 03:04'] => '2020-01-02T03:04:00-08:00',
    ['convert_to_datetime_wo_tz', '2020-01-02T03:04:05Z'] => '2020-01-02 03:04:05', ['parse_date_output', '2020-01-02T03:04:05Z'] => Date.new(2020, 1, 2),
    ['render_date_input', '2020-01-02T03:00:00Z'] => Date.new(2020, 1, 1), ['parse_date_time_epoch_millis', 'x'] => false,
    ['parse_date_time_epoch_millis', 1_600_000_000_000] => Time.at(1_600_000_000), ['render_date_time_epoch_millis', '2.5'] => 2500,
    ['render_iso8601_timestamp', '2020-01-02T03:04:05Z'] => '2020-01-02T03:04:05+00:00', ['parse_iso8601_date', '2020-01-02'] => Date.new(2020, 1, 2),
    ['render_iso8601_date', '2020-01-02'] => '2020-01-02', ['parse_epoch_time', '1600000000'] => Time.at(1_600_000_000), ['parse_epoch_time', 'x'] => nil,
    ['render_epoch_time', '2020-01-02T00:00:00Z'] => 1_577_923_200, ['parse_float_epoch_time', 1.5] => Time.at(1.5), ['render_float_epoch_time', '1970-01-01T00:00:01.5Z'] => 1.5,
    ['implicit_utc_iso8601_time', '2020-01-02 03:04'] => '2020-01-02T03:04:00Z', ['boolean_conversion', 'yes'] => true
  }.freeze

  def test_built_in_converters
    CONVERTED.each do |(name, value), expected|
      result = Patchbay::Converters.convert(value, name, nil)
      expected.nil? ? assert_nil(result, name) : assert_equal(expected, result, name)
    end
    assert_equal 'Pacific Time (US & Canada)', Patchbay::Converters.convert('2020-01-02', 'convert_date_time', nil).time_zone.name
  end

  # The short way for times in UTC gives what Ruby's and ActiveSupport's parsers give.
  def test_utc_times_are_those_of_the_parsers
    random = Random.new(5)
    short = 0
    2000.times do
      text = format('%04d-%02d-%02d%s%02d:%02d:%02d%s%s', random.rand(10_000), random.rand(14), random.rand(33), ['T', ' '].sample(random: random),
                    random.rand(25), random.rand(61), random.rand(61), ['', '.5', '.123', '.123456789', '.0'].sample(random: random),
                    ['Z', ' UTC', '+00:00', '+01:00', ''].sample(random: random))
      long, taken = %i[parse_any utc_time].map do |way|
        time = Patchbay::Converters.send(way, text)
        time && [time.class, time, time.utc?, time.zone, time.subsec, time.inspect]
      rescue ArgumentError
        nil
      end
      short += 1 if taken
      assert_equal long, taken, text if taken
    end
    assert_operator short, :>, 300
  end

  def test_a_hundred_thousand_records
    fields = [{ name: 'list', type: 'array', properties: [{ name: 'n', type: 'integer' }, { name: 's' }] }]
    records = { list: Array.new(100_000) { |index| { n: index.to_s, s: 'x' } } }
    schema = SDK::Schema.new(fields)
    began = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
    schema.apply(records, enforce_required: false) { |value, field| Patchbay::Converters.convert(value, field[:parse_output], nil) }
    assert_operator Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - began, :<, 10
  end
end
