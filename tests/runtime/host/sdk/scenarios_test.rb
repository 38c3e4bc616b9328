# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'support'
require_relative 'scenarios/service'

# Whole conversations with services (scenarios/*.rb and *.json): results, errors with class, text and
# line, and requests were computed with the vendor's emulator. Here runs what is inside; what the
# transport does (digest, redirects) and what the engine loops over is replayed by scenarios/cli.rb.
class ScenariosTest < Minitest::Test
  FOLDER = File.expand_path('scenarios', __dir__)
  CLOCK = '2026-01-02T03:04:05Z'

  Dir[File.join(FOLDER, '*.json')].sort.each do |file|
    name = File.basename(file, '.json')
    scenario = JSON.parse(File.read(file))
    next if scenario['transport']

    %w[gem cloud].each do |profile|
      define_method("test_#{name}_#{profile}") { replay(name, scenario, profile) }
    end
  end

  private

  def replay(name, scenario, profile)
    path = File.join(FOLDER, "#{name}.rb")
    loaded = Patchbay::Loader.load(File.read(path), path, profile: profile, clock: CLOCK)
    scenario['steps'].each do |step|
      next if step['loop'] || step['gem_only'] && profile == 'cloud'

      settings = scenario['settings'].merge(step['settings'] || {})
      service = ScenarioService.new(scenario['answers'], settings, skip: step['skip'].to_i)
      broker = AnsweringBroker.new do |spec, body|
        status, headers, text = service.answer(spec['method'], spec['url'], spec['headers'], body)
        [status, headers, text.b]
      end
      outcome, value = Patchbay::Job.run(loaded, job(step, settings, profile), broker)
      message = "#{name}: #{step['path']} #{step['arguments']}"
      assert_equal step['result'], result(outcome, value, step['result']), message
      assert_equal(*[step['requests'] || [], service.record].map { |list| scenario['unordered'] ? list.sort : list }, message)
    end
  end

  def job(step, settings, profile)
    arguments = (step['arguments'] || {}).dup
    arguments['input'] = arguments.delete('record') if arguments.key?('record')
    { 'do' => 'exec', 'path' => step['path'], 'arguments' => arguments, 'profile' => profile, 'clock' => CLOCK,
      'settings' => settings, 'time' => 'virtual', 'network' => true }
  end

  def result(outcome, value, expected)
    return { 'ok' => JSON.parse("[#{value}]", max_nesting: 0)[0] } if outcome['kind'] == 'ok'

    error = outcome['error'] or return outcome
    found = { 'class' => error['class'], 'message' => neutral(error['message']) }
    found['at'] = error['line'] if expected.dig('error', 'at')
    { 'error' => found }
  end

  def neutral(message)
    message.gsub(/#<([A-Z][\w:]*)[^>]*>?.*/m) { "#<#{Regexp.last_match(1)}" }
  end
end
