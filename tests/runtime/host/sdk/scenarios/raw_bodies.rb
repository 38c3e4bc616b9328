# SPDX-License-Identifier: GPL-3.0-or-later
# Bytes in, bytes out (§4.7, §4.10).
{
  title: 'Raw',
  connection: { authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  actions: {
    download: { execute: lambda { |_connection, _input| data = get('http://api.example.com/png').response_format_raw; { size: data.bytesize, base64: data.encode_base64, sha: data.encode_sha256.encode_hex } } },
    upload: { execute: lambda { |_connection, input| put('http://api.example.com/png').headers('Content-Type' => 'image/png').request_body(input['data'].decode_base64).response_format_raw } },
    text: { execute: lambda { |_connection, _input| post('http://api.example.com/text').request_body('plain <text> ü').headers(content_type: 'text', accept: 'text').response_format_raw } },
    list: { execute: lambda { |_connection, _input| post('http://api.example.com/list', [{ a: '<é>' }, 1.5, nil]) } },
    nothing: { execute: lambda { |_connection, _input| { a: delete('http://api.example.com/gone'), b: put('http://api.example.com/empty'), c: head('http://api.example.com/head').after_response { |code, body, headers| [code, body, headers['x_n']] } } } }
  }
}
