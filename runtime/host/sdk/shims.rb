# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'uri'
require 'yaml'

module Patchbay
  # The platform runs Ruby 2.7 with ActiveSupport 5.2, we run Ruby 3.1 with 6.1 (sdk/runtime.md
  # §16.1). What connectors notice of that is given back here; keyword hashes are in calling.rb.
  module Shims
    # Removed from URI in Ruby 3.0.
    module UriEscape
      def escape(text, unsafe = ::URI::DEFAULT_PARSER.regexp[:UNSAFE])
        Shims.note('URI.escape')
        ::URI::DEFAULT_PARSER.escape(text, unsafe)
      end
      alias encode escape

      def unescape(text)
        Shims.note('URI.unescape')
        ::URI::DEFAULT_PARSER.unescape(text)
      end
      alias decode unescape
    end

    # Psych 4 made load the safe one.
    module YamlLoad
      def load(yaml, legacy_filename = nil, permitted_classes: nil, permitted_symbols: nil, aliases: nil, **options)
        yaml = yaml.read if yaml.respond_to?(:read)
        options[:filename] = legacy_filename if legacy_filename
        super(yaml, permitted_classes: permitted_classes || [::Symbol],
                    permitted_symbols: permitted_symbols || [], aliases: aliases || false, **options)
      rescue ::Psych::DisallowedClass, ::Psych::BadAlias
        raise if permitted_classes || permitted_symbols || !aliases.nil?
        raise unless Session.current&.platform?(:yaml_load)

        unsafe_load(yaml, **options)
      end
    end

    # Renamed in ActiveSupport 6.
    module ModuleParent
      def parent
        module_parent
      end

      def parent_name
        module_parent_name
      end
    end

    module_function

    def install
      ::URI.singleton_class.include(UriEscape) unless ::URI.respond_to?(:escape)
      ::Psych.singleton_class.prepend(YamlLoad)
      ::Module.include(ModuleParent)
      # Snippets of source in messages would show the SDK's own lines, never the connector's.
      ::ErrorHighlight.define_singleton_method(:spot) { |*, **| nil } if defined?(::ErrorHighlight)
    end

    def note(name)
      session = Session.current
      return unless session

      return if session.platform?(:ruby27_methods, name)

      raise ::NoMethodError, "undefined method `#{name[/\.(.*)/, 1]}' for URI:Module"
    end
  end
end
