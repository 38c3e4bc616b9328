# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'

# Names of preinstalled libraries, sdk/runtime.md §16.1.
class StdlibNamesTest < Minitest::Test
  include ExtSupport

  def test_rest_client_errors
    assert_operator RestClient::NotFound, :<, RestClient::RequestFailed
    assert_operator RestClient::RequestFailed, :<, RestClient::ExceptionWithResponse
    assert_operator RestClient::Exceptions::ReadTimeout, :<, RestClient::RequestTimeout
    assert_equal RestClient::ResourceNotFound, RestClient::NotFound
    assert_equal 'Not Found', RestClient::NotFound.new.message
    assert_equal '404 Not Found', RestClient::NotFound.new(nil, 404).message
    assert_equal '418 I\'m A Teapot', RestClient::ImATeapot.new(nil, 418).message
    assert_equal 'late', RestClient::Exceptions::OpenTimeout.new('late').message
  end

  def test_a_rescue_list_hides_nothing
    error = assert_raises(sdk::RuntimeError) do
      raise sdk::RuntimeError, 'own'
    rescue RestClient::ExceptionWithResponse, RestClient::Exceptions::Timeout
      flunk
    end
    assert_equal 'own', error.message
  end

  def test_other_libraries
    assert defined?(JWT::DecodeError)
    assert defined?(Nokogiri::XML)
    assert defined?(Loofah)
    assert defined?(Rails::Html::FullSanitizer)
    assert defined?(I18n)
  end
end
