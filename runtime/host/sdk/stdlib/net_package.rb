# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  module Stdlib
    # workato.net (sdk/runtime.md §11); the resolver is outside, behind the broker.
    class NetPackage
      include MemberGuard

      PACKAGE = 'workato.net'
      Sdk = Workato::Connector::Sdk
      MEMBERS = { 'A' => %i[address], 'SRV' => %i[port priority target weight] }.freeze
      private_constant :Sdk, :MEMBERS

      def initialize(broker, session = nil)
        @broker = broker
        @session = session
      end

      # → [{address:}] or [{port:, priority:, target:, weight:}]; no answer gives [].
      def lookup(name, record)
        { name: name, record: record }.each do |role, value|
          Shapes.string(@session, "#{role} of workato.net.lookup", value)
        end
        members = MEMBERS[record.upcase]
        raise Sdk::ArgumentError, 'Record type not supported, Supported types: "A", "SRV"' unless members

        @broker.resolve(name, record.upcase).map do |answer|
          members.to_h { |member| [member, answer[member.to_s] || answer[member]] }
        end
      rescue ResolveError => e
        raise Sdk::NetLookupError, e.message
      end
    end
  end
end
