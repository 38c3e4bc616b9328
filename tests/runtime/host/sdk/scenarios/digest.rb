# SPDX-License-Identifier: GPL-3.0-or-later
# Digest authentication: one challenge, one answer (§4.13).
{
  title: 'Digest',
  connection: {
    authorization: {
      type: 'custom_auth',
      apply: lambda { |connection| digest_auth.user(connection['user']).password(connection['password']) }
    }
  },
  test: lambda { |_connection| get('http://api.example.com/digest/me') },
  actions: { search: { execute: lambda { |_connection, input| post('http://api.example.com/digest/search', input).params(q: 'a b') } } }
}
