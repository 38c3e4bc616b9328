# SPDX-License-Identifier: GPL-3.0-or-later
# A session that ended inside a SOAP answer of status 200: detect_on, acquire, again (§5.4, §4.7.2).
{
  title: 'SOAP with a login',
  connection: {
    authorization: {
      type: 'custom_auth',
      detect_on: [/INVALID_SESSION/],
      refresh_on: [/INVALID_SESSION/],
      acquire: lambda do |connection|
        answer = post('http://api.example.com/soap/login')
                 .payload('soap:Header' => [], 'soap:Body' => [{ 'login' => [{ 'user' => [{ 'content!': connection['user'] }], 'password' => [{ 'content!': connection['password'] }] }] }])
                 .headers('SOAPAction' => 'login')
                 .format_xml('soap:Envelope', { '@xmlns:soap' => 'http://schemas.xmlsoap.org/soap/envelope/' }, strip_response_namespaces: true)
        { session: answer.dig('Envelope', 0, 'Body', 0, 'loginResponse', 0, 'sessionId', 0, 'content!') }
      end,
      apply: lambda do |connection|
        payload { |body| body['soap:Header'] = [{ 'session' => [{ 'content!': connection['session'].to_s }] }] } if current_verb == 'POST'
        headers('X-Session': connection['session'].to_s)
      end
    }
  },
  test: lambda { |_connection| get('http://api.example.com/soap/ping').response_format_xml },
  actions: {
    query: {
      execute: lambda do |_connection, input|
        answer = post('http://api.example.com/soap/query')
                 .payload('soap:Body' => [{ 'query' => [{ '@size': '2', 'text' => [{ 'content!': input['text'] }] }] }])
                 .format_xml('soap:Envelope', { '@xmlns:soap' => 'http://schemas.xmlsoap.org/soap/envelope/' })
        rows = answer.dig('soap:Envelope', 0, 'soap:Body', 0, 'row')
        { rows: rows.map { |row| { id: row['@id'], name: row.dig('name', 0, 'content!') } } }
      end
    }
  }
}
