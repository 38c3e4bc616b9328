// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/authorizationurl.h"
#include "runtime/auth/oauth2flow.h"
#include "runtime/auth/selfsigned.h"

#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace patchbay;
using namespace patchbay::auth;
using Kind = OAuth2Failure::Kind;
using Phase = OAuth2Flow::Phase;

namespace
{

// A connector that answers as it was told and remembers what it was asked.
class FakeConnector : public LambdaCaller
{
public:
    struct Call
    {
        QString path;
        Json arguments;
        Json added;
    };
    QHash<QString, CallResult> answers;
    QList<Call> calls;
    int cancelled = 0;

    FakeConnector()
    {
        answer("browser_flow",
            {{"type", "oauth2"}, {"oauth2", true}, {"client_id", "id 1"}, {"pkce", nullptr},
                {"authorization_url", "https://login.example/authorize?response_type=code"}});
        answer("exchange", {{"access_token", "a1"}, {"refresh_token", "r1"}});
        answer("identity", "ada@example.com");
    }

    void answer(const char *member, const Json &value)
    {
        CallResult result;
        result.kind = CallResult::Kind::Ok;
        result.value = value;
        answers.insert(QLatin1String("connection.authorization.") + QLatin1String(member), result);
    }
    void raise(const char *member, const QString &className, const QString &message, int line)
    {
        CallResult result;
        result.kind = CallResult::Kind::Raised;
        result.className = className;
        result.message = message;
        result.line = line;
        answers.insert(QLatin1String("connection.authorization.") + QLatin1String(member), result);
    }

