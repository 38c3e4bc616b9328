# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # Puts a child into the cage and reports what held, so that `hello` states facts of this machine
    # and not what a kernel version promises.
    class Probe
      def initialize
        @ours, theirs = Native.socket_pair
        zygote = Process.pid
        @pid = Zygote::FORK.call do
          report = Native.enter_version(theirs, zygote, 60, 2048)
          Wire.new(Native::Channel.new(3, false)).write(report)
          Native.leave(0)
        end
        Native.close(theirs)
      end

      # Waits for it.
      def report
        found, = Wire.new(Native::Channel.new(@ours, false)).read
        Process.wait(@pid)
        Native.close(@ours)
        found || { 'landlock' => 0, 'seccomp' => false, 'no_new_privs' => false, 'own_user' => false,
                   'warnings' => ['a caged process cannot be started'] }
      end
    end
  end
end
