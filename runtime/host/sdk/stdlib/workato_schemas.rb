# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # The helper workato_schema: stored field lists by id (sdk/runtime.md §12, §18.5).
    class WorkatoSchemas
      def initialize(data)
        @data = data && {}.with_indifferent_access.merge!(data.stringify_keys)
      end

      # KeyError for an unknown id.
      def find(id)
        unless @data
          raise 'Workato Schemas are not initialized. ' \
                'Init data by calling WorkatoSchemas.from_json or WorkatoSchemas.load_data'
        end

        @data.fetch(id.to_s)
      end
    end
  end
end