    void call(const QString &path, const Json &arguments, const Json &added, Done done) override
    {
        calls.append({path, arguments, added});
        if (m_held)
            return;
        QMetaObject::invokeMethod(
            &m_context, [done, result = answers.value(path)] { done(result); },
            Qt::QueuedConnection);
    }
    void cancel() override { ++cancelled; }
    void hold() { m_held = true; }

private:
    QObject m_context;
    bool m_held = false;
};

struct Reply
{
    int status = 0;
    QByteArray body;
};

Reply readReply(QTcpSocket &socket)
{
    QByteArray whole;
    const bool ended = QTest::qWaitFor(
        [&] {
            whole += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        10'000);
    if (!ended)
        return {};
    whole += socket.readAll();
    return {whole.mid(9, 3).toInt(), whole.mid(whole.indexOf("\r\n\r\n") + 4).trimmed()};
}

Reply sendRaw(quint16 port, const QByteArray &request,
    const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    socket.write(request);
    return readReply(socket);
}

quint16 portOf(const OAuth2Flow &flow)
{
    return static_cast<quint16>(QUrl(flow.redirectUrl()).port());
}

Reply visit(const OAuth2Flow &flow, const QByteArray &query)
{
    return sendRaw(
        portOf(flow), "GET /oauth/callback?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

QByteArray stateOf(const OAuth2Flow &flow)
{
    return formParameter(flow.browserUrl(), QStringLiteral("state")).toUtf8();
}

OAuth2Options anyPort()
{
    OAuth2Options options;
    options.port = 0;
    return options;
}

} // namespace

class TestOAuth2Flow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();

    void pkce_isOfTheStandard();
    void address_joinsAsTheGem_data();
    void address_joinsAsTheGem();
    void address_refusesWhatIsNoWebAddress_data();
    void address_refusesWhatIsNoWebAddress();

    void flow_connects();
    void flow_provesItsKeyWhereTheConnectorAsks();
    void flow_keepsTheStateOfTheConnector();
    void flow_turnsStrangersAway_data();
    void flow_turnsStrangersAway();
    void flow_takesOneAnswer();
    void flow_showsWhatTheProviderSays();
    void flow_endsWithTheReason_data();
    void flow_endsWithTheReason();
    void flow_isConnectedWithoutIdentity();
    void flow_waitsForALimitedTime();
    void flow_isCancelled();
    void flow_saysThatThePortIsTaken();
    void flow_servesHttps();
    void server_survivesIdleAndBrokenClients();
    void server_servesBothAddressesOfThisComputer();
    void server_leavesNoAddressToAStranger();
};

void TestOAuth2Flow::initTestCase()
{
    qRegisterMetaType<OAuth2Grant>();
    qRegisterMetaType<OAuth2Failure>();
}

// RFC 7636, appendix B.
void TestOAuth2Flow::pkce_isOfTheStandard()
{
    QCOMPARE(Pkce::challengeOf(QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
        QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    const Pkce pair = Pkce::make();
    static const QRegularExpression verifier(QStringLiteral("^[A-Za-z0-9._~-]{128}$"));
    QVERIFY(verifier.match(pair.verifier).hasMatch());
    QCOMPARE(pair.challenge, Pkce::challengeOf(pair.verifier));
    QVERIFY(Pkce::make().verifier != pair.verifier);
    QCOMPARE(makeState().size(), 32);
    QVERIFY(makeState() != makeState());
}

void TestOAuth2Flow::address_joinsAsTheGem_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("expected");
    // Expected: params.merge(Rack's query).to_param of the vendor's gem.
    QTest::newRow("bare") << QStringLiteral("https://a.example/x")
                          << QStringLiteral("https://a.example/x?client_id=c+1&state=s");
    QTest::newRow("sorted") << QStringLiteral("https://a.example/x?zoo=1&alpha=2")
                            << QStringLiteral(
                                   "https://a.example/x?alpha=2&client_id=c+1&state=s&zoo=1");
    QTest::newRow("own wins") << QStringLiteral("https://a.example/x?state=mine")
                              << QStringLiteral("https://a.example/x?client_id=c+1&state=mine");
    QTest::newRow("encoded") << QStringLiteral("https://a.example/x?scope=a%20b+c%2Fd")
                             << QStringLiteral(
                                    "https://a.example/x?client_id=c+1&scope=a+b+c%2Fd&state=s");
    QTest::newRow("without value")
        << QStringLiteral("https://a.example/?prompt")
        << QStringLiteral("https://a.example/?client_id=c+1&prompt=&state=s");
    QTest::newRow("list") << QStringLiteral("https://a.example/?p[]=2&p[]=1")
                          << QStringLiteral(
                                 "https://a.example/?client_id=c+1&p%5B%5D=1&p%5B%5D=2&state=s");
}

void TestOAuth2Flow::address_joinsAsTheGem()
{
    QFETCH(QString, base);
    QFETCH(QString, expected);
    const auto url = authorizationUrl(base,
        {{QStringLiteral("state"), QStringLiteral("s")},
            {QStringLiteral("client_id"), QStringLiteral("c 1")}});
    QVERIFY(url);
    QCOMPARE(url->toString(QUrl::FullyEncoded), expected);
}

void TestOAuth2Flow::address_refusesWhatIsNoWebAddress_data()
{
    QTest::addColumn<QString>("base");
    for (const char *base : {"", "/authorize", "file:///etc/passwd", "javascript:alert(1)",
             "mailto:a@b.example", "https://", "login.example/authorize", "ftp://a.example/"})
        QTest::newRow(base) << QString::fromLatin1(base);
}

void TestOAuth2Flow::address_refusesWhatIsNoWebAddress()
{
    QFETCH(QString, base);
    QVERIFY(!authorizationUrl(base, {}));
}

void TestOAuth2Flow::flow_connects()
{
    FakeConnector connector;
    OAuth2Flow flow(connector, anyPort());
    QSignalSpy browser(&flow, &OAuth2Flow::browserNeeded);
    QSignalSpy connected(&flow, &OAuth2Flow::connected);
    flow.start();
    QTRY_COMPARE(browser.size(), 1);
    QCOMPARE(flow.phase(), Phase::Waiting);
    QCOMPARE(
        flow.redirectUrl(), QStringLiteral("http://localhost:%1/oauth/callback").arg(portOf(flow)));
    const QUrl url = browser.first().first().toUrl();
    QCOMPARE(formParameter(url, QStringLiteral("redirect_uri")), flow.redirectUrl());
    QCOMPARE(formParameter(url, QStringLiteral("client_id")), QStringLiteral("id 1"));
    QCOMPARE(formParameter(url, QStringLiteral("response_type")), QStringLiteral("code"));
    QVERIFY(formParameter(url, QStringLiteral("code_challenge")).isEmpty());

    const Reply reply = visit(flow, "code=c%2B1&state=" + stateOf(flow));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("Patchbay has the answer. This window can be closed."));
    QTRY_COMPARE(connected.size(), 1);
    const auto grant = connected.first().first().value<OAuth2Grant>();
    QCOMPARE(grant.settings, (Json{{"access_token", "a1"}, {"refresh_token", "r1"}}));
    QCOMPARE(grant.identity, QStringLiteral("ada@example.com"));

    QCOMPARE(connector.calls.size(), 3);
    const Json &exchange = connector.calls[1].arguments;
    QCOMPARE(stringAt(exchange, "oauth2_code"), QStringLiteral("c+1"));
    QCOMPARE(stringAt(exchange, "redirect_url"), flow.redirectUrl());
    QVERIFY(!exchange.contains("verifier"));
    QCOMPARE(stringAt(connector.calls[2].added, "access_token"), QStringLiteral("a1"));
}

void TestOAuth2Flow::flow_provesItsKeyWhereTheConnectorAsks()
{
    FakeConnector connector;
    connector.answers[QStringLiteral("connection.authorization.browser_flow")].value["pkce"] = {
        {"verifier", "my verifier"}, {"challenge", "my challenge"}, {"challenge_method", "plain"}};
    OAuth2Flow flow(connector, anyPort());
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    QCOMPARE(connector.calls.first().arguments["verifier"].get<std::string>().size(), 128U);
    const auto parameter
        = [&](const char *name) { return formParameter(flow.browserUrl(), QLatin1String(name)); };
    QCOMPARE(parameter("code_challenge"), QStringLiteral("my challenge"));
    QCOMPARE(parameter("code_challenge_method"), QStringLiteral("plain"));
    visit(flow, "code=c&state=" + stateOf(flow));
    QTRY_COMPARE(flow.phase(), Phase::Done);
    QCOMPARE(stringAt(connector.calls[1].arguments, "verifier"), QStringLiteral("my verifier"));
}

void TestOAuth2Flow::flow_keepsTheStateOfTheConnector()
{
    FakeConnector connector;
    connector.answers[QStringLiteral("connection.authorization.browser_flow")]
        .value["authorization_url"]
        = "https://login.example/?state=own";
    OAuth2Flow flow(connector, anyPort());
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    QCOMPARE(visit(flow, "code=c&state=own").status, 200);
    QTRY_COMPARE(flow.phase(), Phase::Done);
}

void TestOAuth2Flow::flow_turnsStrangersAway_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("counted"); // as an answer that does not belong here
    const auto row = [](const char *name, const QByteArray &request, int status, int counted) {
        QTest::newRow(name) << request << status << counted;
    };
    const auto get = [](const QByteArray &target) -> QByteArray {
        return "GET " + target + " HTTP/1.1\r\n\r\n";
    };
    row("wrong state", get("/oauth/callback?code=evil&state=wrong"), 400, 1);
    row("no state", get("/oauth/callback?code=evil"), 400, 1);
    row("nothing", get("/oauth/callback"), 400, 1);
    row("error with a wrong state", get("/oauth/callback?error=access_denied&state=x"), 400, 1);
    row("no code", get("/oauth/callback?state=STATE"), 400, 1);
    row("state twice, the last wrong", get("/oauth/callback?code=c&state=STATE&state=x"), 400, 1);
    row("bytes that are no text", get("/oauth/callback?code=%FF%FE&state=%00"), 400, 1);
    row("another path", get("/"), 404, 0);
    row("another path below", get("/oauth/callback/../../etc/passwd?state=STATE&code=c"), 404, 0);
    row("POST", "POST /oauth/callback?code=c&state=STATE HTTP/1.1\r\n\r\n", 405, 0);
    row("absolute target", get("http://evil.example/oauth/callback?code=c&state=STATE"), 400, 0);
    row("no HTTP", "hello\r\n\r\n", 400, 0);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 400, 0);
    row("a TLS greeting", QByteArray::fromHex("16030100c8") + QByteArray(200, '\1') + "\r\n\r\n",
        400, 0);
    row("no end", "GET /oauth/callback?" + QByteArray(40'000, 'a'), 400, 0);
}

void TestOAuth2Flow::flow_turnsStrangersAway()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(int, counted);
    FakeConnector connector;
    OAuth2Flow flow(connector, anyPort());
    QSignalSpy rejected(&flow, &OAuth2Flow::answerRejected);
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    QCOMPARE(sendRaw(portOf(flow), request.replace("STATE", stateOf(flow))).status, status);
    QCOMPARE(rejected.size(), counted);
    QCOMPARE(flow.phase(), Phase::Waiting); // the right answer still counts
    QCOMPARE(visit(flow, "code=c&state=" + stateOf(flow)).status, 200);
    QTRY_COMPARE(flow.phase(), Phase::Done);
}

void TestOAuth2Flow::flow_takesOneAnswer()
{
    FakeConnector connector;
    OAuth2Flow flow(connector, anyPort());
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    connector.hold(); // the exchange takes its time
    QCOMPARE(visit(flow, "code=first&state=" + stateOf(flow)).status, 200);
    QCOMPARE(visit(flow, "code=second&state=" + stateOf(flow)).status, 409);
    QTRY_COMPARE(connector.calls.size(), 2);
    QCOMPARE(stringAt(connector.calls[1].arguments, "oauth2_code"), QStringLiteral("first"));
}

void TestOAuth2Flow::flow_showsWhatTheProviderSays()
{
    FakeConnector connector;
    OAuth2Flow flow(connector, anyPort());
    QSignalSpy failed(&flow, &OAuth2Flow::failed);
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    const Reply reply = visit(flow,
        "error=access_denied&error_description=You+said%0A%3Cb%3Eno%3C%2Fb%3E"
            + QByteArray(2000, 'x') + "&state=" + stateOf(flow));
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.body.contains('<')); // nothing of the request comes back as a page
    QTRY_COMPARE(failed.size(), 1);
    const auto failure = failed.first().first().value<OAuth2Failure>();
    QCOMPARE(failure.kind, Kind::Refused);
    QCOMPARE(failure.className, QStringLiteral("access_denied"));
    QVERIFY(failure.detail.startsWith(QStringLiteral("You said <b>no</b>")));
    QCOMPARE(failure.detail.size(), 500);
    QCOMPARE(connector.calls.size(), 1); // nothing was exchanged
}

void TestOAuth2Flow::flow_endsWithTheReason_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QByteArray>("value"); // JSON; empty: it raises
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *member, const QByteArray &value, Kind kind,
                         const char *detail) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << kind
                            << QString::fromLatin1(detail);
    };
    row("another type", "browser_flow", "{\"type\":\"api_key\",\"oauth2\":false}", Kind::NotOAuth2,
        "api_key");
    row("no address", "browser_flow", "{\"type\":\"oauth2\",\"oauth2\":true}", Kind::BadAddress,
        "");
    row("a file", "browser_flow", "{\"oauth2\":true,\"authorization_url\":\"file:///etc/passwd\"}",
        Kind::BadAddress, "file:///etc/passwd");
    row("raises before", "browser_flow", "", Kind::Raised, "no way");
    row("raises after", "exchange", "", Kind::Raised, "no way");
    row("nothing", "exchange", "null", Kind::NoTokens, "null");
    row("empty", "exchange", "{}", Kind::NoTokens, "object");
    row("a list", "exchange", "[1]", Kind::NoTokens, "array");
}

