# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Requests of `parallel` (sdk/runtime.md §4.16): all are prepared, sent together by the broker, and
  # taken in order; authorization, hooks and re-authorisation apply to each.
  class Parallel
    THREADS_LIMIT = 20

    def initialize(session)
      @session = session
    end

    # [all ok, values, messages], both lists aligned with the requests.
    def run(requests, threads:, rpm:)
      @session.differs(:parallel_threads) if threads.to_i > 1 && requests.size > 1
      entries = []
      requests.each { |request| entries << prepare(request) }
      send_all(entries, threads, rpm)
      outcomes = entries.map { |entry| finish(entry) }
      [outcomes.all? { |_value, message| message.nil? }, outcomes.map(&:first), outcomes.map(&:last)]
    end

    private

    Entry = Struct.new(:request, :transfer, :prepared, :answer, :failure)
    private_constant :Entry

    def prepare(request)
      entry = Entry.new(request)
      return entry if sequential? || !(Workato::Connector::Sdk::Request === request) || request.__sent__

      entry.transfer = request.__transfer__
      entry.prepared = entry.transfer.prepare_authorized
      entry
    rescue ::StandardError => e
      entry.failure = e
      entry
    end

    # A static evaluation stops at the first request as everywhere.
    def sequential?
      !@session.network || @session.profile.gem?(:parallel_threads)
    end

    def send_all(entries, threads, rpm)
      waiting = entries.select(&:prepared)
      return if waiting.empty?

      list = waiting.map { |entry| [entry.prepared.header, entry.prepared.body] }
      answers = @session.broker.exchange_all(list, threads: threads.to_i.clamp(1, THREADS_LIMIT), rpm: rpm)
      waiting.zip(answers) { |entry, (answer, body)| entry.answer = [entry.prepared.header['spec'], answer, body] }
    end

    def finish(entry)
      raise entry.failure if entry.failure

      value = entry.answer ? entry.request.__finish__(entry.transfer, entry.answer) : entry.request.response!
      [value, nil]
    rescue ::StandardError => e
      [nil, e.to_s]
    end
  end
end
