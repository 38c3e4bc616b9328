# SPDX-License-Identifier: GPL-3.0-or-later
# Connector code that meets, or is, the worst. A comment "at:NAME" marks the line an error must name.
{
  title: 'Hostile',
  connection: { fields: [] },
  actions: {
    json: { execute: lambda { |_connection, input|
      get(input['url'])['a'] # at:json
      { fine: true }
    } },
    value: { execute: lambda { |_connection, input|
      get(input['url']) # at:value
    } },
    xml: { execute: lambda { |_connection, input|
      get(input['url']).response_format_xml['a'] # at:xml
    } },
    raw: { execute: lambda { |_connection, input|
      { size: get(input['url']).response_format_raw.bytesize } # at:raw
    } },
    header_name: { execute: lambda { |_connection, input|
      get(input['url']).headers("X-A\r\nX-Evil" => '1').presence # at:header_name
    } },
    header_value: { execute: lambda { |_connection, input|
      get(input['url']).headers('X-A' => "1\r\nX-Evil: 1").presence # at:header_value
    } },
    address: { execute: lambda { |_connection, input|
      get("#{input['url']} HTTP/1.1\r\nX-Evil: 1\r\n").presence # at:address
    } },
    header_charset: { execute: lambda { |_connection, input|
      get(input['url']).headers('X-Latin' => 'café'.encode('ISO-8859-1'), 'X-Bytes' => "\xFF\x01".b, 'X-Utf' => 'é').presence
    } },
    verb_body: { execute: lambda { |_connection, input|
      post(input['url'], a: "\xFF\xFE").presence # at:verb_body
    } },
    integer: { execute: lambda { |_connection, _input|
      { n: 10**20_000 }
    } },
    cycle: { execute: lambda { |_connection, _input| # at:cycle
      hash = {}
      hash['self'] = hash
    } },
    deep: { execute: lambda { |_connection, _input| # at:deep
      100_000.times.inject([]) { |inner, _| [inner] }
    } },
    code: { execute: lambda { |_connection, _input| # at:code
      { a: lambda { 1 } }
    } },
    nan: { execute: lambda { |_connection, _input| # at:nan
      { a: Float::NAN, b: Float::INFINITY }
    } },
    liar: { execute: lambda { |_connection, _input|
      text = +'x'
      def text.to_json(*) = raise('no')
      def text.encoding = raise('no') # at:liar
      { a: text }
    } },
    bytes: { execute: lambda { |_connection, _input| # at:bytes
      { a: "\xFF\x00".b, b: "\xFFé", c: 'é'.encode('UTF-16LE') }
    } },
    search: { execute: lambda { |_connection, _input|
      puts 'searching'
      { found: ('a' * 60 + '!').match?(/^(a|a?)+$/) } # at:search
    } }
  }
}
