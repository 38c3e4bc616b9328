// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of the measurements: an HTTP server on loopback and the least client there is.
#pragma once

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace patchbay::bench
{

using Clock = std::chrono::steady_clock;

inline double millisecondsSince(Clock::time_point started)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - started).count();
}

constexpr size_t largeSize = size_t(100) << 20;

inline bool sendAll(int socket, const char *data, size_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, data, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= static_cast<size_t>(sent);
    }
    return true;
}

// About 10 MB of records, as an API would list them.
inline const std::string &jsonText()
{
    static const std::string text = [] {
        std::string records = "{\"records\":[";
        for (int i = 0; records.size() < size_t(10) << 20; ++i) {
            const std::string n = std::to_string(i);
            records += (i ? "," : "") + ("{\"id\":" + n) + ",\"name\":\"Record " + n
                + "\",\"price\":" + n
                + ".25,\"active\":true,\"tags\":[\"a\",\"b\"],"
                  "\"owner\":{\"email\":\"someone"
                + n + "@example.test\",\"note\":null}}";
        }
        return records + "]}";
    }();
    return text;
}

inline void answerJson(int socket)
{
    const std::string &body = jsonText();
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n";
    if (sendAll(socket, head.data(), head.size()))
        sendAll(socket, body.data(), body.size());
    ::close(socket);
}

// Answers "/large" with 100 MB, "/json" with 10 MB of JSON and everything else with a few bytes,
// then closes.
inline void serve(int socket)
{
    std::string request;
    char chunk[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(socket, chunk, sizeof chunk, 0);
        if (got <= 0)
            break;
        request.append(chunk, static_cast<size_t>(got));
    }
    if (request.rfind("GET /json", 0) == 0)
        return answerJson(socket);
    const size_t size = request.rfind("GET /large", 0) == 0 ? largeSize : 100;
    const std::string head
        = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
    static const std::string block(1 << 20, 'x');
    bool open = sendAll(socket, head.data(), head.size());
    for (size_t left = size; open && left > 0;) {
        const size_t part = std::min(left, block.size());
        open = sendAll(socket, block.data(), part);
        left -= part;
    }
    ::close(socket);
}

inline int startServer()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ::listen(listener, 128);
    socklen_t length = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length);
    std::thread([listener] {
        while (true) {
            const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            serve(socket);
        }
    }).detach();
    return ntohs(address.sin_port);
}

inline size_t collect(char *data, size_t size, size_t count, void *target)
{
    static_cast<std::string *>(target)->append(data, size * count);
    return size * count;
}

// What the least program would do: a fresh connection, the body kept in memory; the same header
// lines as ours where they are given.
inline size_t bareExchange(const std::string &url, const std::vector<const char *> &lines = {})
{
    std::string body;
    curl_slist *headers = nullptr;
    for (const char *line : lines)
        headers = curl_slist_append(headers, line);
    CURL *handle = curl_easy_init();
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    if (headers)
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &collect);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
    curl_easy_perform(handle);
    curl_easy_cleanup(handle);
    curl_slist_free_all(headers);
    return body.size();
}

template <typename Work> double meanMs(int times, const Work &work)
{
    const auto start = Clock::now();
    for (int i = 0; i < times; ++i)
        work();
    return millisecondsSince(start) / times;
}

inline double median(std::vector<double> samples)
{
    std::sort(samples.begin(), samples.end());
    return samples[samples.size() / 2];
}

template <typename Work> double medianMs(int times, const Work &work)
{
    std::vector<double> samples;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        work();
        samples.push_back(millisecondsSince(start));
    }
    return median(std::move(samples));
}

} // namespace patchbay::bench
