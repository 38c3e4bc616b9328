# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Where the vendor's gem and the documented platform differ (sdk/runtime.md §21–§24). One row for
  # each difference: its paragraph and what either does. Code asks `profile.cloud?(:row)`; where the
  # answer changes what a connector sees, it also says so with Session#differs.
  class Profile
    Row = Struct.new(:id, :paragraph, :cloud, :gem)

    ROWS = [
      Row.new(:delete_query, '§4.1', 'the second argument of delete becomes the query',
              'the second argument of delete becomes a JSON body'),
      Row.new(:cache_falsy, '§4.2', 'a nil, false or handled response is kept',
              'a nil, false or handled response is requested again on each access'),
      Row.new(:request_format_raw, '§4.3', 'request_format_raw sends the payload as it is',
              'request_format_raw is unknown'),
      Row.new(:header_names, '§4.11', 'response headers are found by any letter case and by - or _',
              'response headers are found in snake case only'),
      Row.new(:error_matchers, '§4.11', 'after_error_response also takes ranges and arrays',
              'ranges and arrays never match'),
      Row.new(:apply_helpers, '§3', 'helpers work inside apply', 'helpers overflow the stack'),
      Row.new(:detect_on_status, '§5.4', 'an Integer in detect_on is a status code',
              'an Integer in detect_on never matches'),
      Row.new(:refresh_base_uri, '§5.3', 'base_uri applies inside refresh', 'no base_uri inside refresh'),
      Row.new(:refresh_acquires, '§5.4', 'oauth2 without refresh and token_url runs acquire again',
              'oauth2 without refresh and token_url fails'),
      Row.new(:acquire_verifier, '§5.3', 'acquire gets the PKCE verifier', 'acquire gets three arguments'),
      Row.new(:acquire_credentials, '§5.3', 'neither apply nor its old name credentials runs inside acquire',
              'credentials, unlike apply, also runs inside acquire'),
      Row.new(:selected_default, '§5.2', 'without selected the field auth_type decides',
              'multi without selected fails'),
      Row.new(:retry_delays, '§6.3', '5, 10, 15 seconds', '5, 10, 20 seconds'),
      Row.new(:suspend, '§6.6', 'suspend exists', 'suspend is unknown'),
      Row.new(:checkpoint, '§6.5', 'checkpoint! swaps after 120 seconds', 'checkpoint! does nothing'),
      Row.new(:poll_bounds, '§7.1', 'a poll ends after 600 pages in a row without an event',
              'a poll goes on as long as can_poll_more says so'),
      Row.new(:unsubscribe_connection, '§7.4', 'webhook_unsubscribe also gets the connection',
              'webhook_unsubscribe gets one argument'),
      Row.new(:notification_nil, '§7.5', 'nil means no event', 'nil raises TypeError'),
      Row.new(:event_conversion, '§7.9', 'every event is converted', 'plain results stay unconverted'),
      Row.new(:invoke_closure, '§7.9', 'a whole trigger polls with the closure it is given',
              'a whole trigger polls with nil'),
      Row.new(:trigger_streams, '§8.1', 'streams of triggers are found', 'streams of triggers are ignored'),
      Row.new(:keyword_hash, '§16.1', 'a trailing Hash fills keyword parameters (Ruby 2.7)',
              'keywords and hashes are separate (Ruby 3)'),
      Row.new(:bare_definition, '§1.3', 'an object definition may be a bare lambda',
              'a bare lambda raises TypeError'),
      Row.new(:parallel_threads, '§4.16', 'parallel sends at the same time', 'parallel is sequential'),
      Row.new(:ruby27_methods, '§16.1', 'methods removed in Ruby 3 still answer', 'removed methods are gone'),
      Row.new(:csv_headers, '§11', 'csv.generate takes true, Array or String', 'csv.generate takes an Array'),
      Row.new(:text_ordinalize, '§13.1', 'ordinalize is there for a String', 'ordinalize is there for an Integer only'),
      Row.new(:csv_text, '§11', 'csv.generate gives UTF-8 text', 'csv.generate gives bytes'),
      Row.new(:yaml_load, '§16.1', 'YAML.load restores any class (Psych 3)', 'YAML.load is safe (Psych 4)'),
      Row.new(:type_checks, '§20', 'a value of another type than declared is used, with a warning',
              'a value of another type than declared raises TypeError'),
      Row.new(:http_timeouts, '§4.15', 'a request may take 180 seconds', 'a request may take 60 seconds'),
      Row.new(:job_context, '§6.9', 'execution_context has recipe_id and job_id',
              'execution_context has recipe_id')
    ].to_h { |row| [row.id, row.freeze] }.freeze

    attr_reader :name

    def self.named(name)
      new(name.to_s == 'gem' ? 'gem' : 'cloud')
    end

    def initialize(name)
      @name = name
      @cloud = name == 'cloud'
      freeze
    end

    # Does the documented platform decide this row?
    def cloud?(id)
      ROWS.fetch(id)
      @cloud
    end

    def gem?(id)
      !cloud?(id)
    end

    def row(id)
      ROWS.fetch(id)
    end
  end
end
