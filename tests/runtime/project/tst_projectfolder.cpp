// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/readfile.h"
#include "runtime/project/casestore.h"
#include "runtime/project/connectorproject.h"
#include "runtime/project/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::project;

namespace
{

void put(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestProjectFolder : public QObject
{
    Q_OBJECT
private slots:
    void open_findsTheConnectorOfAFolder();
    void open_looksInTheWorkingFolderFirst();
    void readSource_refusesWhatThePlatformRefuses();
    void data_readsEveryKindOfFile();
    void data_saysWhatIsWrong_data();
    void data_saysWhatIsWrong();
    void lookupTable_readsCsv();
    void cases_surviveARestart();
    void cases_keepApartNamesThatLookAlike();
    void cases_listBrokenFilesAsProblems();
    void session_isIgnoredByGit();
    void jsonFile_neverOverwritesABrokenOne();
};

void TestProjectFolder::open_findsTheConnectorOfAFolder()
{
    const QTemporaryDir folder;
    QCOMPARE(ConnectorProject::open(folder.path(), {}).error().code, ErrorCode::NotFound);
    put(folder.filePath(QStringLiteral("connector.rb")), "{ title: 'x' }");
    const auto project = ConnectorProject::open(folder.path(), {});
    QVERIFY(project.has_value());
    QCOMPARE(project->folder(), QDir(folder.path()).absolutePath());
    QCOMPARE(*project->readSource(), QByteArray("{ title: 'x' }"));
    QCOMPARE(project->ownFolder(), folder.filePath(QStringLiteral(".patchbay")));
}

void TestProjectFolder::open_looksInTheWorkingFolderFirst()
{
    const QTemporaryDir working;
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("c.rb")), "{}");
    put(folder.filePath(QStringLiteral("settings.yaml")), "from: connector\n");
    put(folder.filePath(QStringLiteral("account_properties.yaml")), "p: connector\n");
    put(working.filePath(QStringLiteral("account_properties.yaml")), "p: working\n");
    const auto project
        = ConnectorProject::open(folder.filePath(QStringLiteral("c.rb")), working.path());
    QVERIFY(project.has_value());
    QCOMPARE(stringAt(*project->settings()->read({}), "from"), QStringLiteral("connector"));
    QCOMPARE(stringAt(project->data()->accountProperties, "p"), QStringLiteral("working"));
}

void TestProjectFolder::readSource_refusesWhatThePlatformRefuses()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("connector.rb"));
    put(path, "{ title: 'caf\xE9' }");
    const auto project = ConnectorProject::open(path, {});
    QCOMPARE(project->readSource().error().code, ErrorCode::Malformed);
    QVERIFY(project->readSource().error().detail.contains(QStringLiteral("line 1, column 14")));
    put(path, QByteArray(ConnectorProject::maxSourceBytes + 1, ' '));
    QCOMPARE(project->readSource().error().code, ErrorCode::TooLarge);
    put(path, QByteArray(ConnectorProject::maxSourceBytes, ' '));
    QVERIFY(project->readSource().has_value());
    put(path, "\xEF\xBB\xBF{}");
    QCOMPARE(*project->readSource(), QByteArray("{}"));
}

void TestProjectFolder::data_readsEveryKindOfFile()
{
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("connector.rb")), "{}");
    put(folder.filePath(QStringLiteral("account_properties.csv")), "name,value\nA,1\nB,\"x,y\"\n");
    put(folder.filePath(QStringLiteral("account_properties.yaml")), ":B: 2\nC: true\nD:\n");
    put(folder.filePath(QStringLiteral("lookup_tables.yaml")),
        "Ports:\n  id: 5\n  rows:\n  - {code: AA, since: 2020-01-01}\n");
    put(folder.filePath(QStringLiteral("workato_schemas.json")), "{\"7\":[{\"name\":\"x\"}]}");
    const auto data = ConnectorProject::open(folder.path(), {})->data();
    QVERIFY2(data.has_value(), data ? "" : qPrintable(data.error().detail));
    QCOMPARE(toJsonText(data->accountProperties),
        QByteArray("{\"A\":\"1\",\"B\":\"2\",\"C\":\"true\",\"D\":\"\"}"));
    QCOMPARE(toJsonText(data->lookupTables),
        QByteArray("{\"Ports\":{\"id\":5,\"rows\":[{\"code\":\"AA\",\"since\":{\"$date\":"
                   "\"2020-01-01\"}}]}}"));
    QCOMPARE(toJsonText(data->schemas), QByteArray("{\"7\":[{\"name\":\"x\"}]}"));
}

