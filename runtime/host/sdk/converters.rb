# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # Converters of schema fields (structure-and-schema.md §14.2, §14.3).
  module Converters
    DEFAULT_ZONE = 'Pacific Time (US & Canada)'

    module_function

    # Built-in name first, else the connector's method of that name, called plainly.
    def convert(value, name, method)
      return value unless name || method
      return BuiltIn.public_send(name, value) if name && BUILT_IN.include?(name.to_s)
      return method.call(value) if method.is_a?(::Proc)

      raise Workato::Connector::Sdk::ArgumentError, "Cannot find converter '#{name}'."
    end

    # Zone of the account.
    def zone
      Session.current&.time_zone || DEFAULT_ZONE
    end

    # Times as machines write them, in UTC: they mean the same in any zone.
    UTC_TIME = /\A(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z| UTC)\z/.freeze
    private_constant :UTC_TIME

    # A text with its own offset keeps it; any other is in the account's zone.
    def parse_text(value)
      utc_time(value) || parse_any(value)
    end

    # What parse_any makes of such a text, thirty times as fast.
    def utc_time(value)
      match = value.is_a?(::String) && value.ascii_only? && UTC_TIME.match(value)
      return unless match

      year, month, day, hour, minute, second = match.captures.first(6).map!(&:to_i)
      return unless ::Date.valid_civil?(year, month, day)

      fraction = match[7]
      ::Time.utc(year, month, day, hour, minute, second,
                 fraction ? ::Kernel.Rational(fraction.to_i * 1_000_000, 10**fraction.length) : 0)
    end

    def parse_any(value)
      absolute = ::Time.parse(value)
      local = ActiveSupport::TimeZone[zone].parse(value)
      absolute == local ? absolute : local
    end
    private_class_method :utc_time, :parse_any

    def parse_date(value)
      return value.presence if value.blank? || value.is_a?(::Date)

      (value.is_a?(::Time) || value.is_a?(ActiveSupport::TimeWithZone) ? value : parse_text(value)).to_date
    end

    def parse_time(value)
      return value.presence if value.blank? || value.is_a?(::Time) || value.is_a?(ActiveSupport::TimeWithZone)
      return value.in_time_zone(zone) if value.is_a?(::Date)

      parse_text(value)
    end

    def in_zone(value)
      value.try(:in_time_zone, zone) || value
    end

    # One method per documented name.
    module BuiltIn
      module_function

      def integer_conversion(value)
        value.try(:is_number?) ? value.to_i : value
      end

      def float_conversion(value)
        value.try(:is_number?) ? value.to_f : value
      end

      def boolean_conversion(value)
        value.try(:is_true?)
      end

      def item_array_wrap(value)
        Array.wrap(value).presence&.flatten(1)
      end

      def date_conversion(value)
        Converters.parse_date(value)
      end

      def date_iso8601_conversion(value)
        Converters.parse_date(value)&.iso8601
      end

      def date_time_conversion(value)
        Converters.parse_time(value)
      end

      def date_time_iso8601_conversion(value)
        Converters.parse_time(value)&.iso8601
      end

      def convert_to_datetime(value)
        value.try(:to_datetime) || value
      end

      def convert_to_datetime_wo_tz(value)
        value.try(:to_datetime).strftime('%Y-%m-%d %H:%M:%S')
      end

      def parse_date_output(value)
        value.try(:to_date) || value
      end

      def render_date_input(value)
        Converters.in_zone(value).try(:to_date)
      end

      def convert_date_time(value)
        Converters.in_zone(value)
      end

      def parse_date_time_epoch_millis(value)
        return value if value.is_a?(::Time)

        value.is_a?(::Numeric) && ::Time.at(value.to_f / 1000)
      end

      def render_date_time_epoch_millis(value)
        value.try(:to_f).try(:*, 1000).try(:to_i)
      end

      def parse_iso8601_timestamp(value)
        value.is_a?(::Time) ? value : value.try(:to_time)
      end

      def render_iso8601_timestamp(value)
        value.try(:to_time).try(:iso8601)
      end

      def parse_iso8601_date(value)
        value.is_a?(::Date) ? value : value.try(:to_date)
      end

      def render_iso8601_date(value)
        value.try(:to_date).try(:iso8601)
      end

      def parse_epoch_time(value)
        return value if value.is_a?(::Time)

        (value.is_a?(::Numeric).presence || value.try(:is_number?).presence) && ::Time.zone.at(value.to_i)
      end

      def render_epoch_time(value)
        value.try(:to_time).try(:to_i)
      end

      def parse_float_epoch_time(value)
        return value if value.is_a?(::Time)

        (value.is_a?(::Numeric) || value.try(:is_number?)) && ::Time.zone.at(value.to_f)
      end

      def render_float_epoch_time(value)
        value.try(:to_time).try(:to_f)
      end

      def implicit_utc_time(value)
        value&.in_time_zone('UTC')
      end

      def implicit_utc_iso8601_time(value)
        value&.in_time_zone('UTC')&.iso8601
      end
    end

    BUILT_IN = BuiltIn.singleton_methods(false).map(&:to_s).to_set.freeze
  end
end
