// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/headers.h"
#include "runtime/http/redirects.h"

#include <QTest>

using namespace patchbay::http;

Q_DECLARE_METATYPE(patchbay::http::RedirectPolicy)

class TestRedirects : public QObject
{
    Q_OBJECT
private slots:
    // The table of sdk/runtime.md §4.9; an empty method means that the answer stands.
    void follow_obeysTheTable_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<RedirectPolicy>("policy");
        QTest::addColumn<QByteArray>("next");
        const auto row
            = [](const char *method, int status, RedirectPolicy policy, const char *next) {
                  QTest::addRow("%s %d %d", method, status, static_cast<int>(policy))
                      << QByteArray(method) << status << policy << QByteArray(next);
              };
        for (const int status : {301, 302, 307}) {
            for (const char *method : {"GET", "HEAD"}) {
                row(method, status, RedirectPolicy::Default, method);
                row(method, status, RedirectPolicy::Ignore, "");
            }
            for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
                row(method, status, RedirectPolicy::Default, "");
                row(method, status, RedirectPolicy::Follow, method);
                row(method, status, RedirectPolicy::Ignore, "");
            }
        }
        for (const RedirectPolicy policy :
            {RedirectPolicy::Default, RedirectPolicy::Follow, RedirectPolicy::Ignore}) {
            row("POST", 303, policy, "GET");
            row("GET", 303, policy, "GET");
            row("GET", 200, policy, "");
            row("GET", 300, policy, "");
            row("GET", 304, policy, "");
            row("GET", 305, policy, "");
        }
        row("GET", 308, RedirectPolicy::Default, "");
        row("POST", 308, RedirectPolicy::Follow, "POST");
        row("GET", 308, RedirectPolicy::Ignore, "");
    }
    void follow_obeysTheTable()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        QFETCH(RedirectPolicy, policy);
        QFETCH(QByteArray, next);
        RequestSpec spec;
        spec.method = method;
        spec.url = "https://a.example.test/x?y=1";
        spec.redirects = policy;
        spec.body = QByteArray("body");
        spec.hasBody = true;
        spec.headers = {{"Authorization", "Bearer t"}, {"Content-Length", "4"}, {"X", "1"}};
        const auto followed
            = followRedirect(spec, status, {{"location", "https://b.example.test/z"}});
        QCOMPARE(followed.has_value(), !next.isEmpty());
        if (!followed)
            return;
        QCOMPARE(followed->method, next);
        QCOMPARE(followed->url, QByteArray("https://b.example.test/z"));
        QCOMPARE(headerValue(followed->headers, "Authorization"), QByteArray("Bearer t"));
        QCOMPARE(followed->hasBody, status != 303);
        QCOMPARE(hasHeader(followed->headers, "Content-Length"), status != 303);
    }

    void follow_needsALocationOfTheWeb()
    {
        RequestSpec spec;
        spec.method = "GET";
        spec.url = "https://a.example.test/";
        QVERIFY(!followRedirect(spec, 302, {}));
        QVERIFY(!followRedirect(spec, 302, {{"Location", ""}}));
        QVERIFY(!followRedirect(spec, 302, {{"Location", "file:///etc/passwd"}}));
        QVERIFY(!followRedirect(spec, 302, {{"Location", "javascript:alert(1)"}}));
    }

    void follow_leavesFirstHopHeadersBehind()
    {
        RequestSpec spec;
        spec.method = "GET";
        spec.url = "https://a.example.test/x";
        spec.headers = {{"Authorization", "Bearer t"}, {"X-cAsE", "1"}};
        spec.firstHopHeaders = {"X-cAsE"};
        const auto next = followRedirect(spec, 302, {{"Location", "https://b.example.test/y"}});
        QVERIFY(next);
        QCOMPARE(next->headers, (HeaderList{{"Authorization", "Bearer t"}}));
    }

    void follow_dropsAHostThatOnlyRepeatedTheUrl()
    {
        RequestSpec spec;
        spec.method = "GET";
        spec.url = "http://a.example.test:8080/";
        spec.headers = {{"host", "a.example.test:8080"}};
        QVERIFY(!hasHeader(followRedirect(spec, 302, {{"Location", "/b"}})->headers, "Host"));
        spec.headers = {{"Host", "virtual.example.test"}};
        QVERIFY(hasHeader(followRedirect(spec, 302, {{"Location", "/b"}})->headers, "Host"));
    }

    void resolve_knowsRelativeLocations_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("absolute path") << QByteArray("/z") << QByteArray("https://a.test:81/z");
        QTest::newRow("relative") << QByteArray("z?q=1") << QByteArray("https://a.test:81/p/z?q=1");
        QTest::newRow("parent") << QByteArray("../z") << QByteArray("https://a.test:81/z");
        QTest::newRow("query") << QByteArray("?n=2") << QByteArray("https://a.test:81/p/x?n=2");
        QTest::newRow("other scheme") << QByteArray("//b.test/z") << QByteArray("https://b.test/z");
        QTest::newRow("fragment") << QByteArray("/z#part") << QByteArray("https://a.test:81/z");
        QTest::newRow("as it is") << QByteArray("http://b.test/%7Ez?a=[1]|2")
                                  << QByteArray("http://b.test/%7Ez?a=[1]|2");
        QTest::newRow("blanks") << QByteArray(" http://b.test/a b ")
                                << QByteArray("http://b.test/a%20b");
        QTest::newRow("umlaut") << QByteArray("/\xC3\xBC")
                                << QByteArray("https://a.test:81/%C3%BC");
    }
    void resolve_knowsRelativeLocations()
    {
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, url);
        QCOMPARE(resolveLocation("https://a.test:81/p/x?y=1", location), url);
    }
};

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
