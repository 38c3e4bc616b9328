# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      module Dsl
        # Helpers of every context (sdk/runtime.md §3 first row, §12).
        module Global
          def now
            ::Time.zone.now
          end

          def today
            ::Time.zone.today
          end

          def sleep(seconds)
            ::Kernel.sleep(seconds.presence || 0)
          end

          def puts(*arguments)
            ::Kernel.puts(*arguments)
          end

          def workato
            @workato ||= ::Patchbay::Stdlib::WorkatoPackage.new(
              streams: ::Patchbay::StreamPackage.new(streams), broker: connection.session.broker,
              session: connection.session, resolve_request: ::Patchbay::Resolving.method(:resolve)
            )
          end

          def parse_json(source)
            workato.parse_json(source)
          end

          def uuid
            workato.uuid
          end

          def encrypt(text, key)
            ::Patchbay::Stdlib::RNCryptor.encrypt(text, key)
          end

          def decrypt(text, key)
            ::Patchbay::Stdlib::RNCryptor.decrypt(text, key)
          end

          def lookup(table_name_or_id, *conditions)
            connection.session.tables.lookup(table_name_or_id, *conditions)
          end

          def account_property(name)
            connection.session.properties.get(name)
          end

          def workato_schema(id)
            connection.session.schemas.find(id)
          end

          def blank
            ''
          end

          def clear; end

          def null; end

          def skip; end
        end
      end
    end
  end
end
