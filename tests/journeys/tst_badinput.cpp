// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/program.h"
#include "tests/support/ordinaryuser.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QAbstractItemView>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;
using engine::OutcomeKind;

namespace
{

// The host and its runs: every descendant of this process, outermost first; only those that compute
// just now where `busy`.
QList<int> hostProcesses(bool busy)
{
    QList<int> found;
    QList<int> parents{static_cast<int>(::getpid())};
    const QStringList all
        = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    while (!parents.isEmpty()) {
        const int parent = parents.takeFirst();
        for (const QString &entry : all) {
            QFile stat(QStringLiteral("/proc/%1/stat").arg(entry));
            if (entry.toInt() <= 0 || !stat.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = stat.readAll();
            const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
            if (fields.value(1).toInt() != parent || fields.value(0) == "Z")
                continue;
            parents.append(entry.toInt());
            if (!busy || fields.value(0) == "R")
                found.append(entry.toInt());
        }
    }
    return found;
}

// Answers every connection with the same bytes, badly.
class BadServer : public QTcpServer
{
public:
    enum class Manner { Hang, CloseEarly, Garbage, CloseAtOnce };

    explicit BadServer(Manner manner)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, manner] {
            QTcpSocket *socket = nextPendingConnection();
            if (manner == Manner::CloseAtOnce) {
                socket->abort();
                return;
            }
            connect(socket, &QTcpSocket::readyRead, socket, [socket, manner] {
                socket->readAll();
                if (manner == Manner::CloseEarly) {
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                  "Content-Length: 1000\r\n\r\n{\"half\":");
                    socket->disconnectFromHost();
                } else if (manner == Manner::Garbage) {
                    socket->write(QByteArray("\x16\x03\x01\x00 no protocol at all \r\n\r\n", 28));
                    socket->disconnectFromHost();
                }
            });
        });
    }
    QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(serverPort()) + "/x"; }
};

} // namespace

Q_DECLARE_METATYPE(BadServer::Manner)

class TestBadInput : public QObject
{
    Q_OBJECT
public:
    static void initMain() { s_bowed = test::bowToPermissions(); }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;

