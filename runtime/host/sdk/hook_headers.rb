# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # The headers that hooks get (sdk/runtime.md §4.11): an indifferent hash with names in snake case, in which
  # the platform also finds any other spelling.
  module HookHeaders
    module_function

    def of(session, pairs)
      headers = Indifferent::HWIA.new { |all, name| HookHeaders.other_spelling(session, all, name) }
      pairs&.each { |name, value| headers[name] = value }
      headers.extend(AnySpelling) if session.profile.cloud?(:header_names)
      headers
    end

    # The value of a name that is not there as it is written; nil in the gem.
    def other_spelling(session, headers, name)
      snake = spelled(name)
      return if snake == name || !EXACT.bind_call(headers, snake)

      headers[snake] if session.platform?(:header_names, name.to_s)
    end

    def spelled(name)
      name.to_s.downcase.tr('-', '_')
    end

    EXACT = Indifferent::HWIA.instance_method(:key?)

    # What asks for a name without the hash's default.
    module AnySpelling
      def fetch(name, *default, &block)
        super(known(name), *default, &block)
      end

      def key?(name)
        super(known(name))
      end
      alias has_key? key?
      alias include? key?
      alias member? key?

      private

      def known(name)
        named = name.respond_to?(:to_str) || name.is_a?(::Symbol)
        return name if !named || EXACT.bind_call(self, name)

        snake = HookHeaders.spelled(name)
        Session.current&.differs(:header_names, name.to_s) if EXACT.bind_call(self, snake)
        snake
      end
    end
  end
end
