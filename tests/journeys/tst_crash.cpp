// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/program.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;

namespace
{

constexpr qint64 mayBeLostMs = 2000; // of typing
constexpr qint64 typingMs = 5000; // at least, before the end comes

QString fileIn(const QString &folder)
{
    return folder + QStringLiteral("/connector.rb");
}

// The program in a process of its own, in which somebody types without a pause; says how far.
int typeUntilKilled(const QString &folder)
{
    Theme theme(*qApp);
    Program program(folder, theme);
    if (!program.open(fileIn(folder)))
        return 1;
    QTimer typing;
    int words = 0;
    QObject::connect(&typing, &QTimer::timeout, &program.window, [&] {
        QWidget *target = QApplication::focusWidget();
        if (!target)
            return;
        ++words;
        QTest::keyClicks(target, QStringLiteral("w%1;").arg(words));
        std::printf("%d\n", words);
        std::fflush(stdout);
    });
    typing.start(30);
    return QApplication::exec();
}

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void killedProcess_losesTwoSecondsOfTypingAtMost()
    {
        QTemporaryDir folder;
        QFile file(fileIn(folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\n{ title: 'Mine' }\n");
        file.close();

        QProcess typist;
        typist.setProcessChannelMode(QProcess::SeparateChannels);
        typist.start(
            QCoreApplication::applicationFilePath(), {QStringLiteral("--type-in"), folder.path()});
        QList<QPair<qint64, int>> typed; // when it was told, which word
        QElapsedTimer clock;
        clock.start();
        QObject::connect(&typist, &QProcess::readyReadStandardOutput, this, [&] {
            while (typist.canReadLine())
                typed.append({clock.elapsed(), typist.readLine().trimmed().toInt()});
        });
        QTRY_VERIFY_WITH_TIMEOUT(
            typed.size() > 20 && typed.last().first - typed.first().first > typingMs, patience);
        const qint64 end = clock.elapsed();
        typist.kill(); // SIGKILL: nothing can be tidied up
        QVERIFY(typist.waitForFinished(10'000));
        QCOMPARE(typist.exitStatus(), QProcess::CrashExit);

        int mustBeThere = 0;
        for (const auto &[when, word] : std::as_const(typed)) {
            if (when < end - mayBeLostMs)
                mustBeThere = word;
        }
        QVERIFY(mustBeThere > 0);
        Program again(folder.path(), *m_theme);
        QVERIFY(again.open(file.fileName()));
        const QByteArray word = "w" + QByteArray::number(mustBeThere) + ";";
        QTRY_VERIFY2(again.page().code().text().contains(word),
            QByteArray(word + " is not in " + again.page().code().text()).constData());
        const QByteArray text = again.page().code().text();
        QVERIFY(text.contains("title: 'Mine'"));
        QVERIFY(again.page().file().document().isDirty());
        QFile saved(file.fileName()); // nothing was saved behind the user's back
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray("\n{ title: 'Mine' }\n"));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--type-in"))
        return typeUntilKilled(arguments.value(2));
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
