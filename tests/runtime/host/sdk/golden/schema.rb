# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: false

# Converters, types, toggles, required fields, object definitions and pick lists (sdk/runtime.md §9, §10).
F = [
  { name: 'i', type: 'integer', optional: false }, { name: 'n', type: 'number' }, { name: 'b', type: 'boolean' }, { name: 'd', type: 'date' }, { name: 'dt', type: 'date_time' }, { name: 'ts', type: 'timestamp' },
  { name: 's', convert_input: 'up', convert_output: :down }, { name: 'o', type: 'object', properties: [{ name: 'x', type: 'integer' }, { name: 'y', type: :date }] },
  { name: 'l', type: 'array', of: 'object', properties: [{ name: 'q', type: 'integer', parse_output: 'integer_conversion' }] }, { name: 'm', type: 'array', of: 'integer' }, { name: 'e', parse_output: 'float_conversion', render_input: 'integer_conversion' },
  { name: 'sel', control_type: 'select', pick_list: 'p', toggle_hint: 'Use', toggle_field: { name: 'sel2', type: 'string', control_type: 'text', label: 'Sel 2' } }, { name: 'small', control_type: 'small-text' }, { name: :sym, 'type' => 'string', hint: '' }
]
IN = { 'i' => '5', 'n' => '2.5', 'b' => 'true', 'd' => '2020-01-02', 'dt' => '2020-01-02T03:04:05', 'ts' => '2020-01-02T03:04:05Z', 's' => 'abc', 'o' => { 'x' => '7', 'y' => '2020-05-06', 'z' => 1 }, 'l' => [{ 'q' => '3' }, { 'q' => 'x' }], 'm' => %w[1 2], 'e' => '5.7', 'unknown' => 1, 'sel2' => 'v' }
CONV = %w[integer_conversion boolean_conversion float_conversion item_array_wrap date_conversion date_iso8601_conversion date_time_conversion date_time_iso8601_conversion convert_to_datetime convert_to_datetime_wo_tz parse_date_output render_date_input convert_date_time parse_date_time_epoch_millis render_date_time_epoch_millis parse_iso8601_timestamp render_iso8601_timestamp parse_iso8601_date render_iso8601_date parse_epoch_time render_epoch_time parse_float_epoch_time render_float_epoch_time implicit_utc_time implicit_utc_iso8601_time]
VALS = ['5', '5.7', 'x', 'true', '2020-01-02', '2020-01-02 03:04', '2020-01-02T03:04:05+02:00', '1600000000', 5, 5.5, 1600000000, 1600000000.25, true, Time.utc(2020, 1, 2, 3, 4, 5.5r), Date.new(2020, 1, 2), DateTime.new(2020, 1, 2, 3, 4, 5), [1], [[1], [2]], { 'a' => 1 }, '2020-01-02T03:04:05Z', ' ', '12/31/2020', 'Jan 5 2021 10:00 PST']
A = {}
CONV.each { |c| VALS.each_with_index { |v, n|
  A["o_#{c}_#{n}"] = { input_fields: -> { [] }, output_fields: -> { [{ name: 'v', parse_output: c }] }, execute: ->(_c, _i) { { v: v.dup } } }
  A["i_#{c}_#{n}"] = { input_fields: -> { [{ name: 'v', render_input: c }] }, output_fields: -> { [{ name: 'r' }] }, execute: ->(_c, i) { { r: "#{i['v'].inspect} #{i['v'].class}" } } } } }
%w[integer number boolean date date_time timestamp string object array weird].each { |t| VALS.each_with_index { |v, n|
  A["t_#{t}_#{n}"] = { input_fields: -> { [] }, output_fields: -> { [{ name: 'v', type: t }] }, execute: ->(_c, _i) { { v: v.dup } } }
  A["u_#{t}_#{n}"] = { input_fields: -> { [{ name: 'v', type: t }] }, output_fields: -> { [] }, execute: ->(_c, i) { { r: "#{i['v'].inspect} #{i['v'].class}" } } } } }
