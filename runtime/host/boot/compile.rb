# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# `patchbay-host --compile SCRIPTS BUNDLE [TARGET]`, at build time: writes to BUNDLE every Ruby file that
# a host loads from SCRIPTS, or will load once that folder is installed as TARGET.
module Patchbay
  module Boot
    STARTED = 0
    PROTOCOL = 1
    SCRIPTS = File.dirname(File.dirname(File.expand_path(__FILE__)))
  end
end

require_relative 'bundle'
%w[wire libraries corners preload refusals load_console broker run_child room version_process].each do |name|
  require_relative name
end

module Patchbay
  module Boot
    Preload.run(lean: true)
    Corners.prepare
    files = $LOADED_FEATURES.select { |path| path.end_with?('.rb') && File.file?(path) }
    bundle, target = ARGV
    # In the build tree the folders are links.
    moved = target ? %w[boot sdk].to_h { |name| [File.realpath(File.join(SCRIPTS, name)), File.join(target, name)] } : {}
    Bundle.write(bundle, files, target ? moved.merge(SCRIPTS => target) : {})
  end
end
