# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# The smallest SDK that boot/ can work with: it evaluates a source and calls one lambda. The tests of
# the host and its sandbox use it, so that they judge processes and frames and nothing else.
module Patchbay
  class ResolveError < StandardError; end

  LoadedConnector = Struct.new(:definition, :path)

  module Sdk
    def self.preload(lean: false)
      require_relative 'attack'
    end
  end

  module Loader
    def self.load(source, path, profile:, clock:)
      source = source.dup.force_encoding(Encoding::UTF_8)
      raise SyntaxError, "#{path}: not UTF-8" unless source.valid_encoding?

      value = TOPLEVEL_BINDING.dup.eval(source, path, 1)
      raise TypeError, "#{path} is a #{value.class}, not a Hash" unless value.is_a?(Hash)

      LoadedConnector.new(value.merge(profile: profile, clock: clock), path)
    end
  end

  module Errors
    FRAME = /\A(.*?):(\d+)(?::in `(.*)')?\z/

    def self.describe(error, path)
      frames = (error.backtrace || []).first(50).filter_map do |text|
        match = FRAME.match(text)
        match && { 'file' => match[1], 'line' => match[2].to_i, 'label' => match[3].to_s }
      end
      own = frames.find { |frame| frame['file'] == path }
      { 'class' => error.class.name.to_s, 'message' => error.message.to_s[0, 2000], 'line' => own && own['line'],
        'backtrace' => frames }
    end
  end

  # Runs `job['path']` ("a.b" digs into the definition) with the broker and the job's input.
  module Job
    def self.run(loaded, job, broker)
      lambda = loaded.definition.dig(*job['path'].split('.').map(&:to_sym))
      $stdout = Out.new(broker)
      value = lambda.call(broker, job.dig('arguments', 'input'))
      [{ 'kind' => 'ok' }, JSON.generate(value)]
    end

    class Out < StringIO
      def initialize(broker)
        super(+'')
        @broker = broker
      end

      def write(*parts)
        parts.sum { |part| @broker.console(part.to_s, nil, 'out') && part.to_s.bytesize }
      end
    end
  end
end
