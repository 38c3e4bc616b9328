// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/allowedhosts.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay::auth;

class TestAllowedHosts : public QObject
{
    Q_OBJECT
private slots:
    void pattern_matches_data();
    void pattern_matches();
    void pattern_refusesNonsense_data();
    void pattern_refusesNonsense();
    void allowed_isKeptPerProject();
};

void TestAllowedHosts::pattern_matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *url, bool matches) {
        QTest::addRow("%s %s", pattern, url)
            << QString::fromUtf8(pattern) << QString::fromUtf8(url) << matches;
    };
    row("api.example.com", "https://api.example.com/x", true);
    row("API.Example.com", "http://api.example.COM:8080", true);
    row("api.example.com", "https://api.example.com.", true);
    row("api.example.com", "https://api.example.com.evil.test", false);
    row("api.example.com", "https://evil-api.example.com", false);
    row("api.example.com", "https://user:api.example.com@evil.test/", false);
    row("*.example.com", "https://a.b.example.com", true);
    row("*.example.com", "https://example.com", false);
    row("*.example.com", "https://badexample.com", false);
    row("*", "http://127.0.0.1:9", true);
    row("*:443", "https://x.test", true);
    row("*:443", "http://x.test", false);
    row("localhost:8080", "http://localhost:8080/a", true);
    row("localhost:8080", "http://localhost/", false);
    row("localhost", "http://127.0.0.1/", false);
    row("[::1]:80", "http://[::1]/", true);
    row("[::1]", "http://[::2]/", false);
    row("b\u00fccher.test", "http://xn--bcher-kva.test/", true);
}

void TestAllowedHosts::pattern_matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, url);
    QFETCH(bool, matches);
    const auto parsed = HostPattern::parse(pattern);
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->matches(QUrl(url)), matches);
}

void TestAllowedHosts::pattern_refusesNonsense_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *text : {"", " ", "https://x.test", "x.test/path", "a*.test", "*.*", "x:0",
             "x:70000", "x:*", "a b", "user@x", "*."})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestAllowedHosts::pattern_refusesNonsense()
{
    QFETCH(QString, pattern);
    QVERIFY(!HostPattern::parse(pattern).has_value());
}

void TestAllowedHosts::allowed_isKeptPerProject()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("config/hosts.json"));
    QDir(folder.path()).mkdir(QStringLiteral("one"));
    QDir(folder.path()).mkdir(QStringLiteral("two"));
    const QString one = folder.filePath(QStringLiteral("one"));
    const QString two = folder.filePath(QStringLiteral("two"));
    const QUrl url(QStringLiteral("https://api.test/x"));
    AllowedHosts hosts(file);
    QVERIFY(!hosts.isAllowed(one, url));
    QVERIFY(hosts.allow(one, QStringLiteral("api.test")).has_value());
    QVERIFY(hosts.allow(one, QStringLiteral("api.test")).has_value());
    QVERIFY(!hosts.allow(one, QStringLiteral("not a host")).has_value());
    QVERIFY(AllowedHosts(file).isAllowed(one + QStringLiteral("/../one"), url));
    QVERIFY(!hosts.isAllowed(two, url));
    QCOMPARE(hosts.patterns(one), QStringList{QStringLiteral("api.test")});
    QVERIFY(hosts.forget(one, QStringLiteral("api.test")).has_value());
    QVERIFY(!hosts.isAllowed(one, url));
}

QTEST_GUILESS_MAIN(TestAllowedHosts)
#include "tst_allowedhosts.moc"
