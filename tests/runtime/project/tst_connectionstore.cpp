// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/connectionstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace patchbay;
using namespace patchbay::project;

class TestConnectionStore : public QObject
{
    Q_OBJECT

    struct Job
    {
        std::function<Result<void>()> work;
        ConnectionStore::Done done;
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<Job> m_jobs; // in the hands of a disk that takes its time
    std::unique_ptr<ConnectionStore> m_store;

    void put(const QByteArray &text)
    {
        QFile file(m_folder->filePath(QStringLiteral("settings.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    SettingsFile onDisk() const { return *SettingsFile::locate({{}, {m_folder->path()}, {}, {}}); }
    QString valueOnDisk(const QString &name, const char *key) const
    {
        return stringAt(onDisk().read(name).value_or(Json()), key);
    }
    void open()
    {
        m_store = std::make_unique<ConnectionStore>(onDisk(), [this](auto work, auto done) {
            m_jobs.append({work, done});
        });
        m_store->setConnections(onDisk(), onDisk().connections());
    }
    QStringList names() const { return m_store->connections().names; }
    QString value(const char *key) const { return stringAt(m_store->settings(one), key); }
    void letOneThrough(const std::optional<Error> &refused = std::nullopt)
    {
        const Job job = m_jobs.takeFirst();
        job.done(refused ? fail(*refused) : job.work());
    }
    void reread() { m_store->setConnections(onDisk(), onDisk().connections()); }

    const QString one = QStringLiteral("one");
    const QString two = QStringLiteral("two");
    const Error full{ErrorCode::NoSpace, QStringLiteral("full")};

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        put("one:\n  domain: a\n  token: t1\ntwo:\n  domain: b\n");
        open();
    }
    void cleanup()
    {
        m_store.reset();
        m_jobs.clear();
    }

    void edit_countsAtOnce_andIsWrittenBehind()
    {
        QSignalSpy changed(m_store.get(), &ConnectionStore::changed);
        QSignalSpy writing(m_store.get(), &ConnectionStore::writingChanged);
        bool done = false;
        m_store->edit(one, {{{"domain", "new"}}, {"token"}},
            [&](const Result<void> &written) { done = written.has_value(); });
        QCOMPARE(value("domain"), QStringLiteral("new"));
        QVERIFY(!m_store->settings(one).contains("token"));
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_store->isWriting() && !done);
        QCOMPARE(valueOnDisk(one, "domain"), QStringLiteral("a"));
        letOneThrough();
        QVERIFY(done && !m_store->isWriting());
        QCOMPARE(writing.count(), 2);
        QCOMPARE(valueOnDisk(one, "domain"), QStringLiteral("new"));
        QVERIFY(!onDisk().read(one)->contains("token"));
        reread();
        QCOMPARE(changed.count(), 1); // nothing new in it
    }

    void edit_keepsWhatAnotherProgramWroteMeanwhile()
    {
        m_store->edit(one, {{{"domain", "typed"}}, {}});
        QVERIFY(onDisk().edit(one, {{{"token", "t2"}}, {}})); // not read yet
        letOneThrough();
        QCOMPARE(valueOnDisk(one, "token"), QStringLiteral("t2"));
        QCOMPARE(valueOnDisk(one, "domain"), QStringLiteral("typed"));
        reread();
        QCOMPARE(value("token"), QStringLiteral("t2"));
    }

    void refusedEdit_counts_andIsOfferedAgain()
    {
        m_store->edit(one, {{{"domain", "typed"}}, {"token"}});
        letOneThrough(full);
        reread(); // still without it
        QCOMPARE(value("domain"), QStringLiteral("typed"));
        QVERIFY(!m_store->settings(one).contains("token"));
        m_store->edit(one, {{{"region", "eu"}}, {}});
        letOneThrough();
        QCOMPARE(valueOnDisk(one, "domain"), QStringLiteral("typed"));
        QCOMPARE(valueOnDisk(one, "region"), QStringLiteral("eu"));
        put("one:\n  domain: other\n"); // from here on the disk counts again
        reread();
        QCOMPARE(value("domain"), QStringLiteral("other"));
    }

    void refusedEdit_isNotPutOverALaterOne()
    {
        m_store->edit(one, {{{"domain", "t"}}, {}});
        m_store->edit(one, {{{"domain", "typed"}}, {}});
        letOneThrough(Error{ErrorCode::Timeout, QStringLiteral("in use")});
        letOneThrough();
        reread();
        QCOMPARE(value("domain"), QStringLiteral("typed"));
    }

    void firstSettings_makeTheFileOnce()
    {
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("settings.yaml"))));
        open();
        QCOMPARE(names(), QStringList());
        m_store->edit({}, {{{"a", "1"}}, {}});
        m_store->edit({}, {{{"b", "2"}}, {}}); // the file was not there yet when this was asked
        letOneThrough();
        letOneThrough();
        reread();
        QCOMPARE(names(), QStringList{QString()});
        QCOMPARE(toJsonText(m_store->settings({})), QByteArray("{\"a\":\"1\",\"b\":\"2\"}"));
        QVERIFY(onDisk().isEncrypted());
    }

