# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# For developers: the static picture of one connector (design §4.3), without a host.
#   ruby tests/runtime/host/sdk/tool_describe.rb FILE [--variants N] [--normalized] [--clock T] [--profile cloud|gem]

require 'digest'
require_relative '../../../../runtime/host/sdk/patchbay'

file = ARGV.shift
job = { 'do' => 'describe' }
while (option = ARGV.shift)
  case option
  when '--variants' then job['variants'] = ARGV.shift.to_i
  when '--normalized' then job['normalized'] = true
  when '--clock' then job['clock'] = ARGV.shift
  when '--profile' then job['profile'] = ARGV.shift
  else abort "unknown option #{option}"
  end
end

Patchbay::Sdk.preload
source = File.binread(file)
outside = { 'path' => file, 'sha256' => Digest::SHA256.hexdigest(source), 'lines' => source.lines.size }
begin
  loaded = Patchbay::Loader.load(source, file, profile: job['profile'], clock: job['clock'])
  outcome, blob = Patchbay::Job.run(loaded, job, Patchbay::SilentBroker.new)
  abort JSON.generate(outcome) unless outcome['kind'] == 'ok'
  document = JSON.parse(blob, max_nesting: 0)
rescue Exception => e # whatever the source raised
  document = { 'describe' => 1, 'clock' => job['clock'] || Time.now.utc.iso8601,
               'load' => { 'ok' => false, 'error' => Patchbay::Errors.describe(e, file) } }
end
puts JSON.generate(document.merge(outside), max_nesting: 0)
