# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# The language of connectors: everything connector code can touch (design §1, "inside"). Loaded and
# warmed once; afterwards nothing here needs a file, a process or a socket.

require 'active_support'
require 'active_support/all'
require 'base64'
require 'bigdecimal'
require 'bigdecimal/util'
require 'digest'
require 'json'
require 'openssl'
require 'securerandom'
require 'time'
require 'yaml'

require_relative 'errors'
require_relative 'extensions'
require_relative 'profile'
require_relative 'indifferent'
require_relative 'calling'
require_relative 'keyword_calls'
require_relative 'run_clock'
require_relative 'console'
require_relative 'shapes'
require_relative 'stdlib'
require_relative 'session'
require_relative 'request_state'
require_relative 'request'
require_relative 'resolving'
require_relative 'json_text'
require_relative 'flat_params'
require_relative 'statuses'
require_relative 'request_url'
require_relative 'request_cookies'
require_relative 'request_headers'
require_relative 'request_body'
require_relative 'request_tls'
require_relative 'wire_response'
require_relative 'hook_headers'
require_relative 'response_decoding'
require_relative 'http_failure'
require_relative 'transfer'
require_relative 'parallel'
require_relative 'dsl/global'
require_relative 'dsl/http'
require_relative 'dsl/context'
require_relative 'apply_helper'
require_relative 'operation'
require_relative 'action'
require_relative 'trigger'
require_relative 'stream'
require_relative 'dsl/with_dsl'
require_relative 'connection'
require_relative 'authorization'
require_relative 'object_definitions'
require_relative 'schema_fields'
require_relative 'schema'
require_relative 'value_classes'
require_relative 'converters'
require_relative 'summarize'
require_relative 'tagged'
require_relative 'shims'
require_relative 'loader'
require_relative 'connector_model'
require_relative 'operation_texts'
require_relative 'exec_path'
require_relative 'evaluation'
require_relative 'variants'
require_relative 'describe'
require_relative 'form'
require_relative 'job'

module Patchbay
  # Once per process (docs/protocol.md, The Ruby border).
  module Sdk
    class << self
      # lean: whoever boots prepares Boot::Corners.
      def preload(lean: false)
        return if @preloaded

        @preloaded = true
        prepare_zone
        Tables.preload
        ClockDoors.install
        Shims.install
        TrailingHash.install
        DefinedMethods.install
        Tagged.install
        JsonText.install
        Extensions.warm
        warm
        return if lean

        require_relative '../boot/corners'
        Boot::Corners.prepare
        nil
      end

      # Goes through the motions of a load and a job without touching any connector. For processes that
      # wait: what they copy of the shared memory now, they need not copy when somebody waits for them.
      def rehearse
        source = '{ title: "x", actions: { a: { execute: lambda { |_connection, input| { b: input["b"] } } } } }'
        job = { 'do' => 'exec', 'path' => 'actions.a.execute', 'arguments' => { 'input' => { 'b' => [1, 'x'] } } }
        Job.run(Loader.load(source, 'rehearsal.rb'), job, SilentBroker.new)
        nil
      end

      # System time is UTC, the account's zone Pacific (sdk/runtime.md §1 point 5).
      def prepare_zone
        ENV['TZ'] = 'UTC' if ENV['TZ'].blank?
        ::Time.zone_default = Converters::DEFAULT_ZONE
        ::Time.zone = Converters::DEFAULT_ZONE
      end

      private

      # What loads on first use: encodings of the JSON and text paths, number formats.
      def warm
        ::Time.zone.parse('2020-06-01 10:00').to_s
        JsonText.encode('a' => [1.5, ::Time.now, BigDecimal('1.1')])
        Tagged.generate([::Time.now, 'ä', { a: 1 }])
        ActiveSupport::NumberHelper.number_to_human_size(1024)
        OpenSSL::SSL::SSLError.new('x').message
        'x'.encode('UTF-16').encode('ISO-8859-1', undef: :replace)
        Job.run(Loader.load('{ title: "warm" }', 'warm.rb'), { 'do' => 'describe' }, SilentBroker.new)
      end
    end
  end
end
