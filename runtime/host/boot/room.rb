# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Boot
    # Memory for the load of a source, while nobody waits for it. The kernel provides it page by page
    # as Ruby touches it, which is a fifth of the load of a large source; the source before tells how
    # much the next one will need.
    module Room
      HEAP_PER_BYTE = 40 # of a dense source: its syntax tree, then what is compiled from it
      HEAP = (4 << 20..60 << 20).freeze # a larger free piece at the heap's end is given back (memory.cpp)
      BYTES_PER_OBJECT = 5 # of a dense source; 10 to 13 in those of today's connectors
      PART_OF_LIMIT = 16 # a source that turns out to be small must not miss what was provided
      MOST_OBJECTS = 300_000 # 12 MB
      FEW_OBJECTS = 10_000 # Ruby has room for so many, and a collection would cost more

      module_function

      # bytes: of the source that may come. limit: of the process's address space, in bytes.
      def provide(bytes, limit)
        heap = [(bytes * HEAP_PER_BYTE).clamp(HEAP), limit / PART_OF_LIMIT].min
        Native.provide_heap(heap)
        objects = [bytes / BYTES_PER_OBJECT, MOST_OBJECTS].min
        provide_objects(objects) if objects > FEW_OBJECTS
      end

      def provide_objects(count)
        GC.disable
        count.times { ::Object.new }
        GC.enable
        GC.start(full_mark: false)
      end
    end
  end
end
