# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# The error tree that connector code can rescue and that users read (sdk/runtime.md §15, §4.12),
# and how an exception becomes the ERROR of docs/protocol.md.

module Workato
  module Connector
    module Sdk
      class Error < ::StandardError; end

      class RuntimeError < Error; end
      class ArgumentError < Error; end
      class ArgumentEncodingError < ArgumentError; end

      class InvalidDefinitionError < Error; end
      class InvalidSchemaError < InvalidDefinitionError; end
      class InvalidMultiAuthDefinition < InvalidDefinitionError; end
      class InvalidURIError < Error; end
      class InvalidOutputError < Error; end
      class DetectOnUnauthorizedRequestError < Error; end
      class JSONParsingError < Error; end
      class NetLookupError < Error; end

      # Raised where poll did not return a Hash (§7.1).
      class InvalidTriggerPollOutputError < InvalidOutputError
        REFERENCE = 'https://docs.workato.com/developing-connectors/sdk/sdk-reference/triggers.html#poll'
        private_constant :REFERENCE

        attr_reader :sdk_reference

        def initialize
          @sdk_reference = REFERENCE
          super("Invalid output from trigger poll lambda.\nSee SDK documentation: #{REFERENCE}")
        end
      end

      class UnexpectedMethodDefinitionError < InvalidDefinitionError
        attr_reader :name, :definition

        def initialize(name, definition)
          @name = name
          @definition = definition
          super("Expected lambda for method '#{name}' definition, got: #{definition.class.name}")
        end
      end

      class UndefinedMethodError < InvalidDefinitionError
        attr_reader :name

        def initialize(name)
          @name = name
          super("Method '#{name}' does not exists")
        end
      end

      class UnresolvedMultiAuthOptionError < InvalidMultiAuthDefinition
        attr_reader :name

        def initialize(name)
          @name = name
          super("Cannot find multi-auth definition for '#{name}'")
        end
      end

      class UnresolvedObjectDefinitionError < InvalidDefinitionError
        attr_reader :name

        def initialize(name)
          @name = name
          super("Cannot find object definition for '#{name}'")
        end
      end

      class CircleReferenceObjectDefinitionError < InvalidDefinitionError
        attr_reader :name

        def initialize(name, backtrace = [])
          @name = name
          super("Infinite recursion occurred in object definition for '#{name}'")
          set_backtrace(backtrace)
        end
      end

      class RequestError < RuntimeError; end
      class RequestTimeoutError < RequestError; end
      class RequestTLSCertificateFormatError < RequestError; end

      class RequestFailedError < RequestError
        attr_reader :method, :code, :response

        def initialize(message:, method:, code:, response:)
          @method = method
          @code = code
          @response = response
          super(message)
        end
      end

      class RequestPayloadFormatError < RequestError; end
      class JSONRequestFormatError < RequestPayloadFormatError; end
      class JSONResponseFormatError < RequestPayloadFormatError; end
      class XMLRequestFormatError < RequestPayloadFormatError; end
      class XMLResponseFormatError < RequestPayloadFormatError; end
      class WWWFormURLEncodedRequestFormatError < RequestPayloadFormatError; end
      class MultipartFormRequestFormatError < RequestPayloadFormatError; end
      class RAWResponseFormatError < RequestPayloadFormatError; end

      class MissingRequiredInput < RuntimeError
        def initialize(label, toggle_label)
          super(
            if toggle_label && toggle_label != label
              "Either '#{label}' or '#{toggle_label}' must be present"
            else
              "'#{label}' must be present"
            end
          )
        end
      end

      class UndefinedStdLibMethodError < RuntimeError
        attr_reader :name, :package

        def initialize(name, package)
          @name = name
          @package = package
          super("Undefined method '#{name}' for \"#{package}\" namespace")
        end
      end

      class CsvError < Error; end
      class CsvFormatError < CsvError; end

      class CsvFileTooBigError < CsvError
        attr_reader :size, :max

        def initialize(size, max)
          @size = size
          @max = max
          super("CSV file is too big. Max allowed: #{Patchbay::Errors.human_size(max)}, " \
                "got: #{Patchbay::Errors.human_size(size)}")
        end
      end

      class CsvFileTooManyLinesError < CsvError
        attr_reader :max

        def initialize(max)
          @max = max
          super("CSV file has too many lines. Max allowed: #{max}")
        end
      end

      class NotImplementedError < ::StandardError
        def initialize(message = 'This part of Connector SDK is not implemented in workato-connector-sdk yet')
          super
        end
      end
    end
  end
