# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Types
    # Text (sdk/runtime.md §13.5); what UTF-8 cannot say raises Encoding::UndefinedConversionError.
    class UnicodeString < ::String
      def initialize(str)
        super(str)
        encode!('UTF-8')
      end

      def binary?
        false
      end
    end
  end
end