void TestProjectFolder::data_saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("ERB") << QStringLiteral("account_properties.yaml")
                         << QByteArray("a: 1\nb: <%= ENV['B'] %>\n")
                         << QStringLiteral("line 2: has an ERB template");
    QTest::newRow("list") << QStringLiteral("account_properties.yaml") << QByteArray("- a\n")
                          << QStringLiteral("mapping");
    QTest::newRow("no rows") << QStringLiteral("lookup_tables.yaml") << QByteArray("T: {id: 1}\n")
                             << QStringLiteral("table \"T\"");
    QTest::newRow("broken JSON") << QStringLiteral("workato_schemas.json") << QByteArray("{\"a\":")
                                 << QStringLiteral("line 1");
    QTest::newRow("array") << QStringLiteral("workato_schemas.json") << QByteArray("[]")
                           << QStringLiteral("object");
    QTest::newRow("csv") << QStringLiteral("account_properties.csv") << QByteArray("a,b\n\"x")
                         << QStringLiteral("line 2");
}

void TestProjectFolder::data_saysWhatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("connector.rb")), "{}");
    put(folder.filePath(name), text);
    const auto data = ConnectorProject::open(folder.path(), {})->data();
    QVERIFY(!data.has_value());
    QVERIFY2(data.error().detail.contains(name), qPrintable(data.error().detail));
    QVERIFY2(data.error().detail.contains(said), qPrintable(data.error().detail));
}

void TestProjectFolder::lookupTable_readsCsv()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.csv"));
    put(path, "code,name\nAA,Aarhus\nBB\n");
    QCOMPARE(toJsonText(*readLookupTableCsv(path, QStringLiteral("3"))),
        QByteArray("{\"id\":\"3\",\"rows\":[{\"code\":\"AA\",\"name\":\"Aarhus\"},{\"code\":\"BB\","
                   "\"name\":null}]}"));
}

void TestProjectFolder::cases_surviveARestart()
{
    const QTemporaryDir folder;
    CaseStore store(folder.path());
    const InputCase saved{QStringLiteral("Heavy parcel"), QStringLiteral("actions.ship"),
        QStringLiteral("Test"), Json{{"input", {{"kg", "31.5"}}}}};
    QVERIFY(store.save(saved).has_value());
    const CaseStore::Listing listing = CaseStore(folder.path()).list();
    QCOMPARE(listing.cases.size(), 1);
    QCOMPARE(listing.cases.first().name, saved.name);
    QCOMPARE(listing.cases.first().operation, saved.operation);
    QCOMPARE(listing.cases.first().connection, saved.connection);
    QCOMPARE(toJsonText(listing.cases.first().arguments), toJsonText(saved.arguments));
    QVERIFY(store.remove(saved.operation, saved.name).has_value());
    QCOMPARE(store.remove(saved.operation, saved.name).error().code, ErrorCode::NotFound);
    QVERIFY(store.list().cases.isEmpty());
}

void TestProjectFolder::cases_keepApartNamesThatLookAlike()
{
    const QTemporaryDir folder;
    CaseStore store(folder.path());
    const QStringList names{QStringLiteral("a/b"), QStringLiteral("a_b"), QStringLiteral("a?b"),
        QStringLiteral("../../x"), QStringLiteral(".hidden"), QString(300, QLatin1Char('n'))};
    for (const QString &name : names)
        QVERIFY(store.save({name, QStringLiteral("actions.x"), {}, Json::object()}).has_value());
    QCOMPARE(store.list().cases.size(), names.size());
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("cases")});
    QVERIFY(!store.save({{}, QStringLiteral("actions.x"), {}, Json::object()}).has_value());
}

void TestProjectFolder::cases_listBrokenFilesAsProblems()
{
    const QTemporaryDir folder;
    CaseStore store(folder.path());
    QVERIFY(store.save({QStringLiteral("good"), QStringLiteral("test"), {}, Json::object()})
                .has_value());
    put(folder.filePath(QStringLiteral("cases/broken.json")), "{\"case\":1,");
    put(folder.filePath(QStringLiteral("cases/other.json")), "{\"something\":\"else\"}");
    const CaseStore::Listing listing = store.list();
    QCOMPARE(listing.cases.size(), 1);
    QCOMPARE(listing.problems.size(), 2);
    QVERIFY(listing.problems.first().detail.contains(QStringLiteral("broken.json")));
}

void TestProjectFolder::session_isIgnoredByGit()
{
    const QTemporaryDir folder;
    const QString own = folder.filePath(QStringLiteral(".patchbay"));
    QCOMPARE(toJsonText(*readSession(own)), QByteArray("{}"));
    QVERIFY(writeSession(own, Json{{"tabs", {"connector.rb"}}}).has_value());
    QCOMPARE(toJsonText(*readSession(own)), QByteArray("{\"tabs\":[\"connector.rb\"]}"));
    QVERIFY(readFile(own + QStringLiteral("/.gitignore"), 100)->startsWith("session.json\n"));
}

void TestProjectFolder::jsonFile_neverOverwritesABrokenOne()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.json"));
    put(path, "{ half");
    const auto changed = changeJsonObject(path, [](Json &all) { all["a"] = 1; });
    QCOMPARE(changed.error().code, ErrorCode::Malformed);
    QCOMPARE(*readFile(path, 100), QByteArray("{ half"));
}

QTEST_GUILESS_MAIN(TestProjectFolder)
#include "tst_projectfolder.moc"
