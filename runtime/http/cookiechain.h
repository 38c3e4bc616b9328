// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <memory>

class QNetworkCookieJar;

namespace patchbay::http
{

// The cookies of one chain of redirects (sdk/runtime.md §4.9); forgotten with the chain. One
// thread at a time.
class CookieChain
{
public:
    CookieChain();
    ~CookieChain();
    Q_DISABLE_COPY_MOVE(CookieChain)

    void remember(const QByteArray &url, const HeaderList &answerHeaders);
    // Sets Cookie on a following hop, in place of one the connector set, as rest-client does.
    void apply(RequestSpec &spec) const;

private:
    std::unique_ptr<QNetworkCookieJar> m_jar;
};

} // namespace patchbay::http
