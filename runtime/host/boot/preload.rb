# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # Everything connector code may need is loaded and warmed here, because a caged process cannot
    # open a file. Then the heap is made old, so that children share it.
    module Preload
      LIBRARIES = %w[
        active_support active_support/all json openssl bigdecimal bigdecimal/util securerandom digest digest/sha2
        digest/md5 digest/sha1 base64 time date yaml zlib stringio strscan uri cgi cgi/util erb ostruct set pp timeout
        forwardable delegate singleton observer benchmark abbrev English shellwords tsort weakref logger monitor
        objspace fiber tzinfo
      ].freeze

      class << self
        # lean: for a host that serves one source; the version process does the rest.
        def run(lean: false)
          Libraries.extend_load_path
          define_gem_versions
          LIBRARIES.each { |name| load_library(name) }
          require_relative 'zone_files'
          ZoneFiles.remember
          require File.join(SCRIPTS, 'sdk', 'patchbay.rb')
          Sdk.preload(lean: true)
          Corners.prepare unless lean
          warm
          settle
          close unless lean
        end

        # From here on nothing can be loaded any more.
        def close
          Bundle.close
          Refusals.remember_libraries
          Refusals.install
        end

        # In a version process of a lean host, before the cage: what this source may need.
        def finish_for(source)
          Corners.prepare(source)
          settle
          close
        end

        # What loading left behind, once: else every run would collect it for itself.
        def collect
          GC.enable
          GC.start
        end

        # A heap of old objects stays shared with the children. For a quiet moment: a first run that
        # waits already is better served at once.
        def tidy
          GC.enable
          3.times { GC.start }
          Native.settle_memory
        end

        def active_support_version
          defined?(::ActiveSupport) ? ::ActiveSupport.version.to_s : ''
        end

        private

        # Nokogiri asks RubyGems about versions and the platform; the rest of RubyGems, half of the
        # start, stays out.
        def define_gem_versions
          Object.const_set(:Gem, Module.new) unless defined?(::Gem)
          %w[version requirement platform].each { |part| require "rubygems/#{part}" }
          { path: [], default_dir: '', win_platform?: false, loaded_specs: {} }.each do |name, value|
            ::Gem.define_singleton_method(name) { value } unless ::Gem.respond_to?(name)
          end
        end

        def load_library(name)
          require name
        rescue LoadError => e
          # The SDK needs most of them and says so itself; the rest connectors will miss by name.
          $stderr.puts "patchbay-host: #{e.message}"
        end

        def warm
          warm_encodings
          warm_active_support if defined?(::ActiveSupport)
          warm_formats
        end

        # A transcoder is a shared object that is loaded when it is first used. All stand in one folder;
        # Ruby would look for each of them in all.
        def warm_encodings
          folders = $LOAD_PATH.dup
          $LOAD_PATH.replace([RbConfig::CONFIG['archdir'], RbConfig::CONFIG['rubylibdir']])
          load_transcoders
          $LOAD_PATH.replace(folders)
          'é'.unicode_normalize(:nfd)
          'é'.encode('UTF-16LE').encode('ISO-8859-1', 'UTF-16LE')
        end

        def load_transcoders
          Encoding.list.each do |encoding|
            [['UTF-8', encoding], [encoding, 'UTF-8']].each do |pair|
              Encoding::Converter.new(*pair)
            rescue EncodingError
              nil
            end
          end
        end

        def warm_active_support
          ::ActiveSupport.eager_load!
          ::Time.find_zone('UTC').now.to_s
          ::I18n.eager_load! if ::I18n.respond_to?(:eager_load!)
          ::I18n.t('date.formats.default')
          %w[post posts].each { |word| [word.pluralize, word.singularize, word.parameterize, word.titleize] }
          1234.5.to_s(:currency)
          ::ActiveSupport::Duration.build(3600).inspect
        end

        def warm_formats
          ::OpenSSL::Cipher.new('aes-256-gcm').encrypt.random_key
          ::OpenSSL::HMAC.hexdigest('SHA256', 'k', 'd')
          ::OpenSSL::PKey::EC.generate('prime256v1')
          ::Zlib.gunzip(::Zlib.gzip('x'))
          ::YAML.dump(::YAML.load("- 1\n- 2020-01-01\n", permitted_classes: [::Date]))
          ::SecureRandom.uuid
          ::Time.parse('2020-01-01T00:00:00Z').strftime('%c %Z')
          ::Timeout.timeout(5) { nil }
          ::PP.pp({ a: 1 }, +'')
          begin
            Object.new.surely_missing
          rescue NoMethodError => e
            e.full_message(highlight: false)
          end
        end

        # Only the main thread survives a fork.
        def settle
          (Thread.list - [Thread.main]).each { |thread| thread.kill.join }
        end
      end
    end
  end
end
