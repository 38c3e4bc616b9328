// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/workspace.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;

class TestWorkspace : public QObject
{
    Q_OBJECT
    static constexpr int patience = 20'000;

    std::unique_ptr<QTemporaryDir> m_folder;

    void write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    std::optional<project::ConnectorProject> project()
    {
        auto opened = project::ConnectorProject::open(
            m_folder->filePath(QStringLiteral("connector.rb")), {});
        return opened ? std::optional(*std::move(opened)) : std::nullopt;
    }
    QByteArray onDisk() const
    {
        QFile file(m_folder->filePath(QStringLiteral("settings.yaml")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void open(Workspace &workspace)
    {
        workspace.setProject(project());
        QTRY_VERIFY_WITH_TIMEOUT(workspace.isReady(), patience);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(QStringLiteral("connector.rb"), "{}");
        write(QStringLiteral("settings.yaml"), "one:\n  key: a\ntwo:\n  key: b\n");
    }

    void withoutProject_isReadyAndEmpty()
    {
        Workspace workspace;
        QVERIFY(workspace.isReady());
        QVERIFY(workspace.settings().empty());
        QCOMPARE(workspace.connectionNames(), QStringList());
    }

    void project_isReadLater_andWhoWaitsIsCalled()
    {
        Workspace workspace;
        bool called = false;
        workspace.setProject(project());
        QVERIFY(!workspace.isReady());
        workspace.whenReady([&] { called = true; });
        QVERIFY(!called);
        QTRY_VERIFY_WITH_TIMEOUT(called, patience);
        QCOMPARE(workspace.connectionNames(),
            QStringList({QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(workspace.connection(), QStringLiteral("one"));
        QCOMPARE(stringAt(workspace.settings(), "key"), QStringLiteral("a"));
        workspace.setConnection(QStringLiteral("two"));
        QCOMPARE(stringAt(workspace.settings(), "key"), QStringLiteral("b"));
        QVERIFY(workspace.connections());
    }

    void choice_madeBeforeItWasRead_counts()
    {
        Workspace workspace;
        workspace.setProject(project());
        workspace.setConnection(QStringLiteral("two"));
        QTRY_VERIFY_WITH_TIMEOUT(workspace.isReady(), patience);
        QCOMPARE(workspace.connection(), QStringLiteral("two"));
    }

    void changeOnDisk_isNoticed_data()
    {
        QTest::addColumn<bool>("rename");
        QTest::newRow("written in place") << false;
        QTest::newRow("renamed over") << true;
    }
    void changeOnDisk_isNoticed()
    {
        QFETCH(bool, rename);
        Workspace workspace;
        open(workspace);
        QSignalSpy changed(&workspace, &Workspace::connectionChanged);
        if (rename) {
            write(QStringLiteral("next.yaml"), "one:\n  key: new\n");
            QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("settings.yaml"))));
            QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("next.yaml")),
                m_folder->filePath(QStringLiteral("settings.yaml"))));
        } else {
            write(QStringLiteral("settings.yaml"), "one:\n  key: new\n");
        }
        QTRY_COMPARE_WITH_TIMEOUT(
            stringAt(workspace.settings(), "key"), QStringLiteral("new"), patience);
        QVERIFY(changed.count() > 0);
        QCOMPARE(workspace.connectionNames(), QStringList{QStringLiteral("one")});
    }

    void filesThatComeLater_areNoticed()
    {
        Workspace workspace;
        open(workspace);
        QVERIFY(workspace.surroundings().accountProperties.empty());
        write(QStringLiteral("account_properties.yaml"), "region: eu\n");
        QTRY_COMPARE_WITH_TIMEOUT(stringAt(workspace.surroundings().accountProperties, "region"),
            QStringLiteral("eu"), patience);
        project::CaseStore cases(project()->ownFolder());
        QVERIFY(
            cases.save({QStringLiteral("small"), QStringLiteral("actions.a"), {}, Json::object()}));
        workspace.reread();
        QTRY_COMPARE_WITH_TIMEOUT(workspace.caseNames(QStringLiteral("actions.a")),
            QStringList{QStringLiteral("small")}, patience);
    }

