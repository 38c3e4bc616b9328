# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: false

# Several kinds of authorization in one connector (sdk/runtime.md §5).
V = 'https://api.example.com/t'
{
  title: 'Auth',
  connection: {
    fields: [{ name: 'auth_type' }],
    base_uri: ->(c) { "https://#{c['sub'] || 'api'}.example.com" },
    authorization: {
      type: 'multi', selected: ->(c) { c['auth_type'] || 'o' },
      options: {
        o: { type: 'oauth2', fields: [{ name: 'x' }], authorization_url: ->(c) { "#{V}/auth?a=#{c['x']}" }, token_url: ->(_c) { "#{V}/obj" }, client_id: ->(c) { "cid#{c['x']}" }, client_secret: 'sec', apply: ->(c, token) { headers('Authorization' => "Bearer #{token}", 'X-R' => c['refresh_token']) }, detect_on: [/"ok"x/], refresh_on: [401, /busy/] },
        c: { type: 'custom_auth', acquire: ->(c) { { tok: post("#{V}/obj", a: c['k'])['token'] } }, apply: ->(c) { params(tok: c['tok']) }, refresh_on: [401, 'unauthorized'], detect_on: [/not here/] }
      }
    }
  },
  test: ->(c) { get('/t/obj') },
  actions: { ok: { execute: -> { get('/t/obj?x=1') } }, bad: { execute: -> { get('/t/status/401') } }, det: { execute: -> { get('/t/status/404') } }, two: { execute: -> { a = get('/t/obj'); b = post('/t/status/401', x: 1).after_error_response(401) { |c, bd, h, m| { c: c } }; { a: a['id'], b: b } } } },
  pick_lists: { p: -> { get('/t/arr').pluck('id') } }
}