void TestOAuth2Flow::flow_endsWithTheReason()
{
    QFETCH(QString, member);
    QFETCH(QByteArray, value);
    QFETCH(Kind, kind);
    QFETCH(QString, detail);
    FakeConnector connector;
    const QByteArray name = member.toLatin1();
    if (value.isEmpty())
        connector.raise(
            name.constData(), QStringLiteral("RuntimeError"), QStringLiteral("no way"), 12);
    else
        connector.answer(name.constData(), *parseJson(value));
    OAuth2Flow flow(connector, anyPort());
    QSignalSpy failed(&flow, &OAuth2Flow::failed);
    flow.start();
    QTRY_VERIFY(flow.phase() == Phase::Waiting || !failed.isEmpty());
    if (failed.isEmpty())
        visit(flow, "code=c&state=" + stateOf(flow));
    QTRY_COMPARE(failed.size(), 1);
    const auto failure = failed.first().first().value<OAuth2Failure>();
    QCOMPARE(failure.kind, kind);
    QCOMPARE(failure.detail, detail);
    if (kind == Kind::Raised)
        QCOMPARE(failure.line, 12);
}

void TestOAuth2Flow::flow_isConnectedWithoutIdentity()
{
    FakeConnector connector;
    connector.raise("identity", QStringLiteral("RuntimeError"), QStringLiteral("who?"), 3);
    OAuth2Flow flow(connector, anyPort());
    QSignalSpy connected(&flow, &OAuth2Flow::connected);
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    visit(flow, "code=c&state=" + stateOf(flow));
    QTRY_COMPARE(connected.size(), 1);
    const auto grant = connected.first().first().value<OAuth2Grant>();
    QVERIFY(grant.identity.isEmpty());
    QCOMPARE(grant.identityProblem, QStringLiteral("who?"));
    QCOMPARE(stringAt(grant.settings, "access_token"), QStringLiteral("a1"));
}

