# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # An unknown member of a package is named together with its package (sdk/runtime.md §11).
    # Includers define PACKAGE. Private methods of Object (puts, open, …) are unknown members too.
    module MemberGuard
      private

      def method_missing(symbol, *)
        raise Workato::Connector::Sdk::UndefinedStdLibMethodError.new(symbol.to_s, self.class::PACKAGE)
      end

      def respond_to_missing?(*)
        false
      end
    end
  end
end
