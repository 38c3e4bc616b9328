# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'monitor'

module Workato
  module Connector
    module Sdk
      # Settings, base_uri and authorization of a connector (sdk/runtime.md §5).
      class Connection
        include ::MonitorMixin

        attr_reader :source, :session, :methods_source

        # store: the settings that all connections of one run share; a change is seen by each.
        def initialize(source:, session:, methods: {}, store: {})
          super()
          @source = ::Patchbay::Indifferent.wrap(source)
          @methods_source = ::Patchbay::Indifferent.wrap(methods)
          @session = session
          @store = store
        end

        # A fresh deep copy each time: what a lambda does to it is lost (§2.2).
        def settings
          synchronize { ::Patchbay::Indifferent.deep_copy(@store) }
        end

        def merge_settings!(changes)
          synchronize { @store.merge!(changes) }
        end

        def authorization?
          @authorized = source[:authorization].present? if @authorized.nil?
          @authorized
        end

        def authorization
          unless authorization?
            ::Kernel.raise ::NotImplementedError, 'define authorization: before use'
          end

          @authorization ||= Authorization.new(self, source[:authorization])
        end

        # The base for `address`, which a request was given.
        def base_of(address)
          session.differs(:refresh_base_uri) if @note_relative && !::Patchbay::RequestUrl.absolute?(address)
          base_uri
        end

        def base_uri
          @base_uri = source[:base_uri] || false if @base_uri.nil?
          return unless @base_uri

          block = @base_uri
          uri = session.lambda('connection.base_uri', block) { Dsl::WithDsl.new(self).execute(settings, &block) }
          ::Patchbay::Shapes.text(session, 'base_uri', uri)
        end

        # Re-authorisation (§5.4 point 4): settings that someone changed meanwhile are taken as they
        # are; otherwise the refresher runs and what it gives is offered for keeping.
        def reauthorize(message, settings_before)
          synchronize do
            return true unless settings == settings_before

            changes = authorization.refresh!(settings_before)
            changes ? update_settings(message, changes) : false
          end
        end

        # false: the owner of the settings refused them.
        def update_settings(message, changes)
          changes = ::Patchbay::Indifferent.wrap(changes)
          return false unless session.broker.settings(message, ::Patchbay::Tagged.encode(changes.to_hash))

          merge_settings!(changes)
          true
        end

        # The same connection whose requests do not run apply; detect_on stays (§5.3, acquire).
        def without_apply(credentials: false)
          return self unless authorization?

          bared = authorization.source.merge('apply' => nil)
          bared['credentials'] = nil unless credentials
          sibling(source.merge('authorization' => bared))
        end

        # Inside refresh (§21.12): base_uri alone on the platform, nothing in the gem.
        def in_refresh
          cloud = session.profile.cloud?(:refresh_base_uri)
          relative = source[:base_uri].present?
          (cloud ? sibling(source.except('authorization')) : bare).tap { |inside| inside.note_relative if relative }
        end

        # Relative addresses of this connection's requests mean something else in the gem.
        def note_relative
          @note_relative = true
        end

        # Neither base_uri nor authorization.
        def bare
          sibling({})
        end

        def inspect
          ::Kernel.instance_method(:to_s).bind_call(self)
        end

        private

        def sibling(source)
          Connection.new(source: source, session: session, methods: methods_source, store: @store)
        end
      end
    end
  end
end
