// SPDX-License-Identifier: GPL-3.0-or-later
// A machine without libcurl (docs/decisions/0008): the program runs, and requests say what is
// missing.
#include "runtime/http/curltransport.h"
#include "tests/support/fetch.h"

#include <dlfcn.h>

#include <QTest>

#include <cstring>

// The linker takes this one for the program's own calls.
extern "C" void *dlopen(const char *name, int flags)
{
    using Open = void *(*)(const char *, int);
    static const auto next = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "dlopen"));
    const bool isCurl = name != nullptr && std::strstr(name, "libcurl") != nullptr;
    return next(isCurl ? "libcurl-that-is-not-there.so.4" : name, flags);
}

using namespace patchbay;

class TestCurlMissing : public QObject
{
    Q_OBJECT
private slots:
    void request_saysWhatIsMissing()
    {
        http::CurlTransport transport;
        for (int i = 0; i < 2; ++i) { // the second finds it missing, too
            const http::Exchange exchange
                = test::fetch(transport, test::request("GET", "http://127.0.0.1:9/"));
            QVERIFY(exchange.finished);
            QVERIFY(exchange.failure.has_value());
            QCOMPARE(exchange.failure->kind, http::FailureKind::NoLibrary);
            QVERIFY2(
                exchange.failure->detail.contains(QLatin1String("libcurl-that-is-not-there.so.4")),
                qPrintable(exchange.failure->detail));
        }
    }
};

QTEST_GUILESS_MAIN(TestCurlMissing)
#include "tst_curlmissing.moc"
