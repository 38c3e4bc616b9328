# SPDX-License-Identifier: GPL-3.0-or-later
# Downloads and uploads in parts (§8).
{
  title: 'Streams',
  connection: { authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  streams: {
    file: lambda do |input, from, to, _size|
      data = get("http://api.example.com/files/#{input['id']}").headers('Range' => "bytes=#{from}-#{to}").response_format_raw
             .after_error_response(416) { |*| '' }
      [data.to_s, data.to_s.length < to - from + 1]
    end
  },
  actions: {
    download: { execute: lambda { |_connection, input| { content: workato.stream.out('file', id: input['id']) } } },
    upload: {
      execute: lambda do |_connection, input, _eis, _eos, continue|
        sent = []
        workato.stream.in(input['content'], from: continue['from'], frame_size: 4) do |chunk, from, to, eof, next_from|
          put('http://api.example.com/upload').headers('Content-Range' => "bytes #{from}-#{to}/#{eof ? to + 1 : '*'}", 'Content-Type' => 'application/octet-stream')
                                              .request_body(chunk).response_format_raw.presence
          sent << [chunk, from, to, eof, next_from]
          checkpoint!(continue: { from: next_from })
        end
        { sent: sent }
      end
    }
  }
}
