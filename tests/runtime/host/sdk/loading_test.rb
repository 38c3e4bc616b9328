# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require_relative 'support'

# What a file becomes when it is loaded, sdk/runtime.md §1
class LoadingTest < Minitest::Test
  include SdkSupport

  HWIA = ActiveSupport::HashWithIndifferentAccess

  def test_the_definition_is_indifferent_to_the_bottom
    given = load_connector("{ zeta: 1, 'alpha' => { b: [{ c: [[{ d: 1 }]] }] }, actions: { go: { execute: -> { 1 } } }, mid: nil }").definition
    assert_equal %w[zeta alpha actions mid], given.keys
    assert_equal 1, given.dig(:alpha, 'b', 0, :c, 0, 0, :d)
    [given, given[:alpha], given[:alpha][:b][0], given[:alpha][:b][0][:c][0][0], given[:actions][:go]].each { |hash| assert_instance_of HWIA, hash }
    assert_predicate given[:actions]['go'][:execute], :lambda?
  end

  def test_lambdas_stay_the_objects_that_they_are
    given = load_connector("shared = lambda { |a| a }; SHARED_LAMBDA = shared unless defined?(SHARED_LAMBDA); { methods: { m: SHARED_LAMBDA, n: SHARED_LAMBDA } }").definition
    assert_same given[:methods][:m], given[:methods][:n]
    assert_equal [[:req, :a]], given[:methods][:m].parameters
  end

  def test_lines_of_frames_begin_with_one
    frames = failure("{ actions: {\n go: { execute: lambda {\n call(:deep)\n } } },\n methods: { deep: lambda {\n [1].each { |x|\n  raise 'x' } } } }",
                     job: {})['backtrace'].select { |frame| frame['file'] == 'connector.rb' }
    assert_equal [7, 6, 6, 3], frames.map { |frame| frame['line'] }
  end

  def test_a_frame_has_the_path_that_was_given
    error = assert_raises(RuntimeError) { load_connector("\n\nraise ::RuntimeError, 'at load'", path: '/tmp/some folder/ü.rb') }
    described = Patchbay::Errors.describe(error, '/tmp/some folder/ü.rb')
    assert_equal [3, { 'file' => '/tmp/some folder/ü.rb', 'line' => 3, 'label' => 'from_file' }], [described['line'], described['backtrace'].first]
  end

  def test_a_source_of_more_than_ten_megabytes_is_refused
    padding = '#' * (10 * 1024 * 1024 - 20)
    assert_equal 't', load_connector("{ title: 't' } #{padding}"[0, 10 * 1024 * 1024]).definition[:title]
    error = assert_raises(SDK::InvalidDefinitionError) { load_connector("{ title: 't' } #{padding}         ") }
    assert_equal 'The connector is larger than 10 MB', error.message
  end

  def test_a_hash_of_any_kind_is_a_connector_and_nothing_else
    assert_equal 1, load_connector('{ a: 1 }.with_indifferent_access').definition[:a]
    { 'nil' => 'NilClass', '[]' => 'Array', "''" => 'String', '' => 'NilClass', '-> { {} }' => 'Proc' }.each do |text, name|
      error = assert_raises(SDK::InvalidDefinitionError) { load_connector(text) }
      assert_equal "The connector must end with its Hash, but its last value is #{name}", error.message
    end
  end

  # §1 point 5, §17.8
  def test_the_accounts_zone_is_pacific_unless_told
    text = "{ actions: { go: { input_fields: lambda { [{ name: 'at', type: 'date_time', convert_input: 'date_time_conversion' }] }, " \
           "execute: lambda { |c, i| { at: i['at'].iso8601 } } } } }"
    { nil => '2020-01-02T03:04:05-08:00', 'Tokyo' => '2020-01-02T03:04:05+09:00' }.each do |zone, expected|
      assert_equal expected, value(text, 'actions.go', input: { at: '2020-01-02 03:04:05' }, job: { 'time_zone' => zone }).fetch('at')
    end
    assert_equal ['Pacific Time (US & Canada)', 0, 'UTC'], run_body("{ v: [Time.zone.name, Time.now.utc_offset, ENV['TZ']] }")['v']
  end

  # §16.1: what connectors of the platform require is there, or its name is known.
  def test_libraries_of_the_platform_are_loaded
    names = %w[json csv yaml time date set openssl securerandom digest base64 zlib stringio uri net/http bigdecimal erb active_support
               active_support/all nokogiri jwt gyoku]
    assert_equal [[], 5.0], run_body("{ v: [#{names.inspect}.reject { |n| begin; require n; true; rescue LoadError; false; end }, 5.minutes / 60.0] }")['v']
  end
end
