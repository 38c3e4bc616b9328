# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Ext
    # Predicates and text helpers of String (sdk/runtime.md §13.1).
    module StringText
      def is_int?
        present? && !match?(/\D/)
      end

      # Any line of digits is enough, as on the platform; everything else must be a Ruby number.
      def is_number?
        return false if blank?

        match?(/^\d+$/) || !Float(self, exception: false).nil?
      rescue ::ArgumentError
        false
      end

      def binary?
        ::Kernel.warn('String#binary? is ambiguous for a plain String; use Workato::Types::Binary or ' \
                      'Workato::Types::UnicodeString where it matters.')
        encoding == Encoding::ASCII_8BIT
      end

      def split_strip_compact(pattern, parts = 0)
        split(pattern, parts).map(&:strip).select(&:present?)
      end

      def strip_tags
        Rails::Html::FullSanitizer.new.sanitize(self)
      end

      # Documented for texts too (§13.1, §23); the gem knows it of Integers only.
      def ordinalize
        session = Session.current
        unless session.nil? || session.platform?(:text_ordinalize)
          ::Kernel.raise ::NoMethodError.new("undefined method `ordinalize' for #{inspect}:String", :ordinalize)
        end

        ActiveSupport::Inflector.ordinalize(self)
      end

      def quote
        gsub("'", "''")
      end

      def transliterate(replacement = '?')
        I18n.transliterate(self, replacement: replacement)
      end

      def from_xml
        Patchbay::XmlHash.parse(self)
      end

      # Concatenation takes any operand but nil.
      def +(other)
        return super if ::String === other

        ::Kernel.raise(Workato::Connector::Sdk::ArgumentError, 'Cannot concatenate string with nil') if other.nil?

        super(other.to_s)
      end
    end
  end
end

String.prepend(Patchbay::Ext::StringText)
