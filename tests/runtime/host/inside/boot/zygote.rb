# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# Stands in for the host's own start (`patchbay-host THIS_FOLDER`): runs the SDK's tests inside the
# host's program, where what it does natively takes the place of the SDK's Ruby.
HOST = File.expand_path('../../../../../runtime/host', __dir__)
require File.join(HOST, 'boot', 'libraries')
libraries = Patchbay::Boot::Libraries
libraries.extend_load_path
$LOAD_PATH.concat(libraries.folders_of('minitest'))

# As the host itself: no RubyGems, only what Nokogiri asks of it.
Object.const_set(:Gem, Module.new)
%w[version requirement platform].each { |part| require "rubygems/#{part}" }
{ path: [], default_dir: '', win_platform?: false, loaded_specs: {} }.each do |name, value|
  Gem.define_singleton_method(name) { value } unless Gem.respond_to?(name)
end

$VERBOSE = false # the program starts with none at all
load File.expand_path('../../sdk/run.rb', __dir__)
