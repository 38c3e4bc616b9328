# SPDX-License-Identifier: GPL-3.0-or-later
# Bodies of forms and queries of every shape (§4.5, §4.7).
{
  title: 'Forms',
  connection: { authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  actions: {
    form: {
      execute: lambda do |_connection, input|
        post('http://api.example.com/form').params('z' => nil, a: [1, 'b c'], h: { y: true, x: { d: Date.new(2020, 1, 2) } }, empty: [], t: Time.utc(2020, 1, 2, 3, 4, 5))
          .payload(input.merge(list: [{ k: 1 }, { k: 'é&=' }], none: nil, sym: :ok)).request_format_www_form_urlencoded
      end
    },
    verbatim: { execute: lambda { |_connection, _input| post('http://api.example.com/form?x=1&&y=2').params('raw=1&b=c d').payload('a=b c&d').request_format_www_form_urlencoded } },
    hash: { execute: lambda { |_connection, _input| post('http://api.example.com/form').request_body(a: 1, b: [1, 2], c: { d: nil }) } },
    www: { execute: lambda { |_connection, input| { text: { a: 'x y', b: [1, 2], c: nil }.encode_www_form, query: input.to_param } } }
  }
}
