// SPDX-License-Identifier: GPL-3.0-or-later
// What brokering costs before anything of ours: a process that asks for an address through a socket
// and gets the body back, and one that fetches it with bare libcurl. Four thread wakes in an
// exchange, like ours (connector → broker → server → broker → connector); bare libcurl has two.
#pragma once

#include "tests/bench/httppeer.h"

#include <array>
#include <string_view>

namespace patchbay::bench
{

class LeastBroker
{
public:
    // Forks: before the program has threads. The child ends with the socket.
    LeastBroker()
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return;
        m_socket = ends[0];
        if (::fork() == 0) {
            ::close(ends[0]);
            ask(ends[1]);
            ::_exit(0);
        }
        ::close(ends[1]);
    }
    ~LeastBroker() { ::close(m_socket); }
    LeastBroker(const LeastBroker &) = delete;
    LeastBroker &operator=(const LeastBroker &) = delete;

    // By the child's own clock, in milliseconds.
    double meanMs(const std::string &url, int times, const std::vector<const char *> &lines)
    {
        say(m_socket, std::to_string(times) + ' ' + url);
        while (true) {
            const std::string message = hear(m_socket);
            if (message.empty())
                return 0;
            if (message.front() == '=')
                return std::stod(message.substr(1));
            say(m_socket, std::string(bareExchange(message, lines), 'x'));
        }
    }

private:
    static void say(int socket, std::string_view message)
    {
        (void)::send(socket, message.data(), message.size(), MSG_NOSIGNAL);
    }
    static std::string hear(int socket)
    {
        std::string buffer(4096, '\0');
        const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
        buffer.resize(got > 0 ? static_cast<size_t>(got) : 0);
        return buffer;
    }

    static void ask(int socket)
    {
        for (std::string order = hear(socket); !order.empty(); order = hear(socket)) {
            const size_t space = order.find(' ');
            const std::string url = order.substr(space + 1);
            const double mean = bench::meanMs(std::stoi(order.substr(0, space)), [&] {
                say(socket, url);
                hear(socket);
            });
            say(socket, '=' + std::to_string(mean));
        }
    }

    int m_socket = -1;
};

} // namespace patchbay::bench
