# SPDX-License-Identifier: GPL-3.0-or-later
require 'rest-client' # as many connectors do; it is there already
# Where redirects lead (§4.9).
{
  title: 'Redirects',
  connection: { authorization: { type: 'api_key', apply: lambda { |connection| headers('X-Key' => connection['key']).params(k: 1) } } },
  test: lambda { |_connection| true },
  actions: {
    found: { execute: lambda { |_connection, _input| get('http://api.example.com/old') } },
    see_other: { execute: lambda { |_connection, _input| post('http://api.example.com/submit', a: 1) } },
    kept: { execute: lambda { |_connection, _input| post('http://api.example.com/moved', a: 1).follow_redirection } },
    refused: { execute: lambda { |_connection, _input| post('http://api.example.com/moved', a: 1) } },
    ignored: {
      execute: lambda do |_connection, _input|
        get('http://api.example.com/old').ignore_redirection.response_format_raw.after_response { |code, body, headers| { code: code, body: body, location: headers['location'] } }
      end
    }
  }
}
