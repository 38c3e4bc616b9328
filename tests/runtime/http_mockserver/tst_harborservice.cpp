// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/mockserver/harbormock.h"
#include "runtime/http/mockserver/harborservice.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace patchbay;
using namespace patchbay::http::mockserver;

namespace
{

const http::HeaderList withKey{{"X-Api-Key", HarborService::apiKey}};

MockRequest request(const char *method, const char *path, const QByteArray &body = {},
    http::HeaderList headers = withKey)
{
    const QUrl url(QStringLiteral("http://harbor") + QLatin1String(path));
    return {method, url.path(), QUrlQuery(url), std::move(headers), body};
}

Json bodyOf(const MockReply &reply)
{
    return parseJson(reply.body).value_or(Json());
}

} // namespace

class TestHarborService : public QObject
{
    Q_OBJECT
private:
    HarborService m_service{[] { return QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC); }};

private slots:
    void everyResource_wantsAKey_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
            {"/v2/me", "/v2/shipments", "/v2/ports", "/v2/manifests/x", "/v2/none"})
            QTest::newRow(path) << QByteArray(path);
    }
    void everyResource_wantsAKey()
    {
        QFETCH(QByteArray, path);
        QCOMPARE(m_service.handle(request("GET", path.constData(), {}, {})).status, 401);
        QCOMPARE(
            m_service.handle(request("GET", path.constData(), {}, {{"x-api-key", "wrong"}})).status,
            401);
    }

    void shipments_comeInPages()
    {
        const Json first = bodyOf(m_service.handle(request("GET", "/v2/shipments?per_page=2")));
        QCOMPARE(first["data"].size(), std::size_t(2));
        QCOMPARE(integerAt(first, "next_page"), qint64(2));
        const Json last
            = bodyOf(m_service.handle(request("GET", "/v2/shipments?per_page=2&page=3")));
        QCOMPARE(last["data"].size(), std::size_t(1));
        QVERIFY(last["next_page"].is_null());
    }

    void shipments_canBeNarrowed()
    {
        const Json none
            = bodyOf(m_service.handle(request("GET", "/v2/shipments?status=delivered")));
        QCOMPARE(integerAt(none, "total"), qint64(0));
        const Json later = bodyOf(
            m_service.handle(request("GET", "/v2/shipments?updated_since=2026-01-02T03:04:06Z")));
        QCOMPARE(integerAt(later, "total"), qint64(0));
    }

    void create_namesEachMissingField()
    {
        const MockReply reply
            = m_service.handle(request("POST", "/v2/shipments", "{\"service\":\"freight\"}"));
        QCOMPARE(reply.status, 422);
        const Json fields = bodyOf(reply)["fields"];
        QCOMPARE(fields.size(), std::size_t(3));
        QCOMPARE(stringAt(fields[1], "path"), QStringLiteral("recipient.name"));
        QCOMPARE(stringAt(fields[2], "path"), QStringLiteral("pallets"));
    }

    void create_isRemembered()
    {
        const MockReply made = m_service.handle(request(
            "POST", "/v2/shipments", "{\"port\":\"RTM\",\"recipient\":{\"name\":\"Ada\"}}"));
        QCOMPARE(made.status, 201);
        const QString id = stringAt(bodyOf(made), "id");
        QCOMPARE(m_service.handle(request("GET", qPrintable(QStringLiteral("/v2/shipments/") + id)))
                     .status,
            200);
        QCOMPARE(m_service.handle(request("GET", "/v2/shipments/shp_0")).status, 404);
    }

    void metadata_differsByService()
    {
        QCOMPARE(bodyOf(m_service.handle(
                     request("GET", "/v2/metadata/shipments?service=express")))["fields"]
                     .size(),
            std::size_t(2));
        QVERIFY(bodyOf(
            m_service.handle(request("GET", "/v2/metadata/shipments?service=standard")))["fields"]
                    .empty());
    }

    void oauth_goesFromConsentToRefresh()
    {
        const MockReply consent = m_service.handle(request(
            "GET", "/oauth/authorize?redirect_uri=http%3A%2F%2Flocalhost%2Fcb&state=s1", {}, {}));
        QCOMPARE(consent.status, 302);
        const QUrl back(QString::fromUtf8(http::headerValue(consent.headers, "Location")));
        const QUrlQuery query(back);
        QCOMPARE(query.queryItemValue(QStringLiteral("state")), QStringLiteral("s1"));
        const QByteArray client = "&client_id=harbor-client&client_secret=harbor-secret";
        const QByteArray exchange = "grant_type=authorization_code&code="
            + query.queryItemValue(QStringLiteral("code")).toUtf8()
            + "&redirect_uri=http%3A%2F%2Flocalhost%2Fcb" + client;
        const Json tokens = bodyOf(m_service.handle(request("POST", "/oauth/token", exchange, {})));
        const auto bearer = [](const Json &from) {
            return http::HeaderList{
                {"Authorization", "Bearer " + stringAt(from, "access_token").toUtf8()}};
        };
        QCOMPARE(m_service.handle(request("GET", "/v2/me", {}, bearer(tokens))).status, 200);
        QCOMPARE(
            m_service.handle(request("POST", "/oauth/token", exchange, {})).status, 400); // used
        const QByteArray again = "grant_type=refresh_token&refresh_token="
            + stringAt(tokens, "refresh_token").toUtf8() + client;
        const Json fresh = bodyOf(m_service.handle(request("POST", "/oauth/token", again, {})));
        QCOMPARE(m_service.handle(request("GET", "/v2/me", {}, bearer(fresh))).status, 200);
    }

    // The example of RFC 7636, appendix B.
    void oauth2_exchangesOnlyWhatWasAuthorized_data()
    {
        QTest::addColumn<QByteArray>("announced");
        QTest::addColumn<QByteArray>("redirect");
        QTest::addColumn<QByteArray>("proof");
        QTest::addColumn<int>("status");
        const QByteArray verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const QByteArray s256 = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                "&code_challenge_method=S256";
        const QByteArray plain = "&code_challenge=" + verifier;
        const QByteArray cb = "http%3A%2F%2Flocalhost%2Fcb";
        const QByteArray proof = "&code_verifier=" + verifier;
        QTest::newRow("without PKCE") << QByteArray() << cb << QByteArray() << 200;
        QTest::newRow("S256") << s256 << cb << proof << 200;
        QTest::newRow("plain") << plain << cb << proof << 200;
        QTest::newRow("no verifier") << s256 << cb << QByteArray() << 400;
        QTest::newRow("another verifier") << s256 << cb << proof + "x" << 400;
        QTest::newRow("another plain one") << plain << cb << QByteArray("&code_verifier=x") << 400;
        QTest::newRow("another redirect") << QByteArray() << cb + "2" << QByteArray() << 400;
        QTest::newRow("no redirect") << QByteArray() << QByteArray() << QByteArray() << 400;
    }
    void oauth2_exchangesOnlyWhatWasAuthorized()
    {
        QFETCH(QByteArray, announced);
        QFETCH(QByteArray, redirect);
        QFETCH(QByteArray, proof);
        QFETCH(int, status);
        const QByteArray page
            = "/oauth/authorize?state=s&redirect_uri=http%3A%2F%2Flocalhost%2Fcb" + announced;
        const MockReply consent = m_service.handle(request("GET", page.constData(), {}, {}));
        const QUrl back(QString::fromUtf8(http::headerValue(consent.headers, "Location")));
        const QByteArray exchange = "grant_type=authorization_code&client_id=harbor-client"
                                    "&client_secret=harbor-secret&code="
            + QUrlQuery(back).queryItemValue(QStringLiteral("code")).toUtf8()
            + "&redirect_uri=" + redirect + proof;
        const MockReply reply = m_service.handle(request("POST", "/oauth/token", exchange, {}));
        QCOMPARE(reply.status, status);
        if (status != 200)
            QCOMPARE(stringAt(bodyOf(reply), "error"), QStringLiteral("invalid_grant"));
        // Whatever came of it, the code is spent.
        QCOMPARE(m_service.handle(request("POST", "/oauth/token", exchange, {})).status, 400);
    }

    void manifest_isReadyTheThirdTime_andServesRanges()
    {
        const QString id
            = stringAt(bodyOf(m_service.handle(request("POST", "/v2/manifests", "{}"))), "id");
        const QByteArray path = "/v2/manifests/" + id.toUtf8();
        for (const char *expected : {"running", "running", "ready"})
            QCOMPARE(stringAt(bodyOf(m_service.handle(request("GET", path.constData()))), "status"),
                QLatin1String(expected));
        const QByteArray file = path + "/file";
        http::HeaderList range = withKey;
        range.append(qMakePair(QByteArray("Range"), QByteArray("bytes=0-7")));
        const MockReply part = m_service.handle(request("GET", file.constData(), {}, range));
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, QByteArray("shipment"));
        range.last().second = "bytes=100000-";
        QCOMPARE(m_service.handle(request("GET", file.constData(), {}, range)).status, 416);
    }

    void garbage_isRefused()
    {
        QCOMPARE(m_service.handle(request("POST", "/v2/shipments", "not json")).status, 400);
        QCOMPARE(m_service.handle(request("POST", "/v2/shipments", "[1]")).status, 400);
        QCOMPARE(m_service.handle(request("POST", "/v2/webhooks", "{}")).status, 422);
        QCOMPARE(m_service.handle(request("DELETE", "/v2/webhooks/none")).status, 404);
        QCOMPARE(m_service.handle(request("PATCH", "/nowhere")).status, 404);
    }

    void mock_answersOnLoopback()
    {
        HarborMock mock;
        const auto port = mock.start(0);
        QVERIFY(port.has_value());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, *port);
        QVERIFY(socket.waitForConnected());
        socket.write("GET /v2/me HTTP/1.1\r\nHost: h\r\nX-Api-Key: harbor-sandbox-key\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).contains("Harbor sandbox"));
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK"));
    }

    void mock_takesAnotherPortWhereTheUsualOneIsTaken()
    {
        HarborMock first;
        HarborMock second;
        const auto taken = first.start(0);
        QVERIFY(taken.has_value());
        const auto other = second.start(*taken);
        QVERIFY(other.has_value());
        QVERIFY(*other != *taken);
    }
};

QTEST_GUILESS_MAIN(TestHarborService)
#include "tst_harborservice.moc"
