# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'rbconfig'

module Patchbay
  module Boot
    # Finds the Ruby libraries of the distribution without RubyGems, which would cost half of the
    # start. Every folder is derived from what Ruby says of itself, so that any architecture works.
    module Libraries
      # What connector code may use (sdk/runtime.md §16.4) and what that needs.
      GEMS = %w[activesupport i18n tzinfo concurrent-ruby zeitwerk nokogiri racc jwt gyoku builder mini_mime
                mime-types mime-types-data charlock_holmes loofah crass rails-html-sanitizer rexml prime matrix].freeze

      module_function

      def extend_load_path
        GEMS.each { |name| $LOAD_PATH.concat(folders_of(name) - $LOAD_PATH) }
      end

      # The newest version of a gem in the first place that has it; its code and its extensions.
      def folders_of(name)
        places.each do |place|
          gem = newest(Dir.glob(File.join(place, 'gems', "#{name}-[0-9]*")))
          next unless gem

          extensions = Dir.glob(File.join(place, 'extensions', '*', '*', File.basename(gem)))
          code = [File.join(gem, 'lib'), File.join(gem, 'lib', name)].select { |folder| File.directory?(folder) }
          # concurrent-ruby keeps its code one folder deeper.
          code = code.last(1) if name == 'concurrent-ruby' && code.size > 1
          return extensions + code.first(1)
        end
        []
      end

      def places
        version = RbConfig::CONFIG['ruby_version']
        system = File.dirname(File.dirname(RbConfig::CONFIG['archdir'])) # /usr/lib/<multiarch>
        ["/usr/share/rubygems-integration/all", "/usr/share/rubygems-integration/#{version}",
         File.join(File.dirname(system), 'rubygems-integration', version),
         File.join(system, 'rubygems-integration', version), "/var/lib/gems/#{version}",
         File.join(RbConfig::CONFIG['rubylibprefix'], 'gems', version)]
      end

      def newest(folders)
        folders.max_by { |folder| File.basename(folder)[/-([0-9][0-9.]*)/, 1].split('.').map(&:to_i) }
      end
    end
  end
end
