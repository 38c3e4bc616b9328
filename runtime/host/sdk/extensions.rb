# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# Everything the SDK adds to Ruby's own classes (sdk/runtime.md §13), one file per concept.
# Nothing here reaches outside the process: tables come from Patchbay::Tables, read in preload.

require 'active_support/all'

require_relative 'data'
require_relative 'xml_hash'
require_relative 'types/binary'
require_relative 'types/unicode_string'
require_relative 'ext/boolean'
require_relative 'ext/string_text'
require_relative 'ext/string_time'
require_relative 'ext/string_encoding'
require_relative 'ext/string_digest'
require_relative 'ext/labelize'
require_relative 'ext/numbers'
require_relative 'ext/places'
require_relative 'ext/money'
require_relative 'ext/dates'
require_relative 'ext/hash'
require_relative 'ext/array'
require_relative 'ext/array_where'
require_relative 'ext/enumerable'

module Patchbay
  # Touches what loads lazily, so that a sandboxed child never has to open a file.
  module Extensions
    module_function

    def warm
      'Chloé'.transliterate
      'camelCase'.labelize
      '1'.to_currency
      '1235551234'.to_phone
      'India'.to_currency_symbol
      'California'.to_state_code
      %w[sha1 sha224 sha256 sha384 sha512 sha512-256 md5].each { |name| ::OpenSSL::Digest.new(name).digest('a') }
      nil
    end
  end
end
