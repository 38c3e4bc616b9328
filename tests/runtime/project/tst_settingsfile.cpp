// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/readfile.h"
#include "runtime/project/encryptedtext.h"
#include "runtime/project/settingsfile.h"
#include "tests/support/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::project;

namespace
{

const QString golden = QStringLiteral(PATCHBAY_TEST_DATA "/project/encrypted");

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

SettingsFile locateIn(const QString &folder)
{
    auto file = SettingsFile::locate({{}, {folder}, {}, {}});
    return file ? *file : SettingsFile();
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT
public:
    static void initMain() { s_bowed = test::bowToPermissions(); }

private slots:
    void decrypt_readsWhatActiveSupportWrote();
    void decrypt_refusesWrongKeysAndAlteredFiles();
    void encrypt_readsBack_data();
    void encrypt_readsBack();
    void unmarshal_survivesGarbage();
    void masterKey_prefersTheEnvironment();
    void masterKey_isMadeForItsOwnerOnly();

    void read_findsFlatAndNamedSettings();
    void read_namesWhatIsMissingOrBroken_data();
    void read_namesWhatIsMissingOrBroken();
    void locate_prefersEncryptedThenTheFirstFolder();
    void edit_keepsTheRestAndThePermissions();
    void edit_reencryptsEncryptedFiles();
    void write_leavesTheFileWhenTheDiskIsReadOnly();
    void edit_firstConnectionOfAProjectIsEncrypted();
    void edit_ofAFileThatCameMeanwhileKeepsItsContents();
    void edit_waitsForAnotherProgram();
    void names_areGivenOnceAndOnlyInAFileWithNames();

private:
    static inline bool s_bowed = false;
};

void TestSettingsFile::decrypt_readsWhatActiveSupportWrote()
{
    const auto key = MasterKey::find(golden + QStringLiteral("/master.key"), {});
    QVERIFY(key.has_value());
    const auto content = readFile(golden + QStringLiteral("/settings.yaml.enc"), 10'000);
    const auto text = decryptText(*content, *key);
    QVERIFY(text.has_value());
    QCOMPARE(*text,
        QByteArray("---\nharbor:\n  :api_key: \"caf\xC3\xA9 #{x}\"\n  port: 8080\nother:\n"));

    const auto file = SettingsFile::locate({{}, {golden}, {}, {}});
    QVERIFY(file.has_value());
    QVERIFY(file->isEncrypted());
    const auto settings = file->read(QStringLiteral("harbor"));
    QVERIFY(settings.has_value());
    QCOMPARE(toJsonText(*settings), QByteArray("{\"api_key\":\"caf\xC3\xA9 #{x}\",\"port\":8080}"));
    QCOMPARE(toJsonText(*file->read(QStringLiteral("other"))), QByteArray("{}"));
}

void TestSettingsFile::decrypt_refusesWrongKeysAndAlteredFiles()
{
    const auto wrong = MasterKey::fromHex(QByteArray(32, 'a'));
    const auto right = MasterKey::find(golden + QStringLiteral("/master.key"), {});
    QByteArray content = *readFile(golden + QStringLiteral("/settings.yaml.enc"), 10'000);
    QCOMPARE(decryptText(content, *wrong).error().code, ErrorCode::Denied);
    QCOMPARE(decryptText("settings: plain", *right).error().code, ErrorCode::Malformed);
    QCOMPARE(decryptText("", *right).error().code, ErrorCode::Malformed);
    QCOMPARE(decryptText("YQ==--YQ==--YQ==", *right).error().code, ErrorCode::Malformed);
    content[3] = content.at(3) == 'A' ? 'B' : 'A';
    QCOMPARE(decryptText(content, *right).error().code, ErrorCode::Denied);
    QVERIFY(!MasterKey::fromHex("123").has_value());
    QVERIFY(!MasterKey::fromHex(QByteArray(32, 'g')).has_value());
}

void TestSettingsFile::encrypt_readsBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    for (const int size : {1, 122, 123, 255, 256, 65'535, 65'536, 1'000'000})
        QTest::addRow("%d bytes", size) << QByteArray(size, 'x');
}

void TestSettingsFile::encrypt_readsBack()
{
    QFETCH(QByteArray, text);
    const auto key = MasterKey::fromHex("0123456789abcdef0123456789abcdef");
    const auto content = encryptText(text, *key);
    QVERIFY(content.has_value());
    QCOMPARE(*decryptText(*content, *key), text);
    QVERIFY(*encryptText(text, *key) != *content); // a fresh vector each time
}

void TestSettingsFile::unmarshal_survivesGarbage()
{
    for (const char *text : {"", "\x04", "\x04\x08", "\x04\x08I", "\x04\x08I\"", "\x04\x08I\"\x04",
             "\x04\x08I\"\x7Fxx", "\x04\x08{", "\x04\x08I\"\xFFxx"})
        QVERIFY(!unmarshalString(text).has_value());
    QCOMPARE(*unmarshalString(QByteArray("\x04\x08\"\x07"
                                         "ab")),
        QByteArray("ab"));
}

void TestSettingsFile::masterKey_prefersTheEnvironment()
{
    const auto key = MasterKey::find(
        golden + QStringLiteral("/master.key"), "ffffffffffffffffffffffffffffffff\n");
    QVERIFY(key.has_value());
    QCOMPARE(key->bytes(), QByteArray(16, '\xFF'));
    const auto missing = MasterKey::find(QStringLiteral("/nonexistent/master.key"), {});
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().detail.contains(QStringLiteral("WORKATO_CONNECTOR_MASTER_KEY")));
}

void TestSettingsFile::masterKey_isMadeForItsOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("master.key"));
    const auto key = MasterKey::create(path);
    QVERIFY(key.has_value());
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    QCOMPARE(MasterKey::find(path, {})->bytes(), key->bytes());
    QVERIFY(!MasterKey::create(path).has_value());
}

