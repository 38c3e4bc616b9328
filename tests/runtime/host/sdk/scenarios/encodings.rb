# SPDX-License-Identifier: GPL-3.0-or-later
# Compressed answers and their character sets (§4.10).
{
  title: 'Encodings',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  actions: {
    read: {
      execute: lambda do |_connection, _input|
        raw = ->(path) { get(path).response_format_raw.after_response { |_code, body, headers| [body.encoding.name, body.bytes.length, body.dup.force_encoding('UTF-8').scrub('?'), headers['content_encoding'].inspect] } }
        { gzip: get('gzip'), deflate: get('deflate'), bare: get('bare'), latin: get('latin'), text: raw.call('text'), bytes: raw.call('bytes'), utf8: raw.call('utf8'), blank: get('blank') }
      end
    },
    corrupt: { execute: lambda { |_connection, _input| get('corrupt') } },
    mark: { execute: lambda { |_connection, _input| get('mark') } }
  }
}
