// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <functional>

namespace patchbay::traffic
{

// Which part of the traffic a chip above the list shows.
enum class Scope { All, Execute, Auth, PickLists, Errors };

bool inScope(const http::Exchange &exchange, Scope scope);

// A test over exchanges, written in one line:
//   text                   somewhere in method, URL, phase, status or failure
//   method:POST status:4xx status:>=400 status:400-499 status:failed host:api type:json
//   phase:execute run:41 line:218 larger-than:10k slower-than:500   header:x-id body:text
//   ~m POST  ~u regex  ~c 404  ~h regex  ~b regex  ~d host  ~t type  ~e
//   and or not, & | !, parentheses, "quoted words"; two terms side by side mean and
class Filter
{
public:
    using Test = std::function<bool(const http::Exchange &)>;

    Filter() = default; // matches everything
    // ErrorCode::Malformed with "column N: …".
    static Result<Filter> parse(const QString &text);

    bool isEmpty() const { return !m_test; }
    bool matches(const http::Exchange &exchange) const { return !m_test || m_test(exchange); }

private:
    explicit Filter(Test test)
        : m_test(std::move(test))
    { }
    Test m_test;
};

} // namespace patchbay::traffic
