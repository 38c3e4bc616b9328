# Harbor, a parcel service that exists only inside Patchbay. Its API runs on this computer while the
# sample is open, so everything here can be run, broken and mended without an account.
{
  title: 'Harbor',

  connection: {
    fields: [
      {
        name: 'auth_type',
        label: 'Authentication',
        control_type: 'select',
        optional: false,
        extends_schema: true,
        default: 'api_key',
        options: [['API key', 'api_key'], ['OAuth 2.0', 'oauth2']]
      },
      {
        name: 'base_url',
        label: 'Address',
        hint: 'Where Harbor answers, with a slash at the end',
        optional: false,
        default: 'http://127.0.0.1:48480/'
      }
    ],

    authorization: {
      type: 'multi',

      selected: lambda do |connection|
        connection['auth_type'] || 'api_key'
      end,

      options: {
        api_key: {
          type: 'api_key',

          fields: [
            {
              name: 'api_key',
              label: 'API key',
              control_type: 'password',
              optional: false,
              hint: 'The sandbox accepts <code>harbor-sandbox-key</code>'
            }
          ],

          apply: lambda do |connection|
            headers('X-Api-Key': connection['api_key'])
          end
        },

        oauth2: {
          type: 'oauth2',

          fields: [
            { name: 'client_id', label: 'Client ID', optional: false },
            { name: 'client_secret', label: 'Client secret', control_type: 'password', optional: false }
          ],

          client_id: lambda do |connection|
            connection['client_id']
          end,

          client_secret: lambda do |connection|
            connection['client_secret']
          end,

          authorization_url: lambda do |connection|
            "#{connection['base_url']}oauth/authorize?response_type=code&scope=shipments"
          end,

          acquire: lambda do |connection, code, redirect_uri|
            tokens = post("#{connection['base_url']}oauth/token")
                     .payload(grant_type: 'authorization_code',
                              code: code,
                              redirect_uri: redirect_uri,
                              client_id: connection['client_id'],
                              client_secret: connection['client_secret'])
                     .request_format_www_form_urlencoded
            [
              { access_token: tokens['access_token'], refresh_token: tokens['refresh_token'] },
              nil,
              { connected_at: now.iso8601 }
            ]
          end,

          refresh_on: [401],

          refresh: lambda do |connection, refresh_token|
            post("#{connection['base_url']}oauth/token")
              .payload(grant_type: 'refresh_token',
                       refresh_token: refresh_token,
                       client_id: connection['client_id'],
                       client_secret: connection['client_secret'])
              .request_format_www_form_urlencoded
          end,

          apply: lambda do |_connection, access_token|
            headers(Authorization: "Bearer #{access_token}")
          end,

          identity: lambda do |_connection|
            get('/v2/me')['name']
          end
        }
      }
    },

    base_uri: lambda do |connection|
      connection['base_url']
    end
  },

  test: lambda do |_connection|
    get('/v2/me')
  end,

  actions: {
    search_shipments: {
      title: 'Search shipments',
      subtitle: 'Find parcels by their state',
      description: lambda do |_input, _picklist_label|
        "Search <span class='provider'>shipments</span> in <span class='provider'>Harbor</span>"
      end,

      input_fields: lambda do |_object_definitions|
        [
          {
            name: 'status',
            control_type: 'select',
            pick_list: 'statuses',
            sticky: true,
            hint: 'Leave empty for every state'
          },
          { name: 'limit', type: 'integer', convert_input: 'integer_conversion', hint: 'At most 100' }
        ]
      end,

      execute: lambda do |_connection, input|
        found = get('/v2/shipments', { status: input['status'], per_page: input['limit'] || 20 }.compact)
        puts "Harbor knows #{found['total']} of them"
        { shipments: found['data'], total: found['total'] }
      end,

      output_fields: lambda do |object_definitions|
        [
          { name: 'total', type: 'integer' },
          { name: 'shipments', type: 'array', of: 'object', properties: object_definitions['shipment'] }
        ]
      end,

      sample_output: lambda do |_connection, _input|
        { total: 1, shipments: [call('sample_shipment')] }
      end
    },

    create_shipment: {
      title: 'Create shipment',
      subtitle: 'Book a parcel with Harbor',
      description: lambda do |_input, picklist_label|
        "Create <span class='provider'>#{picklist_label['service'] || 'shipment'}</span> in " \
          "<span class='provider'>Harbor</span>"
      end,
      help: {
        body: 'Books a parcel. The service decides which further fields Harbor asks for.',
        learn_more_url: 'https://harbor.example/docs/shipments',
        learn_more_text: 'How booking works'
      },

      config_fields: [
        {
          name: 'service',
          control_type: 'select',
          pick_list: [%w[Standard standard], %w[Express express], %w[Freight freight]],
          optional: false,
          default: 'standard',
          hint: 'Express and freight bring their own fields'
        }
      ],

      input_fields: lambda do |object_definitions, _connection, _config_fields|
        object_definitions['booking'].concat(object_definitions['service_fields'])
      end,

      execute: lambda do |_connection, input|
        post('/v2/shipments')
          .payload(input)
          .after_error_response(422) do |_code, body, _headers, message|
            rules = parse_json(body)['fields'].map { |field| "#{field['path']}: #{field['rule']}" }
            error("#{message}: #{rules.smart_join(', ')}")
          end
      end,

      output_fields: lambda do |object_definitions|
        object_definitions['shipment'].concat(object_definitions['service_fields'])
      end,

      sample_output: lambda do |_connection, _input|
        call('sample_shipment')
      end
    },

    get_shipment: {
      title: 'Get shipment',
      subtitle: 'Look up one parcel by its number',

      input_fields: lambda do |_object_definitions|
        [{ name: 'id', label: 'Shipment number', optional: false, hint: 'For example <b>shp_1001</b>' }]
      end,

      execute: lambda do |_connection, input|
        get("/v2/shipments/#{input['id'].encode_url}")
          .after_error_response(404) do |_code, _body, _headers, _message|
            error("Harbor has no shipment #{input['id']}")
          end
      end,

      output_fields: lambda do |object_definitions|
        object_definitions['shipment']
      end,

      retry_on_response: [429, 503],
      max_retries: 2
    },

    export_manifest: {
      title: 'Export manifest',
      subtitle: 'Let Harbor write a list of parcels, and fetch it',
      batch: true,

      input_fields: lambda do |_object_definitions|
        [
          {
            name: 'shipments',
            type: 'array',
            of: 'object',
            list_mode: 'static',
            item_label: 'Shipment',
            hint: 'Empty means all of them',
            properties: [{ name: 'id', label: 'Shipment number', optional: false }]
          }
        ]
      end,

      execute: lambda do |_connection, input, _input_schema, _output_schema, continue|
        if continue.blank?
          job = post('/v2/manifests', shipments: (input['shipments'] || []).pluck('id'))
          reinvoke_after(seconds: 60, continue: { id: job['id'], asked: 1 })
        end

        job = get("/v2/manifests/#{continue['id']}")
        puts "Manifest #{job['id']} is #{job['status']} (#{job['progress']} %)"
        unless job['status'] == 'ready'
          reinvoke_after(seconds: 60, continue: { id: continue['id'], asked: continue['asked'] + 1 })
        end

        {
          id: job['id'],
          asked: continue['asked'],
          file: workato.stream.out('manifest_file', { id: job['id'] })
        }
      end,

      output_fields: lambda do |_object_definitions|
        [{ name: 'id' }, { name: 'asked', type: 'integer' }, { name: 'file', label: 'Manifest file' }]
      end,

      summarize_input: %w[shipments]
    },

    upload_document: {
      title: 'Upload document',
      subtitle: 'Send a customs paper, piece by piece',

      input_fields: lambda do |_object_definitions|
        [
          { name: 'id', label: 'Document number', optional: false },
          { name: 'content', type: 'stream', control_type: 'text-area', optional: false }
        ]
      end,

      execute: lambda do |_connection, input|
        sent = 0
        workato.stream.in(input['content'], frame_size: 1_048_576) do |chunk, from, to, _eof, _next_from|
          put("/v2/documents/#{input['id'].encode_url}")
            .headers('Content-Type': 'application/octet-stream', 'Content-Range': "bytes #{from}-#{to}/*")
            .request_body(chunk)
            .presence
          sent += chunk.length
        end
        { id: input['id'], bytes: sent }
      end,

      output_fields: lambda do |_object_definitions|
        [{ name: 'id' }, { name: 'bytes', type: 'integer' }]
      end
    }
  },

  triggers: {
    new_updated_shipment: {
      title: 'New or updated shipment',
      subtitle: 'Every parcel that is booked or changes its state',

      input_fields: lambda do |_object_definitions|
        [
          {
            name: 'since',
            label: 'When first started, this recipe should pick up events from',
            type: 'timestamp',
            sticky: true
          }
        ]
      end,

      poll: lambda do |_connection, input, closure|
        closure ||= {}
        since = closure['since'] || (input['since'] || 1.hour.ago).to_time.utc.iso8601
        page = closure['page'] || 1
        found = get('/v2/shipments', updated_since: since, page: page, per_page: 2)
        more = found['next_page'].present?
        newest = found['data'].last&.dig('updated_at') || since
        {
          events: found['data'],
          next_poll: more ? { since: since, page: page + 1 } : { since: newest },
          can_poll_more: more
        }
      end,

      dedup: lambda do |shipment|
        "#{shipment['id']}@#{shipment['updated_at']}"
      end,

      output_fields: lambda do |object_definitions|
        object_definitions['shipment']
      end
    },

    status_changed: {
      title: 'Status changed',
      subtitle: 'Harbor calls as soon as a parcel moves',

      webhook_subscribe: lambda do |webhook_url, _connection, _input, recipe_id|
        post('/v2/webhooks', url: webhook_url, events: ['status_changed'], reference: recipe_id)
      end,

      webhook_unsubscribe: lambda do |webhook|
        delete("/v2/webhooks/#{webhook['id']}")
      end,

      webhook_notification: lambda do |_input, payload|
        payload['shipment']
      end,

      dedup: lambda do |shipment|
        "#{shipment['id']}@#{shipment['status']}"
      end,

      output_fields: lambda do |object_definitions|
        object_definitions['shipment'].only('id', 'status', 'tracking')
      end
    }
  },

  object_definitions: {
    address: {
      fields: lambda do |_connection, _config_fields|
        [
          { name: 'name', label: 'Full name', optional: false },
          { name: 'street', label: 'Street and number' },
          { name: 'city' },
          { name: 'country', control_type: 'select', pick_list: 'countries' }
        ]
      end
    },

    booking: {
      fields: lambda do |_connection, _config_fields, object_definitions|
        [
          {
            name: 'country',
            label: 'Country of departure',
            control_type: 'select',
            pick_list: 'countries',
            sticky: true,
            hint: 'Narrows the list of ports'
          },
          {
            name: 'port',
            control_type: 'select',
            pick_list: 'ports',
            pick_list_params: { country: 'country' },
            optional: false,
            toggle_hint: 'From list',
            toggle_field: {
              name: 'port',
              label: 'Port code',
              type: 'string',
              control_type: 'text',
              optional: false,
              toggle_hint: 'Enter port code',
              hint: 'Three letters, for example RTM'
            }
          },
          {
            name: 'weight',
            type: 'number',
            convert_input: 'float_conversion',
            sticky: true,
            hint: 'In kilograms'
          },
          { name: 'recipient', type: 'object', optional: false, properties: object_definitions['address'] },
          {
            name: 'parcels',
            type: 'array',
            of: 'object',
            list_mode: 'static',
            item_label: 'Parcel',
            properties: [
              { name: 'content', optional: false },
              { name: 'pieces', type: 'integer', convert_input: 'integer_conversion' },
              { name: 'fragile', type: 'boolean', control_type: 'checkbox', convert_input: 'boolean_conversion' }
            ]
          },
          { name: 'note', control_type: 'text-area', hint: 'Printed on the label' }
        ]
      end
    },

    service_fields: {
      fields: lambda do |_connection, config_fields|
        next [] if config_fields['service'].blank? || config_fields['service'] == 'standard'

        get('/v2/metadata/shipments', service: config_fields['service'])['fields'].map do |field|
          call('field_from_metadata', field)
        end
      end
    },

    shipment: {
      fields: lambda do |_connection, _config_fields, object_definitions|
        [
          { name: 'id', label: 'Shipment number' },
          { name: 'status' },
          { name: 'tracking', label: 'Tracking code' },
          { name: 'port' },
          { name: 'weight', type: 'number' },
          { name: 'recipient', type: 'object', properties: object_definitions['address'] },
          {
            name: 'parcels',
            type: 'array',
            of: 'object',
            properties: [{ name: 'content' }, { name: 'pieces', type: 'integer' }]
          },
          { name: 'created_at', type: 'timestamp' },
          { name: 'updated_at', type: 'timestamp' }
        ]
      end
    }
  },

  pick_lists: {
    statuses: lambda do |_connection|
      [%w[Booked booked], ['On its way', 'in_transit'], %w[Delivered delivered]]
    end,

    countries: lambda do |_connection|
      get('/v2/countries').pluck('name', 'code')
    end,

    ports: lambda do |_connection, country: nil|
      get('/v2/ports', { country: country }.compact).pluck('name', 'code')
    end
  },

  methods: {
    field_from_metadata: lambda do |field|
      types = { 'datetime' => 'date_time', 'flag' => 'boolean', 'count' => 'integer', 'amount' => 'number' }
      {
        name: field['key'],
        label: field['caption'],
        hint: field['description'],
        type: types.fetch(field['kind'], 'string'),
        control_type: field['kind'] == 'flag' ? 'checkbox' : nil,
        optional: !field['required'],
        sticky: true
      }.compact
    end,

    sample_shipment: lambda do
      {
        id: 'shp_1001',
        status: 'booked',
        tracking: 'HB90000000',
        port: 'RTM',
        weight: 1.5,
        recipient: { name: 'Ada Vermeer', street: 'Kade 7', city: 'Rotterdam', country: 'NL' },
        parcels: [{ content: 'Sextant', pieces: 1 }],
        created_at: '2026-01-02T03:04:05.000Z',
        updated_at: '2026-01-02T03:04:05.000Z'
      }
    end
  },

  streams: {
    manifest_file: lambda do |input, starting_byte, ending_byte, byte_size|
      chunk = get("/v2/manifests/#{input['id']}/file")
              .headers(Range: "bytes=#{starting_byte}-#{ending_byte}")
              .response_format_raw
              .after_error_response(416) { |_code, _body, _headers, _message| '' }
              .to_s
      [chunk, chunk.bytesize < byte_size]
    end
  }
}
