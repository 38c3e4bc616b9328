# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # The helper account_property: text or nil, never an error (sdk/runtime.md §12, §18.3).
    class AccountProperties
      def initialize(data)
        @data = (data || {}).to_h { |name, value| [name.to_s, value.to_s] }
      end

      def get(name)
        @data[name.to_s]
      end
    end
  end
end
