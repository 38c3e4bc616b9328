# SPDX-License-Identifier: GPL-3.0-or-later
# A webhook whose payload is signed (§7.4, §7.5).
{
  title: 'Signed webhooks',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'api_key', apply: lambda { |connection| headers('X-Key' => connection['key']) } } },
  test: lambda { |_connection| true },
  triggers: {
    event: {
      webhook_subscribe: lambda do |webhook_url, _connection, input, _recipe_id|
        answer = post('hooks', url: webhook_url, events: input['events'])
        { id: answer['id'], secret: answer['secret'] }
      end,
      webhook_notification: lambda do |input, payload, _eis, _eos, headers, params, _connection, subscribed|
        raw = payload.is_a?(String) ? payload : payload.to_json
        expected = "sha256=#{raw.hmac_sha256(subscribed['secret']).encode_hex}"
        raise 'The signature does not match' unless headers['X-Signature'] == expected

        body = workato.parse_json(raw)
        body['events'].select { |event| input['events'].include?(event['type']) }.map { |event| event.merge('source' => params['source']) }
      end,
      webhook_unsubscribe: lambda { |subscribed| delete("hooks/#{subscribed['id']}") },
      dedup: lambda { |event| "#{event['id']}-#{event['type']}" },
      input_fields: lambda { |_definitions| [{ name: 'events', type: 'array', of: 'string' }] },
      output_fields: lambda { |_definitions| [{ name: 'id', type: 'integer' }, { name: 'at', type: 'date_time' }, { name: 'type' }] }
    }
  }
}