    QString write(const QByteArray &text)
    {
        QFile file(m_folder->filePath(QStringLiteral("connector.rb")));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    // Opens a connector of the user's own, which may run.
    void open(const QByteArray &text)
    {
        QVERIFY(m_program->trust.allowFolder(m_folder->path()));
        QVERIFY(m_program->open(write(text)));
        QVERIFY(m_program->page().file().mayRun());
    }
    void save()
    {
        m_program->window.documents().save();
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->page().file().document().isSaving(), patience);
    }
    engine::RunResult run(const QString &path)
    {
        QSignalSpy ended(&m_program->window.runs(), &RunController::ended);
        m_program->window.runs().runPath(path);
        if (!QTest::qWaitFor([&] { return ended.count() > 0; }, patience))
            return {};
        return ended.first().first().value<engine::RunResult>();
    }
    QString shownError()
    {
        auto *message = m_program->find<QLabel>("outputErrorMessage");
        auto *headline = m_program->find<QLabel>("outputErrorClass");
        return headline->isVisible() ? headline->text() + QLatin1Char('\n') + message->text()
                                     : QString();
    }
    static QByteArray connector(const QByteArray &body)
    {
        return "{ title: 'Bad', connection: {}, actions: { go: { execute: lambda { |c, i| " + body
            + " } } } }\n";
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), *m_theme);
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

    void fileThatIsNoText_isRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("Latin-1") << QByteArray("{ title: 'caf\xe9' }") << QStringLiteral("UTF-8");
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\0\0\1\2\xff\xfe",
            10) << QStringLiteral("UTF-8");
        QTest::newRow("too large") << QByteArray((10 << 20) + 1, ' ') << QStringLiteral("10 MB");
    }
    void fileThatIsNoText_isRefusedWithAReason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const QString path = write(bytes);
        QVERIFY(!m_program->open(path));
        QCOMPARE(m_program->prompter.told.size(), 1);
        QVERIFY2(m_program->prompter.told.first().contains(reason),
            qPrintable(m_program->prompter.told.first()));
        QVERIFY(!m_program->window.documents().current());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void tenMegabytes_openAndCanBeEdited()
    {
        open("{ title: 'Large',\n" + QByteArray("# ................\n").repeated(550'000) + "}\n");
        QTRY_COMPARE_WITH_TIMEOUT(
            m_program->page().file().analysis().title, QStringLiteral("Large"), patience);
    }

    void textThatIsNoRuby_showsProblems_andNothingToRun()
    {
        open("Dear diary,\nthis (is [not {a connector\n");
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_program->page().file().analysis().diagnostics.isEmpty(), patience);
        auto *run = m_program->find<QPushButton>("runButton");
        QVERIFY(!run->isEnabled());
        QVERIFY(!run->toolTip().isEmpty());
        QVERIFY(m_program->find<QLabel>("outlineState")->isVisible());
    }

    void valueThatIsNoHash_isSaid()
    {
        open("[1, 2, 3]\n");
        QCOMPARE(run(QStringLiteral("test")).kind, OutcomeKind::LoadFailed);
        QVERIFY2(shownError().contains(QStringLiteral("does not load")), qPrintable(shownError()));
        // And without a run: there may be no operation to run.
        auto *problems = m_program->find<QAbstractItemView>("problemsTable");
        QCOMPARE(problems->model()->rowCount(), 1);
    }

    void endlessLoopAtLoad_endsByItself_andTheNextRunWorks()
    {
        open("loop { }\n" + connector("1"));
        const engine::RunResult result = run(QStringLiteral("actions.go"));
        QVERIFY(result.kind == OutcomeKind::LoadFailed || result.kind == OutcomeKind::TimedOut);
        QVERIFY(!shownError().isEmpty());
        m_program->page().file().replaceText(connector("{ fine: 1 }"));
        QCOMPARE(run(QStringLiteral("actions.go")).kind, OutcomeKind::Ok);
    }

    void missingHost_isSaid_andTheEditorWorks()
    {
        m_program.reset();
        m_program = std::make_unique<Program>(
            m_folder->path(), *m_theme, QStringLiteral("/nonexistent/patchbay-host"));
        open(connector("1"));
        QCOMPARE(run(QStringLiteral("actions.go")).kind, OutcomeKind::HostFailed);
        QVERIFY(!shownError().isEmpty());
        m_program->page().file().replaceText("# still editable\n");
        save();
        QVERIFY(!m_program->page().file().document().isDirty());
    }

    void hostKilledDuringARun_isSaid_andComesBack_data()
    {
        QTest::addColumn<bool>("everyProcess");
        QTest::newRow("the host and its runs") << true;
        QTest::newRow("the innermost process") << false;
    }
    void hostKilledDuringARun_isSaid_andComesBack()
    {
        QFETCH(bool, everyProcess);
        open(connector("puts 'started'; loop { }"));
        QSignalSpy ended(&m_program->window.runs(), &RunController::ended);
        QSignalSpy traced(&m_program->client, &EngineClient::traced);
        m_program->window.runs().runPath(QStringLiteral("actions.go"));
        const auto hasPrinted = [&] {
            return std::any_of(traced.begin(), traced.end(), [](const QList<QVariant> &event) {
                return event.first().value<engine::TraceEvent>().kind
                    == engine::TraceEvent::Kind::Console;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasPrinted(), patience);
        QList<int> processes;
        QTRY_VERIFY(!(processes = hostProcesses(!everyProcess)).isEmpty());
        for (const int process : std::as_const(processes))
            ::kill(process, SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QCOMPARE(ended.first().first().value<engine::RunResult>().kind, OutcomeKind::HostFailed);
        QVERIFY(!shownError().isEmpty());
        m_program->page().file().replaceText(connector("{ back: true }"));
        QTRY_COMPARE_WITH_TIMEOUT(
            run(QStringLiteral("actions.go")).kind, OutcomeKind::Ok, patience);
    }

    void badServer_isExplained_data()
    {
        QTest::addColumn<BadServer::Manner>("manner");
        QTest::newRow("closes early") << BadServer::Manner::CloseEarly;
        QTest::newRow("closes at once") << BadServer::Manner::CloseAtOnce;
        QTest::newRow("garbage") << BadServer::Manner::Garbage;
    }
    void badServer_isExplained()
    {
        QFETCH(BadServer::Manner, manner);
        BadServer server(manner);
        m_program->prompter.answer = 1; // the host may be contacted
        open(connector("get('" + server.url() + "')"));
        const engine::RunResult result = run(QStringLiteral("actions.go"));
        QCOMPARE(result.kind, OutcomeKind::Raised);
        QVERIFY(!shownError().isEmpty());
        QVERIFY(!result.exchanges.isEmpty());
        QVERIFY(result.exchanges.last().failure.has_value());
    }

    void hangingServer_canBeStopped()
    {
        BadServer server(BadServer::Manner::Hang);
        m_program->prompter.answer = 1;
        open(connector("get('" + server.url() + "')"));
        QSignalSpy ended(&m_program->window.runs(), &RunController::ended);
        m_program->window.runs().runPath(QStringLiteral("actions.go"));
        auto *bottom = m_program->find<QTabWidget>("bottomTabs");
        QTRY_VERIFY_WITH_TIMEOUT(
            bottom->tabBar()->accessibleTabName(1).contains(QLatin1Char('1')), patience);
        m_program->window.runs().stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QCOMPARE(ended.first().first().value<engine::RunResult>().kind, OutcomeKind::Stopped);
    }

    void fullDisk_saysSo_andKeepsTextAndFile()
    {
        open(connector("1"));
        const QByteArray before = m_program->page().code().text();
        m_program->page().file().replaceText(before + QByteArray(100'000, '#'));
        // What a full disk does to a write, without needing one: no file may grow beyond this.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
        const rlim_t was = limit.rlim_cur;
        limit.rlim_cur = 4096;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        save();
        limit.rlim_cur = was;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        QCOMPARE(m_program->prompter.told.size(), 1);
        QVERIFY2(m_program->prompter.told.first().contains(QStringLiteral("disk is full")),
            qPrintable(m_program->prompter.told.first()));
        QVERIFY(m_program->page().file().document().isDirty());
        QVERIFY(m_program->page().code().text().endsWith("####"));
        QFile file(m_program->page().file().path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        save();
        QVERIFY(!m_program->page().file().document().isDirty());
    }

    void readOnlyFolder_saysSo_andSavingElsewhereWorks()
    {
        QVERIFY(s_bowed);
        open(connector("1"));
        QVERIFY(QFile::setPermissions(
            m_folder->path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadUser));
        m_program->page().file().replaceText("# changed\n");
        save();
        QVERIFY(QFile::setPermissions(
            m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(m_program->prompter.told.size(), 1);
        QVERIFY(m_program->page().file().document().isDirty());
    }

private:
    static inline bool s_bowed = false;
};

QTEST_MAIN(TestBadInput)
#include "tst_badinput.moc"
