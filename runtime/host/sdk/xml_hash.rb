# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The XML → Hash convention of responses and of String#from_xml (sdk/runtime.md §4.10.1): every
  # element is an indifferent hash in an array under its tag, attributes get an @, text is content!.
  module XmlHash
    HWIA = ActiveSupport::HashWithIndifferentAccess

    module_function

    def parse(text, strip_namespaces: false)
      reader = Nokogiri::XML::Reader(text, nil, nil, ::Nokogiri::XML::ParseOptions.new.nonet)
      root = {}
      open = [root]
      reader.each do |node|
        open.pop while open.length > node.depth + 1
        case node.node_type
        when Nokogiri::XML::Reader::TYPE_ELEMENT
          element = element_of(node, strip_namespaces)
          siblings_of(open.last, tag_of(node.name, strip_namespaces)) << element
          open << element
        when Nokogiri::XML::Reader::TYPE_TEXT, Nokogiri::XML::Reader::TYPE_CDATA
          append_text(open.last, node.value)
        end
      end
      root
    end

    # Keys are Strings already and values need no wrapping: written past the conversions of the hash,
    # which would look through every list again.
    def element_of(node, strip)
      element = HWIA.new
      return element unless node.attributes?

      node.attributes&.each do |name, value|
        element.regular_writer("@#{strip ? name[/(?:\Axmlns:)?[^:]+\z/] : name}", value)
      end
      element
    end

    def siblings_of(parent, tag)
      return parent[tag] ||= [] unless parent.is_a?(HWIA)

      parent[tag] || parent.regular_writer(tag, [])
    end

    def tag_of(name, strip)
      strip ? name[/[^:]+\z/] : name
    end

    # Long text arrives in parts; they are joined in place, not copied again and again.
    def append_text(element, text)
      if element.key?('content!')
        element['content!'] << text
      else
        element.is_a?(HWIA) ? element.regular_writer('content!', +text) : element['content!'] = +text
      end
    end
    private_class_method :element_of, :siblings_of, :tag_of, :append_text
  end
end
