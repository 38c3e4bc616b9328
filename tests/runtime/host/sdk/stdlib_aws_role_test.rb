# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'
require_relative 'stdlib_support'

# Role credentials, sdk/runtime.md §11.1; the gem fails here (§21 item 3).
class StdlibAwsRoleTest < Minitest::Test
  include ExtSupport
  include StdlibSupport

  SETTINGS = { 'aws_assume_role' => 'arn:aws:iam::1:role/r', 'access_key_id' => 'AK', 'secret_access_key' => 'SK' }.freeze

  def setup
    skip 'the gem cannot' unless ours?
    @settings = SETTINGS.dup
    @asked = []
    @messages = []
  end

  def answer(expiration)
    '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>' \
      '<AccessKeyId>TAK</AccessKeyId><SecretAccessKey>TSK</SecretAccessKey><SessionToken>TT</SessionToken>' \
      "<Expiration>#{expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
  end

  def role_aws(&sts)
    update = lambda do |message, _before, &refresher|
      @messages << message
      @settings.merge!(refresher.call.deep_stringify_keys)
      true
    end
    Patchbay::Stdlib::Aws.new(settings: -> { @settings.with_indifferent_access }, update_settings: update,
                              sts: ->(url, headers) { @asked << [url, headers] && sts.call(url) })
  end

  def sign(aws)
    aws.generate_signature(connection: @settings.with_indifferent_access, service: 's3', region: 'us-east-1')
  end

  def test_assumes_and_caches
    aws = role_aws { answer(1.hour.from_now.utc.iso8601) }
    headers = sign(aws)[:headers]
    assert_equal 'TT', headers['X-Amz-Security-Token']
    assert_includes headers['Authorization'], 'Credential=TAK/'
    sign(aws)
    assert_equal 1, @asked.size
    assert_equal ['Refresh AWS temporary credentials'], @messages
    assert_equal %w[api_key expiration secret_key session_token], @settings['temp_credentials'].keys.sort
    url, asked = @asked.first
    assert url.start_with?('https://sts.amazonaws.com/?Action=AssumeRole&ExternalId=dummy-aws-iam-external-id&RoleArn=arn%3Aaws%3Aiam'), url
    assert_includes url, 'RoleSessionName=workato&Version=2011-06-15'
    assert_includes asked['Authorization'], 'Credential=AK/'
  end

  def test_renews_before_expiry
    aws = role_aws { answer(59.seconds.from_now.utc.iso8601) }
    2.times { sign(aws) }
    assert_equal 2, @asked.size
  end

  def test_second_try_without_external_id
    aws = role_aws { |url| url.include?('ExternalId') ? raise('denied') : answer(1.hour.from_now.utc.iso8601) }
    assert_equal 'TT', sign(aws)[:headers]['X-Amz-Security-Token']
    assert_equal 2, @asked.size
  end

  def test_refusal_is_raised_after_two_tries
    aws = role_aws { raise 'denied' }
    raises(::RuntimeError, 'denied') { sign(aws) }
    assert_equal 2, @asked.size
  end
end
