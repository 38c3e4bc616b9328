# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'support'
require_relative 'answers'

# Replays what was recorded with the vendor's emulator: result or error with its line, and every request with
# headers and body.
module GoldenReplay
  CLOCK = '2026-01-02T03:04:05Z'
  LEFT_TO_THE_TRANSPORT = %w[host content-length connection user-agent].freeze

  private

  # Keeps the names of the notes it is given.
  class NotingBroker < AnsweringBroker
    def notes
      @notes ||= []
    end

    def warning(code, *)
      notes << code
    end
  end

  # one: {path, arguments, settings, result, requests, cloud}, where cloud says what the platform gives instead,
  # by the row of the profiles; exact: the names of headers with their case. older: {library, result}, what Debian's
  # library gave before a security update that a machine may not have.
  def replay_case(loaded, one, settings, message, exact: false)
    profile = loaded.profile.name
    expected = profile == 'cloud' && one['cloud'] ? one.merge(one['cloud']) : one
    requests = []
    broker = NotingBroker.new do |spec, body|
      requests << [spec['method'], spec['url'], spec['headers'], body]
      GoldenAnswers.answer(spec['url'])
    end
    outcome, value = Patchbay::Job.run(loaded, job(one, settings, profile), broker)
    assert_result expected['result'], one['older'], result(outcome, value, expected['result']), message
    assert_equal expected['requests'] || [], requests.map { |request| plain(*request, exact) }, message
    assert_includes broker.notes, one['cloud']['row'], message if one['cloud']
  end

  def assert_result(expected, older, found, message)
    return assert_equal expected, found, message unless older

    assert_includes [expected, older['result']], found, "#{message} (#{older['library']} gives the second)"
  end

  def job(one, settings, profile)
    arguments = (one['arguments'] || {}).dup
    arguments['input'] = arguments.delete('record') if arguments.key?('record')
    { 'do' => 'exec', 'path' => one['path'] || 'actions.go.execute', 'arguments' => arguments, 'profile' => profile, 'clock' => CLOCK,
      'settings' => settings.merge(one['settings'] || {}) }
  end

  def result(outcome, value, expected)
    return { 'ok' => JSON.parse("[#{value}]", max_nesting: 0)[0] } if outcome['kind'] == 'ok'

    error = outcome.fetch('error')
    found = { 'class' => error['class'] }
    found['message'] = neutral(error['message']) if expected.dig('error', 'message') # none: sorbet's text, not ours
    found['at'] = error['line'].to_s if expected.dig('error', 'at')
    { 'error' => found }
  end

  # Object addresses and inspections differ from run to run.
  def neutral(message)
    message.gsub(/#<([A-Z][\w:]*)[^>]*>?.*/m) { "#<#{Regexp.last_match(1)}" }.gsub(/0x\h{8,}/, '0x')
  end

  def plain(method, url, headers, body, exact)
    kept = headers.reject { |key, _value| LEFT_TO_THE_TRANSPORT.include?(key.downcase) }
    uri = URI.parse(url)
    port = uri.port == uri.default_port ? '' : ":#{uri.port}"
    [method, "#{uri.scheme}://#{uri.host}#{port}#{uri.request_uri}",
     kept.map { |key, value| [exact ? key : key.downcase, without_boundary(value)] }.sort, [without_boundary(body)].pack('m0')]
  end

  def without_boundary(text)
    text.b.gsub(/-*RubyFormBoundary\w+|-{4,}\w{16,}/n, 'BOUNDARY').force_encoding(text.encoding)
  end
end
