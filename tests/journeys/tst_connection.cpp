// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a connection: what is typed and what a run brings reaches the right file.
#include "app/actions/actionregistry.h"
#include "app/panels/connection/connectionpanel.h"
#include "app/shell/workspace.h"
#include "runtime/project/connectorproject.h"
#include "tests/journeys/program.h"
#include "tests/support/loopbackserver.h"

#include <QLabel>
#include <QLineEdit>
#include <QLockFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;

class TestConnection : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;

    // A project of its own with a connector that asks for a key and buys it anew where it is
    // refused.
    QString makeProject(const QString &name, const QByteArray &settings)
    {
        if (!QDir(m_folder->path()).mkpath(name))
            return {};
        put(name + QStringLiteral("/settings.yaml"), settings);
        return put(name + QStringLiteral("/connector.rb"),
            "{ title: 'Ports',\n"
            "  connection: {\n"
            "    fields: [{ name: 'key' }, { name: 'host' }],\n"
            "    authorization: { type: 'custom_auth', refresh_on: 401,\n"
            "                     acquire: ->(_c) { { key: 'bought' } },\n"
            "                     apply: ->(c) { headers('X-Key' => c['key']) } }\n"
            "  },\n"
            "  actions: {\n"
            "    list: { input_fields: -> { [{ name: 'port', control_type: 'select',\n"
            "                                  optional: false, pick_list: 'ports' }] },\n"
            "            execute: ->(c, _input) { get(\"http://#{c['host']}/list\") } }\n"
            "  },\n"
            "  pick_lists: { ports: ->(c) { get(\"http://#{c['host']}/ports\") } } }\n");
    }
    QString put(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return path;
    }
    QByteArray settingsOf(const QString &name) const
    {
        QFile file(m_folder->filePath(name + QStringLiteral("/settings.yaml")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QLineEdit *keyField()
    {
        auto *panel = m_program->window.findChild<ConnectionPanel *>();
        auto *field = panel ? panel->findChild<QWidget *>(QStringLiteral("field:key")) : nullptr;
        return field ? field->findChild<QLineEdit *>(QStringLiteral("fieldInput")) : nullptr;
    }
    void typeKey(const QString &text)
    {
        QTRY_VERIFY_WITH_TIMEOUT(keyField(), patience);
        keyField()->end(false);
        QTest::keyClicks(keyField(), text);
    }

    using Connection = test::LoopbackServer::Connection;
    // Takes the bought key alone; `wait` before the answer to it.
    static void serve(
        test::LoopbackServer &server, Connection &connection, const std::function<void()> &wait)
    {
        test::LoopbackServer::Request request;
        while (connection.readRequest(request)) {
            server.record(request);
            if (request.header("X-Key") == "bought") {
                wait();
                connection.answer("200 OK", "[]", {"Content-Type: application/json"});
            } else {
                connection.answer("401 Unauthorized", "{}");
            }
        }
    }
    // A project with a key that this server refuses.
    bool openWith(const test::LoopbackServer &server)
    {
        const QByteArray host = "127.0.0.1:" + QByteArray::number(server.port());
        const QString path
            = makeProject(QStringLiteral("ports"), "key: stale\nhost: " + host + "\n");
        const auto &workspace = m_program->window.workspace();
        return m_program->open(path)
            && m_program->hosts.allow(
                m_folder->filePath(QStringLiteral("ports")), QString::fromLatin1(host))
            && QTest::qWaitFor(
                [&] { return stringAt(workspace.settings(), "key") == QLatin1String("stale"); },
                patience);
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), *m_theme);
        QVERIFY(m_program->trust.allowFolder(m_folder->path()));
    }
    void cleanup() { m_program.reset(); }

    void whatIsTypedLast_isSavedAtTheEnd()
    {
        QVERIFY(m_program->open(makeProject(QStringLiteral("ports"), "key: a\n")));
        typeKey(QStringLiteral("bc")); // no pause behind it
        m_program.reset();
        QVERIFY2(settingsOf(QStringLiteral("ports")).contains("abc"),
            settingsOf(QStringLiteral("ports")).constData());
    }

    void whatIsTypedLast_isSavedInItsProject()
    {
        const QString other = makeProject(QStringLiteral("other"), "key: o\n");
        QVERIFY(m_program->open(other));
        QVERIFY(m_program->open(makeProject(QStringLiteral("ports"), "key: a\n")));
        typeKey(QStringLiteral("bc"));
        m_program->window.documents().open(other);
        QTRY_VERIFY(settingsOf(QStringLiteral("ports")).contains("abc"));
        QTRY_COMPARE_WITH_TIMEOUT(stringAt(m_program->window.workspace().settings(), "key"),
            QStringLiteral("o"), patience);
        QVERIFY(!settingsOf(QStringLiteral("other")).contains("abc"));
    }

    // The window answers while another program holds the file, and so does a run.
    void settingsInUse_areWaitedForBehind()
    {
        QVERIFY(m_program->open(makeProject(QStringLiteral("ports"), "key: a\n")));
        QLockFile lock(m_folder->filePath(QStringLiteral("ports/settings.yaml.lock")));
        QVERIFY(lock.lock());
        typeKey(QStringLiteral("bc"));
        QTRY_COMPARE(
            stringAt(m_program->window.workspace().settings(), "key"), QStringLiteral("abc"));
        QVERIFY(!settingsOf(QStringLiteral("ports")).contains("abc"));
        lock.unlock();
        QTRY_VERIFY(settingsOf(QStringLiteral("ports")).contains("abc"));
    }

    void boughtKey_ofAPickListIsKept()
    {
        test::LoopbackServer server(
            [&](Connection &connection, int) { serve(server, connection, [] {}); });
        QVERIFY(openWith(server));
        m_program->window.jumpToPath(QStringLiteral("actions.list"));
        QWidget *port = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (port = m_program->find<QWidget>("field:port")) && port->isVisible(), patience);
        QTest::mouseClick(port->findChild<QWidget *>(QStringLiteral("fieldInput")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(settingsOf(QStringLiteral("ports")).contains("bought"), patience);
        QCOMPARE(
            stringAt(m_program->window.workspace().settings(), "key"), QStringLiteral("bought"));
    }

    // The page tells how the test ended, whatever asked for it.
    void testByItsKey_isToldOnTheConnectionPage()
    {
        QVERIFY(m_program->open(put(QStringLiteral("connector.rb"),
            "{ title: 'Ports', connection: { fields: [{ name: 'key' }] },\n"
            "  test: ->(_c) { error('no such key') } }\n")));
        auto *told = m_program->find<QLabel>("connectionTestState");
        QVERIFY(told);
        RunController &runs = m_program->window.runs();
        QSignalSpy ended(&runs, &RunController::ended);
        m_program->window.actions().action(QStringLiteral("run.test"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QVERIFY2(told->text().contains(QLatin1String("no such key")), qPrintable(told->text()));
    }

    void boughtKey_isKeptByItsProject_whateverIsInFront()
    {
        QSemaphore answers;
        test::LoopbackServer server([&](Connection &connection, int) {
            serve(server, connection, [&] { (void)answers.tryAcquire(1, patience); });
        });
        const QString other = makeProject(QStringLiteral("other"), "key: o\n");
        QVERIFY(m_program->open(other));
        QVERIFY(openWith(server));
        RunController &runs = m_program->window.runs();
        QSignalSpy ended(&runs, &RunController::ended);
        runs.runPath(QStringLiteral("actions.list.execute"));
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 2, patience); // one refused, one waits
        QVERIFY(m_program->open(other));
        QTRY_COMPARE_WITH_TIMEOUT(stringAt(m_program->window.workspace().settings(), "key"),
            QStringLiteral("o"), patience);
        answers.release();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QTRY_VERIFY(settingsOf(QStringLiteral("ports")).contains("bought"));
        QCOMPARE(settingsOf(QStringLiteral("other")), QByteArray("key: o\n"));
    }
};

QTEST_MAIN(TestConnection)
#include "tst_connection.moc"
