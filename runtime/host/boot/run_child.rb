# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The four below are no StandardErrors: `rescue => e` of connector code does not swallow them.

  # The application asked the run to stop.
  class Stopped < ::Exception; end
  # RLIMIT_CPU; a second later the kernel ends the process.
  class CpuLimitReached < ::Exception; end
  # One search of a regular expression does not end (matching.h).
  class MatchLimitReached < ::Exception; end

  module Boot
    # One job in one child, which leaves after its outcome (docs/protocol.md, Run).
    module RunChild
      LEAVE = Native.method(:leave)
      # A search of 100 MB takes less than one second; what takes this long grows exponentially.
      MATCH_SECONDS = 10

      module_function

      # In a fresh child of a version process; never returns. spare: its job may come much later.
      def enter(socket, version, foreign, limits, loaded, path, spare: false)
        Native.enter_run(socket, version, foreign, limits['cpu_seconds'], limits['memory_mb'])
        wire = Wire.new(Native::Channel.new(3, false))
        wire.budget = limits['output_mb'] * 1024 * 1024
        Process.setproctitle('patchbay-host run')
        trap('XCPU') { raise CpuLimitReached, "the limit of #{limits['cpu_seconds']} s of computing time is reached" }
        Boot.rehearse if spare
        watch_matches
        run(wire, loaded, path)
      rescue Exception # rubocop:disable Lint/RescueException -- the application is gone or was lied to
        LEAVE.call(70)
      end

      def run(wire, loaded, path)
        wire.write('ev' => 'ready', 'pid' => Process.pid)
        header, blob = wire.read
        LEAVE.call(header ? 76 : 0) unless header && header['op'] == 'job'
        outcome, value = begin
          job = Wire::PARSE.call(blob.force_encoding(Encoding::UTF_8), max_nesting: 1000)
          Job.run(loaded, job, Broker.new(wire))
        rescue Exception => e # rubocop:disable Lint/RescueException -- whatever the connector did
          [{ 'kind' => 'raised', 'error' => describe(e, path) }, nil]
        end
        deliver(wire, outcome, value, path)
        LEAVE.call(0)
      end

      def watch_matches
        trap('PROF') do
          next if Native.ticks_of_match < MATCH_SECONDS

          raise MatchLimitReached, "one search of a regular expression has taken #{MATCH_SECONDS} s of computing " \
                                   'time; a repetition inside a repetition, as in (a+)+, makes it endless'
        end
        Native.start_match_ticks
      end

      def deliver(wire, outcome, value, path)
        trap('INT', 'IGNORE')
        trap('PROF', 'IGNORE')
        wire.write({ 'ev' => 'outcome' }.merge(outcome), value)
      rescue Native::OutputLimit => e
        wire.budget = 1024 * 1024
        wire.write('ev' => 'outcome', 'kind' => 'raised', 'error' => describe(e, path))
      end

      # ERROR, even for exceptions whose own methods raise.
      def describe(error, path)
        Errors.describe(error, path)
      rescue Exception # rubocop:disable Lint/RescueException -- see above
        { 'class' => name_of(error), 'message' => 'the error cannot describe itself', 'backtrace' => [] }
      end

      def name_of(error)
        Module.instance_method(:name).bind_call(Kernel.instance_method(:class).bind_call(error)) || 'Exception'
      end
    end
  end
end
