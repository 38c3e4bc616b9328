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

      arguments.length > block.parameters.count { |kind, _name| kind == :req }
    end
  end
end
