# SPDX-License-Identifier: GPL-3.0-or-later
# A poll that remembers where it was, with times (§7.1).
{
  title: 'Poll',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  triggers: {
    changed: {
      input_fields: lambda { |_definitions| [{ name: 'since', type: 'date_time', sticky: true }] },
      poll: lambda do |_connection, input, last|
        from = last.present? ? last['to'].to_time : (input['since'].presence || now - 2.days).to_time
        rows = get('rows', from: from.utc.iso8601, order: 'updated')
        { events: rows, next_poll: { to: rows.last&.[]('updated') || from.utc.iso8601, seen: (last || {}).fetch('seen', 0) + rows.size }, can_poll_more: rows.size >= 2 }
      end,
      dedup: lambda { |row| [row['id'], row['updated']].join('@') },
      output_fields: lambda { |_definitions| [{ name: 'id', type: 'integer' }, { name: 'updated', type: 'date_time' }] }
    }
  }
}
