// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

// The program itself, as a shell starts it where there is no display.
class TestMain : public QObject
{
    Q_OBJECT
private:
    static void start(QProcess &process, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PATCHBAY_BUILD_DIR "/bin/patchbay"), arguments);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    }

private slots:
    void help_needsNoDisplay()
    {
        QProcess process;
        start(process, {QStringLiteral("--help")});
        QCOMPARE(process.exitCode(), 0);
        const QByteArray text = process.readAllStandardOutput();
        QVERIFY2(text.contains("--sample"), text.constData());
    }

    void version_needsNoDisplay()
    {
        QProcess process;
        start(process, {QStringLiteral("--version")});
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(
            process.readAllStandardOutput().trimmed(), QByteArray("patchbay " PATCHBAY_VERSION));
    }

    void window_saysThatItNeedsADisplay()
    {
        QProcess process;
        start(process, {});
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(),
            QByteArray("There is no display to open a window on; patchbay-cli needs none.\n"));
    }

    void unknownOption_isRefused()
    {
        QProcess process;
        start(process, {QStringLiteral("--no-such-option")});
        QVERIFY(process.exitCode() != 0);
        QVERIFY(process.readAllStandardError().contains("no-such-option"));
    }
};

QTEST_GUILESS_MAIN(TestMain)
#include "tst_main.moc"
