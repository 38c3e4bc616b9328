# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Workato
  module Connector
    module Sdk
      module Dsl
        # Verbs (sdk/runtime.md §4.1) and parallel (§4.16).
        module HTTP
          def get(url, params = {})
            new_request(url, 'GET').params(params).response_format_json
          end

          def options(url, params = {})
            new_request(url, 'OPTIONS').params(params).response_format_json
          end

          def head(url, params = {})
            new_request(url, 'HEAD').params(params).response_format_json
          end

          def post(url, payload = nil)
            new_request(url, 'POST').payload(payload).format_json
          end

          def put(url, payload = nil)
            new_request(url, 'PUT').payload(payload).format_json
          end

          def patch(url, payload = nil)
            new_request(url, 'PATCH').payload(payload).format_json
          end

          # The documentation puts the second argument into the query, the gem into the body.
          def delete(url, payload = nil)
            session = connection.session
            session.differs(:delete_query) unless payload.nil?
            request = new_request(url, 'DELETE')
            return request.payload(payload).format_json if session.profile.gem?(:delete_query)

            request.params(payload || {}).format_json
          end

          def copy(url, payload = nil)
            new_request(url, 'COPY').payload(payload).format_json
          end

          def move(url, payload = nil)
            new_request(url, 'MOVE').payload(payload).format_json
          end

          def parallel(requests = [], threads: 1, rpm: nil, requests_per_period: nil, period: 60)
            rpm ||= requests_per_period && requests_per_period * 60.0 / [period.to_f, 0.001].max
            ::Patchbay::Parallel.new(connection.session).run(requests, threads: threads, rpm: rpm)
          end

          private

          def new_request(url, verb)
            Request.new(::Patchbay::RequestState.new(url, verb, connection.session, connection, self))
          end
        end
      end
    end
  end
end
