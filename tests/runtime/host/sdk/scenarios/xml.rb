# SPDX-License-Identifier: GPL-3.0-or-later
# Both ways between hashes and XML (§4.7.2, §4.10.1).
{
  title: 'XML',
  connection: { authorization: { type: 'basic_auth', apply: lambda { |connection| user(connection['user']).password(connection['password']) } } },
  test: lambda { |_connection| true },
  actions: {
    send: {
      execute: lambda do |_connection, input|
        post('http://api.example.com/xml')
          .payload(a: 1, 'b' => 'x<y&"z\'', c: nil, e: [1, 2], f: { g: true, h: [] }, 'j!' => '<raw/>', 'k/' => nil,
                   x: [{ '@id': 'v', 'content!': input['text'] }, { '@id': 2 }], at: Date.new(2020, 1, 2))
          .format_xml('o:root', { '@xmlns:o' => 'urn:o' }, strip_response_namespaces: true, '@v' => '1')
      end
    },
    read: { execute: lambda { |_connection, _input| get('http://api.example.com/xml').response_format_xml } },
    text: { execute: lambda { |_connection, input| { hash: input['xml'].from_xml } } },
    bad: { execute: lambda { |_connection, _input| get('http://api.example.com/bad').response_format_xml } }
  }
}
