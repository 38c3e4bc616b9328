# SPDX-License-Identifier: GPL-3.0-or-later
# A bulk job: CSV up, wait, CSV down (§6.4, §11).
{
  title: 'Bulk',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'none' } },
  test: lambda { |_connection| true },
  actions: {
    load: {
      input_fields: lambda { |_definitions| [{ name: 'rows', type: 'array', of: 'object', properties: [{ name: 'id', type: 'integer' }, { name: 'due', type: 'date' }, { name: 'note' }] }] },
      execute: lambda do |_connection, input, _eis, _eos, continue|
        if continue.blank?
          csv = workato.csv.generate(headers: %w[id due note]) { |out| input['rows'].each { |row| out << [row['id'], row['due'], row['note']] } }
          job = post('jobs').headers('Content-Type' => 'text/csv').request_body(csv)
          reinvoke_after(seconds: 60, continue: { job: job['id'], tries: 1 })
        end
        state = get("jobs/#{continue['job']}")
        reinvoke_after(seconds: 120, continue: continue.merge(tries: continue['tries'] + 1)) unless state['done']
        text = get("jobs/#{continue['job']}/result").response_format_raw
        { tries: continue['tries'], rows: workato.csv.parse(text.to_s, headers: true, col_sep: ';') }
      end,
      output_fields: lambda { |_definitions| [{ name: 'tries', type: 'integer' }, { name: 'rows', type: 'array', of: 'object', properties: [{ name: 'id', type: 'integer' }, { name: 'ok', type: 'boolean', parse_output: 'boolean_conversion' }] }] }
    },
    flaky: { retry_on_response: [503, /busy/], max_retries: 2, execute: lambda { |_connection, _input| get('flaky') } }
  }
}
