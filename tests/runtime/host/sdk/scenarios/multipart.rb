# SPDX-License-Identifier: GPL-3.0-or-later
# Files and plain fields in one form (§4.7.1).
{
  title: 'Uploads',
  connection: { authorization: { type: 'api_key', apply: lambda { |connection| headers('X-Key': connection['key']) } } },
  test: lambda { |_connection| true },
  actions: {
    upload: {
      execute: lambda do |_connection, input|
        post('http://api.example.com/files')
          .payload(file: [input['content'].decode_base64, 'image/png', input['name']], note: 'Grüße & more', empty: nil,
                   meta: { a: 1, b: [2] }, typed: ['{"x":1}', 'application/json'], plain: ['only text'])
          .request_format_multipart_form
      end
    },
    none: { execute: lambda { |_connection, _input| post('http://api.example.com/files').request_format_multipart_form } }
  }
}
