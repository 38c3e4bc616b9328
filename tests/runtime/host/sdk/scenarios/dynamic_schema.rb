# SPDX-License-Identifier: GPL-3.0-or-later
# Fields that the service describes, lists from its data, values converted on the way (§6.1, §9, §10).
{
  title: 'Dynamic',
  connection: { base_uri: lambda { |_connection| 'http://api.example.com/' }, authorization: { type: 'api_key', apply: lambda { |connection| headers('X-Key' => connection['key']) } } },
  test: lambda { |_connection| true },
  object_definitions: {
    record: {
      fields: lambda do |_connection, config, definitions|
        next [] if config['object'].blank?

        call(:fields_of, config['object']) + definitions['audit']
      end
    },
    audit: { fields: lambda { |_connection| [{ name: 'created_at', type: 'date_time', optional: true }] } }
  },
  methods: {
    fields_of: lambda do |object|
      get("objects/#{object}").dig('fields').map { |field| { name: field['api'], label: field['title'], type: call(:type_of, field['kind']), optional: !field['required'] } }
    end,
    type_of: lambda { |kind| { 'int' => 'integer', 'money' => 'number', 'day' => 'date', 'flag' => 'boolean' }[kind] || 'string' },
    upper: lambda { |text| text.to_s.upcase }
  },
  pick_lists: {
    objects: lambda { |_connection| get('objects').pluck('title', 'api') },
    children: lambda { |_connection, parent:, __parent_id: nil| get("objects/#{parent}/children", under: __parent_id).map { |c| [c['title'], c['api'], nil, c['more']] } }
  },
  actions: {
    create: {
      config_fields: [{ name: 'object', control_type: 'select', pick_list: 'objects', optional: false }],
      input_fields: lambda { |definitions| definitions['record'].ignored('created_at').required('name') },
      execute: lambda { |_connection, input, eis, eos| answer = post("objects/#{input['object']}", input.except('object')); answer.merge('known' => eis.pluck(:name), 'back' => eos.pluck(:type)) },
      output_fields: lambda { |definitions| definitions['record'] + [{ name: 'code', parse_output: 'upper' }] },
      sample_output: lambda { |_connection, input| get("objects/#{input['object']}/sample") }
    }
  }
}
