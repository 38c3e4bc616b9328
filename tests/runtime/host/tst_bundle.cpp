// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostfixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::hostlink;
using namespace patchbay::tests;

// The host's Ruby files compiled ahead: used where they are those files, never where they are not.
class TestBundle : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    static QByteArray contents(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool write(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    // What a run of the host in the folder answers.
    QByteArray answer(const QByteArray &body, bool lean)
    {
        HostOptions options = standInOptions();
        options.scripts = m_folder.path();
        options.lean = lean;
        Host host(options);
        Witness witness(host.createRun(versionOf(body)));
        witness.run->start(jobOf(), 20);
        if (!QTest::qWaitFor([&] { return witness.end.has_value(); }, 30'000) || !witness.outcome)
            return "no answer: " + witness.end.value_or(RunEnd{}).error.detail.toUtf8();
        return witness.outcome->value;
    }

    bool compile(const QStringList &more = {})
    {
        return QProcess::execute(standInOptions().executable,
                   QStringList{QStringLiteral("--compile"), m_folder.path(),
                       path(QStringLiteral("compiled.bundle"))}
                       + more)
            == 0;
    }

private slots:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QFile::remove(path(QStringLiteral("compiled.bundle")));
        QDir(path(QStringLiteral("sdk"))).removeRecursively();
        QVERIFY(QDir().mkpath(path(QStringLiteral("sdk"))));
        QFile::link(
            standInOptions().scripts + QStringLiteral("/boot"), path(QStringLiteral("boot")));
        for (const char *name : {"patchbay.rb", "attack.rb"}) {
            QVERIFY(QFile::copy(
                standInOptions().scripts + QStringLiteral("/sdk/") + QLatin1String(name),
                path(QStringLiteral("sdk/")) + QLatin1String(name)));
        }
    }

    void nothingIsMissing_data()
    {
        QTest::addColumn<bool>("lean");
        QTest::newRow("full") << false;
        QTest::newRow("lean") << true;
    }

    void nothingIsMissing()
    {
        QFETCH(bool, lean);
        // eval: a lean host then loads every library.
        const QByteArray body = "[eval('1'), Object.constants.size, $LOADED_FEATURES.uniq.size,"
                                " $LOADED_FEATURES.uniq.sort, ActiveSupport.constants.size, "
                                "require('csv'), require('json'),"
                                " 1.day.ago.class.name, 'a_b'.camelize]";
        const QByteArray without = answer(body, lean);
        QVERIFY2(without.contains("\"AB\""), without);
        QVERIFY(compile());
        QCOMPARE(answer(body, lean), without);
    }

    void aChangedFileIsReadAgain()
    {
        QVERIFY(compile());
        const QString file = path(QStringLiteral("sdk/patchbay.rb"));
        QVERIFY(write(file, contents(file) + "\nCHANGED = 'yes'\n"));
        QCOMPARE(answer("CHANGED", false), QByteArray("\"yes\""));
    }

    void aDamagedBundleIsNotUsed_data()
    {
        QTest::addColumn<int>("kept");
        QTest::newRow("empty") << 0;
        QTest::newRow("magic alone") << 18;
        QTest::newRow("half an index") << 2000;
    }

    void aDamagedBundleIsNotUsed()
    {
        QFETCH(int, kept);
        QVERIFY(compile());
        const QString file = path(QStringLiteral("compiled.bundle"));
        QVERIFY(write(file, contents(file).left(kept)));
        QCOMPARE(answer("7", false), QByteArray("7"));
    }

    void anInstalledBundleNamesItsTarget()
    {
        QVERIFY(compile({QStringLiteral("/somewhere/else")}));
        const QByteArray bundle = contents(path(QStringLiteral("compiled.bundle")));
        QVERIFY(bundle.contains("/somewhere/else/sdk/patchbay.rb"));
        QVERIFY(bundle.contains("/somewhere/else/boot/wire.rb"));
        QVERIFY(!bundle.contains(m_folder.path().toUtf8()));
        QVERIFY(!bundle.contains(PATCHBAY_SOURCE_DIR "/runtime"));
        // Here it fits nothing and harms nothing.
        QCOMPARE(answer("7", false), QByteArray("7"));
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
