# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # All that one job has of the world: the broker, the rules, the clock, the data of the project.
  # A child runs one job, so there is one current session; only the doors of the language itself
  # ($stdout, Time.now, sleep) and line look-up ask for it.
  class Session
    class << self
      attr_reader :current

      def clock
        current&.clock
      end

      # Line of the connector that is running now; nil outside of it.
      def connector_line
        current&.connector_line
      end
    end

    attr_reader :broker, :profile, :clock, :path, :thread, :properties, :tables, :schemas, :context_ids, :time_zone
    attr_accessor :network, :lambda_path, :lambda_seconds

    # A run may say only so much: frames are counted outside, and a loop must not end a run.
    TRACE_LIMIT = 20_000
    CONSOLE_LIMIT = 50_000

    def initialize(broker:, profile:, path:, job: {}, clock: nil)
      @broker = broker
      @profile = profile
      @path = path
      @clock = clock || RunClock.new
      @network = job.fetch('network', true) != false
      @properties = Stdlib::AccountProperties.new(job['account_properties'])
      @tables = Stdlib::LookupTables.new(job['lookup_tables'])
      @schemas = Stdlib::WorkatoSchemas.new(job['schemas'])
      @time_zone = job['time_zone'].presence
      @context_ids = { recipe_id: job['recipe_id'], job_id: job['job_id'] }
      @differences = {}
      @traced = 0
      @printed = 0
      @lambda_path = nil
    end

    # Runs the block with this session in force: its clock, its line numbers.
    def enter
      previous = Session.current
      @thread = ::Thread.current
      Session.instance_variable_set(:@current, self)
      yield
    ensure
      Session.instance_variable_set(:@current, previous)
    end

    # The same, and what is printed goes to the broker's console.
    def run(&block)
      outs = [$stdout, $stderr]
      $stdout = Console.new('out') { |*line| print_line(*line) }
      $stderr = Console.new('err') { |*line| print_line(*line) }
      enter(&block)
    ensure
      [$stdout, $stderr].each { |out| out.finish if out.is_a?(Console) }
      $stdout, $stderr = outs
    end

    # ---- where in the connector

    if defined?(Native)
      def connector_line
        Native.line_in(@path, Loader::PATH)
      end
    else
      def connector_line
        ::Kernel.caller_locations(2)&.find { |location| location.path == @path }&.lineno
      end
    end

    # Never rescued by anybody else. An exception keeps its frames as they are and makes objects of them
    # when it is asked: a list of locations has one object for each frame at once.
    class CallStack < ::Exception; end
    private_constant :CallStack

    # Whoever keeps a place keeps this and asks for its text (own_frames) when something has failed.
    def call_stack
      raise CallStack
    rescue CallStack => e
      e
    end

    # The connector's own frames of a call stack, and those of the file `besides`, as text, innermost first.
    def own_frames(stack, besides = nil)
      stack.backtrace_locations.filter_map do |location|
        location.to_s if location.path == @path || location.path == besides
      end
    end

    # ERROR of docs/protocol.md; an error without a frame of the connector points at its lambda.
    def describe(error)
      described = Errors.describe(error, path)
      described['line'] ||= @failed_line if @failed_line
      described
    end

    # Runs one lambda under its name, told in the trace.
    def lambda(path, block)
      previous = @lambda_path
      @lambda_path = path
      line = block.is_a?(::Proc) ? block.source_location&.last : nil
      traced = trace('lambda_enter', path, line)
      @lambda_line = line
      @failed_line = nil
      yield
    rescue ::Exception # only to remember where
      @failed_line ||= line
      raise
    ensure
      trace('lambda_leave', path, line) if traced
      @lambda_path = previous
      @lambda_line = line # of whose result is looked at next, whatever ran inside
    end

    PHASES = { 'pick_lists' => 'pick_list', 'object_definitions' => 'object_definition',
               'methods' => 'method', 'streams' => 'stream' }.freeze
    private_constant :PHASES

    # What the lambda that runs now is for; worked out once for each.
    def phase
      path = @lambda_path
      return @phase if path && path.equal?(@phase_of)

      @phase_of = path
      @phase = PHASES.fetch(path.to_s[/\A[^.]+/].to_s) { path.to_s[/[^.]+\z/].to_s }
    end

    # ---- the world

    # §12, sleep: virtual time moves the clock, real time asks the broker.
    def sleep(seconds)
      raise ::TypeError, "can't convert #{seconds.class} into time interval" unless seconds.respond_to?(:divmod)

      seconds = seconds.to_f
      raise ::ArgumentError, 'time interval must not be negative' if seconds.negative?

      clock.virtual? ? clock.move(seconds) : broker.sleep(seconds)
      seconds.round
    end

    # A value of another type than declared (§20): once for each text.
    def note_shape(text)
      differs(:type_checks, text, key: text)
    end

    # Something that the platform would stop at (§16.2); once for each role.
    def over_limit(role, count, limit)
      return unless first?(role)

      broker.warning('platform_limit', "#{count} #{role}: the platform takes #{limit}", '§16.2', @lambda_line)
    end

    # Says once per row that a difference between gem and platform mattered here (§23).
    # block: the lambda that is concerned, where none runs yet.
    def differs(id, text = nil, block = nil, key: id)
      return unless first?(key)

      row = profile.row(id)
      sides = ["platform: #{row.cloud}", "gem: #{row.gem}"]
      chosen = (profile.cloud?(id) ? sides : sides.reverse).join('; ')
      line = connector_line || (block.is_a?(::Proc) ? block.source_location&.last : @lambda_line)
      broker.warning(id.to_s, text ? "#{text} (#{chosen})" : chosen, row.paragraph, line)
    end

    # Which side decides the row here, where the two differ; said in the trace.
    def platform?(id, text = nil, block = nil)
      differs(id, text, block)
      profile.cloud?(id)
    end

    private

    # A warning is said once for each key in a session.
    def first?(key)
      !@differences[key] && (@differences[key] = true)
    end

    # Both ends of a lambda are told or neither.
    def trace(kind, path, line)
      return false if kind == 'lambda_enter' && (@traced += 1) > TRACE_LIMIT

      broker.trace(kind, 'lambda' => path, 'line' => line)
      if @traced == TRACE_LIMIT && kind == 'lambda_enter'
        broker.warning('trace_limit', "Only the first #{TRACE_LIMIT} calls are traced", '', line)
      end
      true
    end

    def print_line(text, line, stream)
      @printed += 1
      return if @printed > CONSOLE_LIMIT

      broker.console(text, line, stream)
      broker.console("… only the first #{CONSOLE_LIMIT} lines are kept", line, 'err') if @printed == CONSOLE_LIMIT
    end
  end
end
