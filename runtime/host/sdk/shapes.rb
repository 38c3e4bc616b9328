# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Results the vendor's tool refuses by their type (sdk/runtime.md §20). Here they are only noted in
  # the trace, because the platform itself may take them.
  module Shapes
    POLL_KEYS = %w[events next_poll can_poll_more].freeze

    module_function

    def text(session, role, value)
      note(session, role, 'a String or nil', value) unless value.nil? || value.is_a?(::String)
      value
    end

    def list(session, role, value)
      note(session, role, 'an Array', value) unless value.nil? || value.is_a?(::Array)
      value
    end

    # Exactly events, next_poll and can_poll_more.
    def poll(session, role, output)
      extra = output.keys.map(&:to_s) - POLL_KEYS
      session.note_shape("#{role} returned unknown keys: #{extra.join(', ')}") if extra.any?
      list(session, "events of #{role}", output[:events]) unless output[:events].is_a?(::Hash)
      more = output[:can_poll_more]
      note(session, "can_poll_more of #{role}", 'true, false or nil', more) unless [true, false, nil].include?(more)
      output
    end

    # A Hash, or a Hash and the time it expires.
    def subscription(session, role, value)
      hash, expires_at = value.is_a?(::Array) ? value : [value]
      fits = hash.is_a?(::Hash) && (expires_at.nil? || expires_at.respond_to?(:to_time))
      note(session, role, 'a Hash or [Hash, Time]', value) unless fits
      value
    end

    def note(session, role, expected, value)
      session.note_shape("#{role} should return #{expected}, but returned #{Tagged.class_name(value)}")
    end
    private_class_method :note
  end
end