end

module Patchbay
  # Raised by broker.resolve when a name cannot be looked up.
  class ResolveError < ::StandardError; end

  # A lambda of a static evaluation reached its first request and may not send it. Not a
  # StandardError, so that a connector's own rescue does not swallow it.
  class NetworkStop < ::Exception
    attr_reader :request

    def initialize(request)
      @request = request
      super("Stopped before #{request['method']} #{request['url']}")
    end
  end

  # A lambda ran longer than a static evaluation allows.
  class LambdaTimeout < ::Exception
    attr_reader :seconds

    def initialize(seconds)
      @seconds = seconds
      super("The lambda ran longer than #{seconds} seconds")
    end
  end

  # Exceptions as plain data.
  module Errors
    MESSAGE_LIMIT = 64 * 1024
    OWN_LIMIT = 50
    OTHERS_LIMIT = 15
    FRAME = /\A(.+?):(\d+)(?::in [`'](.*)')?\z/.freeze
    LIBRARY = %r{\A.*/(?:lib|ruby/[\d.]+|vendor_ruby)/}.freeze
    # Our folders: as they are, and as the host names them where they are links.
    MACHINERY = [File.expand_path('..', __dir__), defined?(Boot::SCRIPTS) && Boot::SCRIPTS]
                .select(&:itself).flat_map { |folder| %W[#{folder}/boot/ #{folder}/sdk/] }.push('<internal:').freeze

    module_function

    # ERROR of docs/protocol.md: the connector's own frames first.
    def describe(exception, path)
      frames = frames_of(exception)
      own, others = frames.partition { |frame| frame['file'] == path }
      line = syntax_line(exception, path) || own.first&.fetch('line')
      error = { 'class' => class_name(exception), 'message' => message_of(exception) }
      error['line'] = line if line
      error['backtrace'] = own.first(OWN_LIMIT) + library_frames(others)
      request = request_of(exception)
      error['request'] = request if request
      error
    end

    # Frames of libraries below or above the connector, by their place in the library; ours are not shown.
    def library_frames(frames)
      shown = frames.reject { |frame| frame['file'].start_with?(*MACHINERY) }
      shown.first(OTHERS_LIMIT).map { |frame| frame.merge('file' => frame['file'].sub(LIBRARY, '')) }
    end

    def class_name(exception)
      exception.class.name || exception.class.to_s
    end

    def message_of(exception)
      utf8(exception.message.to_s)[0, MESSAGE_LIMIT]
    rescue ::StandardError, ::SystemStackError => e
      "(the message of this #{class_name(exception)} cannot be read: #{class_name(e)})"
    end

    def utf8(text)
      return text if text.instance_of?(::String) && text.encoding == ::Encoding::UTF_8 && text.valid_encoding?

      text = String.new(text)
      if text.encoding == ::Encoding::ASCII_8BIT || !text.encoding.ascii_compatible? && !text.valid_encoding?
        text.force_encoding(::Encoding::UTF_8)
      end
      text = text.encode(::Encoding::UTF_8, invalid: :replace, undef: :replace)
      text.valid_encoding? ? text : text.scrub
    end

    def human_size(bytes)
      ActiveSupport::NumberHelper.number_to_human_size(bytes)
    end

    def frames_of(exception)
      lines = begin
        Array(exception.backtrace).grep(::String)
      rescue ::StandardError
        [] # an exception of the connector's own making
      end
      lines = lines.first(200) + lines.last(200) if lines.length > 400 # a stack overflow has thousands
      lines.map do |text|
        match = FRAME.match(utf8(text))
        next { 'file' => utf8(text), 'line' => 0 } unless match

        frame = { 'file' => match[1], 'line' => match[2].to_i }
        frame['label'] = match[3] if match[3]
        frame
      end
    end

    def syntax_line(exception, path)
      return unless exception.is_a?(::ScriptError)

      message_of(exception)[/^#{Regexp.escape(path)}:(\d+):/, 1]&.to_i
    end

    def request_of(exception)
      return unless exception.is_a?(Workato::Connector::Sdk::RequestFailedError)

      body = exception.response
      { 'method' => exception.method.to_s, 'code' => exception.code,
        'body' => body && utf8(body.to_s)[0, MESSAGE_LIMIT] }
    end

    private_class_method :syntax_line, :request_of, :frames_of, :library_frames
  end
end
