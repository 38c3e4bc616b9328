# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

require 'socket'

# Serves a ScenarioService over loopback HTTP. `together`: the first so many requests are answered only
# once all of them are open, which shows whether a client sends at the same time.
class ScenarioServer
  PATIENCE = 30

  attr_reader :port, :peak

  def initialize(service, together: 1)
    @service = service
    @together = together
    @open = @peak = 0
    @lock = Mutex.new
    @change = ConditionVariable.new
    @socket = TCPServer.new('127.0.0.1', 0)
    @port = @socket.addr[1]
    @thread = Thread.new { loop { serve(@socket.accept) } }
    @thread.report_on_exception = false
  end

  def close
    @thread.kill
    @socket.close
  end

  private

  def serve(client)
    Thread.new do
      while (line = client.gets)
        respond(client, *line.split(' ').first(2))
      end
    rescue IOError, SystemCallError
      nil
    ensure
      client.close
    end
  end

  def respond(client, verb, target)
    headers = []
    while (line = client.gets) && line != "\r\n"
      headers << line.chomp.force_encoding('UTF-8').split(/:\s?/, 2)
    end
    fields = headers.to_h { |name, value| [name.downcase, value] }
    body = client.read(fields['content-length'].to_i)
    gather
    status, extra, text = @service.answer(verb, "http://#{fields['host']}#{target}", headers, body)
    lines = extra.map { |name, value| "#{name}: #{value}\r\n" }
    lines << "Content-Length: #{text.bytesize}\r\n" unless status == 204
    client.write("HTTP/1.1 #{status} X\r\n#{lines.join}\r\n", verb == 'HEAD' || status == 204 ? '' : text.b)
  ensure
    @lock.synchronize { @open -= 1 }
  end

  def gather
    @lock.synchronize do
      @open += 1
      @peak = [@peak, @open].max
      @change.broadcast
      limit = Process.clock_gettime(Process::CLOCK_MONOTONIC) + PATIENCE
      @change.wait(@lock, 1) while @peak < @together && Process.clock_gettime(Process::CLOCK_MONOTONIC) < limit
    end
  end
end
