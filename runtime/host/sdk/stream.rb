# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      # The STREAM context: one chunk after another (sdk/runtime.md §8.2).
      class Stream < Operation
        include Dsl::ReinvokeAfter

        DEFAULT_FRAME_SIZE = 10 * 1024 * 1024
        # Empty chunks in a row that do not end: a stream that would never end (§25, 161).
        EMPTY_LIMIT = 1_000

        def initialize(stream:, name:, connection:, methods: {})
          super(methods: methods, connection: connection, path: "streams.#{name}")
          @block = stream
        end

        # [data, eof]
        def chunk(input = {}, from = 0, to = from + DEFAULT_FRAME_SIZE, frame_size = DEFAULT_FRAME_SIZE)
          unless frame_size.positive?
            ::Kernel.raise ::RuntimeError, "'frame_size' must be a positive integer number"
          end

          result = connection.session.lambda(@path, @block) do
            perform do
              ::Patchbay::Calling.run(self, @block, ::Patchbay::Indifferent.wrap(input), from, to, frame_size)
            end
          end
          unless result.is_a?(::Array) && result.length == 2
            ::Kernel.raise ::TypeError, "a stream must return [data, eof], got: #{result.class}"
          end

          ends = ::Patchbay::Shapes::BOOLEANS.include?(result.last)
          ::Patchbay::Shapes.check(connection.session, ends, 'eof of a stream', 'true or false', result.last)
          result
        end

        # The whole stream, joined.
        def read_all(input = {}, frame_size = DEFAULT_FRAME_SIZE)
          data = nil
          Proxy.new('', input, self).read(0, frame_size) { |part| data = data.nil? ? part : data + part }
          data
        end

        # What workato.stream.out gives: a name, an input and nothing read yet (§8.1).
        class Proxy
          attr_reader :name, :input

          def initialize(name, input, stream)
            @name = name
            @input = input
            @stream = stream
          end

          def as_json(_options = nil)
            { '__stream__' => true, 'name' => name, 'input' => input.as_json }
          end

          # Yields data, from, eof, next_from until the end.
          def read(from, frame_size)
            empty = 0
            loop do
              data, eof = @stream.chunk(input, from, from + frame_size - 1, frame_size)
              next_from = eof ? nil : from + (data&.length || 0)
              yield(data, from, eof, next_from)
              break if eof

              empty = next_from == from ? empty + 1 : 0
              if empty > EMPTY_LIMIT
                ::Kernel.raise ::RuntimeError, "the stream '#{name}' gives empty chunks and does not end"
              end
              from = next_from
            end
          end

          def inspect
            "#<#{self.class.name} #{name}>"
          end
        end

        # Chunks given as data: keys are offsets (§8.3).
        class Mock
          def initialize(chunks)
            @chunks = chunks.transform_keys(&:to_i)
          end

          def read(from, frame_size)
            last = @chunks.keys.last
            @chunks.each do |offset, data|
              next if offset < from

              eof = offset == last
              yield(data, offset, eof, eof ? nil : offset + frame_size)
            end
          end
        end
      end

      # All streams of a connector in one flat name space, later ones win (§8.1).
      class Streams
        def self.of(definition, connection)
          everywhere = ::Patchbay::Indifferent::HWIA.new(definition[:streams].presence || {})
          new(everywhere.merge(of_operations(definition[:actions])), of_operations(definition[:triggers]), connection)
        end

        def self.of_operations(operations)
          (operations.presence || {}).each_value.with_object(::Patchbay::Indifferent::HWIA.new) do |operation, all|
            all.merge!(operation[:streams] || {}) if operation.is_a?(::Hash)
          end
        end
        private_class_method :of_operations

        attr_reader :connection

        # of_triggers: the gem does not know them.
        def initialize(sources, of_triggers, connection)
          cloud = connection.session.profile.cloud?(:trigger_streams)
          @sources = cloud ? sources.merge(of_triggers) : sources
          @of_triggers = of_triggers
          @connection = connection
          @streams = {}
        end

        def names
          @sources.keys
        end

        def key?(name)
          note(name)
          @sources.key?(name)
        end

        def [](name)
          note(name)
          @streams[name.to_s] ||= Stream.new(stream: @sources.fetch(name), name: name, connection: @connection,
                                             methods: @connection.methods_source)
        end

        private

        def note(name)
          return unless @of_triggers.key?(name)

          @connection.session.differs(:trigger_streams, "stream #{name}", @of_triggers[name])
        end
      end

      # Where streams may not be used (§3).
      class ProhibitedStreams
        def [](_name)
          ::Kernel.raise ::RuntimeError,
                         'Streams are not available in this context. Access streams in actions or triggers'
        end

        def connection
          nil
        end
      end
    end
  end
