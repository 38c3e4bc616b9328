# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'delegate'
require 'set'

module Patchbay
  module Ext
    # One `key op => value` of a where-condition, compiled once for a whole list (sdk/runtime.md §13.4).
    class WhereTerm
      OPERATOR = /[><=!]=? *\Z/.freeze
      NIL_HOSTILE = /[><]|\A(?:match\?|include\?)\z/.freeze
      MEMBERS_BY_HASH = [::String, ::Symbol, ::Integer, ::NilClass, ::TrueClass, ::FalseClass].freeze
      private_constant :OPERATOR, :NIL_HOSTILE, :MEMBERS_BY_HASH

      def initialize(key, value)
        text = key.to_s
        written = text[OPERATOR]
        @keys = (written ? text[0...-written.length] : text).split_strip_compact('.')
        @name = @keys.join('.')
        @keys = @keys.map(&:to_sym) if key.is_a?(::Symbol)
        @operator = written&.strip || default_operator(value)
        @value = value
        @members = member_set(value) if @operator == 'include?'
      end

      def match?(item)
        found = @keys.reduce(item) { |object, key| object.nil? ? nil : object[key] }
        return include?(found) if @operator == 'include?'

        refuse_nil(found, @value)
        left, right = coerce(found, @value)
        left.public_send(@operator, right)
      end

      private

      def default_operator(value)
        case value
        when ::Array, ::Range then 'include?'
        when ::Regexp then 'match?'
        else '=='
        end
      end

      # Large membership lists of plain values are looked up by hash; other classes keep Array#include?.
      def member_set(value)
        return unless value.is_a?(::Array) && value.size > 8
        return unless value.all? { |member| MEMBERS_BY_HASH.any? { |type| member.instance_of?(type) } }

        value.to_set
      end

      # The roles are swapped for membership, also in the message about nil.
      def include?(found)
        refuse_nil(@value, found)
        return @members.include?(found) if @members && MEMBERS_BY_HASH.any? { |type| found.instance_of?(type) }

        left, right = coerce(@value, found)
        left.include?(right)
      end

      def refuse_nil(left, right)
        return unless NIL_HOSTILE.match?(@operator)

        raise "The '#{@name}' is nil" if left.nil?
        raise "Can't compare '#{@name}' with nil" if right.nil?
      end

      # A number against a numeric String compares as numbers, whichever side is which.
      def coerce(left, right)
        if left.is_a?(::Numeric) && right.try(:is_number?)
          [left, number(right)]
        elsif right.is_a?(::Numeric) && left.try(:is_number?)
          [number(left), right]
        else
          [left, right]
        end
      end

      def number(text)
        text.is_int? ? text.to_i : text.to_f
      end
    end
  end
end

module Workato
  module Extension
    module Array
      # The lazy list that `where` returns: delegates to the filtered Array, is no Array itself (sdk/runtime.md §13.4).
      # The name is the vendor's, since connector code and messages can show it.
      class ArrayWhere < SimpleDelegator
        def initialize(list, conditions = {})
          @list = list
          @conditions = []
          @resolved = false
          super(nil)
          where(conditions || {})
        end

        # A list that was looked at already is filtered anew; one that was not takes the condition in.
        def where(conditions = {})
          add(conditions, false)
        end

        def not(conditions = {})
          add(conditions, true)
        end

        def __getobj__
          return super if @resolved

          terms = compile
          filtered = @list.select { |item| fulfils?(terms, item) }
          @resolved = true
          __setobj__(filtered)
        end

        # Whether one item fulfils the conditions; for callers that need no list.
        def matches?(item)
          fulfils?(@terms ||= compile, item)
        end

        private

        def add(conditions, negated)
          return self if conditions.blank?
          return ArrayWhere.new(__getobj__).__send__(:add, conditions, negated) if @resolved

          @terms = nil
          @conditions << [conditions, negated]
          self
        end

        def compile
          @conditions.map do |conditions, negated|
            [conditions.map { |key, value| Patchbay::Ext::WhereTerm.new(key, value) }, negated]
          end
        end

        def fulfils?(terms, item)
          terms.all? { |group, negated| group.all? { |term| term.match?(item) } != negated }
        end
      end
    end
  end
end
