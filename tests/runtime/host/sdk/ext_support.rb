# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'support'

# Shared by the tests of extensions and packages.
module ExtSupport
  RSA_PEM = OpenSSL::PKey::RSA.new(2048).to_pem
  private_constant :RSA_PEM

  def sdk
    Workato::Connector::Sdk
  end

  def rsa_pem
    RSA_PEM
  end

  def ours?
    defined?(Patchbay::Sdk)
  end

  def hex(digits)
    [digits].pack('H*')
  end

  # A Binary of exactly these bytes.
  def bytes(expected, actual)
    assert_equal expected.b, actual
    assert_instance_of Workato::Types::Binary, actual
    assert_equal Encoding::ASCII_8BIT, actual.encoding
  end

  # {receiver => result} of one method without arguments.
  def table(method, results)
    results.each do |receiver, result|
      message = "#{receiver.inspect}.#{method}"
      found = receiver.dup.public_send(method)
      result.nil? ? assert_nil(found, message) : assert_equal(result, found, message)
    end
  end

  # Exactly this class; the text when given.
  def raises(type, text = nil)
    error = assert_raises(type) { yield }
    assert_equal type, error.class
    assert_equal text, error.message if text
    error
  end
end
