# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# The scenarios from end to end: patchbay-cli (first argument), host, engine and transport against the
# mocked service on loopback. What only the outer parts do is replayed whole: digest, redirects, loops of
# retries and swaps, compressed bodies, streams, parallel; of the other scenarios the first step.

require 'minitest'
require 'open3'
require 'tmpdir'
require_relative 'service'
require_relative 'server'

PROGRAM = File.expand_path(ARGV.shift || abort('Usage: cli.rb PATCHBAY-CLI'))

class ScenariosEndToEndTest < Minitest::Test
  CLOCK = '2026-01-02T03:04:05Z'
  WHOLE = %w[encodings multipart parallel raw_bodies streams].freeze
  # Arguments by the option of `exec` that takes them; nil: not an option.
  FILES = { 'input' => 'input', 'args' => 'args', 'closure' => 'closure', 'continue' => 'continue',
            'config_fields' => 'config-fields', 'payload' => 'webhook-payload', 'params' => 'webhook-params',
            'headers' => 'webhook-headers', 'webhook_subscribe_output' => 'webhook-subscribe-output' }.freeze
  TEXTS = { 'webhook_url' => 'webhook-url', 'oauth2_code' => 'oauth2-code', 'redirect_url' => 'redirect-url',
            'refresh_token' => 'refresh-token', 'from' => 'from', 'frame_size' => 'frame-size' }.freeze

  Dir[File.join(__dir__, '*.json')].sort.each do |file|
    name = File.basename(file, '.json')
    scenario = JSON.parse(File.read(file))
    steps = scenario['steps']
    steps = steps.select.with_index { |step, i| i.zero? || step['loop'] } unless scenario['transport'] || WHOLE.include?(name)
    steps.each_with_index do |step, index|
      next if step['arguments']&.key?('to') # chosen by the frame size on the command line

      %w[gem cloud].each do |profile|
        next if step['gem_only'] && profile == 'cloud'

        define_method("test_#{name}_#{index}_#{step['path']}_#{profile}") { replay(name, scenario, step, profile) }
      end
    end
  end

  # §4.16: as many requests are open at once as the connector asked for.
  def test_parallel_sends_at_the_same_time
    scenario = JSON.parse(File.read(File.join(__dir__, 'parallel.json')))
    step = scenario['steps'].first
    service = ScenarioService.new(scenario['answers'], scenario['settings'])
    server = ScenarioServer.new(service, together: 3)
    result, = run_program('parallel', step, scenario['settings'], server.port, 'cloud')
    assert_equal step['result'], comparable(result, step['result'])
    assert_equal 3, server.peak
  ensure
    server&.close
  end

  # What overflows the stack of the language ends with an error at a line of the connector, and only this run.
  def test_endless_values_end_with_an_error
    { 'indifferent' => [9, 9], 'nested' => [11, 14], 'result' => [18, 21], 'generator' => [25, 28], 'calls' => [32, 34] }.each do |name, lines|
      result, problems = run_program('stack', { 'path' => "actions.#{name}.execute" }, {}, 9, 'cloud')
      assert_equal 'SystemStackError', result.dig('error', 'class'), problems
      assert_includes Range.new(*lines), result['error']['line'], name
    end
  end

  private

  def replay(name, scenario, step, profile)
    settings = scenario['settings'].merge(step['settings'] || {})
    service = ScenarioService.new(scenario['answers'], settings, skip: step['skip'].to_i)
    server = ScenarioServer.new(service)
    result, problems = run_program(name, step, settings, server.port, profile)
    assert_equal step['result'], comparable(result, step['result']), problems
    lists = [step['requests'] || [], service.record]
    assert_equal(*lists.map { |list| scenario['unordered'] ? list.sort : list })
  ensure
    server&.close
  end

  def run_program(name, step, settings, port, profile)
    Dir.mktmpdir do |folder|
      path = File.join(__dir__, "#{name}.rb")
      command = [PROGRAM, 'exec', step['path'], '-c', path, '--json', '--profile', profile, '--clock', CLOCK, '--time', 'virtual',
                 '--allow-host', '*', '-s', put(folder, 'settings.yaml', settings)]
      %w[api s3 eu.example.com x].each { |host| command.push('--connect-to', "#{host[/\A\w+\z/] ? "#{host}.example.com" : host}:80:127.0.0.1:#{port}") }
      (step['arguments'] || {}).each do |key, value|
        command.push("--#{FILES[key]}", put(folder, "#{key}.json", value)) if FILES.key?(key)
        command.push("--#{TEXTS[key]}", value.to_s) if TEXTS.key?(key)
      end
      out, problems, = Open3.capture3({ 'TZ' => 'UTC', 'http_proxy' => nil }, *command, stdin_data: '', chdir: folder)
      [JSON.parse(out, max_nesting: 0)['result'], problems]
    end
  rescue JSON::ParserError
    flunk "no document from #{step['path']}: #{problems}"
  end

  def put(folder, name, value)
    File.join(folder, name).tap { |path| File.write(path, JSON.generate(value)) }
  end

  def comparable(result, expected)
    error = result['error'] or return result
    found = { 'class' => error['class'], 'message' => error['message'] }
    found['at'] = error['line'] if expected.dig('error', 'at')
    { 'error' => found }
  end
end

options = { seed: 1, io: $stdout, verbose: ARGV.include?('-v') }
options[:filter] = ARGV[ARGV.index('-n') + 1] if ARGV.include?('-n')
reporter = Minitest::CompositeReporter.new(Minitest::SummaryReporter.new($stdout, options))
srand(options[:seed])
Minitest.seed = options[:seed]
reporter.start
ScenariosEndToEndTest.run(reporter, options)
reporter.report
exit(reporter.passed? ? 0 : 1)