void TestSettingsFile::read_findsFlatAndNamedSettings()
{
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("settings.yaml")), ":api_key: abc\nhost: h\n");
    SettingsFile flat = locateIn(folder.path());
    QCOMPARE(flat.connections()->names, QStringList{QString()});
    QVERIFY(flat.connections()->settings.value(QString()) == *flat.read({}));
    QCOMPARE(toJsonText(*flat.read({})), QByteArray("{\"api_key\":\"abc\",\"host\":\"h\"}"));

    put(folder.filePath(QStringLiteral("settings.yaml")), "one:\n  a: 1\ntwo:\n");
    QCOMPARE(
        flat.connections()->names, (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    QVERIFY(flat.connections()->settings.value(QStringLiteral("two")) == Json::object());
    QCOMPARE(toJsonText(*flat.read(QStringLiteral("one"))), QByteArray("{\"a\":1}"));
    QCOMPARE(flat.read(QStringLiteral("Z")).error(),
        (Error{ErrorCode::NotFound, QStringLiteral("key not found: \"Z\"")}));

    const QTemporaryDir empty;
    QCOMPARE(toJsonText(*locateIn(empty.path()).read({})), QByteArray("{}"));
}

void TestSettingsFile::read_namesWhatIsMissingOrBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("list") << QByteArray("- a\n") << QStringLiteral("mapping");
    QTest::newRow("text") << QByteArray("just text") << QStringLiteral("mapping");
    QTest::newRow("date") << QByteArray("a: 2020-01-01") << QStringLiteral("line 1, column 4");
    QTest::newRow("not UTF-8") << QByteArray("ok: 1\nna\xEFve: 1\n")
                               << QStringLiteral("not UTF-8 text at line 2, column 3");
    QTest::newRow("broken") << QByteArray("a: [") << QStringLiteral("settings.yaml: line ");
}

void TestSettingsFile::read_namesWhatIsMissingOrBroken()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("settings.yaml")), text);
    const auto settings = locateIn(folder.path()).read({});
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().code, ErrorCode::Malformed);
    QVERIFY2(settings.error().detail.contains(said), qPrintable(settings.error().detail));
}

void TestSettingsFile::locate_prefersEncryptedThenTheFirstFolder()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    put(second.filePath(QStringLiteral("settings.yaml")), "a: second\n");
    const QStringList folders{first.path(), second.path()};
    QCOMPARE(SettingsFile::locate({{}, folders, {}, {}})->path(),
        second.filePath(QStringLiteral("settings.yaml")));
    put(first.filePath(QStringLiteral("settings.yaml")), "a: first\n");
    QCOMPARE(SettingsFile::locate({{}, folders, {}, {}})->path(),
        first.filePath(QStringLiteral("settings.yaml")));
    QFile::copy(golden + QStringLiteral("/settings.yaml.enc"),
        first.filePath(QStringLiteral("settings.yaml.enc")));
    const auto file = SettingsFile::locate({{}, folders, {}, {}});
    QVERIFY(file->isEncrypted());
    QVERIFY(file->read({}).error().detail.contains(QStringLiteral("master.key")));
    QCOMPARE(SettingsFile::locate({QStringLiteral("/nope.yaml"), folders, {}, {}}).error().code,
        ErrorCode::NotFound);
}

void TestSettingsFile::edit_keepsTheRestAndThePermissions()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.yaml"));
    put(path, "one:\n  a: 1\n  b: '2'\ntwo:\n  c: 3\n");
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    SettingsFile file = locateIn(folder.path());
    const Json changes = {{"b", "new"}, {"token", "t"}};
    QVERIFY(file.edit(QStringLiteral("one"), {changes, {"a"}}).has_value());
    QCOMPARE(toJsonText(*file.read({})),
        QByteArray("{\"one\":{\"b\":\"new\",\"token\":\"t\"},\"two\":{\"c\":3}}"));
    QCOMPARE(QFile::permissions(path) & QFile::ReadOther, QFile::Permissions());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
        QStringList{QStringLiteral("settings.yaml")});
}

