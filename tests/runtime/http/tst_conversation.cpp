// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/conversation.h"
#include "runtime/http/headers.h"
#include "tests/support/fetch.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace patchbay::http;
using namespace patchbay::test;

namespace
{

struct Talk
{
    Exchange last;
    QList<int> started;
    QList<int> statuses; // of the hops that ended, in order; 0 where one failed
    QList<QUrl> asked;
};

Talk talk(Transport &transport, const RequestSpec &spec,
    const std::function<bool(const QUrl &)> &allow = {})
{
    Talk result;
    const auto promise = std::make_shared<std::promise<Exchange>>();
    auto answer = promise->get_future();
    Conversation::Hooks hooks;
    hooks.admit = [&](const QUrl &url, const std::function<void(bool)> &reply) {
        result.asked.append(url);
        reply(!allow || allow(url));
    };
    hooks.hopStarted = [&](int hop, const RequestSpec &) { result.started.append(hop); };
    hooks.hopFinished
        = [&](int, const Exchange &exchange) { result.statuses.append(exchange.status); };
    hooks.finished = [promise](Exchange exchange) { promise->set_value(std::move(exchange)); };
    Conversation::start(transport, spec, hooks);
    result.last = waitFor(answer);
    return result;
}

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT
private slots:
    void redirects_areHopsOfTheirOwn()
    {
        ScriptedTransport transport([](const RequestSpec &spec) -> std::optional<Exchange> {
            if (spec.url == "https://a.example.test/1")
                return answer(302, {{"Location", "/2"}});
            if (spec.url == "https://a.example.test/2")
                return answer(307, {{"Location", "https://b.example.test/3"}});
            return answer(200);
        });
        RequestSpec spec = request("GET", "https://a.example.test/1");
        spec.headers = {{"Authorization", "Bearer t"}};
        const Talk result = talk(transport, spec);
        QCOMPARE(result.last.status, 200);
        QCOMPARE(result.last.url, QByteArray("https://b.example.test/3"));
        QCOMPARE(result.started, (QList<int>{0, 1, 2}));
        QCOMPARE(result.statuses, (QList<int>{302, 307, 200}));
        QCOMPARE(result.asked.size(), 3);
        QCOMPARE(
            headerValue(transport.sent().back().headers, "Authorization"), QByteArray("Bearer t"));
    }

    void redirects_stopAfterTen()
    {
        ScriptedTransport transport([](const RequestSpec &) -> std::optional<Exchange> {
            return answer(302, {{"Location", "/again"}});
        });
        const Talk result = talk(transport, request("GET", "https://a.example.test/"));
        QCOMPARE(transport.sent().size(), size_t(11));
        QCOMPARE(result.last.status, 302);
        QVERIFY(!result.last.failure);
    }

    void admit_isAskedBeforeEachHop()
    {
        ScriptedTransport transport([](const RequestSpec &) -> std::optional<Exchange> {
            return answer(302, {{"Location", "https://evil.example.test/"}});
        });
        const Talk result = talk(transport, request("GET", "https://good.example.test/"),
            [](const QUrl &url) { return url.host() == QStringLiteral("good.example.test"); });
        QVERIFY(result.last.failure);
        QCOMPARE(result.last.failure->kind, FailureKind::Denied);
        QCOMPARE(result.last.url, QByteArray("https://evil.example.test/"));
        QCOMPARE(transport.sent().size(), size_t(1));
        QCOMPARE(result.statuses, QList<int>{302});
    }

    void cookies_liveWithinTheChainAndItsHosts()
    {
        ScriptedTransport transport([](const RequestSpec &spec) -> std::optional<Exchange> {
            if (spec.url == "https://a.example.test/1")
                return answer(302,
                    {{"Set-Cookie", "session=s1; Path=/; HttpOnly"},
                        {"Set-Cookie", "deep=d; Path=/deep"}, {"Location", "/2"}});
            if (spec.url == "https://a.example.test/2")
                return answer(302, {{"Location", "https://b.example.test/3"}});
            return answer(200);
        });
        talk(transport, request("GET", "https://a.example.test/1"));
        const auto sent = transport.sent();
        QVERIFY(!hasHeader(sent[0].headers, "Cookie"));
        QCOMPARE(headerValue(sent[1].headers, "Cookie"), QByteArray("session=s1"));
        talk(transport, request("GET", "https://a.example.test/2"));
        QVERIFY(!hasHeader(transport.sent().at(3).headers, "Cookie"));
    }

    void digest_answersOneChallenge()
    {
        const HeaderList challenge{
            {"WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\""}};
        ScriptedTransport transport([&](const RequestSpec &spec) -> std::optional<Exchange> {
            return hasHeader(spec.headers, "Authorization") ? answer(200) : answer(401, challenge);
        });
        RequestSpec spec = request("GET", "https://a.example.test/x?y=%20");
        spec.digest = DigestCredentials{QStringLiteral("u"), QStringLiteral("p")};
        const Talk result = talk(transport, spec);
        QCOMPARE(result.statuses, (QList<int>{401, 200}));
        QVERIFY(headerValue(transport.sent().at(1).headers, "Authorization")
                    .contains("uri=\"/x?y=%20\""));

        ScriptedTransport stubborn(
            [&](const RequestSpec &) -> std::optional<Exchange> { return answer(401, challenge); });
        QCOMPARE(talk(stubborn, spec).statuses, (QList<int>{401, 401}));
        spec.digest.reset();
        QCOMPARE(talk(stubborn, spec).statuses, (QList<int>{401}));
    }

    void retries_areForIdempotentVerbsAlone()
    {
        ScriptedTransport transport([](const RequestSpec &) -> std::optional<Exchange> {
            return failure(FailureKind::Broken);
        });
        RequestSpec spec = request("GET", "https://a.example.test/");
        QCOMPARE(talk(transport, spec).statuses.size(), 1);
        spec.idempotentRetries = 1;
        QCOMPARE(talk(transport, spec).statuses.size(), 2);
        spec.method = "POST";
        QCOMPARE(talk(transport, spec).statuses.size(), 1);
    }

    void cancel_endsAHopOnItsWay()
    {
        ScriptedTransport transport(
            [](const RequestSpec &) -> std::optional<Exchange> { return std::nullopt; });
        std::promise<Exchange> promise;
        auto answer = promise.get_future();
        Conversation::Hooks hooks;
        hooks.finished = [&promise](Exchange exchange) { promise.set_value(std::move(exchange)); };
        const auto conversation
            = Conversation::start(transport, request("GET", "https://a.example.test/"), hooks);
        conversation->cancel();
        QCOMPARE(waitFor(answer).failure.value().kind, FailureKind::Cancelled);
        conversation->cancel();
    }

    void cancel_endsAQuestionThatNobodyAnswers()
    {
        ScriptedTransport transport(
            [](const RequestSpec &) -> std::optional<Exchange> { return answer(200); });
        std::function<void(bool)> reply;
        int finished = 0;
        Conversation::Hooks hooks;
        hooks.admit
            = [&reply](const QUrl &, std::function<void(bool)> later) { reply = std::move(later); };
        hooks.finished = [&finished](const Exchange &exchange) {
            ++finished;
            QCOMPARE(exchange.failure.value().kind, FailureKind::Cancelled);
        };
        const auto conversation
            = Conversation::start(transport, request("GET", "https://a.example.test/"), hooks);
        conversation->cancel();
        QCOMPARE(finished, 1);
        reply(true); // too late
        QCOMPARE(finished, 1);
        QVERIFY(transport.sent().empty());
    }
};

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
