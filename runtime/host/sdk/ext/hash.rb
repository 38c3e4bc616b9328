# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'uri'

module Patchbay
  module Ext
    # Hash#encode_www_form: insertion order, repeated keys for arrays, a bare key for nil (sdk/runtime.md §13.2).
    module HashForm
      def encode_www_form
        ::URI.encode_www_form(self)
      end
    end
  end
end

Hash.include(Patchbay::Ext::HashForm)
