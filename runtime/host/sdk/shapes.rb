# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Types that the SDK declares for arguments and results (sdk/runtime.md §20). The gem raises TypeError; the
  # platform may take such a value, so there it is used and the run's trace warns once.
  module Shapes
    POLL_KEYS = %w[events next_poll can_poll_more].freeze
    BOOLEANS = [true, false].freeze

    module_function

    # The value itself, whatever its type, where the platform decides. session: nil outside of a run.
    def check(session, fits, role, expected, value)
      return value if fits || session.nil?

      text = "#{role} must be #{expected}, got: #{Tagged.class_name(value)}"
      session.note_shape(text)
      raise ::TypeError, text if session.profile.gem?(:type_checks)

      value
    end

    def text(session, role, value)
      check(session, value.nil? || value.is_a?(::String), role, 'a String or nil', value)
    end

    def string(session, role, value)
      check(session, value.is_a?(::String), role, 'a String', value)
    end

    # One of the classes, true or false (:boolean), or nothing where nil is given.
    def one_of(session, role, kinds, value)
      fits = kinds.any? { |kind| kind == :boolean ? BOOLEANS.include?(value) : kind === value }
      names = kinds.map { |kind| kind.nil? ? 'nil' : kind.to_s }
      check(session, fits, role, names.join(' or '), value)
    end

    def hash(session, role, value)
      check(session, value.is_a?(::Hash), role, 'a Hash', value)
    end

    def integer(session, role, value)
      check(session, value.nil? || value.is_a?(::Integer), role, 'an Integer or nil', value)
    end

    # Where nothing could be made of another type: TypeError under either profile.
    def require_hash(value, role)
      raise ::TypeError, "#{role} must be a Hash, got: #{Tagged.class_name(value)}" unless value.is_a?(::Hash)

      value
    end

    # Exactly events, next_poll and can_poll_more; also where the legacy type gives next_page (§7.3). The gem takes
    # events of any type as a list of one.
    def poll(session, role, output)
      extra = output.keys.map(&:to_s) - POLL_KEYS
      expected = "a Hash of #{POLL_KEYS.join(', ')} without #{extra.join(', ')}"
      check(session, extra.empty?, "the result of #{role}", expected, output)
      more = output[:can_poll_more]
      check(session, more.nil? || BOOLEANS.include?(more), "can_poll_more of #{role}", 'true, false or nil', more)
      events = output[:events]
      listed = events.nil? || events.is_a?(::Array) || events.is_a?(::Hash)
      check(session, listed, "events of #{role}", 'an Array', events) if session.profile.cloud?(:type_checks)
      output
    end

    # A Hash, or a Hash and the time it expires.
    def subscription(session, role, value)
      hash, expires_at = value.is_a?(::Array) && value.length == 2 ? value : [value]
      timed = case expires_at
              when nil, ::Time, ActiveSupport::TimeWithZone then true
              else false
              end
      check(session, hash.is_a?(::Hash) && timed, "the result of #{role}", 'a Hash or [Hash, Time]', value)
    end

    # nil: no event, which only the platform knows (§7.5).
    def notification(session, value)
      return value if value.nil? && session.platform?(:notification_nil)

      fits = value.is_a?(::Array) || value.is_a?(::Hash)
      check(session, fits, 'the result of webhook_notification', 'a Hash or an Array', value)
    end

    # Tokens, owner and more settings; nil and false: nothing acquired (§5.3).
    def acquired(session, value)
      fits = value.nil? || value == false || value.is_a?(::Hash) || settings_list?(value, 3)
      check(session, fits, 'the result of acquire', 'a Hash or [Hash, owner, Hash]', value)
    end

    # Tokens and more settings.
    def refreshed(session, value)
      fits = value.is_a?(::Hash) || settings_list?(value, 2)
      check(session, fits, 'the result of refresh', 'a Hash or [Hash, Hash]', value)
    end

    # A list of at most `longest`: a Hash first and, in the last place there is, a Hash or nil.
    def settings_list?(value, longest)
      return false unless value.is_a?(::Array) && value.length.between?(1, longest) && value.first.is_a?(::Hash)

      value.length < longest || value.last.nil? || value.last.is_a?(::Hash)
    end
    private_class_method :settings_list?
  end
end
