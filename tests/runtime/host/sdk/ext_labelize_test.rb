# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'

# labelize, sdk/structure-and-schema.md §10.6 and sdk/runtime.md §13.1.
class ExtLabelizeTest < Minitest::Test
  include ExtSupport

  LABELS = {
    'first_name' => 'First name', 'firstName' => 'First name', 'FirstName' => 'First name', 'id' => 'ID', 'ID' => 'ID',
    'Id' => 'ID', 'user_id' => 'User ID', 'userId' => 'User ID', 'userID' => 'User ID', 'url' => 'URL', 'uri' => 'URI',
    'imageURL' => 'Image URL', 'ImageUrl' => 'Image URL', 'created_at' => 'Created at', 'Line1' => 'Line 1',
    'line_1' => 'Line 1', 'street_address_2' => 'Street address 2', 'a1b2' => 'A 1 b 2', '2fa' => '2 fa',
    'ids' => 'Ids', 'urls' => 'Urls', 'HTMLBody' => 'HTML body', 'IPAddress' => 'IP address', 'iPhone' => 'I phone',
    'oAuth2Token' => 'O auth 2 token', 'XMLHttpRequest' => 'XML http request', 'CUSTOMER_NAME' => 'CUSTOMER NAME',
    'Customer_Name' => 'Customer name', 'customer.name' => 'Customer.name', 'due-date' => 'Due-date',
    'name[0]' => 'Name[ 0 ]', 'v2' => 'V 2', '__x' => 'X', 'Doc Number' => 'Doc  number',
    'Txn__hyp__Date' => 'Txn hyp date', 'snake_case_id' => 'Snake case ID', 'camelCaseURL' => 'Camel case URL',
    'MIXEDCase' => 'MIXED case', 'concatenated42numbers' => 'Concatenated 42 numbers', 'field1' => 'Field 1',
    'HTMLParser' => 'HTML parser', '' => '', '_' => '', 'a' => 'A', 'straßeName' => 'Straße name', '日本' => '日本'
  }.freeze

  def test_labels
    LABELS.each do |name, label|
      assert_equal label, name.labelize, name
      assert_equal label, name.to_sym.labelize, name
    end
  end

  def test_acronyms
    assert_equal 'SKU code', 'sku_code'.labelize(/^sku$/i)
    assert_equal 'SKU API ID', 'sku_api_id'.labelize(/^sku$/i, /^api$/i)
    assert_equal 'SKU code', :sku_code.labelize(/^sku$/i)
  end
end
