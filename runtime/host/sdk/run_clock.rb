# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'date'
require 'time'

module Patchbay
  # What connector code sees as now. A frozen clock stands still until something sleeps; with
  # virtual time a sleep moves the clock and takes no time at all.
  class RunClock
    REAL_NOW = ::Time.method(:now).unbind

    def self.real_now
      REAL_NOW.bind_call(::Time)
    end

    # start: Time or nil for the real clock; virtual: do sleeps only move the clock?; offset: seconds
    # that earlier steps of the run have waited.
    def initialize(start: nil, virtual: true, offset: 0)
      @start = start
      @virtual = virtual
      @offset = offset
      @moved = 0
      @began = monotonic
    end

    def virtual?
      @virtual
    end

    def plain?
      @start.nil? && @moved.zero? && @offset.zero?
    end

    def now
      (@start || RunClock.real_now) + @offset + @moved
    end

    # Seconds this run has lasted: real ones and those it slept through.
    def elapsed
      monotonic - @began + @moved
    end

    def move(seconds)
      @moved += seconds
    end

    private

    def monotonic
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end

  # The doors through which Ruby code asks for the time or sleeps. In force while a session runs.
  module ClockDoors
    # Redefined, not prepended: what replaces Time.now for a while must be able to put it back.
    def self.now_of(time_class, options)
      clock = Session.clock
      return RunClock::REAL_NOW.bind_call(time_class, **options) if clock.nil? || clock.plain?

      time = clock.now
      time = options[:in] ? time.getlocal(options[:in]) : time.getlocal
      time_class.equal?(::Time) ? time : time_class.at(time)
    end

    module TimeNew
      def new(*arguments, **options)
        return super unless arguments.empty? && options.empty?

        clock = Session.clock
        clock.nil? || clock.plain? ? super : now
      end
    end

    module DateToday
      def today(start = ::Date::ITALY)
        clock = Session.clock
        return super if clock.nil? || clock.plain?

        time = clock.now.getlocal
        new(time.year, time.month, time.day, start)
      end
    end

    module DateTimeNow
      def now(start = ::Date::ITALY)
        clock = Session.clock
        clock.nil? || clock.plain? ? super : clock.now.getlocal.to_datetime.new_start(start)
      end
    end

    # Only the thread that runs the job sleeps on the run's clock: timers of libraries keep theirs.
    def self.sleeping?(arguments)
      session = Session.current
      !session.nil? && arguments.length == 1 && session.thread.equal?(::Thread.current)
    end

    module PrivateSleep
      private

      def sleep(*arguments)
        ClockDoors.sleeping?(arguments) ? Session.current.sleep(arguments.first) : super
      end
    end

    module PublicSleep
      def sleep(*arguments)
        ClockDoors.sleeping?(arguments) ? Session.current.sleep(arguments.first) : super
      end
    end

    def self.install
      ::Time.define_singleton_method(:now) { |**options| ClockDoors.now_of(self, options) }
      ::Time.singleton_class.prepend(TimeNew)
      ::Date.singleton_class.prepend(DateToday)
      ::DateTime.singleton_class.prepend(DateTimeNow)
      ::Kernel.prepend(PrivateSleep)
      ::Kernel.singleton_class.prepend(PublicSleep)
    end
  end
end
