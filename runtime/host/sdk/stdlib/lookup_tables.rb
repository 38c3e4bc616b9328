# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # The helper lookup over the project's tables (sdk/runtime.md §12, §18.4).
    class LookupTables
      # data: {name => {"id", "rows" => [{…}]}} or nil when the project has none.
      def initialize(data)
        @loaded = !data.nil?
        @by_id = {}
        @by_name = {}
        (data || {}).each { |name, table| add(name, table.with_indifferent_access) }
      end

      # First row that fulfils the conditions, {} when there is no such table or row.
      def lookup(name_or_id, *conditions)
        rows = find(name_or_id)
        return {} unless rows

        row = first_match(rows, conditions.extract_options!)
        row ? row.to_hash.with_indifferent_access : {}
      end

      private

      def add(name, table)
        rows = table['rows']
        @by_id[table['id'].to_i] = rows
        @by_name[name] = rows
      end

      # A number, also as text, is an id first and a name second.
      def find(name_or_id)
        unless @loaded
          raise 'Lookup Tables are not initialized. ' \
                'Init data by calling LookupTable.from_file or LookupTable.load_data'
        end

        (name_or_id.is_int? && @by_id[name_or_id.to_i]) || @by_name[name_or_id]
      end

      def first_match(rows, conditions)
        return unless rows.first.is_a?(::Hash)

        where = Workato::Extension::Array::ArrayWhere.new(rows, conditions)
        rows.find { |row| where.matches?(row) }
      end
    end
  end
end