end

module Patchbay
  # workato.stream (sdk/runtime.md §8.1, §8.3).
  class StreamPackage
    SDK = Workato::Connector::Sdk
    private_constant :SDK

    def initialize(streams)
      @streams = streams
    end

    def out(name, input = {})
      raise ::TypeError, "the name of a stream must be a String, got: #{name.class}" unless name.is_a?(::String)

      input = Resolving.resolve(input)
      SDK::Stream::Proxy.new(name, Shapes.hash(Session.current, 'the input of a stream', input), @streams[name])
    end

    # Yields chunk, from, to, eof, next_from.
    def in(stream, from: nil, frame_size: nil)
      session = Session.current
      Shapes.integer(session, 'from of workato.stream.in', from)
      Shapes.integer(session, 'frame_size of workato.stream.in', frame_size)
      from ||= 0
      source = source_of(stream)
      return yield_text(source, from) { |*chunk| yield(*chunk) } unless source.respond_to?(:read)

      source.read(from, frame_size || SDK::Stream::DEFAULT_FRAME_SIZE) do |data, start, eof, next_from|
        yield(data, start, last_byte(data, start), eof, next_from)
      end
      nil
    end

    private

    def method_missing(name, *_arguments)
      raise SDK::UndefinedStdLibMethodError.new(name.to_s, 'workato.stream')
    end

    def respond_to_missing?(_name, _all = false)
      false
    end

    def source_of(stream)
      case stream
      when SDK::Stream::Proxy then stream
      when SDK::Request then source_of(lazy(stream))
      when ::Hash
        hash = Indifferent.wrap(stream)
        hash['__stream__'] ? mock(hash, stream) : hash
      when ::String then stream
      else raise ::TypeError, "a stream, a Hash or a String is expected, got: #{stream.class}"
      end
    end

    # The gem takes no request for a stream (§20).
    def lazy(request)
      Shapes.check(Session.current, false, 'a stream', 'a stream, a Hash or a String', request).response!
    end

    def mock(hash, original)
      case (chunks = hash['chunks'])
      when nil then out(hash['name'].to_s, hash['input'] || {})
      when ::Proc then SDK::Stream::Proxy.new(hash['name'].to_s, hash['input'] || {}, mock_stream(hash))
      when ::Hash then SDK::Stream::Mock.new(original[:chunks] || chunks)
      else raise ::RuntimeError, 'Mock streams with Proc or Hash. ' \
                                 'Read spec/examples/stream/connector_spec.rb for examples'
      end
    end

    def mock_stream(hash)
      connection = SDK::Connection.new(source: hash['connection'] || {}, session: Session.current,
                                       store: hash['settings'] || {})
      SDK::Stream.new(stream: hash['chunks'], name: hash['name'], connection: connection)
    end

    # {data:, eof:} and plain text come in one piece.
    def yield_text(source, from)
      text, eof = source.is_a?(::Hash) ? [source['data'], source['eof']] : [source, true]
      data = text[from..]
      yield(data, from, last_byte(data, from), eof, nil)
      nil
    end

    def last_byte(data, from)
      size = data.respond_to?(:bytesize) ? data.bytesize : 0
      size.zero? ? nil : from + size - 1
    end
  end
end
