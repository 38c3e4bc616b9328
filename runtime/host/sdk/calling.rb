# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

module Patchbay
  # How lambdas are called (sdk/runtime.md §2.1): the arguments are cut to what the lambda declares,
  # every kind of parameter counting as one; nothing is padded.
  module Calling
    module_function

    def run(context, block, *arguments)
      block = ::Kernel.proc(&block) unless block.nil? || block.is_a?(::Proc) # TypeError for literals
      count = block.parameters.length
      arguments = arguments.take(count) if arguments.length > count
      context.instance_exec(*arguments, &block)
    end

    # A plain call: the lambda keeps the self it was written in (§2.4, context NONE).
    def plain(block, *arguments)
      return block.call(*arguments) unless block.respond_to?(:parameters) # NoMethodError for literals

      count = block.parameters.length
      arguments = arguments.take(count) if arguments.length > count
      block.call(*arguments)
    end
  end

  # Ruby 2.7 let a trailing Hash fill keyword parameters; the platform still runs it (§16.1).
  module TrailingHash
    KEYWORDS = %i[key keyreq keyrest].freeze

    module_function

    def keywords?(block)
      block.parameters.any? { |kind, _name| KEYWORDS.include?(kind) }
    end

    # May `arguments` end in a Hash that Ruby 2.7 would have taken for keywords?
    def fills_keywords?(block, arguments)
      last = arguments.last
      return false unless last.is_a?(::Hash) && keywords?(block) && !::Hash.ruby2_keywords_hash?(last)
      return false if last.empty? || !last.each_key.all?(::Symbol)

      arguments.length > required(block)
    end

    # Keywords where a required argument is missing were that argument, as one Hash.
    def stands_for_argument?(block, arguments)
      last = arguments.last
      last.is_a?(::Hash) && ::Hash.ruby2_keywords_hash?(last) && keywords?(block) &&
        arguments.length <= required(block)
    end

    def required(block)
      block.parameters.count { |kind, _name| kind == :req }
    end

    # [positional, keywords] as Ruby 2.7 would have passed them; `arguments` comes from ruby2_keywords.
    def arrange(block, arguments, what)
      last = arguments.last
      flagged = last.is_a?(::Hash) && ::Hash.ruby2_keywords_hash?(last)
      return [arguments[0..-2], last] if fills_keywords?(block, arguments) && applies?(what)
      return [arguments, {}] unless flagged
      return [arguments[0..-2] << {}.merge(last), {}] if stands_for_argument?(block, arguments) && applies?(what)

      [arguments[0..-2], last]
    end

    # Only while a connector runs under the profile cloud.
    def applies?(what)
      session = Session.current
      session ? session.platform?(:keyword_hash, what) : false
    end
  end
end
