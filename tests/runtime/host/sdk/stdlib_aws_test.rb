# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'
require_relative 'stdlib_support'

# aws, sdk/runtime.md §11.1.
class StdlibAwsTest < Minitest::Test
  include ExtSupport
  include StdlibSupport

  KEYS = { 'aws_api_key' => 'AK', 'aws_secret_key' => 'SK' }.freeze
  NOW = '2020-01-02T03:04:05Z'

  def signed(**options)
    at(NOW) { aws(KEYS).generate_signature(connection: KEYS.with_indifferent_access, region: 'us-east-1', **options) }
  end

  def test_s3
    found = signed(service: 's3', path: '/demo', params: { 'list-type' => 2, a: 'b c' })
    assert_equal 'https://s3.us-east-1.amazonaws.com/demo?a=b%20c&list-type=2', found[:url]
    headers = found['headers']
    assert_includes headers['Authorization'], 'SignedHeaders=accept;content-type;host;x-amz-content-sha256;x-amz-date, '
    assert_match(/Signature=1064f8f9\h+e15a\z/, headers['Authorization'])
    assert_equal 'UNSIGNED-PAYLOAD', headers['X-Amz-Content-SHA256']
    assert_equal '20200102T030405Z', headers['X-Amz-Date']
    assert_equal 's3.us-east-1.amazonaws.com', headers['Host']
    assert_equal 'application/xml', headers['Accept']
    assert_equal 'application/x-www-form-urlencoded; charset=utf-8', headers['Content-Type']
  end

  # Answers of the vendor's emulator for the same clock and keys are in data/aws_signatures.json.
  CASES = [
    { service: 's3' },
    { service: 's3', method: 'PUT', path: '/k%20ey/x', payload: 'body', headers: { 'content-type' => 'text/plain', 'x-amz-meta-a' => ' b  c ' } },
    { service: 'ec2', params: { 'Action' => 'DescribeRegions', 'Version' => '2016-11-15' }, headers: { 'Accept' => 'x', 'Content-Type' => 'y', 'x-q' => '1' } },
    { service: 'monitoring', params: { Action: 'ListMetrics' } },
    { service: 'lambda', method: 'POST', path: '/2015-03-31/functions/f%20n/invocations', payload: '{"a":1}' },
    { service: 'dynamodb', method: 'post', payload: '{}', headers: { 'X-Amz-Target' => 'DynamoDB_20120810.ListTables', 'content-type' => 'application/x-amz-json-1.0' } },
    { service: 'sqs', host: 'sqs.eu-west-1.amazonaws.com', params: { b: [1, 2], a: nil, 'c d' => 'é~*' } },
    { service: 'execute-api', host: 'h.example', path: '/x/../y//z', params: { 'flag' => '' }, headers: { 'x-amz-date' => '20190101T000000Z' } },
    { service: 's3', headers: { 'X-Amz-Content-SHA256' => 'abc', 'Host' => 'own.example', 'Authorization' => 'mine' } }
  ].freeze

  GOLDEN = File.expand_path('data/aws_signatures.json', __dir__)

  def test_golden_signatures
    golden = JSON.parse(File.read(GOLDEN))
    CASES.each_with_index do |options, index|
      assert_equal golden[index], JSON.parse(JSON.generate(signed(**options))), options.inspect
    end
  end

  def test_missing_credentials
    raises(::ArgumentError, 'expected both :access_key_id and :secret_access_key options') do
      aws({}).generate_signature(connection: {}.with_indifferent_access, service: 's3', region: 'x')
    end
    raises(Aws::Sigv4::Errors::MissingCredentialsError, 'unable to sign request without credentials set') do
      aws({}).generate_signature(connection: { aws_api_key: '', aws_secret_key: '' }.with_indifferent_access, service: 's3', region: 'x')
    end
  end

  def test_identity
    assert_equal 'dummy-aws-iam-external-id', aws({}).iam_external_id
    assert_equal 'own', aws({ 'aws_external_id' => 'own' }).iam_external_id
    assert_equal 'dummy-aws-workato-account-id', aws({}).workato_account_id
    assert_equal '123', aws({ 'aws_workato_account_id' => '123' }).workato_account_id
  end
end
