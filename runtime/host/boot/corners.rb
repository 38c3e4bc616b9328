# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # Libraries that few connectors use and that take a good part of the start. A host that stays loads
    # them all; one that serves a single source loads what its text may need, before the cage closes.
    module Corners
      # Whatever matches `mentioned` may need the libraries. Broad on purpose: a miss would be a
      # NameError, a hit costs milliseconds.
      Corner = Struct.new(:mentioned, :libraries, :warm)

      # Code that can name anything.
      ANYTHING = /const_get|const_missing|constantize|classify|eval|\brequire|\bload\b|autoload|public_send|__send__|ObjectSpace/.freeze

      ALL = [
        Corner.new(/csv/i, %w[csv], -> { ['a', 1].to_csv && ::CSV.parse("a,b\n1,2\n", headers: true).to_s }),
        Corner.new(/jwt|jwk/i, %w[jwt], -> { ::JWT.decode(::JWT.encode({}, 'k', 'HS256'), 'k', true, algorithm: 'HS256') }),
        Corner.new(/prime|matrix|vector/i, %w[prime matrix], -> {}),
        Corner.new(/\bNet\b|net\W{1,3}http|resolv|rest_?client|ipaddr/i, %w[net/http ipaddr], -> {}),
        Corner.new(/ml\b|xml|html|nokogiri|loofah|crass|css|xpath|aws|sts|rails|saniti|strip_tags|scrub|gyoku|builder|racc|soap|doc\b|Document/i,
                   %w[nokogiri rexml/document rails-html-sanitizer racc/parser builder gyoku], -> { Corners.warm_markup })
      ].freeze

      class << self
        # source: nil for all of them.
        def prepare(source = nil)
          text = source && ::String.new(source).force_encoding(::Encoding::BINARY)
          everything = text.nil? || text.match?(ANYTHING)
          (@open ||= ALL.dup).reject! do |corner|
            next false unless everything || text.match?(corner.mentioned)

            corner.libraries.each { |name| require name }
            corner.warm.call
            true
          end
        end

        def warm_markup
          { a: 1 }.to_xml
          ::Hash.from_xml('<a>1</a>')
          ::Gyoku.xml({ a: { b: 1 } }, key_converter: :none)
          ::Nokogiri::XML('<a/>').to_xml
          ::Nokogiri::HTML('<p>x').to_html
          return unless ''.respond_to?(:strip_tags) # of the SDK

          '<b>a</b>'.strip_tags
          '<a>1</a>'.from_xml
        end
      end
    end
  end
end
