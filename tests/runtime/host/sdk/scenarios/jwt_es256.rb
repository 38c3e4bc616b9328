# SPDX-License-Identifier: GPL-3.0-or-later
# A service account: a JWT signed with an elliptic key buys a token (§11).
{
  title: 'Service account',
  connection: {
    authorization: {
      type: 'custom_auth',
      acquire: lambda do |connection|
        claims = { iss: connection['issuer'], aud: 'http://api.example.com/token', iat: now.to_i, exp: now.to_i + 3600, scope: 'a b' }
        assertion = workato.jwt_encode(claims, connection['private_key'], 'ES256', kid: 'k1', typ: 'x')
        checked = workato.jwt_decode(assertion, connection['private_key'], 'ES256')
        post('http://api.example.com/token', grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion)
          .headers('X-Claims' => checked['payload'].keys.join(','), 'X-Header' => checked['header'].to_json)
          .request_format_www_form_urlencoded
          .slice('access_token')
      end,
      refresh_on: 401,
      apply: lambda { |connection| headers(Authorization: "Bearer #{connection['access_token']}") }
    }
  },
  test: lambda { |_connection| get('http://api.example.com/me') },
  actions: {
    sign: {
      execute: lambda do |connection, input|
        token = workato.jwt_encode({ a: input['a'] }, 'shared-secret', 'hs256', kid: 'k2')
        { token: token, back: workato.jwt_decode(token, 'shared-secret', 'HS256'),
          wrong: begin workato.jwt_decode(token, 'other', 'HS256') rescue "#{$!.class}: #{$!.message}" end,
          none: begin workato.jwt_encode({}, 'k', 'none') rescue "#{$!.class}: #{$!.message}" end,
          short: begin workato.jwt_encode({}, connection['private_key'], 'ES512') rescue "#{$!.class}: #{$!.message}" end }
      end
    }
  }
}
