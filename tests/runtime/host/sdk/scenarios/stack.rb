# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# Values without an end and calls without an end: where the stack of the language runs out, also inside
# the writers of JSON, the run ends with an error and the line that started it.
{
  title: 'Stack',
  actions: {
    indifferent: { execute: ->(_c) { post('http://api.example.com/').payload { |p| p['p'] = p } } },
    nested: {
      execute: lambda do |_c|
        nested = {}
        200_000.times { nested = { 'a' => nested } }
        post('http://api.example.com/', nested)
      end
    },
    result: {
      execute: lambda do |_c|
        hash = {}
        hash['a'] = hash
        { v: [hash] }
      end
    },
    generator: {
      execute: lambda do |_c|
        list = []
        list << list
        { v: JSON.generate(list, max_nesting: 0) }
      end
    },
    calls: { execute: ->(_c) { call(:again) } }
  },
  methods: { again: -> { call(:again) } }
}
