# SPDX-License-Identifier: GPL-3.0-or-later
# Pages by link header and by cursor (§4.11, §7.1).
{
  title: 'Pages',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com' }, authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  actions: {
    all: {
      execute: lambda do |_connection, _input|
        url = '/list?page=1'
        rows = []
        while url
          page = get(url).after_response { |_code, body, headers| { rows: body, next: headers['link'].to_s[/<([^>]+)>;\s*rel="next"/, 1] } }
          rows.concat(page['rows'] || page[:rows])
          url = page[:next]
        end
        { rows: rows, ids: rows.pluck('id'), wanted: rows.where('amount >': 5).to_a, text: rows.format_map('%{id}') }
      rescue KeyError => e
        { rows: rows, error: e.message }
      end
    }
  },
  triggers: {
    changed: {
      poll: lambda do |_connection, input, closure|
        closure ||= { cursor: nil, since: (input['since'] || 1.hour.ago).to_time.utc.iso8601 }
        answer = get('/changes', { since: closure['since'] || closure[:since], cursor: closure['cursor'] || closure[:cursor] }.compact)
        { events: answer['rows'], next_poll: { cursor: answer['next'], since: answer['rows'].last&.dig('at') || closure['since'] }, can_poll_more: answer['next'].present? }
      end,
      dedup: lambda { |row| row['id'] },
      output_fields: lambda { |_definitions| [{ name: 'id', type: 'integer' }, { name: 'at', type: 'date_time', parse_output: 'date_time_conversion' }] }
    }
  }
}
