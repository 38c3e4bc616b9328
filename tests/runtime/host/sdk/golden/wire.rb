# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: false

# Requests, answers, laziness, calling rules and values: one action a case (sdk/runtime.md §2, §4, §6, §9, §11, §13).
PNG = [137, 80, 78, 71, 13, 10, 26, 10, 0, 255].pack('C*') unless defined?(PNG)
B = 'https://api.example.com/t'
REQUESTS = {}
act = ->(name, &b) { REQUESTS[name] = { execute: b } }
act.(:get_params) { |c, i| get("#{B}/obj", a: 1, b: [1, 2], c: { d: 'x y', e: ['é', nil] }, f: nil, g: '', h: true, i: 1.5, j: Time.at(0), k: Date.new(2020, 1, 2), l: :sym) }
act.(:get_params_str) { get("#{B}/obj?x=1&y=a b#frag", z: 'a+b&c=d') }
act.(:get_params_builder) { get("#{B}/obj").params(a: 1).params(b: 2) }
act.(:get_params_string) { get("#{B}/obj").params('a=1&b=2') }
act.(:get_empty) { get("#{B}/obj", {}) }
act.(:get_unicode) { get("#{B}/obj/é") }
act.(:get_space) { get("#{B}/obj/a b") }
act.(:get_pct) { get("#{B}/obj/a%20b%2Fc?q=%41") }
act.(:get_brackets) { get("#{B}/obj?filter[a]=1") }
act.(:get_array_params) { get("#{B}/obj", [[:a, 1], [:b, 2]]) }
act.(:post_json) { post("#{B}/obj", a: 1, b: nil, c: "é</script>\u2028", d: [1.0, 10**20, 1e20], e: { f: true }) }
act.(:post_json_types) { post("#{B}/obj", t: Time.at(0).utc, d: Date.new(2020, 1, 2), z: Time.zone.at(0), s: :sym, bd: BigDecimal('1.10'), n: 5.minutes, r: (1..2), inf: nil) }
act.(:post_array) { post("#{B}/obj", [1, { a: 2 }]) }
act.(:post_string) { post("#{B}/obj", 'plain text') }
act.(:post_nil) { post("#{B}/obj") }
act.(:post_empty) { post("#{B}/obj", {}) }
act.(:post_false) { post("#{B}/obj", false) }
act.(:put_x) { put("#{B}/obj", a: 1) }
act.(:patch_x) { patch("#{B}/obj", a: 1) }
act.(:delete_x) { delete("#{B}/obj", a: 1) }
act.(:delete_none) { delete("#{B}/obj") }
act.(:head_x) { head("#{B}/obj") }
act.(:options_x) { options("#{B}/obj", a: 1) }
act.(:copy_x) { copy("#{B}/obj", a: 1) }
act.(:move_x) { move("#{B}/obj", a: 1) }
act.(:form) { post("#{B}/obj", a: 1, b: [1, 2], c: { d: 'x y' }, e: nil, f: 'é+&=').request_format_www_form_urlencoded }
act.(:form_pairs) { post("#{B}/obj").payload([['a', 1], ['b', 2]]).request_format_www_form_urlencoded }
act.(:form_str) { post("#{B}/obj", 'a=1').request_format_www_form_urlencoded }
act.(:multi) { post("#{B}/obj", a: 'x', n: 5, f: ['data', 'text/plain', 'a.txt'], g: { h: 'y' }).request_format_multipart_form }
act.(:multi2) { post("#{B}/obj", f: [PNG, 'image/png'], k: ['v1', 'text/csv', "n\"ä.csv"]).request_format_multipart_form }
act.(:multi_list) { post("#{B}/obj", list: %w[a b], nil: nil, t: true).request_format_multipart_form }
act.(:xml) { post("#{B}/obj").payload('a' => [{ '@id' => '1', 'b' => [{ 'content!' => 'x & <y>' }], 'c' => 'text' }]).format_xml('root', '@xmlns' => 'urn:x') }
act.(:xml2) { post("#{B}/xml", { 'a' => [{ 'b!' => '<raw/>' }, { 'c' => nil }], 'd' => [1, 2], 'e' => { :f => true, 'g' => [] } }).format_xml('ns:root', { '@xmlns:ns' => 'u', '@a' => 1 }) }
act.(:xml_strip) { get("#{B}/xml").response_format_xml(strip_response_namespaces: true) }
act.(:xml_resp) { get("#{B}/xml").response_format_xml }
act.(:raw_resp) { get("#{B}/text").response_format_raw }
act.(:raw_bin) { get("#{B}/binary").response_format_raw }
act.(:raw_bin_b64) { { x: get("#{B}/binary").response_format_raw.base64 } }
act.(:raw_enc) { r = get("#{B}/binary").response_format_raw; { e: r.encoding.to_s, c: r.response!.class.name, b: r.binary? } }
act.(:raw_text_enc) { r = get("#{B}/text").response_format_raw; { e: r.encoding.to_s, c: r.response!.class.name, s: r.length } }
act.(:latin) { get("#{B}/latin1").response_format_raw }
act.(:latin_json) { get("#{B}/latin1json") }
act.(:nochar) { get("#{B}/nocharset").response_format_raw }
act.(:gzip) { get("#{B}/gzip") }
act.(:gzip_raw) { get("#{B}/gzip").response_format_raw }
act.(:deflate) { get("#{B}/deflate") }
act.(:rawdeflate) { get("#{B}/rawdeflate") }
act.(:badgzip) { get("#{B}/badgzip") }
act.(:identity) { get("#{B}/identity") }
act.(:badjson) { get("#{B}/badjson") }
act.(:emptybody) { get("#{B}/empty") }
act.(:nulljson) { get("#{B}/null") }
act.(:scalarjson) { get("#{B}/scalar") }
act.(:bom) { get("#{B}/bom") }
act.(:bigjson) { get("#{B}/bignum") }
act.(:deepjson) { get("#{B}/deep") }
act.(:dupjson) { get("#{B}/dup") }
act.(:nanjson) { get("#{B}/nan") }
act.(:headers) { get("#{B}/obj").headers('X-A' => 1, x_under: 'b', 'content-type' => 'text/x', accept: 'a/b', nilh: nil, 'X-É' => 'é') }
act.(:headers2) { post("#{B}/obj", a: 1).headers('Content-Type' => 'application/vnd.api+json', 'Accept' => 'application/vnd.api+json') }
act.(:headers_sym) { get("#{B}/obj").headers(authorization: 'Bearer x', 'User-Agent': 'me', accept_encoding: 'identity') }
act.(:case_headers) { get("#{B}/obj").case_sensitive_headers('x-lower' => '1', 'SOAPAction' => 'y', 'X-a-B' => 'c') }
act.(:headers_merge) { get("#{B}/obj").headers('X-A' => '1').headers('x-a' => '2') }
act.(:content_type) { post("#{B}/obj").content_type('text/plain').request_body('hello é') }
act.(:request_body) { post("#{B}/obj").request_body('{"raw":1}') }
act.(:request_body_hash) { post("#{B}/obj").request_body(a: 1) }
act.(:req_raw) { post("#{B}/obj").payload(a: 1).request_format_json.request_body('zz') }
act.(:accept) { get("#{B}/obj").accept('text/csv') rescue error("#{$!.class} #{$!.message[0, 60]}") }
act.(:after_resp) { get("#{B}/hdr").after_response { |code, body, headers| { c: code, b: body, h: headers.to_h.transform_keys(&:to_s).slice('x_total', 'content_type', 'set_cookie', 'link'), cls: headers.class.name } } }
act.(:after_resp_nil) { get("#{B}/obj").after_response { |_c, _b, _h| nil } }
act.(:after_resp_false) { get("#{B}/obj").after_response { |_c, _b, _h| false } }
act.(:after_resp_call) { get("#{B}/obj").after_response { |_c, b, _h| call(:m1, b['id']) } }
act.(:after_resp_2) { get("#{B}/obj").after_response { |c, _b, _h| { n: c } }.after_response { |c, b, _h| { again: c, b: b['id'] } } }
act.(:after_resp_req) { get("#{B}/obj").after_response { |_c, _b, _h| get("#{B}/scalar") } }
act.(:after_resp_arity) { get("#{B}/obj").after_response { |c| { c: c } } }
act.(:after_resp_raise) { get("#{B}/obj").after_response { |_c, _b, _h| error('in hook') } }
act.(:err) { get("#{B}/status/404") }
act.(:err_422) { post("#{B}/status/422", a: 1) }
act.(:err_500) { get("#{B}/status/500") }
act.(:err_hook) { get("#{B}/status/404").after_error_response(404) { |code, body, headers, message| { c: code, b: body, m: message, h: headers.key?('content_type') || headers.key?(:content_type) } } }
act.(:err_hook_re) { get("#{B}/status/422").after_error_response(/4\d\d/) { |code, body, _h, message| error("#{code} #{message}: #{body}") } }
act.(:err_hook_str) { get("#{B}/status/422").after_error_response('42') { |code, _b, _h, _m| { s: code } } }
act.(:err_hook_miss) { get("#{B}/status/404").after_error_response(500) { |*| { no: 1 } } }
act.(:err_hook_msg) { get("#{B}/status/404").after_error_response(/not here/) { |_c, b, _h, _m| { body: b } } }
act.(:err_hook_nil) { get("#{B}/status/404").after_error_response(404) { nil } }
act.(:err_hook_two) { get("#{B}/status/500").after_error_response(404) { { first: 1 } }.after_error_response(500) { { second: 1 } } }
act.(:err_rescue) { begin; get("#{B}/status/418").response!; rescue RestClient::Exception => e; { rc: e.class.name }; rescue => e; { c: e.class.name, m: e.message, code: e.code, r: e.response.to_s, me: e.method.to_s }; end }
act.(:err_try) { get("#{B}/status/404").try(:[], 'x') }
act.(:status_204) { get("#{B}/status/204") }
act.(:status_201) { post("#{B}/status/201", a: 1) }
act.(:status_304) { get("#{B}/status/304") }
act.(:status_300) { get("#{B}/status/300") }
act.(:basic) { get("#{B}/obj").user('u:é').password('p w') }
act.(:basic2) { get("#{B}/obj").auth_type('basic').user('u') rescue error($!.class.name) }
act.(:url_userinfo) { get('https://us:pw@api.example.com/t/obj') }
act.(:url_port) { get('https://api.example.com:8443/t/obj') }
act.(:url_http) { get('http://api.example.com/t/obj') }
act.(:url_rel) { get('t/obj') }
act.(:url_rel2) { get('/t/obj?q=1') }
act.(:url_upper) { get('HTTPS://API.Example.COM/t/obj') }
act.(:url_idn) { get('https://bücher.example.com/t/obj') }
act.(:url_bad) { get('ht!tp://x') }
act.(:url_nil) { get(nil) }
act.(:url_num) { get(5) }
act.(:url_uri) { get(URI('https://api.example.com/t/obj?x=1')) }
act.(:url_empty) { get('') }
act.(:url_frag) { get("#{B}/obj#a/b") }
act.(:url_dots) { get("#{B}/x/../obj") }
act.(:url_dslash) { get('https://api.example.com//t//obj') }
act.(:lazy_unused) { get("#{B}/obj"); { ok: 1 } }
act.(:lazy_nested) { { a: get("#{B}/obj").dig('id'), b: [get("#{B}/scalar")], c: { d: get("#{B}/null") } } }
act.(:lazy_is) { r = get("#{B}/obj"); { h: r.is_a?(Hash), c: r.class.name, n: r.nil?, b: r.blank?, p: r.present? } }
act.(:lazy_is_arr) { r = get("#{B}/arr"); { a: r.is_a?(Array), m: r.map { |x| x['id'] }, w: Array.wrap(r).size } }
act.(:lazy_str) { "#{get("#{B}/scalar")}" }
act.(:lazy_each) { r = []; get("#{B}/arr").each { |x| r << x['id'] }; { r: r } }
act.(:lazy_mod) { r = get("#{B}/obj"); r['added'] = 1; r.merge('x' => 2).slice('added', 'x', 'id') }
act.(:lazy_eq) { r = get("#{B}/scalar"); { eq: r == 5, ne: r != 5, t: !r } }
act.(:lazy_to_json) { { j: get("#{B}/scalar").to_json, i: get("#{B}/scalar").inspect, s: get("#{B}/scalar").to_s } }
act.(:lazy_respond) { r = get("#{B}/arr"); { f: r.respond_to?(:first), z: r.respond_to?(:zzz), first: r.first['id'] } }
act.(:lazy_dup) { r = get("#{B}/obj").dup; r['id'] }
act.(:lazy_splat) { a, b = *get("#{B}/arr"); { a: a['id'], b: b['id'] } }
act.(:lazy_plus) { { x: [1] + get("#{B}/arr").to_a.size.then { |n| [n] }, y: get("#{B}/scalar") + 1 } }
act.(:lazy_case) { case get("#{B}/arr").response! when Array then { k: 'array' } else { k: 'other' } end }
act.(:lazy_case2) { case get("#{B}/arr") when Array then { k: 'array' } else { k: 'other' } end }
act.(:lazy_presence) { { p: get("#{B}/null").presence, q: get("#{B}/obj").presence&.class&.name } }
act.(:lazy_tap) { get("#{B}/obj").tap { |x| x['t'] = x['id'] }.slice('t') }
act.(:lazy_then) { get("#{B}/obj").then { |x| { id: x['id'], c: x.class.name } } }
act.(:lazy_if) { get("#{B}/null") ? { truthy: 1 } : { falsy: 1 } }
act.(:lazy_and) { (get("#{B}/null") && { truthy: 1 }) || { falsy: 1 } }
act.(:parallel) { parallel([get("#{B}/obj"), get("#{B}/status/404"), post("#{B}/scalar", a: 1)], threads: 2) }
act.(:parallel_empty) { parallel([]) }
act.(:parallel_hooks) { parallel([get("#{B}/obj").after_response { |c, _b, _h| c }, get("#{B}/status/404").after_error_response(404) { |c, _b, _h, _m| c }], rpm: 60) }
act.(:parallel_bad) { parallel([1]) }
act.(:parallel_one) { parallel(get("#{B}/obj")) }
act.(:format_json) { post("#{B}/text", a: 1).response_format_json }
act.(:req_xml_resp_json) { post("#{B}/obj", { 'a' => 1 }).request_format_xml('r').response_format_json }
act.(:accept_json_ct) { get("#{B}/obj").headers('Content-Type' => 'application/json') }
act.(:follow) { get("#{B}/obj").follow_redirection }
act.(:ignore) { get("#{B}/obj").ignore_redirection }
act.(:ignore302) { get("#{B}/status/302").ignore_redirection }
act.(:payload_add) { post("#{B}/obj", a: 1).payload(b: 2) }
act.(:payload_str_add) { post("#{B}/obj", 'a').payload('b') }
act.(:payload_json_bin) { post("#{B}/obj", a: PNG) }
act.(:payload_invalid) { post("#{B}/obj", a: "\xFF") }
act.(:payload_cyclic) { h = {}; h['a'] = h; post("#{B}/obj", h) }
act.(:payload_nan) { post("#{B}/obj", a: Float::NAN) }
act.(:payload_obj) { post("#{B}/obj", a: Object) }
act.(:payload_where) { post("#{B}/obj", l: [{ 'a' => 1 }, { 'a' => 2 }].where('a >' => 1)) }
act.(:payload_req) { post("#{B}/obj", l: get("#{B}/scalar")) }
act.(:cur_url) { r = get("#{B}/obj?a=1", b: 2); { u: r.current_url, v: r.current_verb } rescue error($!.class.name) }
act.(:tls) { get("#{B}/obj").tls_client_cert(certificate: 'bad', key: 'bad') }
act.(:tls_server) { get("#{B}/obj").tls_server_certs(certificates: ['bad']) }
act.(:digest) { get("#{B}/obj").digest_auth.user('u').password('p') rescue error($!.class.name) }
act.(:call_m) { call(:m2, 1, 2, k: 3) }
act.(:call_missing) { call(:zz) }
act.(:call_bad) { call(:notlambda) }
act.(:call_arity) { call(:m1) }
act.(:call_kw) { call(:m3, a: 1) }
act.(:error_x) { error('boom é') }
act.(:error_obj) { error(a: 1) }
act.(:error_nil) { error(nil) }
act.(:retval_sym) { { a: :b, 'c' => 1.0, d: 1e100, e: 10**30, f: Time.at(0).utc, g: Date.new(2020, 1, 1), h: (1..3), i: /x/, j: nil, k: PNG, l: 'é'.encode('ISO-8859-1'), m: Set.new([1]), n: BigDecimal('1.5'), o: Rational(1, 3), p: -> { }, q: Struct.new(:z).new(1) } }
act.(:retval_arr) { [{ a: 1 }, [{ b: 2 }]] }
act.(:retval_str) { 'plain' }
act.(:retval_frozen) { [{ a: 1 }].freeze }
act.(:hwia) { |c, i| { a: i[:x], b: i['x'], c: i.class.name, d: i.key?(:x), e: i.to_h.class.name, f: c.class.name, g: i.dig(:y, 'z') } }
act.(:conn_mut) { |c| c['temp'] = 1; { t: c['temp'] } }
act.(:workato_pkg) { { j: workato.jwt_encode({ a: 1 }, 'k', 'HS256'), c: workato.csv.parse("a,b\n1,2", headers: true), g: workato.csv.generate(headers: %w[a]) { |x| x << [1] }, y: workato.render_yaml({ 'a' => 1 }), p: workato.pbkdf2_hmac_sha1('a', 'b').base64, e: workato.aes_cbc_encrypt('text', 'passworddrowssap').base64 } }
act.(:workato_bad) { workato.stash }
act.(:aws_sig) { aws.generate_signature(connection: { aws_api_key: 'AK', aws_secret_key: 'SK' }, service: 's3', region: 'us-east-1', path: '/b', params: { a: 1 }) }
act.(:aws_req) { s = aws.generate_signature(connection: { aws_api_key: 'AK', aws_secret_key: 'SK' }.with_indifferent_access, service: 'ec2', region: 'eu-west-1', params: { Action: 'X' }); get(s[:url]).headers(s[:headers]).response_format_xml }
act.(:lookup_x) { lookup('t', a: 1) }
act.(:prop_x) { { a: account_property('zz') } }
act.(:words) { { a: blank, b: clear, c: null, d: skip, n: now.class.name, t: today.class.name, z: now.time_zone.name } }
act.(:sleep_x) { sleep(1); { ok: 1 } }
act.(:yield_ret) { next({ n: 1 }); { m: 2 } }
act.(:const_rt) { begin; error('x'); rescue RuntimeError => e; { c: e.class.name }; end }
act.(:const_arg) { begin; 'a' + nil; rescue ArgumentError => e; { c: e.class.name }; end }
act.(:const_std) { begin; raise 'core'; rescue RuntimeError => e; { sdk: 1 }; rescue StandardError => e; { core: e.class.name }; end }
act.(:const_json) { begin; parse_json('{'); rescue JSON::ParserError; { a: 1 }; rescue StandardError => e; { c: e.class.name, m: e.message[0, 20] }; end }
act.(:ctx_self) { { s: self.class.name, r: respond_to?(:get), e: execution_context.keys } }
act.(:reinvoke) { |_c, _i, _e, _o, k| k['n'] ? { done: k['n'] } : reinvoke_after(seconds: 1, continue: { n: 1 }) }
act.(:checkpoint) { checkpoint!(continue: { a: 1 }); { ok: 1 } }
act.(:arity_more) { |a, b, c, d, e, f| { n: [a, b, c, d, e, f].map(&:class).map(&:name) } }
REQUESTS[:arity_req] = { execute: lambda { |a, b, c, d, e, f| { x: 1 } } }
REQUESTS[:arity_zero] = { execute: lambda { { x: 1 } } }
REQUESTS[:arity_splat] = { execute: lambda { |*r| { n: r.size } } }
REQUESTS[:arity_opt] = { execute: lambda { |a, b = 5, *r| { n: r.size, b: b.class.name } } }
REQUESTS[:arity_kw] = { execute: lambda { |a, b, k: 1| { k: k } } }
REQUESTS[:arity_block] = { execute: lambda { |a, b, &k| { k: k } } }
REQUESTS[:no_exec] = { title: 'x' }
{
  title: 'Wire',
  connection: { fields: [{ name: 'k' }], base_uri: ->(c) { 'https://api.example.com/' }, authorization: { type: 'custom_auth', apply: ->(c) { headers('X-Auth': "k#{c['k']}"); params(tok: 1) if current_url.to_s.include?('withtok') } } },
  test: ->(c) { get('/t/obj') },
  methods: { m1: ->(x) { { m: x } }, m2: ->(a, b, k: 0) { { s: [a, b, k] } }, m3: ->(h) { { h: h.class.name } }, notlambda: 'x' },
  actions: REQUESTS
}
