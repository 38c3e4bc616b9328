# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'stringio'
require 'tzinfo'

module Patchbay
  module Boot
    # The time zones of the system as bytes in memory. Parsing all of them would be a third of the
    # start; like this a caged process parses the few it uses, without a file.
    module ZoneFiles
      # TZInfo reads a zone by its path; here it finds the bytes.
      module FromMemory
        def read(path)
          bytes = ZoneFiles.bytes(path)
          bytes ? parse(StringIO.new(bytes)) : super
        end
      end

      class << self
        def remember
          folder = ::TZInfo::DataSource.get.zoneinfo_dir
          @files = ::TZInfo::Timezone.all_identifiers.to_h do |name|
            path = File.join(folder, name)
            [path, File.binread(path)]
          end
          ::TZInfo::DataSources.const_get(:ZoneinfoReader).prepend(FromMemory) # a private constant
        end

        def bytes(path)
          @files[path]
        end
      end
    end
  end
end
