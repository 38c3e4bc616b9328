# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'digest'
require 'json'

# The mocked service of a scenario (scenarios/*.json): answers are listed by "VERB /path" and given in
# that order, the last one for ever; a step may start further down (`skip`). Every request is kept.
class ScenarioService
  Request = Struct.new(:verb, :url, :headers, :body) do
    # Value of a header, any case.
    def [](name)
      found = headers.find { |key, _value| key.casecmp?(name) }
      found && found[1]
    end
  end

  CHALLENGE = 'Digest realm="r", qop="auth", nonce="n0", opaque="o", algorithm=MD5'

  attr_reader :requests

  def initialize(answers, settings, skip: 0)
    @answers = answers
    @settings = settings
    @given = Hash.new(skip)
    @requests = []
    @lock = Mutex.new
  end

  # [status, headers, body]
  def answer(verb, url, headers, body)
    request = Request.new(verb, url, headers, body)
    @lock.synchronize do
      @requests << request
      key = "#{verb} #{url.sub(%r{\Ahttps?://[^/?]+}i, '')[/\A[^?#]*/]}"
      list = @answers[key] or return [404, {}, "no answer for #{key}"]
      found = list[[@given[key], list.size - 1].min]
      return [401, { 'WWW-Authenticate' => CHALLENGE }, ''] if found['digest'] && !proven?(request)

      @given[key] += 1
      plain(found)
    end
  end

  # What a golden file keeps of the requests: verb, address, headers, body.
  def record
    @requests.map do |request|
      kept = request.headers.reject { |key, _value| LEFT_TO_THE_TRANSPORT.include?(key.downcase) }
      kept = kept.map { |key, value| [key.downcase, neutral(value.to_s)] }.sort
      body = neutral(request.body.to_s)
      utf8 = body.dup.force_encoding(Encoding::UTF_8)
      [request.verb, neutral(request.url), kept, utf8.valid_encoding? ? utf8 : { 'base64' => [body].pack('m0') }]
    end
  end

  LEFT_TO_THE_TRANSPORT = %w[host content-length connection user-agent].freeze

  private

  def plain(found)
    headers = found['headers'] || {}
    return [found['status'], headers, found['base64'].unpack1('m0')] if found['base64']

    body = found['body']
    return [found['status'], headers, body.b] if body.is_a?(String)

    [found['status'], { 'Content-Type' => 'application/json' }.merge(headers), JSON.generate(body).b]
  end

  # Random parts: boundaries, signatures of elliptic keys, the client's part of a digest.
  def neutral(text)
    text.b.gsub(/-*RubyFormBoundary\w+|-{4,}\w{16,}/n, 'BOUNDARY')
        .gsub(/(eyJ[\w-]+\.eyJ[\w-]+)\.[\w-]{86}\b/n, '\1.SIGNATURE')
        .gsub(/\ADigest .*/mn) { |value| "Digest #{value.scan(/\b(?:username|realm|uri|qop|nonce|opaque|algorithm)="?[^",]*/n).sort.join(', ')}" }
        .force_encoding(text.encoding)
  end

  def proven?(request)
    given = request['Authorization'].to_s.scan(/(\w+)="?([^",]*)"?/).to_h
    return false unless given['response']

    secret = md5("#{@settings['user']}:r:#{@settings['secret_of_the_service'] || 'Circle of Life'}")
    asked = md5("#{request.verb}:#{given['uri']}")
    given['response'] == md5([secret, 'n0', given['nc'], given['cnonce'], 'auth', asked].join(':'))
  end

  def md5(text)
    Digest::MD5.hexdigest(text)
  end
end
