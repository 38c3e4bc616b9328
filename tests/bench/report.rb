# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# report.rb FOLDER OUT: the measurements in FOLDER/*.json as a table on stdout and as JSON in OUT.
require 'json'

folder, out = ARGV
found = Dir[File.join(folder, '*.json')].to_h do |path|
  text = File.read(path)
  [File.basename(path, '.json'), JSON.parse(text[text.index('{')..])]
rescue JSON::ParserError, TypeError
  [File.basename(path, '.json'), nil]
end
found.reject! { |name, value| value.nil? || name == 'input' }

@rows = []
# at_least: the peer is that many times slower; else ours may be that many times the peer, or `ms` ms.
# ratio: where it was taken turn by turn.
def row(name, value, peer, at_least: nil, at_most: nil, milliseconds: nil, ratio: nil)
  return unless value

  ratio ||= peer && (at_least ? peer / value : value / peer)
  goal, met = if at_least then ["≥ #{at_least}×", ratio && ratio >= at_least]
              elsif at_most then ["≤ #{at_most}×", ratio && ratio <= at_most]
              elsif milliseconds then ["≤ #{milliseconds} ms", value <= milliseconds]
              end
  @rows << { 'name' => name, 'value_ms' => value.round(3), 'peer_ms' => peer&.round(3), 'ratio' => ratio&.round(2),
             'goal' => goal, 'met' => met }
end

gem_ms = found.dig('gem', 'median_ms')
run = found['run'] || {}
transport = found['transport'] || {}
exchange = found['exchange'] || {}
row('cold command line : workato exec', found.dig('cli', 'median_ms'), gem_ms, at_least: 3) if gem_ms
row('edit to result, warm host : workato exec', run['edit_ms'], gem_ms, at_least: 100) if gem_ms && run['edit_ms']
row('warm run, 25k lines : workato exec', run.dig('single_run_ms', 'p50'), gem_ms, at_least: 100) if gem_ms
row('warm run, 25k lines, in a row, p50', run.dig('warm_run_ms', 'p50'), nil)
row('warm run, 25k lines, in a row, p99', run.dig('warm_run_ms', 'p99'), nil)
row('host start to ready', run['host_ready_ms'], nil)
row('fork to ready, 25k lines', run['fork_ready_ms'], nil, milliseconds: 10)
row('load of 40k lines : ruby -c', run.dig('load_40k_ms', 'ours'), run.dig('load_40k_ms', 'bare'), at_most: 1.5,
    ratio: run.dig('load_40k_ms', 'ratio'))
beside = ->(name, *path, goal) { row(name, exchange.dig(*path, 'ours'), exchange.dig(*path, 'bare'), at_most: goal) }
beside.call('exchange of a connector : bare curl', 'small_ms', 1.3)
beside.call('the same : least broker, a child and curl', 'small_least_broker_ms', nil)
beside.call('100 MB to a connector : bare curl', 'body_100mb_ms', 1.1)
beside.call('10 MB of JSON read : plain Ruby', 'json_decode_10mb_ms', 1.5)
beside.call('10 MB of JSON written : plain Ruby', 'json_encode_10mb_ms', 1.5)
%w[where format_map convert].each do |name|
  beside.call("#{name}, 100k records : 10 times 10k", 'records_100k_ms', name, 1.5)
end
row('exchange of the transport : bare curl', transport.dig('small_ms', 'ours'), transport.dig('small_ms', 'bare'),
    at_most: 1.3)
row('100 MB by the transport : bare curl', transport.dig('body_100mb_ms', 'ours'),
    transport.dig('body_100mb_ms', 'bare'), at_most: 1.1)
turns = found['turns'] || {}
{ 'input_10mb_ms' => '10 MB given', 'outcome_10mb_ms' => '10 MB returned', 'answer_10mb_ms' => '10 MB fetched',
  'answer_100mb_ms' => '100 MB fetched' }.each do |key, what|
  row("longest turn of the engine: #{what}", turns[key], nil)
end
language = found['language'] || {}
row('analysis after a key, 25k lines : ruby -c', language.dig('analysis_ms', 'p50'), language['ruby_ms'], at_most: 1)
editor = found['editor'] || {}
keys = editor['key_to_paint_ms'] || {}
row('key to paint, 25k lines : bare QScintilla', keys['ours_p50'], keys['bare_p50'], at_most: 1.2)
row('key to paint, 25k lines, p99', keys['ours_p99'], nil, milliseconds: 16)
network = editor['network'] || {}
row('scroll of 100k exchanges : 1k', network['scroll_100k_ms'], network['scroll_1k_ms'], at_most: 1.5)
row('filter of 100k exchanges, until it shows', network['filter_100k_ms'], nil)
row('filter of 100k exchanges, longest turn', network['filter_100k_turn_ms'], nil, milliseconds: 8)
row('sort of 100k exchanges, until it shows', network['sort_100k_ms'], nil)
row('sort of 100k exchanges, longest turn', network['sort_100k_turn_ms'], nil, milliseconds: 8)
form = editor['form'] || {}
row('form of 2,000 fields opens', form['open_2000_ms'], nil, milliseconds: 150)
row('typing in a form of 2,000 fields : 20', form['type_2000_ms'], form['type_20_ms'], at_most: 1.5)
row('window start : empty window', found.dig('window', 'median_ms'), found.dig('emptywindow', 'median_ms'), at_most: 3)

number = ->(value) { value ? format('%.2f', value) : '-' }
puts format('%-42s %12s %12s %8s  %-8s %s', 'what', 'ours ms', 'peer ms', 'ratio', 'goal', '')
@rows.each do |one|
  verdict = { true => 'met', false => 'MISSED' }.fetch(one['met'], '')
  puts format('%-42s %12s %12s %8s  %-8s %s', one['name'], number[one['value_ms']], number[one['peer_ms']],
              number[one['ratio']], one['goal'] || '-', verdict)
end
%w[language editor].each { |name| puts "#{name}: #{JSON.generate(found[name])}" if found[name] }
File.write(out, JSON.pretty_generate('rows' => @rows, 'measurements' => found))
