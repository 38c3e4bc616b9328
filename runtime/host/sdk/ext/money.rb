# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Ext
    # to_currency of String, Integer and Float (sdk/runtime.md §13.1, §13.2).
    module Currency
      def to_currency(options = {})
        ActiveSupport::NumberHelper::NumberToCurrencyConverter.convert(self, options)
      end
    end

    # to_phone of String and Integer.
    module Phone
      def to_phone(options = {})
        ActiveSupport::NumberHelper::NumberToPhoneConverter.convert(self, options).to_s
      end
    end
  end
end

[String, Integer, Float].each { |type| type.include(Patchbay::Ext::Currency) }
[String, Integer].each { |type| type.include(Patchbay::Ext::Phone) }
