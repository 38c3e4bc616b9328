# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'ext_support'

# Country, currency and state look-ups, sdk/runtime.md §13.1.
class ExtPlacesTest < Minitest::Test
  include ExtSupport

  def test_countries
    %w[India india IN ind 356 Indien インド].each do |text|
      assert_equal %w[IN IND India 356],
                   [text.to_country_alpha2, text.to_country_alpha3, text.to_country_name, text.to_country_number], text
    end
    table(:to_country_alpha2, 'Deutschland' => 'DE', 'Allemagne' => 'DE', 'Germany' => 'DE', 'usa' => 'US',
                              'United States' => 'US', 'United Kingdom' => 'GB', 'España' => 'ES', 'nowhere' => nil, '' => nil,
                              '840' => 'US', 'Côte d’Ivoire' => nil, "côte d'ivoire" => 'CI', 'Netherlands Antilles' => 'AN')
    table(:to_country_name, 'CZ' => 'Czech Republic', 'TR' => 'Turkey', 'US' => 'United States', 'MK' =>
          'Macedonia, the Former Yugoslav Republic Of', 'SZ' => 'Swaziland', 'FR' => 'France')
    table(:to_country_number, 'AD' => '020', 'DE' => '276')
  end

  def test_results_are_copies
    'IN'.to_country_name << 'x'
    assert_equal 'India', 'IN'.to_country_name
  end

  def test_currencies
    assert_equal %w[INR Rupees ₨], ['India'.to_currency_code, 'India'.to_currency_name, 'India'.to_currency_symbol]
    table(:to_currency_code, 'usd' => 'USD', 'Germany' => 'EUR', 'de' => 'EUR', 'CHF' => 'CHF', 'XYZ' => nil, '' => nil,
                             'Japan' => 'JPY', 'GBR' => 'GBP', 'MO' => nil)
    table(:to_currency_name, 'usd' => 'Dollars', 'eur' => 'Euro', 'gbp' => 'Pounds', 'JPY' => 'Yen', 'SEK' => 'Kronor')
    table(:to_currency_symbol, 'usd' => '$', 'eur' => '€', 'gbp' => '£', 'jpy' => '¥', 'AED' => nil, 'BRL' => 'R$')
  end

  STATES = %w[AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK
              OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP UM AA AE AP].freeze

  def test_every_state_of_the_us
    STATES.each do |code|
      assert_equal code, code.to_state_code, code
      name = code.to_state_name
      assert_equal name.upcase, name
      assert_equal code, name.to_state_code, name
    end
  end

  def test_states
    assert_equal 'CA', 'California'.to_state_code
    assert_equal 'CALIFORNIA', 'ca'.to_state_name
    assert_equal 'ONTARIO', 'on'.to_state_name('Canada')
    assert_equal 'NSW', 'New South Wales'.to_state_code('AU')
    assert_equal 'BY', 'Bayern'.to_state_code('Germany')
    assert_equal 'KARNATAKA', 'KA'.to_state_name('India')
    assert_equal 'TX', 'Texas'.to_state_code('')
    assert_equal 'TX', 'Texas'.to_state_code(nil)
    assert_nil 'nowhere'.to_state_code
    assert_nil 'California'.to_state_code('Canada')
    assert_nil 'California'.to_state_code('Atlantis')
    assert_nil ''.to_state_name
  end

  # Codes and names of the older edition that the platform's table follows (docs/compatibility.md, "Tables").
  OLDER = [['AD', 'MK', 'AERODROM *'], ['DS', 'PL', 'DOLNOŚLĄSKIE'], ['11', 'CN', 'BEIJING']].freeze

  def test_codes_of_the_older_edition_are_known
    OLDER.each { |code, country, name| assert_equal [code, name], [name.to_state_code(country), code.to_state_name(country)] }
    assert_equal 'DS', 'Dolnośląskie'.to_state_code('PL')
    assert_equal 'CA', 'California'.to_state_code
  end
end