void TestOAuth2Flow::flow_waitsForALimitedTime()
{
    FakeConnector connector;
    OAuth2Options options = anyPort();
    options.patience = std::chrono::milliseconds(1000);
    OAuth2Flow flow(connector, options);
    QSignalSpy failed(&flow, &OAuth2Flow::failed);
    flow.start();
    QTRY_COMPARE(failed.size(), 1);
    const auto failure = failed.first().first().value<OAuth2Failure>();
    QCOMPARE(failure.kind, Kind::NoAnswer);
    QCOMPARE(failure.detail, QStringLiteral("1"));
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, portOf(flow));
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestOAuth2Flow::flow_isCancelled()
{
    FakeConnector connector;
    OAuth2Flow flow(connector, anyPort());
    QSignalSpy failed(&flow, &OAuth2Flow::failed);
    flow.cancel(); // before it began: nothing
    QCOMPARE(failed.size(), 0);
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    flow.cancel();
    flow.cancel();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<OAuth2Failure>().kind, Kind::Cancelled);
    QCOMPARE(connector.cancelled, 1);
}

void TestOAuth2Flow::flow_saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    FakeConnector connector;
    OAuth2Options options;
    options.port = other.serverPort();
    OAuth2Flow flow(connector, options);
    QSignalSpy failed(&flow, &OAuth2Flow::failed);
    QSignalSpy browser(&flow, &OAuth2Flow::browserNeeded);
    flow.start();
    QTRY_COMPARE(failed.size(), 1);
    const auto failure = failed.first().first().value<OAuth2Failure>();
    QCOMPARE(failure.kind, Kind::PortTaken);
    QCOMPARE(failure.detail, QString::number(other.serverPort()));
    QCOMPARE(browser.size(), 0);
}