    void names_countWhenTheyAreWritten_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("add") << 0 << QStringList{one, two, QStringLiteral("new")};
        QTest::newRow("duplicate") << 1 << QStringList{one, two, QStringLiteral("new")};
        QTest::newRow("rename") << 2 << QStringList{QStringLiteral("new"), two};
        QTest::newRow("remove") << 3 << QStringList{two};
    }
    void names_countWhenTheyAreWritten()
    {
        QFETCH(int, step);
        QFETCH(QStringList, expected);
        QStringList told;
        connect(m_store.get(), &ConnectionStore::changed, this,
            [&] { told.append(QStringLiteral("changed")); });
        const auto done = [&](const Result<void> &written) {
            told.append(written ? QStringLiteral("done") : written.error().detail);
        };
        const QString name = QStringLiteral("new");
        const auto ask = [&] {
            switch (step) {
            case 0:
                return m_store->add(name, done);
            case 1:
                return m_store->duplicate(one, name, done);
            case 2:
                return m_store->rename(one, name, done);
            default:
                return m_store->remove(one, done);
            }
        };
        ask();
        letOneThrough(full);
        QCOMPARE(told, QStringList{QStringLiteral("full")});
        QCOMPARE(names(), QStringList({one, two}));
        told.clear();
        ask();
        QVERIFY(told.isEmpty());
        letOneThrough();
        QCOMPARE(told, QStringList({QStringLiteral("done"), QStringLiteral("changed")}));
        QCOMPARE(names(), expected);
        const Connections before = m_store->connections();
        reread();
        QVERIFY(m_store->connections() == before); // as the file has it
        QCOMPARE(told.size(), 2);
    }

    void rename_takesTheRefusedEditAlong()
    {
        m_store->edit(one, {{{"domain", "typed"}}, {}});
        letOneThrough(full);
        m_store->rename(one, QStringLiteral("new"), [](const Result<void> &) {});
        letOneThrough();
        reread();
        QCOMPARE(names(), QStringList({QStringLiteral("new"), two}));
        QCOMPARE(
            stringAt(m_store->settings(QStringLiteral("new")), "domain"), QStringLiteral("typed"));
    }

    void flatConnection_getsAName()
    {
        put("domain: a\n");
        open();
        QCOMPARE(names(), QStringList{QString()});
        std::optional<Error> refused;
        m_store->add(two, [&](const Result<void> &added) { refused = added.error(); });
        letOneThrough();
        QCOMPARE(refused->code, ErrorCode::Unsupported);
        m_store->rename({}, one, [](const Result<void> &) {});
        letOneThrough();
        QCOMPARE(names(), QStringList{one});
        QCOMPARE(value("domain"), QStringLiteral("a"));
    }

    void noFile_getsItsFirstNameToo()
    {
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("settings.yaml"))));
        open();
        m_store->rename({}, one, [](const Result<void> &) {});
        letOneThrough();
        QCOMPARE(names(), QStringList{one});
        reread();
        QCOMPARE(names(), QStringList{one});
    }

    void unreadableFile_saysWhy_andKeepsWhatIsTyped()
    {
        put("- a list\n");
        reread();
        QVERIFY(m_store->problem().contains(QLatin1String("mapping")));
        QCOMPARE(names(), QStringList());
        std::optional<Error> refused;
        m_store->edit(one, {{{"domain", "typed"}}, {}},
            [&](const Result<void> &written) { refused = written.error(); });
        letOneThrough();
        QVERIFY(refused);
        reread();
        QCOMPARE(value("domain"), QStringLiteral("typed"));
        put("one:\n  token: t\n");
        reread();
        QVERIFY(m_store->problem().isEmpty());
        QCOMPARE(toJsonText(m_store->settings(one)),
            QByteArray("{\"token\":\"t\",\"domain\":\"typed\"}"));
    }

    void goneStore_isWrittenNevertheless()
    {
        bool told = false;
        m_store->edit(one, {{{"domain", "last"}}, {}}, [&](const Result<void> &) { told = true; });
        m_store.reset();
        letOneThrough();
        QVERIFY(!told);
        QCOMPARE(valueOnDisk(one, "domain"), QStringLiteral("last"));
    }
};

QTEST_GUILESS_MAIN(TestConnectionStore)
#include "tst_connectionstore.moc"
