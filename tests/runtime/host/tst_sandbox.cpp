// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostfixture.h"

#include <grp.h>
#include <unistd.h>

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::hostlink;
using namespace patchbay::tests;

namespace
{

constexpr const char *kSecret = "hunter2-Zt8sQ1-canary";
constexpr uid_t kNobody = 65'534;
// What the child says of itself when it may not even reach the program.
constexpr int kOutOfReach = 98;

// How a case ended, in the words of tests/data/host/attacks.json.
struct Ending
{
    QString kind; // "raised", "value", "died", or the name of a RunEnd::Reason
    QString className;
    QString message;
    QByteArray value;
};

QString nameOf(const RunEnd &end)
{
    switch (end.reason) {
    case RunEnd::Reason::Completed:
        return QStringLiteral("completed");
    case RunEnd::Reason::LoadFailed:
        return QStringLiteral("load_failed");
    case RunEnd::Reason::Stopped:
        return QStringLiteral("stopped");
    case RunEnd::Reason::TimedOut:
        return QStringLiteral("timed_out");
    case RunEnd::Reason::OutOfMemory:
        return QStringLiteral("out_of_memory");
    case RunEnd::Reason::Exited:
        return QStringLiteral("exited");
    case RunEnd::Reason::Killed:
        return QStringLiteral("killed:%1").arg(end.exit.signal.value_or(0));
    case RunEnd::Reason::Misbehaved:
        return QStringLiteral("misbehaved");
    case RunEnd::Reason::HostDied:
        break;
    }
    return QStringLiteral("died");
}

Ending endingOf(const Witness &witness)
{
    const auto raised = [](const protocol::Raised &error) {
        return Ending{QStringLiteral("raised"), error.className, error.message, {}};
    };
    if (witness.end->reason == RunEnd::Reason::LoadFailed)
        return raised(*witness.end->loadError);
    if (witness.outcome && witness.outcome->error)
        return raised(*witness.outcome->error);
    if (witness.outcome)
        return {QStringLiteral("value"), {}, {}, witness.outcome->value};
    return {nameOf(*witness.end), {}, witness.end->error.detail, {}};
}

QStringList stringsAt(const QJsonObject &object, const char *key)
{
    QStringList strings;
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    for (const QJsonValue &value : array)
        strings.append(value.toString());
    return strings;
}

QJsonValue parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

} // namespace

// Hostile connectors against the real host, as root and as an ordinary user: each must end in a
// readable Ruby error or a named reason, and leave nothing behind.
class TestSandbox : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Host> m_host;
    QTemporaryDir m_folder;
    QTcpServer m_listener;
    int m_connections = 0;

    QString canary() const { return m_folder.filePath(QStringLiteral("canary")); }

    void judge(const QJsonObject &expected, const Ending &ending, bool lenient)
    {
        const QByteArray told = QByteArray("ended as ") + ending.kind.toUtf8() + ": "
            + ending.className.toUtf8() + " " + ending.message.left(300).toUtf8()
            + ending.value.left(300);
        const QStringList raises = stringsAt(expected, "raises");
        const QStringList ends = stringsAt(expected, "ends");
        if (ending.kind == QLatin1String("raised")) {
            QVERIFY2(
                lenient || raises.contains(ending.className) || raises.contains(QString()), told);
            const QString says = expected.value(QLatin1String("says")).toString();
            QVERIFY2(ending.message.contains(says), told);
            QVERIFY2(!ending.message.isEmpty() || raises.contains(QString()), told);
        } else if (ending.kind == QLatin1String("value")) {
            if (!expected.contains(QLatin1String("value"))) {
                QVERIFY2(ends.contains(QStringLiteral("completed")), told);
                return;
            }
            QVERIFY2(parsed(ending.value) == expected.value(QLatin1String("value")), told);
        } else {
            QVERIFY2(ends.contains(ending.kind), told);
            QVERIFY2(!ending.message.isEmpty(), told);
        }
    }

