# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: false

# Streams, triggers, webhooks, methods, summaries (sdk/runtime.md §6–§9).
U = 'https://api.example.com/t'
FLD = [{ name: 'id', type: 'integer' }, { name: 'at', type: 'date_time' }, { name: 'n', type: 'number' }, { name: 's' }]
{
  title: 'Ops',
  connection: { fields: [{ name: 'k' }], authorization: { type: 'api_key', apply: ->(c) { headers('X-K' => c['k'].to_s.encode_url) } } },
  test: ->(c) { get("#{U}/obj") },
  methods: {
    add: ->(a, b) { a + b }, none: -> { 'none' }, opt: ->(a, b = 2, *r, k: 3) { [a, b, r, k] }, req: ->(x) { get("#{U}/scalar") }, rec: ->(n) { n.zero? ? 0 : call(:rec, n - 1) + 1 }, hash: ->(h) { h.class.name },
    tables: ->(*) { { c: 'India'.to_currency_symbol, s: 'ca'.to_state_name, l: 'someName'.labelize } }, kw: ->(a:, b: 1) { [a, b] }, err: -> { error('m') }, sym: -> { { a: { b: :c } } }
  },
  object_definitions: { o: { fields: -> { FLD.deep_dup } } },
  pick_lists: { a: ->(connection) { [['A', connection['k']]] }, tree: ->(_c, **args) { args[:__parent_id].present? ? [['child', 'c', nil, false]] : [['root', 'r', nil, true]] }, two: ->(_c, x:) { [[x, 1]] }, http: ->(_c) { get("#{U}/arr").pluck('name', 'id') } },
  streams: {
    s1: ->(_input, from, to, size) { data = 'abcdefghij' * 3; [data.byteslice(from, [to - from + 1, size].min), to >= data.bytesize - 1] },
    s2: ->(_i, _f, _t, _s) { [get("#{U}/binary").response_format_raw, true] }
  },
  actions: {
    st: { output_fields: -> { [{ name: 'x' }] }, execute: ->(_c, i) { { x: workato.stream.out('s1', i) } } },
    st_in: { execute: ->(_c, i) { out = []; workato.stream.in(i['f'], frame_size: 4) { |ch, a, b, eof, nf| out << [ch, a, b, eof, nf] }; { out: out } } },
    st_in_s: { execute: ->(_c, _i) { out = []; workato.stream.in(workato.stream.out('s1', {}), frame_size: 8) { |ch, a, b, eof, nf| out << [ch, a, b, eof, nf] }; { out: out } } },
    st_from: { execute: ->(_c, _i) { out = []; workato.stream.in('0123456789', from: 3, frame_size: 4) { |ch, a, b, eof, nf| out << [ch, a, b, eof, nf] }; { out: out } } },
    st_noblk: { execute: ->(_c, _i) { { r: workato.stream.in('0123456789', frame_size: 4) } } },
    st_missing: { execute: ->(_c, _i) { workato.stream.out('zz', {}) } },
    st_mock: { execute: ->(_c, i) { out = []; workato.stream.in({ '__stream__' => true, 'chunks' => { '0' => 'abc', '3' => 'def' } }.with_indifferent_access) { |ch, a, b, eof, nf| out << [ch, a, b, eof] }; { out: out } } },
    st_nil: { execute: ->(_c, _i) { workato.stream.in(nil) { |x| x } } },
    sumx: { summarize_input: %w[list big.x], summarize_output: ['rows'], input_fields: -> { [{ name: 'list', type: 'array', of: 'object', properties: [{ name: 'a' }] }] }, execute: ->(_c, i) { { rows: i['list'] } } },
    retryx: { retry_on_response: [500, /busy/], retry_on_request: %w[GET], max_retries: 2, execute: ->(_c, _i) { get("#{U}/status/500") } },
    extin: { input_fields: ->(od) { od['o'] }, execute: ->(_c, _i, eis, eos) { { e: eis.map { |f| f[:name] }, o: eos.pluck('name') } } },
    multi: { execute: ->(_c, _i, _e, _o, cont) { cont.blank? ? reinvoke_after(seconds: 0.1, continue: { step: 1 }) : { step: cont['step'], c: cont.class.name } } },
    hwia: { execute: ->(_c, i) { i[:new] = { a: [{ b: 1 }] }; { x: i['new'][:a][0]['b'], cls: i['new'][:a][0].class.name, k: i.keys } } }
  },
  triggers: {
    p1: { input_fields: -> { [] }, output_fields: ->(od) { od['o'] }, poll: lambda { |_c, i, cl| page = cl.is_a?(Hash) ? cl[:page].to_i : 0; { events: [{ id: page.to_s, at: '2020-01-02T03:04:05Z', n: '1.5', s: nil }], next_poll: { page: page + 1 }, can_poll_more: page < 2 } }, dedup: ->(r) { "#{r['id']}@#{r[:at]}" } },
    p2: { output_fields: -> { FLD }, poll: ->(_c, _i, _cl) { { events: get("#{U}/arr"), next_poll: now.iso8601 } }, dedup: ->(r) { r['id'] } },
    p3: { output_fields: -> { FLD }, poll: ->(_c, _i, _cl) { [] } },
    p4: { output_fields: -> { FLD }, poll: ->(_c, _i, _cl) { nil } },
    p5: { output_fields: -> { FLD }, poll: ->(_c, _i, _cl) { { events: nil } } },
    p6: { output_fields: -> { FLD }, poll: ->(_c, _i, cl, eis, eos) { { events: [{ id: cl.inspect, s: eos.size.to_s }], next_poll: 5, can_poll_more: false } } },
    p7: { output_fields: -> { FLD }, poll: ->(_c, _i, _cl) { { events: get("#{U}/status/404") } } },
    w1: { output_fields: -> { FLD }, webhook_subscribe: ->(url, _c, i, rid) { post("#{U}/obj", url: url, r: rid.class.name) }, webhook_unsubscribe: ->(s, c) { delete("#{U}/obj/#{s['id']}").params(k: c.class.name) }, webhook_notification: ->(i, payload, eis, eos, headers, params, c, sub) { { id: payload['id'].to_s, s: [i.class.name, payload.class.name, headers.class.name, params.class.name, c.class.name, sub.class.name, headers['X-A'], params[:p]].join(',') } }, dedup: ->(m) { m['id'] }, sample_output: -> { { a: 1 } } },
    w2: { output_fields: -> { FLD }, webhook_notification: ->(_i, p) { [{ id: '1' }, { id: '2', at: '2020-01-01T00:00:00Z' }] } },
    w3: { output_fields: -> { FLD }, webhook_notification: ->(_i, p) { nil } },
    w4: { output_fields: -> { FLD }, webhook_notification: ->(_i, p) { get("#{U}/obj") } },
    w5: { output_fields: -> { FLD }, webhook_subscribe: ->(_u, _c, _i) { [{ a: 1 }, Time.utc(2030)] }, webhook_notification: ->(_i, p) { p } }
  }
}
