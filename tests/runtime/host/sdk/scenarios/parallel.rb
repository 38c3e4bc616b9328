# SPDX-License-Identifier: GPL-3.0-or-later
# Several requests at once, one of them refused (§4.16).
{
  title: 'Parallel',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'api_key', apply: lambda { |connection| params(key: connection['key']) } } },
  test: lambda { |_connection| true },
  actions: {
    fetch: {
      execute: lambda do |_connection, input|
        requests = input['ids'].map { |id| get("parts/#{id}").after_response { |_code, body, _headers| body.merge('seen' => true) } }
        success, parts, errors = parallel(requests, threads: 3, rpm: 6000)
        { success: success, parts: parts, errors: errors, none: parallel([]) }
      end
    }
  }
}