void TestOAuth2Flow::flow_servesHttps()
{
    const auto tls = selfSignedForLocalhost();
    if (!tls && tls.error().code == ErrorCode::Unsupported)
        QSKIP("no TLS on this machine");
    QVERIFY(tls);
    FakeConnector connector;
    OAuth2Options options = anyPort();
    options.tls = *tls;
    OAuth2Flow flow(connector, options);
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    QVERIFY(flow.redirectUrl().startsWith(QStringLiteral("https://localhost:")));
    QSslSocket browser;
    browser.setPeerVerifyMode(QSslSocket::VerifyNone);
    browser.connectToHostEncrypted(QStringLiteral("127.0.0.1"), portOf(flow));
    QTRY_VERIFY(browser.isEncrypted());
    QVERIFY(browser.peerCertificate().subjectAlternativeNames().values().contains(
        QStringLiteral("localhost")));
    browser.write("GET /oauth/callback?code=c&state=" + stateOf(flow) + " HTTP/1.1\r\n\r\n");
    QCOMPARE(readReply(browser).status, 200);
    QTRY_COMPARE(flow.phase(), Phase::Done);
}

void TestOAuth2Flow::server_survivesIdleAndBrokenClients()
{
    FakeConnector connector;
    OAuth2Flow flow(connector, anyPort());
    flow.start();
    QTRY_COMPARE(flow.phase(), Phase::Waiting);
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 40; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(QHostAddress::LocalHost, portOf(flow));
    }
    const auto open = [&] {
        return std::count_if(idle.begin(), idle.end(),
            [](const auto &socket) { return socket->state() == QAbstractSocket::ConnectedState; });
    };
    QTRY_COMPARE(open(), 16); // the others were turned away
    idle.resize(10);
    idle.front()->write("GET /oauth");
    idle.front()->abort();
    int status = 0; // until the server has seen who left
    QVERIFY(QTest::qWaitFor([&] {
        status = visit(flow, "code=c&state=" + stateOf(flow)).status;
        return status != 0;
    }));
    QCOMPARE(status, 200);
    QTRY_COMPARE(flow.phase(), Phase::Done);
}

