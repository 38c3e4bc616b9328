# SPDX-License-Identifier: GPL-3.0-or-later
# What becomes of refused requests (§4.11, §4.12).
{
  title: 'Errors',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'none' } },
  test: lambda { |_connection| get('status/500') },
  actions: {
    mapped: {
      execute: lambda do |_connection, input|
        post('orders', input).after_error_response(404, /unprocessable/i, 'quota') do |code, body, headers, message|
          error("#{code} #{message} (#{headers['x_request_id'] || headers['X-Request-Id']}): #{workato.parse_json(body)['detail']}")
        end
      end
    },
    kept: {
      execute: lambda do |_connection, _input|
        value = get('orders/9').after_error_response(404) { |*| { missing: true } }
        { value: value, list: get('orders').after_error_response(/.*/) { |_code, _body, _headers, message| message } }
      end
    },
    rescued: {
      execute: lambda do |_connection, _input|
        get('orders/9').presence
      rescue RequestFailedError => e
        { class: e.class.name, code: e.code, verb: e.method, message: e.message, body: e.response.to_s, type: e.response.headers[:content_type] }
      end
    },
    broken: { execute: lambda { |_connection, _input| get('html') } },
    raised: { execute: lambda { |_connection, _input| get('orders/9') } }
  }
}
