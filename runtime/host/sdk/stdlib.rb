# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# The packages and data helpers that connector code calls (sdk/runtime.md §11, §12).
require_relative 'stdlib/member_guard'
require_relative 'stdlib/signing'
require_relative 'stdlib/ciphers'
require_relative 'stdlib/csv_package'
require_relative 'stdlib/net_package'
require_relative 'stdlib/stream_package'
require_relative 'stdlib/workato_package'
require_relative 'stdlib/signature_v4'
require_relative 'stdlib/aws'
require_relative 'stdlib/rncryptor'
require_relative 'stdlib/lookup_tables'
require_relative 'stdlib/account_properties'
require_relative 'stdlib/workato_schemas'
require_relative 'stdlib/rest_client_names'
