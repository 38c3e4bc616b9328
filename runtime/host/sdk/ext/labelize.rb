# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Ext
    # labelize: a name as a label (sdk/structure-and-schema.md §10.6).
    module Labelize
      UNDERSCORES = /_+/.freeze
      AROUND_DIGITS = /(?<!\d)(?=\d)|(?<=\d)(?!\d)/.freeze
      BEFORE_CAPITAL = /(?<![A-Z])(?=[A-Z])/.freeze
      LAST_CAPITAL_OF_RUN = /(?<=[A-Z0-9])(?=[A-Z][^A-Z0-9_])/.freeze
      BORDERS = Regexp.union(UNDERSCORES, AROUND_DIGITS, BEFORE_CAPITAL, LAST_CAPITAL_OF_RUN).freeze
      ACRONYMS = [/^id$/i, /^ur[il]$/i].freeze
      PLAIN_WORD = /\A[A-Za-z0-9]+\z/.freeze
      private_constant :UNDERSCORES, :AROUND_DIGITS, :BEFORE_CAPITAL, :LAST_CAPITAL_OF_RUN, :BORDERS, :ACRONYMS, :PLAIN_WORD

      def labelize(*acronyms)
        patterns = ACRONYMS + acronyms
        words = to_s.split(BORDERS).select(&:present?)
        words.each_with_index.map { |word, index| Labelize.word(word, index.zero?, patterns) }.join(' ')
      end

      def self.word(word, first, acronyms)
        return word if word.match?(/^[A-Z]+$/)
        return word.upcase if acronyms.any? { |pattern| pattern =~ word }

        return word.downcase unless first

        # What humanize makes of such a word, without its many passes.
        word.match?(PLAIN_WORD) ? word.capitalize : word.humanize
      end
    end
  end
end

String.prepend(Patchbay::Ext::Labelize)
Symbol.include(Patchbay::Ext::Labelize)
