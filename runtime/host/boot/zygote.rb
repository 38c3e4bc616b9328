# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# Started by patchbay-host with the control socket on descriptor 3 (docs/protocol.md, Control).
# Loads and warms everything once, then forks a caged process for every version of a connector. It
# never holds a secret and never runs connector code.
module Patchbay
  module Boot
    STARTED = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    PROTOCOL = 1
    VERSION = '0.1.0'
    SCRIPTS = File.dirname(File.dirname(File.expand_path(__FILE__)))
  end
end

# bundle.rb comes first: the others are found in it.
require_relative 'bundle'
Patchbay::Boot::Bundle.open(Patchbay::Boot::SCRIPTS)
require_relative 'wire'
require_relative 'libraries'
require_relative 'corners'
require_relative 'preload'
require_relative 'refusals'
require_relative 'load_console'
require_relative 'broker'
require_relative 'run_child'
require_relative 'room'
require_relative 'version_process'
require_relative 'probe'

module Patchbay
  module Boot
    # The loop of the zygote: forks versions, watches them by pidfd, signals their runs.
    class Zygote
      Child = Struct.new(:name, :pid, :pidfd)
      IDLE_MS = 60
      # As they were before Refusals.
      FORK = Process.method(:fork)
      KILL = Process.method(:kill)

      def initialize
        @control = Wire.new(Native::Channel.new(3, true))
        @versions = {} # pidfd => Child
      end

      def run
        trap('INT', 'IGNORE')
        greet
        serve while true
      end

      private

      # The application speaks first, so that another protocol ends before anything is loaded.
      def greet
        header, = @control.read
        leave unless header
        unless header['op'] == 'hello' && header['protocol'] == PROTOCOL
          @control.write('ev' => 'refused',
                         'reason' => "this host speaks protocol #{PROTOCOL}, not #{header['protocol'].inspect}")
          leave
        end
        Native.prepare
        # Loading makes little garbage: collecting it would be a fifth of the start.
        GC.disable
        probe = Probe.new # runs on another core meanwhile
        @lean = header['lean'] == true
        Preload.run(lean: @lean)
        Preload.collect unless @lean
        sandbox = probe.report
        @control.write('ev' => 'hello', 'protocol' => PROTOCOL, 'host' => VERSION, 'ruby' => RUBY_VERSION,
                       'active_support' => Preload.active_support_version, 'pid' => Process.pid,
                       'ready_ms' => Boot.ms_since(STARTED), 'sandbox' => sandbox)
      end

      def serve
        ready = Native.poll([3, *@versions.keys], @tidy || @lean ? -1 : IDLE_MS)
        tidy if ready.empty?
        ready.each { |descriptor| descriptor == 3 ? obey : bury(descriptor) }
      end

      def tidy
        Preload.tidy
        @tidy = true
      end

      def obey
        header, = @control.read
        leave unless header
        case header['op']
        when 'hello' then nil
        when 'version' then start_version(header, @control.take_descriptor)
        when 'signal' then signal(header)
        else leave
        end
      end

      def start_version(header, socket)
        return unless socket

        spare = header['spare'] == true ? header['source_bytes'].to_i : nil
        tidy if spare && !@tidy
        zygote = Process.pid
        pid = FORK.call do
          Process.setpgid(0, 0)
          VersionProcess.enter(socket, zygote, header['limits'] || {}, lean: @lean, spare: spare)
        end
        # Both sides do it: whoever comes first, no signal can miss the group.
        begin
          Process.setpgid(pid, pid)
        rescue SystemCallError
          nil
        end
        Native.close(socket)
        pidfd = Native.open_process(pid)
        @versions[pidfd] = Child.new(header['version'], pid, pidfd)
        @control.write('ev' => 'version_started', 'version' => header['version'], 'pid' => pid)
      end

      # The group dies before its leader is reaped: until then its number belongs to nobody else.
      def bury(pidfd)
        child = @versions.delete(pidfd)
        kill_group(child)
        _, status = Process.wait2(child.pid)
        Native.close(pidfd)
        @control.write('ev' => 'version_exited', 'version' => child.name, 'pid' => child.pid,
                       'status' => status.exitstatus, 'signal' => status.termsig)
      end

      def kill_group(child)
        KILL.call(:KILL, -child.pid)
      rescue SystemCallError
        nil
      end

      def signal(header)
        child = @versions.each_value.find { |candidate| candidate.name == header['version'] }
        return unless child
        return kill_group(child) unless header['pid']

        signal_run(child, Integer(header['pid']), header['signal'] == 'stop' ? 2 : 9)
      end

      # The id came from the version process, which may lie. The pidfd pins the process while its
      # parent is looked up, so the signal reaches a child of that version or nothing.
      def signal_run(child, pid, number)
        pidfd = Native.open_process(pid)
        return unless pidfd

        begin
          Native.signal_process(pidfd, number) if parent_of(pid) == child.pid
        ensure
          Native.close(pidfd)
        end
      end

      def parent_of(pid)
        stat = File.read("/proc/#{pid}/stat")
        stat[(stat.rindex(')') + 2)..].split[1].to_i
      rescue SystemCallError
        nil
      end

      # The application is gone or speaks nonsense: nothing stays behind.
      def leave
        @versions.each_value { |child| kill_group(child) }
        Native.leave(0)
      end
    end
  end
end

begin
  Patchbay::Boot::Zygote.new.run
rescue Exception => e # rubocop:disable Lint/RescueException -- the last words go to the application
  $stderr.puts "patchbay-host: #{e.class}: #{e.message}\n  #{(e.backtrace || []).first(8).join("\n  ")}"
  Patchbay::Native.leave(70)
end
