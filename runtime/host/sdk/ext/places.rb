# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Look-ups by code or by any known name, case-insensitive, over the tables of resources/sdk (sdk/runtime.md §13.1).
  # Where a name belongs to several entries the first in the table's order wins.
  module Places
    class << self
      def country(text)
        countries[text.upcase]
      end

      def currency(code)
        Tables.fetch('currencies')[code]
      end

      # [code, entry] of a subdivision; a blank country means the United States.
      def state(text, country_text)
        country = country(country_text.presence || 'US')
        country && states(country['alpha2'])[text.upcase]
      end

      private

      def countries
        @countries ||= Tables.fetch('countries').each_with_object({}) do |entry, index|
          keys = entry.values_at('alpha2', 'alpha3', 'number') + [entry['name'], *entry['names']].map(&:upcase)
          keys.each { |key| index[key] ||= entry }
        end
      end

      def states(alpha2)
        (@states ||= {})[alpha2] ||= (Tables.fetch('subdivisions')[alpha2] || {}).each_with_object({}) do |item, index|
          code, entry = item
          [code, entry['name'].upcase, *entry['names']&.map(&:upcase)].each { |key| index[key] ||= item }
        end
      end
    end
  end

  module Ext
    # String#to_country_*, to_currency_* and to_state_*; nil where nothing is known, results are the caller's own copies.
    module Places
      { to_country_alpha2: 'alpha2', to_country_alpha3: 'alpha3', to_country_name: 'name',
        to_country_number: 'number' }.each do |name, key|
        define_method(name) { Patchbay::Places.country(self)&.fetch(key).dup }
      end

      { to_currency_code: 'code', to_currency_name: 'name', to_currency_symbol: 'symbol' }.each do |name, key|
        define_method(name) { Places.currency_of(self)&.fetch(key).dup }
      end

      def to_state_code(country_name = 'US')
        Patchbay::Places.state(self, country_name)&.first.dup
      end

      def to_state_name(country_name = 'US')
        Patchbay::Places.state(self, country_name)&.last&.fetch('name')&.upcase
      end

      # A currency code first, else the currency of a country.
      def self.currency_of(text)
        Patchbay::Places.currency(text.upcase) ||
          Patchbay::Places.country(text)&.fetch('currency')&.then { |code| Patchbay::Places.currency(code) }
      end
    end
  end
end

String.include(Patchbay::Ext::Places)
