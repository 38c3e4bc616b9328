# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # A caged process that evaluates one source and forks a run child for every job
    # (docs/protocol.md, Version). After the source has run, nothing here can be trusted any more:
    # the application checks every frame, and the zygote ends the whole group.
    class VersionProcess
      FORK = Process.method(:fork)
      LEAVE = Native.method(:leave)
      IDLE_MS = 100 # without a word after the load
      DEFAULTS = { 'cpu_seconds' => 600, 'memory_mb' => 1024, 'output_mb' => 512 }.freeze

      # In a fresh child of the zygote; never returns. spare: nobody waits yet, and the source may have
      # that many bytes; else nil.
      def self.enter(socket, zygote, limits, lean:, spare:)
        limits = DEFAULTS.merge(limits)
        first = lean ? finish_for_source(socket) : nil
        Native.enter_version(socket, zygote, limits['cpu_seconds'], limits['memory_mb'])
        GC.enable
        if spare
          Room.provide(spare, limits['memory_mb'] * 1024 * 1024)
          Boot.rehearse
        end
        new(limits).run(first)
      rescue Exception # rubocop:disable Lint/RescueException -- nothing of ours runs above this
        LEAVE.call(70)
      end

      # A lean host reads the source before the cage closes, as text alone, and loads what it may
      # need. The frame is obeyed afterwards.
      def self.finish_for_source(socket)
        first = Wire.new(Native::Channel.new(socket, true)).read
        LEAVE.call(0) unless first
        Preload.finish_for(first.last)
        first
      end
      private_class_method :finish_for_source

      def initialize(limits)
        @limits = limits
        @wire = Wire.new(Native::Channel.new(3, true))
        @wire.budget = limits['output_mb'] * 1024 * 1024
        @runs = {} # pidfd => [name, pid]
        @loaded = nil
      end

      def run(first = nil)
        Process.setproctitle('patchbay-host version')
        ENV.clear
        $VERBOSE = false # the host starts without warnings; those of the connector are its console's
        trap('INT') { raise Stopped, 'stopped' }
        trap('XCPU') { raise CpuLimitReached, "the limit of #{@limits['cpu_seconds']} s of computing time is reached" }
        obey(first) if first
        serve while true
      end

      private

      def serve
        ready = Native.poll([3, *@runs.keys], @loaded && !@tidy ? IDLE_MS : -1)
        tidy if ready.empty?
        ready.each { |descriptor| descriptor == 3 ? obey : bury(descriptor) }
      end

      # What the source left behind grows old here once, instead of in every child.
      def tidy
        GC.start
        Native.settle_memory
        @tidy = true
      end

      def obey(frame = @wire.read)
        header, blob = frame
        LEAVE.call(0) unless header
        case header['op']
        when 'load' then load_source(header, blob)
        when 'run' then start_run(header, @wire.take_descriptor)
        else LEAVE.call(76) # EX_PROTOCOL
        end
      end

      def load_source(header, source)
        LEAVE.call(76) if @loaded
        @path = header['path'].to_s
        started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        @loaded = LoadConsole.capture(@path, @wire) do
          Loader.load(source, @path, profile: header['profile'], clock: header['clock'])
        end
        settle
        @wire.write('ev' => 'loaded', 'ok' => true, 'ms' => Boot.ms_since(started))
      rescue Exception => e # rubocop:disable Lint/RescueException -- whatever the source did
        @wire.write('ev' => 'loaded', 'ok' => false, 'error' => RunChild.describe(e, @path))
      end

      # Threads of the source do not survive the forks; they would only steal time here.
      def settle
        (Thread.list - [Thread.current]).each(&:kill)
      end

      def start_run(header, socket)
        return unless socket

        unless @loaded
          Native.close(socket)
          return
        end
        spare = header['spare'] == true
        tidy if spare && !@tidy
        limits = @limits.merge(header['limits'] || {})
        version = Process.pid
        foreign = @runs.keys
        less = limits['memory_mb'] < @limits['memory_mb']
        pid = FORK.call do
          Native.release_heap if less # free memory that is left from the load counts as its own
          RunChild.enter(socket, version, foreign, limits, @loaded, @path, spare: spare)
        end
        Native.close(socket)
        @runs[Native.open_process(pid)] = [header['run'], pid]
        @wire.write('ev' => 'run_started', 'run' => header['run'], 'pid' => pid)
      end

      def bury(pidfd)
        name, pid = @runs.delete(pidfd)
        _, status = Process.wait2(pid)
        Native.close(pidfd)
        @wire.write('ev' => 'run_exited', 'run' => name, 'pid' => pid,
                    'status' => status.exitstatus, 'signal' => status.termsig)
      end
    end
  end
end
