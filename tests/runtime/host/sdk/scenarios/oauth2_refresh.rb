# SPDX-License-Identifier: GPL-3.0-or-later
# A token that has expired: the refresh lambda runs once, apply and the request again (sdk/runtime.md §5.4).
{
  title: 'OAuth2 with a refresh lambda',
  connection: {
    fields: [{ name: 'client_id' }, { name: 'client_secret', control_type: 'password' }],
    base_uri: lambda { |_connection| 'http://api.example.com/v1/' },
    authorization: {
      type: 'oauth2',
      authorization_url: lambda { |connection| "http://api.example.com/authorize?response_type=code&scope=a%20b&client_id=#{connection['client_id']}" },
      acquire: lambda do |connection, code, redirect_uri|
        answer = post('http://api.example.com/token')
                 .payload(grant_type: 'authorization_code', code: code, redirect_uri: redirect_uri)
                 .user(connection['client_id']).password(connection['client_secret'])
                 .request_format_www_form_urlencoded
        [{ access_token: answer['access_token'], refresh_token: answer['refresh_token'] }, answer['owner'], { instance: answer['instance'] }]
      end,
      refresh_on: [401, /token expired/],
      refresh: lambda do |connection, refresh_token|
        post('http://api.example.com/token')
          .payload(grant_type: 'refresh_token', refresh_token: refresh_token, client_id: connection['client_id'])
          .request_format_www_form_urlencoded
      end,
      apply: lambda { |_connection, access_token| headers('Authorization' => "Bearer #{access_token}") }
    }
  },
  test: lambda { |_connection| get('me') },
  actions: {
    list: {
      execute: lambda do |_connection, input|
        first = get('items', since: input['since'], 'ids' => [3, 1])
        { items: first['items'], again: get("items/#{first.dig('items', 0, 'id')}") }
      end
    },
    busy: { execute: lambda { |_connection, _input| get('busy') } },
    twice: { execute: lambda { |_connection, _input| get('never').after_error_response(401) { |code, body, _headers, message| { code: code, body: body, message: message } } } }
  }
}
