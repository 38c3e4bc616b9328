# SPDX-License-Identifier: GPL-3.0-or-later
# Several ways to authorize, chosen by a field (§5.2).
{
  title: 'Either way',
  connection: {
    fields: [{ name: 'auth_type', control_type: 'select', pick_list: [%w[Key key], %w[Client client]] }],
    base_uri: lambda { |_connection| 'http://api.example.com/' },
    authorization: {
      type: 'multi',
      selected: lambda { |connection| connection['auth_type'] },
      options: {
        key: { type: 'api_key', fields: [{ name: 'api_key' }], apply: lambda { |connection| headers('X-Key' => connection['api_key']) } },
        client: {
          type: 'custom_auth',
          acquire: lambda do |connection|
            post('token', grant_type: 'client_credentials').user(connection['id']).password(connection['secret']).request_format_www_form_urlencoded
          end,
          refresh_on: 401,
          apply: lambda { |connection| headers('Authorization' => "Bearer #{connection['access_token']}") }
        }
      }
    }
  },
  test: lambda { |_connection| get('me') }
}
