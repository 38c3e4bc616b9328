# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# Runs every *_test.rb of this folder; names given choose among them. Ends with a line of totals.
$LOAD_PATH.unshift(__dir__)
require 'support'

# Prints failures as they come and the totals last.
class TotalsReporter < Minitest::StatisticsReporter
  def record(result)
    super
    return if result.passed? || result.skipped?

    io.puts "#{result.class_name}##{result.name}"
    result.failures.each { |failure| io.puts "  #{failure.location}\n  #{failure.message.gsub("\n", "\n  ")}" }
  end

  def report
    super
    failed = failures + errors
    io.puts "#{count} tests, #{assertions} assertions, #{format('%.2f', total_time)} s"
    io.puts "Totals: #{count - failed - skips} passed, #{failed} failed, #{skips} skipped"
  end
end

chosen = ARGV.reject { |argument| argument.start_with?('-') }
files = Dir[File.join(__dir__, '*_test.rb')].sort
files.select! { |file| chosen.any? { |name| File.basename(file).include?(name) } } unless chosen.empty?
files.each { |file| require file }

options = { seed: 1, io: $stdout }
seed_at = ARGV.index('--seed')
options[:seed] = ARGV[seed_at + 1].to_i if seed_at
name_at = ARGV.index('-n')
options[:filter] = ARGV[name_at + 1] if name_at
reporter = TotalsReporter.new($stdout, options)
srand(options[:seed])
Minitest.seed = options[:seed]
reporter.start
Minitest::Runnable.runnables.shuffle.each { |suite| suite.run(reporter, options) }
reporter.report
exit(reporter.passed? ? 0 : 1)