    void sameContent_evaluatesNothingAnew()
    {
        Workspace workspace;
        open(workspace);
        QSignalSpy changed(&workspace, &Workspace::connectionChanged);
        QSignalSpy names(&workspace, &Workspace::connectionsChanged);
        write(QStringLiteral("settings.yaml"), "one:\n  key: a\ntwo:\n  key: b\n");
        workspace.reread();
        bool written = false;
        workspace.saveCase({QStringLiteral("x"), QStringLiteral("actions.a"), {}, Json::object()},
            [&](const Result<void> &result) { written = result.has_value(); });
        QTRY_COMPARE_WITH_TIMEOUT(workspace.caseNames(QStringLiteral("actions.a")),
            QStringList{QStringLiteral("x")}, patience);
        QVERIFY(written);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(names.count(), 0);
    }

    void savedSettings_countAtOnce_andAreNotUndoneByAnOldReading()
    {
        Workspace workspace;
        open(workspace);
        QSignalSpy changed(&workspace, &Workspace::connectionChanged);
        workspace.reread(); // under way with what is on the disk
        workspace.connections()->edit(QStringLiteral("one"), {{{"key", "typed"}}, {}});
        QCOMPARE(stringAt(workspace.settings(), "key"), QStringLiteral("typed"));
        QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("typed"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.connections()->isWriting(), patience);
        bool isRead = false;
        workspace.saveCase({QStringLiteral("x"), QStringLiteral("actions.a"), {}, Json::object()},
            [&](const Result<void> &) { isRead = true; }); // behind all that was asked for
        QTRY_VERIFY_WITH_TIMEOUT(isRead, patience);
        QCOMPARE(stringAt(workspace.settings(), "key"), QStringLiteral("typed"));
        QCOMPARE(changed.count(), 0); // who typed it knows
    }

    void settings_areWrittenAfterTheirProjectLeftTheFront()
    {
        Workspace workspace;
        open(workspace);
        const auto connections = workspace.connections();
        workspace.setProject({});
        QVERIFY(!workspace.connections());
        QVERIFY(workspace.settings().empty());
        connections->edit(QStringLiteral("one"), {{{"token", "t2"}}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("t2"), patience);
        open(workspace);
        QVERIFY(workspace.connections() == connections);
        QCOMPARE(stringAt(workspace.settings(), "token"), QStringLiteral("t2"));
    }

    void chosenConnection_isFollowedWhenItIsRenamedOrGoes()
    {
        Workspace workspace;
        open(workspace);
        workspace.setConnection(QStringLiteral("two"));
        QSignalSpy names(&workspace, &Workspace::connectionsChanged);
        QSignalSpy changed(&workspace, &Workspace::connectionChanged);
        workspace.connections()->rename(QStringLiteral("two"), QStringLiteral("new"),
            [&](const Result<void> &) { workspace.setConnection(QStringLiteral("new")); });
        QTRY_COMPARE_WITH_TIMEOUT(workspace.connection(), QStringLiteral("new"), patience);
        QCOMPARE(stringAt(workspace.settings(), "key"), QStringLiteral("b"));
        QCOMPARE(names.count(), 1);
        QCOMPARE(changed.count(), 1);
        workspace.connections()->remove(QStringLiteral("new"), [](const Result<void> &) {});
        QTRY_COMPARE_WITH_TIMEOUT(workspace.connection(), QStringLiteral("one"), patience);
        QCOMPARE(names.count(), 2);
        QCOMPARE(changed.count(), 2);
    }

    void brokenFiles_areReported_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("settings") << QStringLiteral("settings.yaml") << QByteArray("one: [1,\n  {");
        QTest::newRow("not a mapping") << QStringLiteral("settings.yaml") << QByteArray("- 1\n");
        QTest::newRow("tables") << QStringLiteral("lookup_tables.yaml") << QByteArray("x: [1,\n {");
        QTest::newRow("not text") << QStringLiteral("settings.yaml") << QByteArray("a: \xff\xfe\n");
    }
    void brokenFiles_areReported()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        write(name, text);
        Workspace workspace;
        open(workspace);
        QVERIFY(workspace.problem().contains(name));
        write(name, "{}\n");
        QTRY_VERIFY_WITH_TIMEOUT(workspace.problem().isEmpty(), patience);
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
