# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'support'
require_relative 'golden/replay'

# Four connectors written to be difficult, whose results and requests were recorded with the vendor's emulator
# (golden/*.json: path, arguments, result, requests). Ours must give the same values, errors with class, text and
# line, and the same requests with all headers and body bytes: under the profile gem all of them, under the profile
# cloud all but those with a key `cloud`, which names the row of the profiles and what the platform's documentation
# has instead.
class GoldenTest < Minitest::Test
  include GoldenReplay

  FOLDER = File.expand_path('golden', __dir__)
  # What the expressions were recorded with: a value with its class and encoding, an error as a value.
  PREAMBLE = <<~'RUBY'.tr("\n", ' ').freeze
    SHOWN = ->(v) { [v.class.name, (v.encoding.to_s if v.is_a?(String)), v] } unless defined?(SHOWN);
    ROOT = 'https://api.example.com/t' unless defined?(ROOT);
    TRIED = ->(&b) { begin; SHOWN.(b.call); rescue ::Exception => e; [e.class.name, e.message.to_s[0, 300]]; end } unless defined?(TRIED)
  RUBY

  %w[wire schema ops auth].product(%w[gem cloud]).each do |name, profile|
    define_method("test_#{name}_#{profile}") { replay(name, profile) }
  end

  # Short expressions, each in a connector of its own: values, lists and packages, laziness, requests, answers,
  # connectors of a line, the language; then by paragraph of the specification.
  groups = %w[expressions paragraphs calling].map { |name| File.read(File.join(FOLDER, "#{name}.json")) }
                                             .map { |text| JSON.parse(text, max_nesting: 0) }.reduce(:merge)
  groups.each do |group, cases|
    %w[gem cloud].each do |profile|
      define_method("test_expressions_of_#{group}_#{profile}") do
        cases.each do |one|
          text = "#{PREAMBLE}\n#{one['connector']}"
          loaded = Patchbay::Loader.load(text, 'expression.rb', profile: profile, clock: CLOCK)
          replay_case(loaded, one, {}, one['connector'], exact: true)
        end
      end
    end
  end

  private

  def replay(name, profile)
    golden = JSON.parse(File.read(File.join(FOLDER, "#{name}.json")), max_nesting: 0)
    loaded = loaded(name).dup.tap { |copy| copy.profile = Patchbay::Profile.named(profile) }
    golden['cases'].each do |one|
      replay_case(loaded, one, golden['settings'], "#{name}: #{one['path']} #{one['arguments']}")
    end
  end

  LOADED = {} # their constants are defined once
  private_constant :LOADED

  def loaded(name)
    LOADED[name] ||= begin
      path = File.join(FOLDER, "#{name}.rb")
      Patchbay::Loader.load(File.read(path), path, clock: CLOCK)
    end
  end
end
