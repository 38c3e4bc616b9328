# SPDX-License-Identifier: GPL-3.0-or-later
# Without a refresh lambda the token is renewed at token_url (§5.4, built-in grant).
{
  title: 'OAuth2 with a token address',
  connection: {
    authorization: {
      type: 'oauth2',
      client_id: lambda { |connection| "id-#{connection['env']}" },
      client_secret: 's&cret',
      authorization_url: lambda { |connection| "http://api.example.com/#{connection['env']}/authorize" },
      token_url: lambda { |connection| "http://api.example.com/#{connection['env']}/token" },
      apply: lambda { |_connection, access_token| headers(authorization: "Bearer #{access_token}") }
    }
  },
  test: lambda { |_connection| get('http://api.example.com/me') },
  actions: { save: { execute: lambda { |_connection, input| post('http://api.example.com/items', input).format_json } } }
}
