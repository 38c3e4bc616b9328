# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'json'

module Patchbay
  module Sdk
    class << self
      # Folder of the reference data; boot sets it before preload when the tree is installed elsewhere.
      attr_writer :data_dir

      def data_dir
        @data_dir ||= [File.expand_path('../../../resources/sdk', __dir__), File.expand_path('../../data', __dir__)]
                      .find { |dir| File.directory?(dir) }
      end
    end
  end

  # Reference tables as read-only values: each file is {"source", "date", "values": …} (§13.1, §16.2).
  module Tables
    NAMES = %w[countries currencies subdivisions limits].freeze

    class << self
      def preload
        NAMES.each { |name| fetch(name) }
        nil
      end

      def fetch(name)
        tables[name] ||= read(name)
      end

      private

      def tables
        @tables ||= {}
      end

      def read(name)
        path = File.join(Sdk.data_dir.to_s, "#{name}.json")
        deep_freeze(JSON.parse(File.read(path, encoding: Encoding::UTF_8)).fetch('values'))
      end

      def deep_freeze(value)
        case value
        when ::Hash then value.each_value { |item| deep_freeze(item) }
        when ::Array then value.each { |item| deep_freeze(item) }
        end
        value.freeze
      end
    end
  end
end
