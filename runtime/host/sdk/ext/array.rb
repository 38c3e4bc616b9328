# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'English'

module Patchbay
  module Ext
    # Array#to_csv and the helpers for field lists (sdk/runtime.md §13.3, sdk/structure-and-schema.md §16).
    module ArrayLists
      # A table (array of arrays) gives one line per row unless `multi_line: false`.
      def to_csv(options = {})
        options = (options || {}).dup
        multi_line = options.delete(:multi_line)
        return super(**options) unless multi_line != false && first.is_a?(::Array)

        return ArrayLists.table_csv(self, options) if ArrayLists.plain_table?(self)

        map { |row| row.to_csv(options.merge(multi_line: false)) }.join
      end

      # Rows of flat UTF-8 cells can share one writer, which is many times faster than a writer a row.
      def self.plain_table?(rows)
        rows.all? do |row|
          row.instance_of?(::Array) && row.all? { |cell| !cell.is_a?(::String) || cell.encoding == Encoding::UTF_8 }
        end
      end

      def self.table_csv(rows, options)
        ::CSV.generate(**{ row_sep: $INPUT_RECORD_SEPARATOR || "\n" }.merge(options)) { |csv| rows.each { |row| csv << row } }
      end

      # Names are compared as they are: 'a' does not match :a.
      def only(*names)
        select { |field| names.include?(field[:name]) }
      end

      def ignored(*names)
        reject { |field| names.include?(field[:name]) }
      end

      def required(*names)
        map { |field| names.include?(field[:name]) ? field.merge(optional: false) : field }
      end
    end
  end
end

Array.prepend(Patchbay::Ext::ArrayLists)
