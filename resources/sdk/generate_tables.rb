# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# Makes countries.json, subdivisions.json and currencies.json beside it (docs/compatibility.md, "Tables").
#   ruby generate_tables.rb [FOLDER OF iso-codes, default /usr/share] [DATE] [FOLDER OF ruby-countries]
# Codes, numbers and names come from ISO 3166 and ISO 4217 as packaged by iso-codes, localised names from its
# translations. The platform's subdivisions are of an older edition of ISO 3166-2, which ruby-countries 3.0.0
# still has (lib/countries/data/subdivisions). platform_names.json holds what the platform calls differently, one fact a line.

require 'json'
require 'yaml'

# Reads the pairs of a GNU .mo file.
class Translations
  def initialize(path)
    data = File.binread(path)
    count, originals, translated = data[8, 12].unpack('V3')
    @pairs = Array.new(count) { |i| [text(data, originals, i), text(data, translated, i)] }.to_h
  end

  def [](name)
    @pairs[name]
  end

  private

  def text(data, table, index)
    length, offset = data[table + (index * 8), 8].unpack('V2')
    data[offset, length].force_encoding(Encoding::UTF_8)
  end
end

# Builds the three tables from the package and the facts.
class Tables
  LANGUAGES = %w[ar da de es fi fr hu it ja ko nl pl pt pt_BR ru sv tr zh_CN zh_TW].freeze
  STATE_LANGUAGES = %w[de es fr].freeze

  def initialize(share, older)
    @share = share
    @older = older
    @facts = JSON.parse(File.read(File.join(__dir__, 'platform_names.json')))
  end

  def countries
    rows = package('3166-1').map { |row| country(row) } + @facts.fetch('former_countries')
    rows.sort_by { |row| row['alpha2'] }
  end

  def subdivisions
    added = @facts.fetch('subdivisions')
    also = @facts.fetch('subdivisions_also')
    grouped = package('3166-2').group_by { |row| row['code'][0, 2] }
    (grouped.keys | added.keys).sort.to_h do |alpha2|
      states = (grouped[alpha2] || []).to_h { |row| [row['code'][3..], state(alpha2, row['name'])] }
      older = former(alpha2)
      older.each { |code, names| states[code] = with_former(states[code], names) }
      added.fetch(alpha2, {}).each { |code, name| name ? states[code] = renamed(states[code], name) : states.delete(code) }
      also.fetch(alpha2, {}).each { |code, names| states[code]['names'] = (states[code]['names'] || []) | names }
      # A name of both editions means the older code, as on the platform: it stands first.
      [alpha2, states.sort_by { |code, _state| [older.key?(code) ? 0 : 1, code] }.to_h]
    end
  end

  def currencies
    nouns = @facts.fetch('currencies')
    nouns.to_h { |code, (name, symbol)| [code, { 'code' => code, 'name' => name, 'symbol' => symbol }] }
  end

  private

  def package(number)
    JSON.parse(File.read("#{@share}/iso-codes/json/iso_#{number}.json")).fetch(number)
  end

  def translations(domain, languages = LANGUAGES)
    @translations ||= {}
    @translations[domain] ||= languages.filter_map do |language|
      path = "#{@share}/locale/#{language}/LC_MESSAGES/#{domain}.mo"
      Translations.new(path) if File.exist?(path)
    end
  end

  def country(row)
    written = row.values_at('name', 'common_name', 'official_name').compact
    localised = written.flat_map { |name| translations('iso_3166-1').filter_map { |language| language[name] } }
    alpha2 = row['alpha_2']
    name = @facts.fetch('country_names')[alpha2] || row['name']
    also = @facts.fetch('country_also')[alpha2] || []
    { 'name' => name, 'names' => (written + also + localised - [name, '']).uniq, 'alpha2' => alpha2,
      'alpha3' => row['alpha_3'], 'number' => row['numeric'], 'currency' => @facts.fetch('country_currencies')[alpha2] }
  end

  # "Illes Balears [Islas Baleares]" is known by both names, with straight apostrophes and without accents.
  def state(alpha2, written)
    spelling = @facts.fetch('spelling')[alpha2]
    name = spelling ? __send__(spelling, written) : written
    parts = written.delete('*').split(/\s*[\[\]]\s*/).reject(&:empty?)
    localised = translations('iso_3166-2', STATE_LANGUAGES).filter_map { |language| language[written] }
    names = (parts + localised).flat_map { |part| [part, straight(part), plain(part)] + hyphens(part) }
    names = (names + [written]).uniq - [name, '']
    names.empty? ? { 'name' => name } : { 'name' => name, 'names' => names }
  end

  # Codes and names of the older edition: {code => [name, other spellings]}.
  def former(alpha2)
    path = "#{@older}/lib/countries/data/subdivisions/#{alpha2}.yaml"
    return {} unless File.exist?(path)

    YAML.safe_load(File.read(path)).to_h do |code, row|
      [code.to_s, [row['name'], *row['unofficial_names']].map { |name| name.to_s.strip }.reject(&:empty?).uniq]
    end.reject { |_code, names| names.empty? }
  end

  # The older name is the platform's; the present one is understood, too.
  def with_former(state, former)
    known = state ? [state['name'], *state['names']] : []
    name, *other = former
    names = (other + known + former.flat_map { |one| [straight(one), plain(one)] }).uniq - [name]
    names.empty? ? { 'name' => name } : { 'name' => name, 'names' => names }
  end

  # People write compound names with and without hyphens.
  def hyphens(name)
    name.include?('-') ? [name.tr('-', ' '), plain(name).tr('-', ' ')] : []
  end

  def renamed(state, name)
    return { 'name' => name } unless state

    names = [state['name'], *state['names']].uniq - [name]
    { 'name' => name, 'names' => names }
  end

  def straight(text)
    text.tr("\u2019\u02BB\u2018\u02BC", "''''")
  end

  def plain(text)
    straight(text).unicode_normalize(:nfd).gsub(/\p{Mn}/, '')
  end
end

share = ARGV.fetch(0, '/usr/share')
date = ARGV.fetch(1, Time.now.strftime('%Y-%m-%d'))
older = ARGV.fetch(2, '/usr/share/rubygems-integration/all/gems/countries-3.0.0')
abort "No older edition of ISO 3166-2 in #{older}: install or unpack ruby-countries" unless File.directory?("#{older}/lib/countries")
tables = Tables.new(share, older)
iso = 'ISO 3166 and ISO 4217 as packaged by iso-codes (LGPL-2.1+), older subdivisions as packaged by ' \
      'ruby-countries 3.0.0 (Expat), with the names the platform uses'
%w[countries subdivisions currencies].each do |name|
  values = tables.public_send(name)
  lines = values.map { |item| item.is_a?(Array) ? "#{JSON.generate(item[0])}: #{JSON.generate(item[1])}" : JSON.generate(item) }
  open, close = values.is_a?(Hash) ? %w[{ }] : %w([ ])
  File.write(File.join(__dir__, "#{name}.json"),
             "{\n\"source\": #{JSON.generate(iso)},\n\"date\": #{JSON.generate(date)},\n\"values\": " \
             "#{open}\n#{lines.join(",\n")}\n#{close}\n}\n")
end
