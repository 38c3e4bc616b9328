# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'time'

module Patchbay
  module Ext
    # String#to_time and #to_date with `format:` (sdk/runtime.md §13.1).
    module StringTime
      # The formats people write, every order of the three parts with either separator, as strptime formats.
      HUMAN_FORMATS = { 'DD' => '%d', 'MM' => '%m', 'YYYY' => '%Y' }.to_a.permutation(3).flat_map do |parts|
        ['/', '-'].map { |separator| [parts.map(&:first).join(separator), parts.map(&:last).join(separator)] }
      end.to_h.freeze
      private_constant :HUMAN_FORMATS

      def to_time(form = :local, format: nil)
        return super(form) if format.blank?

        time = ::Time.strptime(self, HUMAN_FORMATS.fetch(format, format))
        form == :utc ? time.utc : time.getlocal
      end

      def to_date(format: nil)
        return super() if format.blank?

        ::Date.strptime(self, HUMAN_FORMATS.fetch(format, format))
      end
    end
  end
end

String.prepend(Patchbay::Ext::StringTime)