void TestSettingsFile::edit_reencryptsEncryptedFiles()
{
    const QTemporaryDir folder;
    for (const char *name : {"settings.yaml.enc", "master.key"}) {
        QFile::copy(
            golden + QLatin1Char('/') + QLatin1String(name), folder.filePath(QLatin1String(name)));
    }
    SettingsFile file = locateIn(folder.path());
    QVERIFY(file.edit(QStringLiteral("other"), {{{"x", "y"}}, {}}).has_value());
    const QByteArray content
        = *readFile(folder.filePath(QStringLiteral("settings.yaml.enc")), 100'000);
    QCOMPARE(content.count("--"), 2);
    QVERIFY(!content.contains("harbor"));
    QCOMPARE(toJsonText(*locateIn(folder.path()).read(QStringLiteral("other"))),
        QByteArray("{\"x\":\"y\"}"));
}

void TestSettingsFile::write_leavesTheFileWhenTheDiskIsReadOnly()
{
    QVERIFY(s_bowed);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.yaml"));
    put(path, "a: 1\n");
    QFile::setPermissions(path, QFile::ReadOwner);
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner);
    SettingsFile file = locateIn(folder.path());
    const auto written = file.edit({}, {{{"a", 2}}, {}});
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!written);
    QVERIFY(
        written.error().code == ErrorCode::ReadOnly || written.error().code == ErrorCode::Denied);
    QVERIFY(written.error().detail.contains(path));
    QCOMPARE(*readFile(path, 100), QByteArray("a: 1\n"));
}

void TestSettingsFile::edit_firstConnectionOfAProjectIsEncrypted()
{
    const QTemporaryDir folder;
    const QString name = QStringLiteral("Test");
    const SettingsFile file = locateIn(folder.path());
    QVERIFY(file.edit(name, {{{"api_key", "very-secret"}}, {}}).has_value());
    const QByteArray content
        = *readFile(folder.filePath(QStringLiteral("settings.yaml.enc")), 10'000);
    QVERIFY(!content.contains("very-secret"));
    const auto again = locateIn(folder.path()).connections();
    QCOMPARE(again->names, QStringList{name});
    QCOMPARE(stringAt(again->settings.value(name), "api_key"), QStringLiteral("very-secret"));
}

// As when a page and a run change the same settings, each located before the file was there.
void TestSettingsFile::edit_ofAFileThatCameMeanwhileKeepsItsContents()
{
    const QTemporaryDir folder;
    const SettingsFile first = locateIn(folder.path());
    const SettingsFile second = locateIn(folder.path());
    QVERIFY(first.edit({}, {{{"a", 1}}, {}}).has_value());
    QVERIFY(second.edit({}, {{{"b", 2}}, {}}).has_value());
    QCOMPARE(toJsonText(*second.read({})), QByteArray("{\"a\":1,\"b\":2}"));
}

void TestSettingsFile::edit_waitsForAnotherProgram()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.yaml"));
    put(path, "a: 1\n");
    const SettingsFile file = locateIn(folder.path());
    QLockFile other(path + QStringLiteral(".lock"));
    QVERIFY(other.lock());
    QCOMPARE(file.edit({}, {{{"a", 2}}, {}}).error().code, ErrorCode::Timeout);
    other.unlock();
    QVERIFY(file.edit({}, {{{"a", 2}}, {}}).has_value());
    QCOMPARE(toJsonText(*file.read({})), QByteArray("{\"a\":2}"));
}

void TestSettingsFile::names_areGivenOnceAndOnlyInAFileWithNames()
{
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("settings.yaml")), "api_key: k\n");
    const SettingsFile file = locateIn(folder.path());
    const QString main = QStringLiteral("Main");
    const QString other = QStringLiteral("Other");
    const QString copy = QStringLiteral("Copy");
    QCOMPARE(file.add(other).error().code, ErrorCode::Unsupported);
    QCOMPARE(file.edit(other, {{{"a", 1}}, {}}).error().code, ErrorCode::Unsupported);
    QVERIFY(file.rename({}, main).has_value());
    QCOMPARE(file.rename({}, copy).error().code, ErrorCode::NotFound);
    QVERIFY(file.add(other).has_value());
    QCOMPARE(file.add(other).error().code, ErrorCode::Denied);
    QVERIFY(file.duplicate(main, copy).has_value());
    QCOMPARE(file.duplicate(main, copy).error().code, ErrorCode::Denied);
    QCOMPARE(file.duplicate(QStringLiteral("no"), QStringLiteral("x")).error().code,
        ErrorCode::NotFound);
    QCOMPARE(file.rename(main, other).error().code, ErrorCode::Denied);
    QVERIFY(file.rename(other, QStringLiteral("Third")).has_value());
    QVERIFY(file.remove(main).has_value());
    QCOMPARE(file.remove(main).error().code, ErrorCode::NotFound);
    QCOMPARE(file.connections()->names, (QStringList{QStringLiteral("Third"), copy}));
    QCOMPARE(stringAt(*file.read(copy), "api_key"), QStringLiteral("k"));
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
