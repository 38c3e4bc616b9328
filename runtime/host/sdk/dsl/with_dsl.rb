# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      module Dsl
        # The GLOBAL context (sdk/runtime.md §2.4, §3): helpers, but no requests and no methods.
        class WithDsl
          include Global
          include ::Patchbay::ScopeNotes

          def initialize(connection, streams = ProhibitedStreams.new)
            @connection = connection
            @streams = streams
          end

          def execute(*arguments, &block)
            ::Patchbay::Calling.run(self, block, *arguments)
          end

          private

          attr_reader :connection, :streams
        end
      end
    end
  end
end