void TestOAuth2Flow::server_servesBothAddressesOfThisComputer()
{
    const QHostAddress six(QHostAddress::LocalHostIPv6);
    if (!QTcpServer().listen(six))
        QSKIP("this computer has no IPv6");
    CallbackServer server([](const QUrl &) { return CallbackPage{200, QStringLiteral("there")}; });
    const auto port = server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    QVERIFY(port);
    const QByteArray request = "GET /oauth/callback?code=c HTTP/1.1\r\nHost: localhost\r\n\r\n";
    QCOMPARE(sendRaw(*port, request).body, QByteArray("there"));
    QCOMPARE(sendRaw(*port, request, six).body, QByteArray("there"));
    server.close();
    QCOMPARE(sendRaw(*port, request, six).status, 0);
}

void TestOAuth2Flow::server_leavesNoAddressToAStranger()
{
    QTcpServer stranger;
    if (!stranger.listen(QHostAddress(QHostAddress::LocalHostIPv6)))
        QSKIP("this computer has no IPv6");
    CallbackServer server([](const QUrl &) { return CallbackPage{}; });
    const QHostAddress four(QHostAddress::LocalHost);
    const auto port = server.listen(four, stranger.serverPort());
    QVERIFY(!port);
    QCOMPARE(port.error().code, ErrorCode::Denied);
    QTcpServer next;
    QVERIFY2(next.listen(four, stranger.serverPort()), "the port is held though it was refused");
}

QTEST_GUILESS_MAIN(TestOAuth2Flow)
#include "tst_oauth2flow.moc"
