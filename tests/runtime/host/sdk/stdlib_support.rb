# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# The packages of connector code, built over plain stand-ins.
module StdlibSupport
  # Answers of a resolver by [name, record]; anything else fails.
  Resolver = Struct.new(:answers) do
    def resolve(name, record)
      answers.fetch([name, record]) { raise Patchbay::ResolveError, 'resolver is down' }
    end
  end

  def workato(resolver_answers = {})
    Patchbay::Stdlib::WorkatoPackage.new(streams: nil, broker: Resolver.new(resolver_answers))
  end

  def crypt
    Patchbay::Stdlib::RNCryptor
  end

  def lookup_tables(data)
    Patchbay::Stdlib::LookupTables.new(data)
  end

  def account_properties(data)
    Patchbay::Stdlib::AccountProperties.new(data)
  end

  def workato_schemas(data)
    Patchbay::Stdlib::WorkatoSchemas.new(data)
  end

  def aws(settings)
    Patchbay::Stdlib::Aws.new(settings: -> { settings.with_indifferent_access }, update_settings: ->(*) { false },
                              sts: ->(*) { raise 'no network' })
  end

  # Time.now inside the block.
  def at(text, &block)
    Time.stub(:now, Time.parse(text), &block)
  end
end
