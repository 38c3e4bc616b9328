// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/digest.h"

#include <QTest>

using namespace patchbay::http;

class TestDigest : public QObject
{
    Q_OBJECT
private slots:
    // Vectors of RFC 2617 §3.5 and RFC 7616 §3.9.1.
    void authorization_matchesTheRfcs_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("clientNonce");
        QTest::addColumn<QByteArray>("response");
        const QByteArray rfc7616 = "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
                                   "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                                   "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        const QByteArray nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        QTest::newRow("RFC 2617") << QByteArray(
            "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
            "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
            "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
                                  << QStringLiteral("Circle Of Life") << QByteArray("0a4f113b")
                                  << QByteArray("6629fae49393a05397450978507c4ef1");
        QTest::newRow("RFC 7616 MD5") << QByteArray("Digest " + rfc7616 + ", algorithm=MD5")
                                      << QStringLiteral("Circle of Life") << nonce
                                      << QByteArray("8ca523f5e9506fed4657c9700eebdbec");
        QTest::newRow("RFC 7616 SHA-256")
            << QByteArray("Digest " + rfc7616 + ", algorithm=SHA-256")
            << QStringLiteral("Circle of Life") << nonce
            << QByteArray("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        QTest::newRow("no qop") << QByteArray("Digest realm=\"testrealm@host.com\", "
                                              "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"")
                                << QStringLiteral("Circle Of Life") << QByteArray("unused")
                                << QByteArray("670fd8c2df070c60b045671b8b24ff02");
    }
    void authorization_matchesTheRfcs()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(QString, password);
        QFETCH(QByteArray, clientNonce);
        QFETCH(QByteArray, response);
        const auto found = findDigestChallenge({{"WWW-Authenticate", challenge}});
        QVERIFY(found);
        const QByteArray value = digestAuthorization(
            *found, {QStringLiteral("Mufasa"), password}, "GET", "/dir/index.html", clientNonce);
        const QByteArray expected = "response=\"" + response + '"';
        QVERIFY2(value.contains(expected), value.constData());
        QVERIFY(value.startsWith("Digest username=\"Mufasa\", realm="));
        QCOMPARE(value.contains("qop=auth, nc=00000001"), challenge.contains("qop"));
    }

    void find_readsSeveralSchemesAndHeaders()
    {
        const auto inOneLine = findDigestChallenge({{"www-authenticate",
            "Basic realm=\"a, b\", Negotiate, DIGEST realm=\"say \\\"hi\\\"\", nonce=abc , "
            "algorithm=MD5-sess, qop=auth"}});
        QVERIFY(inOneLine);
        QCOMPARE(inOneLine->realm, QByteArray("say \"hi\""));
        QCOMPARE(inOneLine->nonce, QByteArray("abc"));
        QVERIFY(inOneLine->session && inOneLine->qopAuth && !inOneLine->hasOpaque);

        const auto second = findDigestChallenge(
            {{"WWW-Authenticate", "Digest nonce=\"x\", algorithm=SHA-512-256"},
                {"WWW-Authenticate", "Digest nonce=\"y\", algorithm=SHA-256"}});
        QVERIFY(second);
        QCOMPARE(second->nonce, QByteArray("y"));
    }

    void find_survivesNonsense_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("basic") << QByteArray("Basic realm=\"Digest nonce=1\"");
        QTest::newRow("no nonce") << QByteArray("Digest realm=\"x\"");
        QTest::newRow("open quote") << QByteArray("Digest realm=\"x");
        QTest::newRow("separators") << QByteArray(",=,==\"\"\",,=\"");
        QTest::newRow("only auth-int") << QByteArray("Digest nonce=\"x\", qop=\"auth-int\"");
    }
    void find_survivesNonsense()
    {
        QFETCH(QByteArray, value);
        QVERIFY(!findDigestChallenge({{"WWW-Authenticate", value}}));
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
