# SPDX-License-Identifier: GPL-3.0-or-later
# A token that is bought when first refused and bought again later (§5.2, §5.4).
{
  title: 'Token by password',
  connection: {
    base_uri: lambda { |connection| "http://#{connection['host'] || 'api'}.example.com/" },
    authorization: {
      type: 'custom_auth',
      acquire: lambda do |connection|
        answer = post('login', user: connection['user'], password: connection['password'])
        { token: answer['token'], host: answer['host'] }
      end,
      refresh_on: [401, 403, /"code":\s*"EXPIRED"/],
      detect_on: [/"error":\s*"session"/],
      apply: lambda { |connection| headers('X-Token': connection['token'] || 'none').params(v: 2) }
    }
  },
  test: lambda { |_connection| get('me') },
  actions: {
    detected: { execute: lambda { |_connection, _input| get('quiet') } },
    expired: { execute: lambda { |_connection, _input| post('write', a: 1) } },
    refused: { execute: lambda { |_connection, _input| get('refused') } }
  }
}
