// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/atomicfile.h"
#include "runtime/files/temporaryfile.h"
#include "tests/support/fulldisk.h"
#include "tests/support/ordinaryuser.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QTest>

using namespace patchbay;

class TestAtomicFile : public QObject
{
    Q_OBJECT
public:
    static void initMain()
    {
        s_disk = std::make_unique<test::FullDisk>(); // needs the powers that are given up next
        s_bowed = test::bowToPermissions();
    }

private:
    static inline std::unique_ptr<test::FullDisk> s_disk;
    static inline bool s_bowed = false;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QByteArray got(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    static unsigned modeOf(const QString &path)
    {
        struct stat info = {};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777U : 0;
    }
    static QStringList all(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static ErrorCode codeOf(const Result<void> &result)
    {
        return result ? ErrorCode::Internal : result.error().code;
    }

private slots:
    void cleanupTestCase() { s_disk.reset(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void newFile_takesTheUsersMask_andLeavesNothingBeside()
    {
        const mode_t mask = ::umask(027);
        QVERIFY(writeFileAtomically(path("shared"), "text"));
        QVERIFY(writeFileAtomically(path("secret"), "text", NewFileMode::OwnerOnly));
        ::umask(mask);
        QCOMPARE(got(path("shared")), QByteArray("text"));
        QCOMPARE(modeOf(path("shared")), 0640U);
        QCOMPARE(modeOf(path("secret")), 0600U);
        QCOMPARE(all(m_folder->path()),
            QStringList({QStringLiteral("secret"), QStringLiteral("shared")}));
    }

    void existingFile_keepsItsMode_data()
    {
        QTest::addColumn<unsigned>("mode");
        QTest::newRow("of a script") << 0755U;
        QTest::newRow("wider than the mask") << 0666U;
        QTest::newRow("narrower than the mask") << 0600U;
        QTest::newRow("of a group") << 02664U;
    }
    void existingFile_keepsItsMode()
    {
        QFETCH(unsigned, mode);
        put(path("x"), "a long old text");
        QCOMPARE(::chmod(QFile::encodeName(path("x")).constData(), mode), 0);
        QVERIFY(writeFileAtomically(path("x"), "new"));
        QVERIFY(writeFileAtomically(path("x"), "newer", NewFileMode::OwnerOnly));
        QCOMPARE(got(path("x")), QByteArray("newer"));
        QCOMPARE(modeOf(path("x")), mode);
    }

    void whoeverHasTheOldFileOpen_keepsTheOldText()
    {
        put(path("x"), "old");
        QFile reader(path("x"));
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QVERIFY(writeFileAtomically(path("x"), "new"));
        QCOMPARE(reader.readAll(), QByteArray("old"));
    }

    void link_isFollowed_andStays_data()
    {
        QTest::addColumn<bool>("targetExists");
        QTest::newRow("to a file") << true;
        QTest::newRow("to a file that is still to come") << false;
    }
    void link_isFollowed_andStays()
    {
        QFETCH(bool, targetExists);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("there")));
        if (targetExists)
            put(path("there/target"), "old");
        QVERIFY(QFile::link(QStringLiteral("there/target"), path("second")));
        QVERIFY(QFile::link(QStringLiteral("second"), path("first")));
        QVERIFY(writeFileAtomically(path("first"), "new"));
        QVERIFY(QFileInfo(path("first")).isSymLink());
        QVERIFY(QFileInfo(path("second")).isSymLink());
        QVERIFY(!QFileInfo(path("there/target")).isSymLink());
        QCOMPARE(got(path("there/target")), QByteArray("new"));
    }

    void ringOfLinks_isAnError()
    {
        QVERIFY(QFile::link(QStringLiteral("b"), path("a")));
        QVERIFY(QFile::link(QStringLiteral("a"), path("b")));
        QVERIFY(!writeFileAtomically(path("a"), "new"));
        QVERIFY(QFileInfo(path("a")).isSymLink());
    }

    void missingFolder_isMadeWhereItMayBe()
    {
        QCOMPARE(codeOf(writeFileAtomically(
                     path("a/b/x"), "text", NewFileMode::Ordinary, MissingFolders::Refuse)),
            ErrorCode::NotFound);
        QVERIFY(!QFileInfo::exists(path("a")));
        QVERIFY(writeFileAtomically(path("a/b/x"), "text"));
        QCOMPARE(got(path("a/b/x")), QByteArray("text"));
        QVERIFY(!writeFileAtomically(path("a/b/x/below a file"), "text"));
    }

    void whatIsNoFile_isRefused()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
        QCOMPARE(codeOf(writeFileAtomically(path("folder"), "text")), ErrorCode::Malformed);
        QCOMPARE(codeOf(writeFileAtomically(QStringLiteral("/dev/null"), "text")),
            ErrorCode::Unsupported);
        QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
        QCOMPARE(codeOf(writeFileAtomically(path("pipe"), "text")), ErrorCode::Unsupported);
    }

    void readOnlyFile_staysAsItWas()
    {
        put(path("x"), "old");
        QVERIFY(QFile::setPermissions(path("x"), QFile::ReadOwner));
        QCOMPARE(codeOf(writeFileAtomically(path("x"), "new")), ErrorCode::ReadOnly);
        QCOMPARE(got(path("x")), QByteArray("old"));
    }

    void readOnlyFolder_isSaid()
    {
        QVERIFY(s_bowed);
        put(path("x"), "old");
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto replaced = writeFileAtomically(path("x"), "new");
        const auto added = writeFileAtomically(path("y"), "new");
        const auto below = writeFileAtomically(path("z/y"), "new");
        QVERIFY(QFile::setPermissions(
            m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(codeOf(replaced), ErrorCode::ReadOnly);
        QVERIFY(replaced.error().detail.contains(QStringLiteral("read-only")));
        QCOMPARE(codeOf(added), ErrorCode::ReadOnly);
        QCOMPARE(codeOf(below), ErrorCode::Denied);
        QCOMPARE(all(m_folder->path()), QStringList{QStringLiteral("x")});
        QCOMPARE(got(path("x")), QByteArray("old"));
    }

    // A kill ends the lock as the closing here does.
    void leftover_isRemovedOnceNobodyWritesIt()
    {
        const QString target = path("connector.rb");
        const TemporaryFile written = makeTemporaryFile(target, 0600);
        const TemporaryFile another = makeTemporaryFile(path("another.rb"), 0600);
        QVERIFY(written.file >= 0 && another.file >= 0);
        put(path(".patchbay-notes.tmp"), "mine");
        QCOMPARE(::close(another.file), 0);
        removeLeftovers(target);
        QVERIFY(QFile::exists(QFile::decodeName(written.name)));

        QCOMPARE(::close(written.file), 0);
        removeLeftovers(target);
        QVERIFY(!QFile::exists(QFile::decodeName(written.name)));
        QVERIFY(QFile::exists(QFile::decodeName(another.name)));
        QCOMPARE(got(path(".patchbay-notes.tmp")), QByteArray("mine"));
    }

    void leftover_besideTheFileBehindALink_isRemoved()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("real")));
        put(path("real/connector.rb"), "old");
        QVERIFY(QFile::link(path("real/connector.rb"), path("link.rb")));
        const TemporaryFile left = makeTemporaryFile(path("real/connector.rb"), 0600);
        QCOMPARE(::close(left.file), 0);
        removeLeftovers(path("link.rb"));
        QCOMPARE(all(path("real")), QStringList(QStringLiteral("connector.rb")));
    }

    void fullDisk_isNamed_andTheOldFileStays()
    {
        if (!s_disk->isThere())
            QSKIP("this kernel lets nobody mount a disk of its own");
        const QString file = s_disk->path() + QStringLiteral("/x");
        put(file, "as it was");
        QCOMPARE(codeOf(writeFileAtomically(file, QByteArray(1 << 20, 'x'))), ErrorCode::NoSpace);
        QCOMPARE(got(file), QByteArray("as it was"));
        QCOMPARE(all(s_disk->path()), QStringList{QStringLiteral("x")});
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
