// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/connection/connectcard.h"
#include "app/panels/connection/connectionpanel.h"
#include "app/theme/theme.h"
#include "runtime/auth/authorizationurl.h"
#include "runtime/files/fileworker.h"
#include "tests/support/slowdisk.h"

#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrlQuery>

using namespace patchbay;
using app::ConnectionPanel;

namespace
{

engine::FormResult connectionForm()
{
    engine::FormResult result;
    result.loaded = true;
    const Json key{{"name", "api_key"}, {"label", "API key"}, {"type", "string"},
        {"control_type", "password"}, {"optional", false}};
    const Json domain{{"name", "domain"}, {"label", "Domain"}, {"type", "string"},
        {"control_type", "subdomain"}, {"url", ".harbor.test"}, {"optional", false}};
    result.parts = Json{{"connection_fields", {{"ok", Json::array({key, domain})}}},
        {"authorization", {{"ok", {{"type", "api_key"}, {"resolved", "api_key"}}}}}};
    return result;
}

template <typename T> T *part(QWidget *root, const char *name)
{
    return root->findChild<T *>(QString::fromLatin1(name));
}

QLineEdit *lineOf(QWidget *root, const char *field)
{
    QWidget *view = part<QWidget>(root, field);
    return view ? view->findChild<QLineEdit *>(QStringLiteral("fieldInput")) : nullptr;
}

engine::FormResult oauth2Form()
{
    engine::FormResult result = connectionForm();
    result.parts["authorization"]
        = {{"ok", {{"type", "oauth2"}, {"resolved", "oauth2"}, {"oauth2", true}}}};
    return result;
}

// Remembers what it was to show; the person in front of it is the test.
class FakeBrowser final : public app::BrowserOpener
{
public:
    explicit FakeBrowser(QList<QUrl> &shown)
        : m_shown(shown)
    { }
    bool open(const QUrl &url) override
    {
        m_shown.append(url);
        return opens;
    }
    bool opens = true;

private:
    QList<QUrl> &m_shown;
};

// A connector that gets tokens for any code.
class FakeCaller final : public auth::LambdaCaller
{
public:
    void call(const QString &path, const Json &, const Json &, Done done) override
    {
        auth::CallResult result;
        result.kind = auth::CallResult::Kind::Ok;
        if (path.endsWith(QLatin1String("browser_flow")))
            result.value = {{"oauth2", true}, {"client_id", "c"},
                {"authorization_url", "https://login.example/authorize"}};
        else if (path.endsWith(QLatin1String("exchange")))
            result.value
                = {{"access_token", "a1"}, {"refresh_token", "r1"}, {"connected_at", "noon"}};
        else
            result.value = "Ada";
        QMetaObject::invokeMethod(
            &m_context, [done, result] { done(result); }, Qt::QueuedConnection);
    }
    void cancel() override { }

private:
    QObject m_context;
};

// The browser comes back.
void answer(const QUrl &authorize, const QString &extra)
{
    const QUrl redirect(
        auth::formParameter(authorize, QStringLiteral("redirect_uri")), QUrl::StrictMode);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(redirect.port()));
    socket.write("GET " + redirect.path().toLatin1()
        + "?state=" + auth::formParameter(authorize, QStringLiteral("state")).toLatin1()
        + extra.toLatin1() + " HTTP/1.1\r\n\r\n");
    QVERIFY(
        QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }));
}

} // namespace

class TestConnectionPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Theme> m_theme;
    std::unique_ptr<FileWorker> m_files;
    std::shared_ptr<project::ConnectionStore> m_store;
    std::unique_ptr<ConnectionPanel> m_panel;
    QList<QUrl> m_shown; // what the browser was to open

    project::SettingsFile onDisk() const
    {
        return *project::SettingsFile::locate({{}, {m_folder->path()}, {}, {}});
    }
    Json read(const QString &name) const { return onDisk().read(name).value_or(Json()); }
    QString valueOnDisk(const char *key) const
    {
        return stringAt(read(m_panel->connectionName()), key);
    }
    void reread() { m_store->setConnections(onDisk(), onDisk().connections()); }
    std::shared_ptr<project::ConnectionStore> makeStore()
    {
        auto store
            = std::make_shared<project::ConnectionStore>(onDisk(), [this](auto work, auto done) {
                  m_files->run(
                      QStringLiteral("settings"), std::move(work), m_files.get(), std::move(done));
              });
        store->setConnections(onDisk(), onDisk().connections());
        return store;
    }
    // A connection that is there before the panel hears of it.
    void put(const QString &name, const Json &settings)
    {
        QVERIFY(onDisk().edit(name, {settings, {}}));
        reread();
    }
    void typeInto(const char *field, const QString &text)
    {
        QLineEdit *line = lineOf(m_panel.get(), field);
        line->end(false);
        QTest::keyClicks(line, text);
    }
    QString note() const
    {
        auto *label = part<QLabel>(m_panel.get(), "connectionProblem");
        return label->isVisible() ? label->text() : QString();
    }

    QString cardText() const { return part<QLabel>(m_panel.get(), "connectText")->text(); }
    bool isShown(const char *name) const
    {
        return part<QPushButton>(m_panel.get(), name)->isVisible();
    }
    void press(const char *name) { part<QPushButton>(m_panel.get(), name)->click(); }

    // The usual port may be taken on this machine, and here it is; then any other does.
    void startWaiting()
    {
        m_panel->setResult(oauth2Form());
        QTcpServer other;
        other.listen(QHostAddress::LocalHost, 45555);
        press("connectButton");
        QTRY_VERIFY(isShown("connectOtherPort"));
        QVERIFY(cardText().contains(QLatin1String("45555")));
        press("connectOtherPort");
        QTRY_COMPARE(m_shown.size(), 1);
        QVERIFY(isShown("connectCancel"));
    }

    QAction *menuAction(const QString &text)
    {
        for (QAction *action :
            part<QToolButton>(m_panel.get(), "connectionMenu")->menu()->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }

    void answerName(const QString &name)
    {
        auto *dialog = part<QInputDialog>(m_panel.get(), "connectionNameDialog");
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme = std::make_unique<app::Theme>(*qApp);
        m_files = std::make_unique<FileWorker>();
        m_store = makeStore();
        m_shown.clear();
        m_panel = std::make_unique<ConnectionPanel>(
            *m_theme, nullptr, std::make_unique<FakeBrowser>(m_shown));
        m_panel->setCallers([] { return std::make_unique<FakeCaller>(); });
        m_panel->setStore(m_store);
        m_panel->setResult(connectionForm());
        m_panel->resize(380, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_store.reset();
        m_files.reset();
        m_theme.reset();
    }

    void settings_areSavedAsTyped()
    {
        QSignalSpy changed(m_panel.get(), &ConnectionPanel::settingsChanged);
        typeInto("field:domain", QStringLiteral("acme"));
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("acme"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(note(), QString());
    }

    void settings_keepATokenThatARunSavedMeanwhile()
    {
        typeInto("field:domain", QStringLiteral("acme"));
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("acme"));
        typeInto("field:api_key", QStringLiteral("k")); // pending
        m_store->edit(m_panel->connectionName(), {{{"access_token", "new"}}, {}});
        QCOMPARE(stringAt(m_panel->settings(), "access_token"), QStringLiteral("new"));
        QTRY_COMPARE(valueOnDisk("api_key"), QStringLiteral("k"));
        typeInto("field:domain", QStringLiteral("x"));
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("acmex"));
        QCOMPARE(valueOnDisk("access_token"), QStringLiteral("new"));
    }

    void settings_keepWhatAnotherProgramSavedUnnoticed()
    {
        typeInto("field:domain", QStringLiteral("acme"));
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("acme"));
        QVERIFY(onDisk().edit(m_panel->connectionName(), {{{"access_token", "theirs"}}, {}}));
        typeInto("field:api_key", QStringLiteral("k"));
        QTRY_COMPARE(valueOnDisk("api_key"), QStringLiteral("k"));
        QCOMPARE(valueOnDisk("access_token"), QStringLiteral("theirs"));
        reread();
        QCOMPARE(stringAt(m_panel->settings(), "access_token"), QStringLiteral("theirs"));
    }

    void slowDisk_isWaitedForWithAWord()
    {
        test::SlowDisk disk(*m_files, QStringLiteral("settings"));
        QSignalSpy changed(m_panel.get(), &ConnectionPanel::settingsChanged);
        typeInto("field:domain", QStringLiteral("acme"));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(stringAt(m_panel->settings(), "domain"), QStringLiteral("acme")); // a run takes it
        QCOMPARE(valueOnDisk("domain"), QString());
        QTRY_VERIFY(note().contains(QLatin1String("being saved")));
        typeInto("field:domain", QStringLiteral("2"));
        QTRY_COMPARE(changed.count(), 2);
        disk.letGo();
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("acme2"));
        QTRY_COMPARE(note(), QString());
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QStringLiteral("acme2"));
    }

    void refusedSettings_areToldKeptAndOfferedAgain()
    {
        const QString path = m_folder->filePath(QStringLiteral("settings.yaml"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("- no mapping\n");
        file.close();
        reread();
        QVERIFY(note().contains(QLatin1String("cannot be read")));
        typeInto("field:domain", QStringLiteral("acme"));
        QTRY_VERIFY(note().contains(QLatin1String("could not be saved")));
        reread();
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QStringLiteral("acme"));
        QVERIFY(QFile::remove(path));
        typeInto("field:api_key", QStringLiteral("k"));
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("acme"));
        reread();
        QTRY_COMPARE(note(), QString());
    }

    void whatIsTypedLast_goesToTheStoreItBelongsTo()
    {
        typeInto("field:domain", QStringLiteral("acme")); // within the pause of typing
        m_panel->setStore(nullptr);
        QTRY_COMPARE(stringAt(read({}), "domain"), QStringLiteral("acme"));
        QVERIFY(!m_panel->isEnabled());
    }

    void password_isMaskedUntilRevealed()
    {
        QLineEdit *key = lineOf(m_panel.get(), "field:api_key");
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        key->findChild<QAction *>(QStringLiteral("fieldReveal"))->trigger();
        QCOMPARE(key->echoMode(), QLineEdit::Normal);
    }

    void subdomain_showsItsSuffix()
    {
        QWidget *domain = part<QWidget>(m_panel.get(), "field:domain");
        QCOMPARE(domain->findChild<QLabel *>(QStringLiteral("fieldSuffix"))->text(),
            QStringLiteral(".harbor.test"));
    }

    void connections_areAddedAndChosen()
    {
        QSignalSpy chosen(m_panel.get(), &ConnectionPanel::connectionChanged);
        menuAction(QStringLiteral("Add…"))->trigger();
        answerName(QStringLiteral("Sandbox"));
        QTRY_COMPARE(m_panel->connectionName(), QStringLiteral("Sandbox"));
        QTRY_COMPARE(chosen.count(), 1);
        typeInto("field:domain", QStringLiteral("sand"));
        QTRY_COMPARE(valueOnDisk("domain"), QStringLiteral("sand"));
        menuAction(QStringLiteral("Add…"))->trigger();
        answerName(QStringLiteral("Production"));
        QTRY_COMPARE(lineOf(m_panel.get(), "field:domain")->text(), QString());
        m_panel->setConnectionName(QStringLiteral("Sandbox"));
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QStringLiteral("sand"));
    }

    void connections_areRenamedAndDuplicatedWithWhatWasTypedLast()
    {
        put(QStringLiteral("A"), Json{{"domain", "a"}});
        typeInto("field:domain", QStringLiteral("cme")); // within the pause of typing
        lineOf(m_panel.get(), "field:domain")->setFocus();
        menuAction(QStringLiteral("Rename…"))->trigger();
        test::SlowDisk disk(*m_files, QStringLiteral("settings"));
        answerName(QStringLiteral("B"));
        QCOMPARE(m_panel->connectionName(), QStringLiteral("A"));
        QVERIFY(!lineOf(m_panel.get(), "field:domain")->isEnabled()); // of what name would it be?
        disk.letGo();
        QTRY_COMPARE(m_panel->connectionName(), QStringLiteral("B"));
        QVERIFY(lineOf(m_panel.get(), "field:domain")->isEnabled());
        QCOMPARE(m_panel->focusWidget(), lineOf(m_panel.get(), "field:domain"));
        QCOMPARE(valueOnDisk("domain"), QStringLiteral("acme"));
        QCOMPARE(onDisk().connections()->names, QStringList{QStringLiteral("B")});
        menuAction(QStringLiteral("Duplicate…"))->trigger();
        answerName(QStringLiteral("C"));
        QTRY_COMPARE(m_panel->connectionName(), QStringLiteral("C"));
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QStringLiteral("acme"));
        menuAction(QStringLiteral("Duplicate…"))->trigger();
        answerName(QStringLiteral("B"));
        QTRY_VERIFY(note().contains(QLatin1String("exists already")));
        QCOMPARE(m_panel->connectionName(), QStringLiteral("C"));
        QVERIFY(lineOf(m_panel.get(), "field:domain")->isEnabled());
    }

    void connection_isDeletedAfterAQuestion()
    {
        put(QStringLiteral("A"), Json{{"domain", "a"}});
        put(QStringLiteral("B"), Json{{"domain", "b"}});
        m_panel->setConnectionName(QStringLiteral("B"));
        QSignalSpy chosen(m_panel.get(), &ConnectionPanel::connectionChanged);
        QSignalSpy evaluation(m_panel.get(), &ConnectionPanel::evaluationNeeded);
        menuAction(QStringLiteral("Delete…"))->trigger();
        auto *question = part<QMessageBox>(m_panel.get(), "connectionDeleteQuestion");
        QVERIFY(question && question->text().contains(QLatin1Char('B')));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(m_panel->connectionName(), QStringLiteral("A"));
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QStringLiteral("a"));
        QCOMPARE(onDisk().connections()->names, QStringList{QStringLiteral("A")});
        QCOMPARE(chosen.count(), 1);
        QVERIFY(evaluation.count() > 0);
    }

    void test_isAskedForAndAnswered()
    {
        QSignalSpy asked(m_panel.get(), &ConnectionPanel::testRequested);
        QTest::mouseClick(part<QPushButton>(m_panel.get(), "connectionTest"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_panel->setTestState(ConnectionPanel::TestState::Failed, QStringLiteral("401"));
        QVERIFY(part<QLabel>(m_panel.get(), "connectionTestState")
                    ->text()
                    .contains(QLatin1String("401")));
    }

    // An answer without a blank, raised as an error.
    void longMessages_doNotWidenThePage()
    {
        const QString word(5'000, QLatin1Char('x'));
        m_panel->setTestState(ConnectionPanel::TestState::Failed, word);
        app::ConnectCard card;
        card.showFailure(word, 12, false);
        card.warn(word);
        for (const QLabel *label : {part<QLabel>(m_panel.get(), "connectionTestState"),
                 part<QLabel>(&card, "connectText"), part<QLabel>(&card, "connectWarning")}) {
            const int width = label->minimumSizeHint().width();
            QVERIFY2(width > 0 && width < 300, qPrintable(QString::number(width)));
        }
    }

    void oauth2_isOfferedWhereTheConnectorUsesIt()
    {
        QVERIFY(!part<QWidget>(m_panel.get(), "connectCard")->isVisible());
        m_panel->setResult(oauth2Form());
        QVERIFY(isShown("connectButton"));
        QVERIFY(!isShown("connectDisconnect"));
    }

    void oauth2_connectsAndForgets()
    {
        QTest::keyClicks(lineOf(m_panel.get(), "field:domain"), QStringLiteral("acme"));
        startWaiting();
        QVERIFY(cardText().contains(QLatin1String("0:00 of 3:00")));
        QSignalSpy changed(m_panel.get(), &ConnectionPanel::settingsChanged);
        answer(m_shown.first(), QStringLiteral("&code=c"));
        QTRY_VERIFY(cardText().contains(QLatin1String("Ada")));
        QVERIFY(changed.count() > 0);
        QTRY_COMPARE(valueOnDisk("access_token"), QStringLiteral("a1"));
        const Json kept = read(m_panel->connectionName());
        QCOMPARE(stringAt(kept, "refresh_token"), QStringLiteral("r1"));
        QCOMPARE(stringAt(kept, "connected_at"), QStringLiteral("noon"));
        QCOMPARE(stringAt(kept, "domain"), QStringLiteral("acme"));
        m_panel->setResult(oauth2Form()); // evaluated again: it stays
        QVERIFY(cardText().contains(QLatin1String("Ada")));

        press("connectDisconnect");
        QTRY_COMPARE(valueOnDisk("access_token"), QString());
        const Json left = read(m_panel->connectionName());
        QVERIFY(!left.contains("access_token") && !left.contains("refresh_token"));
        QVERIFY(!left.contains("connected_at"));
        QCOMPARE(stringAt(left, "domain"), QStringLiteral("acme"));
        QVERIFY(!isShown("connectDisconnect"));
    }

    void oauth2_showsARefusalUntilItIsTriedAgain()
    {
        startWaiting();
        answer(m_shown.first(), QStringLiteral("&error=access_denied&error_description=No+way"));
        QTRY_VERIFY(cardText().contains(QLatin1String("No way")));
        m_panel->setResult(oauth2Form());
        QVERIFY(cardText().contains(QLatin1String("access_denied")));
        QVERIFY(isShown("connectButton"));
    }

    void oauth2_countsStrangers()
    {
        startWaiting();
        QUrl forged = m_shown.first();
        QUrlQuery query(forged);
        query.removeQueryItem(QStringLiteral("state"));
        query.addQueryItem(QStringLiteral("state"), QStringLiteral("guessed"));
        forged.setQuery(query);
        answer(forged, QStringLiteral("&code=evil"));
        QTRY_VERIFY(part<QLabel>(m_panel.get(), "connectWarning")->isVisible());
        QVERIFY(isShown("connectCancel")); // still waiting
    }

    void oauth2_isCancelled()
    {
        startWaiting();
        press("connectCopyLink");
        QCOMPARE(
            QGuiApplication::clipboard()->text(), m_shown.first().toString(QUrl::FullyEncoded));
        press("connectCancel");
        QVERIFY(!isShown("connectCancel"));
        QVERIFY(isShown("connectButton"));
    }

    void oauth2_endsWithItsConnection()
    {
        put(QStringLiteral("A"), Json{{"domain", "a"}});
        put(QStringLiteral("B"), Json{{"domain", "b"}});
        m_panel->setConnectionName(QStringLiteral("A"));
        startWaiting();
        m_panel->setConnectionName(QStringLiteral("B"));
        QVERIFY(!isShown("connectCancel"));
        QVERIFY(isShown("connectButton"));
    }

    void oauth2_needsPermissionToRun()
    {
        m_panel->setCallers([] { return nullptr; });
        m_panel->setResult(oauth2Form());
        press("connectButton");
        QVERIFY(cardText().contains(QLatin1String("allow it to run")));
        QVERIFY(m_shown.isEmpty());
    }

    void oauth2_mayGoInTheMiddle()
    {
        startWaiting();
        m_panel.reset();
    }

    void noProject_isDisabled()
    {
        m_panel->setStore(nullptr);
        QVERIFY(!m_panel->isEnabled());
        QVERIFY(m_panel->settings().empty());
    }
};

QTEST_MAIN(TestConnectionPanel)
#include "tst_connectionpanel.moc"
