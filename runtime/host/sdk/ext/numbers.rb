# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Ext
    # Integer and nil (sdk/runtime.md §13.2). Float has neither predicate, Integer no is_number?.
    module IntegerNumbers
      def is_int?
        true
      end

      # Seconds since the epoch, in the user's zone.
      def to_time
        ::Time.zone.at(self)
      end
    end

    # nil answers the predicates of String.
    module NilNumbers
      def is_int?
        false
      end

      def is_number?
        false
      end
    end
  end
end

Integer.include(Patchbay::Ext::IntegerNumbers)
NilClass.include(Patchbay::Ext::NilNumbers)
