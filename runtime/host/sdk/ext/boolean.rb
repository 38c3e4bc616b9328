# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Ext
    # is_true? and is_not_true? of any object (sdk/runtime.md §13.2). What is neither raises a core RuntimeError.
    module Boolean
      TRUE_TEXT = /\A(?:true|t|yes|y|1)\Z/i.freeze
      FALSE_TEXT = /\A(?:false|f|no|n|0)\Z/i.freeze
      private_constant :TRUE_TEXT, :FALSE_TEXT

      def is_true?(null_true: false)
        case self
        when ::TrueClass then true
        when ::FalseClass then false
        when ::NilClass then null_true == true
        when ::String then Boolean.of_text(self)
        when ::Integer then Boolean.of_number(self)
        else ::Kernel.raise "Can't convert type #{self.class.name} to boolean"
        end
      end

      def is_not_true?(null_not_true: true)
        !is_true?(null_true: !null_not_true)
      end

      def self.of_text(text)
        return true if TRUE_TEXT.match?(text)
        return false if FALSE_TEXT.match?(text)

        raise "Can't convert empty string to boolean" if text.blank?

        raise "Can't convert string value #{text} to boolean"
      end

      def self.of_number(number)
        return number == 1 if number == 1 || number.zero?

        raise "Can't convert number value #{number} to boolean"
      end
    end
  end
end

Object.include(Patchbay::Ext::Boolean)