private slots:
    void initTestCase()
    {
        qputenv("PATCHBAY_SECRET", kSecret);
        QVERIFY(m_folder.isValid());
        QFile file(canary());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("untouched");
        file.close();
        QVERIFY(m_listener.listen(QHostAddress::LocalHost));
        connect(&m_listener, &QTcpServer::newConnection, this, [this] { ++m_connections; });

        HostOptions options = standInOptions();
        options.loadSeconds = 1.2;
        m_host = std::make_unique<Host>(options);
        m_host->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_host->state() != Host::State::Starting, 30'000);
        QVERIFY2(m_host->state() == Host::State::Ready, qPrintable(m_host->error().detail));
    }

    void layers_areAllThere()
    {
        const protocol::SandboxInfo sandbox = m_host->hello()->sandbox;
        QVERIFY(sandbox.seccomp);
        QVERIFY(sandbox.noNewPrivileges);
        QCOMPARE(sandbox.ownUser, ::geteuid() == 0);
        if (sandbox.landlock == 0)
            QVERIFY(!sandbox.warnings.isEmpty());
    }

    void attack_data()
    {
        QTest::addColumn<QJsonObject>("attack");
        QFile file(QStringLiteral(PATCHBAY_TEST_DATA "/host/attacks.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray attacks = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(attacks.size() >= 90);
        for (const QJsonValue &attack : attacks) {
            QTest::newRow(attack[QLatin1String("name")].toString().toUtf8().constData())
                << attack.toObject();
        }
    }

    void attack()
    {
        QFETCH(QJsonObject, attack);
        const QByteArray ruby = attack.value(QLatin1String("ruby")).toString().toUtf8();
        Version version = versionOf(ruby);
        version.source.prepend(attack.value(QLatin1String("prelude")).toString().toUtf8() + '\n');
        if (attack.value(QLatin1String("at_load")).toBool())
            version.source = ruby;
        protocol::ProcessLimits limits;
        limits.cpuSeconds = attack.value(QLatin1String("cpu")).toInt(limits.cpuSeconds);
        limits.memoryMb = attack.value(QLatin1String("memory")).toInt(limits.memoryMb);
        limits.outputMb = attack.value(QLatin1String("output")).toInt(limits.outputMb);

        Witness witness(m_host->createRun(version, limits));
        QByteArray half(kSecret);
        std::reverse(half.begin(), half.end());
        QSignalSpy finished(witness.run.get(), &HostRun::finished);
        witness.run->start(jobOf(Json{{"canary", toStd(canary())},
                               {"port", m_listener.serverPort()}, {"half", half.toStdString()}}),
            attack.value(QLatin1String("wall")).toDouble(5));
        QVERIFY(finished.wait(20'000));

        QCOMPARE(m_host->state(), Host::State::Ready);
        const QJsonObject expected = attack.value(QLatin1String("expect")).toObject();
        if (attack.value(QLatin1String("also_died")).toBool()
            && witness.end->reason == RunEnd::Reason::HostDied) {
            return;
        }
        judge(expected, endingOf(witness), attack.value(QLatin1String("also_raises")).toBool());
    }

    void cleanup()
    {
        QFile file(canary());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("untouched"));
        QCOMPARE(
            QDir(m_folder.path())
                .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::Hidden | QDir::System)
                .size(),
            1);
        QCOMPARE(m_connections, 0);
        // Host, warm versions, spares; no run, no grandchild.
        QTRY_VERIFY_WITH_TIMEOUT(
            livingDescendants(m_host->processId()).size() <= mostAtRest(), 5'000);
    }

    // The same suite without privileges: limits, Landlock and filters of an ordinary user.
    void everything_holdsForAnOrdinaryUserToo()
    {
        if (::geteuid() != 0)
            QSKIP("this already is an ordinary user");
        const QByteArray program = QCoreApplication::applicationFilePath().toLocal8Bit();
        QProcess again;
        again.setChildProcessModifier([path = program.constData()] {
            if (::setgroups(0, nullptr) != 0 || ::setresgid(kNobody, kNobody, kNobody) != 0
                || ::setresuid(kNobody, kNobody, kNobody) != 0) {
                ::_exit(99);
            }
            if (::access(path, X_OK) != 0)
                ::_exit(kOutOfReach);
        });
        again.setProcessChannelMode(QProcess::MergedChannels);
        again.start(QString::fromLocal8Bit(program), {QStringLiteral("-silent")});
        QVERIFY(again.waitForFinished(150'000) || again.error() == QProcess::FailedToStart);
        if (again.exitCode() == kOutOfReach || again.error() == QProcess::FailedToStart)
            QSKIP("the build tree lies in a folder that others may not enter");
        const QByteArray output = again.readAll();
        QVERIFY2(again.exitStatus() == QProcess::NormalExit && again.exitCode() == 0,
            output.right(3000).constData());
        QVERIFY2(output.contains(" 0 failed"), output.right(500).constData());
    }
};

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
