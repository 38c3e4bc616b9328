# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # What the SDK reaches the world through (docs/protocol.md, The Ruby border), over frames. Any
    # thread may ask; whoever waits reads for all. An exception that interrupts a wait (a timeout of
    # the connector's own) loses only its own answer.
    class Broker
      def initialize(wire)
        @wire = wire
        @last = 0
        @answers = {} # id => [header, body]
        @waiting = {} # id => true
        @reader = Thread::Mutex.new
        @arrival = Thread::ConditionVariable.new
        @state = Thread::Mutex.new
      end

      def exchange(header, body)
        answer_to(sayable(header), body)
      end

      # At most `threads` at a time, starts at least 60/rpm seconds apart; answers in order.
      def exchange_all(list, threads: 1, rpm: nil)
        pause = rpm.to_f.positive? ? 60.0 / rpm.to_f : 0
        answers = {}
        open = []
        started = nil
        ids = list.map do |header, body|
          take_one(open, answers) while open.size >= [threads.to_i, 1].max
          started = keep_pace(started, pause)
          open << ask(sayable(header), body)
          open.last
        end
        take_one(open, answers) until open.empty?
        answers.values_at(*ids)
      ensure
        @state.synchronize { open&.each { |id| @waiting.delete(id) } }
      end

      def console(text, line, stream)
        @wire.write('ev' => 'console', 'text' => text.to_s, 'line' => line, 'stream' => stream)
      end

      def trace(kind, fields)
        @wire.write(fields.merge('ev' => 'trace', 'kind' => kind))
      end

      def settings(message, changes)
        header, = answer_to({ 'ev' => 'settings', 'message' => message, 'changes' => changes })
        header['accept'] == true
      end

      def resolve(name, record)
        header, = answer_to({ 'ev' => 'resolve', 'name' => name, 'record' => record })
        raise ResolveError, header['error'].to_s if header['error']

        header['records']
      end

      def sleep(seconds)
        answer_to({ 'ev' => 'sleep', 'seconds' => seconds })
        nil
      end

      def warning(code, text, paragraph, line)
        @wire.write('ev' => 'warning', 'code' => code, 'text' => text, 'paragraph' => paragraph, 'line' => line)
      end

      def describing(name)
        @wire.write('ev' => 'describing', 'name' => name)
      end

      def piece(name, json)
        @wire.write({ 'ev' => 'piece', 'name' => name }, json)
      end

      private

      # The message of an exchange; header values that are no text go as their bytes.
      def sayable(header)
        header['ev'] = 'exchange'
        lines = header['spec']['headers']
        return header if lines.equal?(@said) # the same lines once more, see RequestHeaders

        if lines.any? { |pair| pair.any? { |text| text.encoding == ::Encoding::BINARY } }
          header['spec'] = header['spec'].merge('headers' => lines.map { |pair| pair.map { |text| bytes(text) } })
        elsif lines.frozen?
          @said = lines
        end
        header
      end

      def bytes(text)
        text.encoding == ::Encoding::BINARY ? { 'base64' => [text].pack('m0') } : text
      end

      def answer_to(header, body = nil)
        wait_for(ask(header, body))
      end

      def ask(header, body)
        id = @state.synchronize { @waiting[@last += 1] = true; @last }
        header['id'] = id # every caller has made a header of its own
        @wire.write(header, body)
        id
      end

      # Hash#delete is whole by itself; only who sleeps needs the lock.
      def wait_for(id)
        until (found = @answers.delete(id))
          @reader.try_lock ? read_one : @state.synchronize { @arrival.wait(@state, 0.05) unless @answers.key?(id) }
        end
        found
      ensure
        @waiting.delete(id)
      end

      # Moves the answer that comes first from `open` to `answers`.
      def take_one(open, answers)
        id = nil
        loop do
          id = @state.synchronize { open.find { |candidate| @answers.key?(candidate) } }
          break if id

          @reader.try_lock ? read_one : @state.synchronize { @arrival.wait(@state, 0.05) }
        end
        answers[id] = wait_for(open.delete(id))
      end

      # Waits until the pause since the last start is over; the time of this start.
      def keep_pace(last, pause)
        left = last ? last + pause - Process.clock_gettime(Process::CLOCK_MONOTONIC) : 0
        sleep(left) if left.positive?
        Process.clock_gettime(Process::CLOCK_MONOTONIC)
      end

      # Holds @reader; takes one frame for whoever waits for it.
      def read_one
        answer = @wire.read
        VersionProcess::LEAVE.call(0) unless answer # the application has hung up
        id = answer.first['id']
        if @waiting.size < 2 # nobody to wake
          @answers[id] = answer if @waiting.key?(id)
        else
          @state.synchronize do
            @answers[id] = answer if @waiting.key?(id)
            @arrival.broadcast
          end
        end
      ensure
        @reader.unlock
      end
    end
  end
end
