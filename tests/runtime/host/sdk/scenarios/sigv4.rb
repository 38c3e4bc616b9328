# SPDX-License-Identifier: GPL-3.0-or-later
# Requests signed for AWS (§11.1) with an XML answer.
{
  title: 'Signed storage',
  connection: { authorization: { type: 'custom_auth', apply: lambda { |_connection| } } },
  test: lambda { |_connection| true },
  methods: {
    signed: lambda do |connection, verb, path, params, payload|
      aws.generate_signature(connection: connection, service: 's3', region: 'us-east-1', host: 's3.example.com', path: path,
                             params: params, method: verb, headers: { 'X-Amz-Meta-A' => 'b  c' }, payload: payload)
    end
  },
  actions: {
    list: {
      execute: lambda do |connection, input|
        sign = call(:signed, connection, 'GET', '/bucket', { 'list-type' => 2, 'prefix' => input['prefix'] }, '')
        answer = get(sign['url'].sub('https://', 'http://')).headers(sign['headers']).response_format_xml(strip_response_namespaces: true)
        { keys: answer.dig('ListBucketResult', 0, 'Contents').map { |entry| entry.dig('Key', 0, 'content!') } }
      end
    },
    store: {
      execute: lambda do |connection, input|
        sign = call(:signed, connection, 'PUT', "/bucket/#{input['key'].encode_url}", {}, input['text'])
        put(sign['url'].sub('https://', 'http://')).headers(sign['headers']).request_body(input['text']).response_format_raw
          .after_response { |code, body, headers| { code: code, body: body, tag: headers['etag'] } }
      end
    }
  }
}