A['full'] = { input_fields: ->(od) { od['f'] }, output_fields: ->(od) { od['f'] }, execute: ->(_c, i, eis, eos) { i.merge(classes: i.transform_values { |v| v.class.name }, eis: eis.size, eos: eos.size) } }
A['full_raw'] = { input_fields: ->(od) { od['f'] }, output_fields: ->(od) { od['f'] }, execute: ->(_c, i, eis, eos) { { eis: eis, eos: eos.map { |x| x['name'] } } } }
A['out_sym'] = { output_fields: -> { [{ name: 'a' }] }, execute: -> { { a: :sym } } }
A['out_proc'] = { output_fields: -> { [{ name: 'a' }] }, execute: -> { { a: Object.new } } }
A['out_io'] = { output_fields: -> { [{ name: 'a' }] }, execute: -> { { a: StringIO.new('x') } } }
A['out_bin'] = { output_fields: -> { [{ name: 'a' }] }, execute: -> { { a: "\xFF".b } } }
A['out_latin'] = { output_fields: -> { [{ name: 'a' }] }, execute: -> { { a: 'é'.encode('ISO-8859-1') } } }
A['out_where'] = { output_fields: -> { [{ name: 'a', type: 'array', properties: [{ name: 'x', type: 'integer' }] }] }, execute: -> { { a: [{ 'x' => '1' }, { 'x' => '2' }].where('x' => '2') } } }
A['out_array'] = { output_fields: -> { [] }, execute: -> { [1] } }
A['out_nil'] = { output_fields: -> { [] }, execute: -> { nil } }
A['req1'] = { input_fields: -> { [{ name: 'a', optional: false }] }, execute: ->(_c, i) { i } }
A['req2'] = { input_fields: -> { [{ name: 'a', label: 'Lab', optional: false, toggle_hint: 'h', toggle_field: { name: 'b', type: 'string', label: 'Tog', optional: false } }] }, execute: ->(_c, i) { i } }
A['req3'] = { input_fields: -> { [{ name: 'a', optional: false, type: 'object', properties: [{ name: 'x', optional: false }] }] }, execute: ->(_c, i) { i } }
A['bad1'] = { input_fields: -> { [{ label: 'x' }] }, execute: ->(_c, i) { i } }
A['bad2'] = { input_fields: -> { [nil] }, execute: ->(_c, i) { i } }
A['bad3'] = { input_fields: -> { [{ name: 'a', toggle_field: { name: 'b', type: 'string' } }] }, execute: ->(_c, i) { i } }
A['bad4'] = { input_fields: -> { [{ name: 'a', toggle_hint: 'x', toggle_field: { name: 'b' } }] }, execute: ->(_c, i) { i } }
A['bad5'] = { input_fields: -> { [{ name: 'a', toggle_hint: 'x', optional: false, toggle_field: { name: 'b', type: 'string', optional: true } }] }, execute: ->(_c, i) { i } }
A['bad6'] = { input_fields: -> { [{ name: 'a', render_input: 'zzz' }] }, execute: ->(_c, i) { i } }
A['bad7'] = { input_fields: -> { 'str' }, execute: ->(_c, i) { i } }
A['bad8'] = { input_fields: -> { { name: 'single' } }, execute: ->(_c, i) { i } }
A['bad9'] = { input_fields: -> { nil }, output_fields: -> { nil }, execute: ->(_c, i) { i } }
A['od_missing'] = { input_fields: ->(od) { od['zz'] }, execute: ->(_c, i) { i } }
A['od_cycle'] = { input_fields: ->(od) { od['cyc'] }, execute: ->(_c, i) { i } }
A['od_concat'] = { input_fields: ->(od) { od['f'].only('i', 'n') + od[:g].ignored('z').required('y') }, output_fields: ->(od) { od['f'].concat(od['g']) }, execute: ->(_c, i) { i } }
A['od_mut'] = { input_fields: ->(od) { od['g'].each { |x| x['label'] = 'M' }; od['g'] }, execute: ->(_c, i) { i } }
A['sum'] = { summarize_input: ['l', 'a.b'], summarize_output: ['l'], input_fields: -> { [{ name: 'l', type: 'array', properties: [] }] }, execute: ->(_c, i) { i } }
A['dyn'] = { config_fields: [{ name: 'c', control_type: 'select', pick_list: [['One', 'one'], ['Two', 'two']] }], input_fields: ->(_od, c, cfg) { cfg['c'] == 'one' ? [{ name: 'x' }] : [{ name: 'y' }] }, output_fields: ->(od, c, cfg) { od['h'] }, execute: ->(_c, i) { i } }
A['binary_conv'] = { input_fields: -> { [{ name: 'v' }] }, execute: ->(_c, i) { { c: i['v'].class.name, b: i['v'].binary? } } }
{ title: 'Schema', connection: { fields: [] }, methods: { up: ->(v) { v.to_s.upcase }, down: ->(v) { v.to_s.downcase }, boom: ->(v) { raise 'conv' } },
  object_definitions: { f: { fields: -> { F.deep_dup } }, g: { fields: ->(_c, _f, od) { [{ name: 'y' }, { name: 'z', type: 'object', properties: od['h'] }] } }, h: { fields: ->(_c, f) { [{ name: "h_#{f['c']}" }] } }, cyc: { fields: ->(_c, _f, od) { od['cyc2'] } }, cyc2: { fields: ->(_c, _f, od) { od['cyc'] } }, nilod: { fields: -> {} } },
  pick_lists: { p: -> { [%w[A a]] }, q: ->(_c) { [['Q', 'q']] }, r: ->(_c, x:) { [[x, x]] }, s: ->(_c, **a) { a.map { |k, v| [k.to_s, v] } }, t: ->(_c, x: 'd', y: 2) { [[x, y]] } },
  actions: A.transform_keys(&:to_sym), INPUT: IN }
