# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'date'

module Patchbay
  module Ext
    # ISO week number of Date, DateTime and Time (sdk/runtime.md §13.2).
    module WeekOfYear
      def yweek
        to_date.cweek
      end
    end
  end
end

Date.include(Patchbay::Ext::WeekOfYear)
Time.include(Patchbay::Ext::WeekOfYear)
