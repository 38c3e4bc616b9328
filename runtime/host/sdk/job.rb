# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Runs one JOB (docs/protocol.md) and says how it went: [outcome header, blob].
  class Job
    # Exceptions that are the end of the process, not an outcome of connector code.
    FATAL = [::SignalException].freeze
    SIGNAL = Workato::Connector::Sdk::Dsl::ReinvokeAfter::SIGNAL

    def self.run(loaded, job, broker)
      new(loaded, job, broker).run
    end

    def initialize(loaded, job, broker)
      @loaded = loaded
      @job = job
      profile = job['profile'] ? Profile.named(job['profile']) : loaded.profile
      clock = job['clock'] || loaded.clock
      @session = Session.new(broker: broker, profile: profile, path: loaded.path, job: job,
                             clock: RunClock.new(start: clock && ::Time.iso8601(clock),
                                                 virtual: job['time'] != 'real',
                                                 offset: job['clock_offset'].to_f))
      @session.lambda_seconds = job['lambda_seconds']
      @model = ConnectorModel.new(loaded.definition, @session, Tagged.decode(job['settings'] || {}))
    end

    def run
      Sdk.prepare_zone
      @session.run do
        case @job['do']
        when 'exec' then exec
        when 'describe' then document { Describe.new(@model, @job).document }
        when 'form' then document { Form.new(@model, @job).parts }
        else raise ::ArgumentError, "unknown job #{@job['do'].inspect}"
        end
      end
    rescue *FATAL
      raise
    rescue LambdaTimeout => e
      [{ 'kind' => 'timeout', 'seconds' => e.seconds }, '']
    rescue ::Exception => e # whatever connector code raised is an outcome
      raise if boot_signal?(e)

      raised(e)
    end

    private

    # Stop and limit signals of the host are no errors of the connector.
    def boot_signal?(error)
      name = error.class.name
      error.is_a?(::Exception) && !error.is_a?(::StandardError) &&
        %w[Patchbay::Stopped Patchbay::CpuLimitReached Patchbay::MatchLimitReached Patchbay::Native::OutputLimit].include?(name)
    end

    def document
      [{ 'kind' => 'ok' }, Tagged.generate(yield)]
    end

    def exec
      path = @job['path'].to_s
      @exec = ExecPath.new(@model, arguments)
      left = nil
      value = catch(SIGNAL) do
        result = LambdaLimit.new(@session.lambda_seconds).run { @exec.run(path) }
        left = :done
        result
      end
      left ? [{ 'kind' => 'ok' }, Tagged.generate(value)] : leaving(value)
    end

    def leaving(value)
      raise ::ArgumentError, "uncaught throw #{SIGNAL.inspect}" unless value.is_a?(Leaving)

      [{ 'kind' => value.kind.to_s }.merge(value.details), Tagged.generate(Resolving.resolve(value.continue))]
    end

    # `times` names arguments whose ISO texts become times, as the vendor's command line reads them.
    def arguments
      given = (@job['arguments'] || {}).transform_values { |value| Tagged.decode(value) }
      (@job['times'] || []).each { |name| given[name] = Tagged.parse_times(given[name]) if given.key?(name) }
      given
    end

    def raised(error)
      outcome = { 'kind' => 'raised', 'error' => @session.describe(error) }
      plan = @exec&.retry_plan(error)
      outcome['retry'] = plan if plan
      [outcome, '']
    end
  end

  # Ends a lambda that runs too long. One watcher thread; where threads are not allowed there is no
  # limit in here, and the application keeps its own.
  class LambdaLimit
    SLEEP = ::Kernel.instance_method(:sleep)

    def initialize(seconds)
      @seconds = seconds.to_f
    end

    def run
      return yield unless @seconds.positive?

      target = ::Thread.current
      done = false
      watcher = start_watcher { target.raise(LambdaTimeout.new(@seconds)) unless done }
      begin
        yield
      ensure
        done = true
        watcher&.kill
      end
    end

    private

    def start_watcher
      pause = SLEEP.bind(self)
      ::Thread.new do
        ::Thread.current.report_on_exception = false
        pause.call(@seconds)
        yield
      end
    rescue ::ThreadError
      nil
    end
  end
end
