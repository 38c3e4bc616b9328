// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace patchbay::test
{

// A sound connector of about `lines` lines in the manner of large real ones: actions with literal
// fields, object definitions, methods with HTTP calls.
inline QByteArray connectorOfLines(int lines)
{
    QByteArray actions;
    QByteArray definitions;
    QByteArray methods;
    for (int i = 0, line = 0; line < lines - 20; ++i, line += 40) {
        const QByteArray n = QByteArray::number(i);
        actions += "    create_record_" + n
            + ": {\n"
              "      title: 'Create record "
            + n
            + "',\n"
              "      subtitle: 'Creates a record in the service',\n"
              "      config_fields: [\n"
              "        { name: 'object', control_type: 'select', pick_list: 'objects', label: "
              "'Object' }\n"
              "      ],\n"
              "      input_fields: lambda do |object_definitions, _connection, _config|\n"
              "        object_definitions['record_"
            + n
            + "'].ignored('id').required('name')\n"
              "      end,\n"
              "      execute: lambda do |connection, input, _input_schema, _output_schema|\n"
              "        # The service wants its dates without a zone.\n"
              "        payload = call(:format_payload_"
            + n
            + ", input.except('object'))\n"
              "        response = post(\"/v2/#{input['object']}/records\").payload(payload)\n"
              "                   .params(fields: 'id,name,created_at', expand: true)\n"
              "                   .after_error_response(/.*/) do |_code, body, _header, message|\n"
              "          error(\"#{message}: #{body}\")\n"
              "        end\n"
              "        call(:format_response_"
            + n
            + ", response['data'] || {})\n"
              "      end,\n"
              "      output_fields: lambda { |object_definitions| object_definitions['record_"
            + n
            + "'] }\n"
              "    },\n";
        definitions += "    record_" + n
            + ": {\n"
              "      fields: lambda do |_connection, _config_fields, _object_definitions|\n"
              "        [\n"
              "          { name: 'id', label: 'Record ID', type: 'integer', control_type: 'number' "
              "},\n"
              "          { name: 'name', hint: 'As people know it', optional: false, sticky: true "
              "},\n"
              "          { name: 'created_at', type: 'date_time', control_type: 'date_time' },\n"
              "          { name: 'lines', type: 'array', of: 'object', properties: [\n"
              "            { name: 'sku' }, { name: 'count', type: 'integer' }\n"
              "          ] }\n"
              "        ]\n"
              "      end\n"
              "    },\n";
        methods += "    format_payload_" + n
            + ": lambda do |input|\n"
              "      input&.each_with_object({}) { |(key, value), out| out[key] = value.presence "
              "}\n"
              "    end,\n"
              "    format_response_"
            + n
            + ": lambda do |row|\n"
              "      { 'id' => row['id'].to_i, 'total' => (row['price'].to_f * 1.19).round(2) }\n"
              "    end,\n";
    }
    return "{\n  title: 'Large',\n  connection: { fields: [{ name: 'token', control_type: "
           "'password' }] },\n"
           "  pick_lists: { objects: lambda { |_connection| [['A', 'a']] } },\n"
           "  actions: {\n"
        + actions + "  },\n  object_definitions: {\n" + definitions + "  },\n  methods: {\n"
        + methods + "  }\n}\n";
}

} // namespace patchbay::test
