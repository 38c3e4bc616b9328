# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# The tree of errors, their readers and texts, and where they point: sdk/runtime.md §15, §4.12; §25, 208 and 209.
# Parents, readers and texts were computed with the gem.
class ErrorsTest < Minitest::Test
  include SdkSupport

  # Class => parent, readers.
  TREE = {
    Error: %i[StandardError], RuntimeError: %i[Error], ArgumentError: %i[Error], ArgumentEncodingError: %i[ArgumentError],
    RequestError: %i[RuntimeError], RequestTimeoutError: %i[RequestError], RequestFailedError: %i[RequestError code method response],
    RequestTLSCertificateFormatError: %i[RequestError], RequestPayloadFormatError: %i[RequestError],
    JSONRequestFormatError: %i[RequestPayloadFormatError], JSONResponseFormatError: %i[RequestPayloadFormatError],
    XMLRequestFormatError: %i[RequestPayloadFormatError], XMLResponseFormatError: %i[RequestPayloadFormatError],
    WWWFormURLEncodedRequestFormatError: %i[RequestPayloadFormatError], MultipartFormRequestFormatError: %i[RequestPayloadFormatError],
    RAWResponseFormatError: %i[RequestPayloadFormatError], MissingRequiredInput: %i[RuntimeError],
    UndefinedStdLibMethodError: %i[RuntimeError name package], InvalidDefinitionError: %i[Error],
    UnexpectedMethodDefinitionError: %i[InvalidDefinitionError definition name], UndefinedMethodError: %i[InvalidDefinitionError name],
    InvalidSchemaError: %i[InvalidDefinitionError], InvalidMultiAuthDefinition: %i[InvalidDefinitionError],
    UnresolvedMultiAuthOptionError: %i[InvalidMultiAuthDefinition name], UnresolvedObjectDefinitionError: %i[InvalidDefinitionError name],
    CircleReferenceObjectDefinitionError: %i[InvalidDefinitionError name], InvalidURIError: %i[Error], InvalidOutputError: %i[Error],
    InvalidTriggerPollOutputError: %i[InvalidOutputError sdk_reference], DetectOnUnauthorizedRequestError: %i[Error],
    JSONParsingError: %i[Error], NetLookupError: %i[Error], CsvError: %i[Error], CsvFormatError: %i[CsvError],
    CsvFileTooBigError: %i[CsvError max size], CsvFileTooManyLinesError: %i[CsvError max], NotImplementedError: %i[StandardError]
  }.freeze

  def test_the_tree
    found = SDK.constants.map { |name| SDK.const_get(name) }.select { |one| one.is_a?(Class) && one <= ::StandardError }
    assert_equal TREE.keys.sort, found.map { |one| one.name.split('::').last.to_sym }.sort
    TREE.each do |name, (parent, *readers)|
      klass = SDK.const_get(name)
      assert_equal SDK.const_defined?(parent, false) ? SDK.const_get(parent) : Object.const_get(parent), klass.superclass, name
      assert_equal readers, klass.public_instance_methods(false).sort, name
    end
  end

  TEXTS = {
    -> { SDK::NotImplementedError.new } => 'This part of Connector SDK is not implemented in workato-connector-sdk yet',
    -> { SDK::NotImplementedError.new('other') } => 'other',
    -> { SDK::MissingRequiredInput.new('A', nil) } => "'A' must be present",
    -> { SDK::MissingRequiredInput.new('A', 'A') } => "'A' must be present",
    -> { SDK::MissingRequiredInput.new('A', 'B') } => "Either 'A' or 'B' must be present",
    -> { SDK::UndefinedMethodError.new(:m) } => "Method 'm' does not exists",
    -> { SDK::UnexpectedMethodDefinitionError.new(:m, 'x') } => "Expected lambda for method 'm' definition, got: String",
    -> { SDK::UnresolvedMultiAuthOptionError.new('k') } => "Cannot find multi-auth definition for 'k'",
    -> { SDK::UnresolvedObjectDefinitionError.new('d') } => "Cannot find object definition for 'd'",
    -> { SDK::CircleReferenceObjectDefinitionError.new('d') } => "Infinite recursion occurred in object definition for 'd'",
    -> { SDK::UndefinedStdLibMethodError.new('f', 'workato.csv') } => "Undefined method 'f' for \"workato.csv\" namespace",
    -> { SDK::CsvFileTooBigError.new(31 * 1024 * 1024, 30 * 1024 * 1024) } => 'CSV file is too big. Max allowed: 30 MB, got: 31 MB',
    -> { SDK::CsvFileTooManyLinesError.new(65_000) } => 'CSV file has too many lines. Max allowed: 65000',
    -> { SDK::RuntimeError.new(nil) } => 'Workato::Connector::Sdk::RuntimeError'
  }.freeze

  def test_texts
    TEXTS.each { |build, text| assert_equal text, build.call.message }
  end

  def test_readers
    assert_equal %w[f workato], SDK::UndefinedStdLibMethodError.new('f', 'workato').then { |e| [e.name, e.package] }
    assert_equal [31, 30], SDK::CsvFileTooBigError.new(31, 30).then { |e| [e.size, e.max] }
    assert_equal 5, SDK::CsvFileTooManyLinesError.new(5).max
    assert_equal ['m', 5], SDK::UnexpectedMethodDefinitionError.new('m', 5).then { |e| [e.name, e.definition] }
    assert_equal %w[m k d c], [SDK::UndefinedMethodError.new('m'), SDK::UnresolvedMultiAuthOptionError.new('k'), SDK::UnresolvedObjectDefinitionError.new('d'),
                               SDK::CircleReferenceObjectDefinitionError.new('c')].map(&:name)
    assert_match %r{\Ahttps://docs\.workato\.com/.*#poll\z}, SDK::InvalidTriggerPollOutputError.new.sdk_reference
  end

  def test_a_failed_request_tells_its_verb_status_and_answer
    broker.answer('{"e":1}', status: 404, headers: { 'X-A' => '1' })
    result = run_body("begin; delete('http://h').response!; rescue RequestFailedError => e; { v: [e.method, e.code, e.response, e.response.code, e.response.headers.keys.size > 0, e.message] }; end")
    assert_equal ['DELETE', 404, '{"e":1}', 404, true, '404 Not Found'], result['v']
  end

  # Lines of the connector alone, innermost first; the lambda's where the error comes from inside (§1.1, §4.8 point 10).
  def test_backtraces_point_to_the_connector
    text = "{ methods: { m: lambda {\n error('deep')\n } },\n actions: { go: { execute: lambda { |c|\n call(:m)\n } } } }"
    error = failure(text)
    assert_equal 2, error['line']
    assert_equal [2, 5], error['backtrace'].map { |frame| frame['line'] }.first(2)
    broker.answer('', status: 500)
    error = failure("{ actions: { go: { execute: lambda { |c|\n r = get('http://h')\n x = 1\n { a: r }\n } } } }")
    assert_equal 2, error['line']
  end
end
