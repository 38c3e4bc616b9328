# SPDX-License-Identifier: GPL-3.0-or-later
{ title: 'Ports',
  connection: { fields: [{ name: 'key' }], base_uri: ->(_connection) { 'http://ports.test' },
                authorization: { type: 'custom_auth', acquire: ->(_connection) { { key: post('/login')['key'] } },
                                 refresh_on: 401, apply: ->(connection) { headers('X-Key' => connection['key']) } } },
  test: ->(_connection) { get('/me') },
  actions: { add: { title: 'Add numbers',
                    input_fields: -> { [{ name: 'a', type: 'integer' }] }, output_fields: -> { [{ name: 'sum' }] },
                    execute: lambda { |_connection, input|
                      puts "adding #{input['a']}"
                      { sum: input['a'].to_i + 1, at: Time.at(0).utc, big: 123456789012345678901234567890 }
                    } },
             bad: { execute: lambda { |_connection, _input|
                      error('out of ports')
                    } },
             fetch: { execute: lambda { |_connection, _input|
                        # the request is written on the next line
                        get('/list', page: 1)
                      } },
             retrying: { retry_on_response: [503], execute: ->(_connection, _input) { get('/busy') } },
             multi: { execute: lambda { |_connection, _input, _eis, _eos, continue|
                        n = continue['n'].to_i
                        big = 123456789012345678901234567890
                        reinvoke_after(seconds: 5, continue: { n: n + 1, big: big }) if n < 3
                        { n: n, big: continue['big'], now: Time.now.utc.strftime('%Y-%m-%dT%H:%M:%SZ') }
                      } },
             forever: { execute: ->(_connection, _input) { reinvoke_after(seconds: 1, continue: { a: 1 }) } },
             endless: { execute: ->(_connection, _input) { loop { } } },
             named: { description: ->(input, picklist_label) { "Get #{picklist_label['port'] || 'a port'} (#{input['port']})" } },
             listed: { input_fields: ->(_connection) { get('/fields') } },
             slow: { input_fields: lambda { |_connection|
                       get('/fields').first # sends it
                       loop { }
                     } },
             dying: { execute: ->(_connection, _input) { Process.kill(:KILL, Process.pid) } } },
  pick_lists: { static: [%w[A a]], remote: ->(_connection) { get('/ports') },
                hanging: -> { loop { } } } }
