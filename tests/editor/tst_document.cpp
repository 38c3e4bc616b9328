// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/document.h"
#include "tests/support/slowdisk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::editor;
using patchbay::test::SlowDisk;

namespace
{

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray got(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

// How a save ended, when it has.
struct Outcome
{
    Document::Saved note()
    {
        return [this](const Result<void> &saved) { result = saved; };
    }
    ErrorCode code() const
    {
        return result->has_value() ? ErrorCode::Internal : result->error().code;
    }
    std::optional<Result<void>> result;
};

// As the window opens a file, but waiting for the disk.
Result<QByteArray> load(Document &document, const QString &path)
{
    const auto source = Document::read(path);
    if (!source)
        return fail(source.error());
    document.open(path, *source);
    return source->utf8;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_recovery;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("connector.rb"));
        m_recovery = m_folder->filePath(QStringLiteral("recovery"));
        put(m_path, "saved");
    }

    void save_keepsTheFormat()
    {
        put(m_path, "\xEF\xBB\xBF{\r\n}\r\n");
        QVERIFY(
            QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        FileWorker files;
        Document document(files, m_recovery);
        QByteArray text = *load(document, m_path);
        QCOMPARE(text, QByteArray("{\r\n}\r\n"));
        document.setTextSource([&] { return text; });
        text = "{ }\r\n";
        document.textChanged();
        QVERIFY(document.isDirty());
        Outcome saved;
        document.save(saved.note());
        QTRY_VERIFY(saved.result);
        QVERIFY(saved.result->has_value());
        QVERIFY(!document.isDirty());
        QCOMPARE(got(m_path), QByteArray("\xEF\xBB\xBF{ }\r\n"));
        QVERIFY(QFile::permissions(m_path) & QFile::ExeOwner);
    }

    void save_neverWaits_andTheDocumentIsDirtyUntilItIsDone()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("changed"); });
        document.textChanged();
        QSignalSpy dirty(&document, &Document::dirtyChanged);
        QSignalSpy saving(&document, &Document::savingChanged);
        SlowDisk disk(files, m_path);
        Outcome saved;
        document.save(saved.note());
        document.setDirty(false); // as a view says whose text now counts as saved
        QVERIFY(document.isSaving());
        QVERIFY(document.isDirty());
        QVERIFY(!saved.result);
        disk.letGo();
        QTRY_VERIFY(saved.result);
        QVERIFY(!document.isDirty());
        QVERIFY(!document.isSaving());
        QCOMPARE(dirty.count(), 1);
        QCOMPARE(saving, QList<QVariantList>({{true}, {false}}));
        QCOMPARE(got(m_path), QByteArray("changed"));
    }

    void typingDuringASave_staysUnsaved_andHasACopy()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        QByteArray text = "first";
        document.setTextSource([&text] { return text; });
        document.textChanged();
        Outcome saved;
        {
            SlowDisk disk(files, m_path);
            document.save(saved.note());
            document.setDirty(false);
            text = "first and second";
            document.setDirty(true);
            document.textChanged();
        }
        QTRY_VERIFY(saved.result);
        QVERIFY(saved.result->has_value());
        QVERIFY(document.isDirty());
        QCOMPARE(got(m_path), QByteArray("first"));
        // At once, not after the usual delay: an older copy must not outlive the newer file.
        const RecoveryJournal journal(m_recovery, m_path);
        QTRY_VERIFY(journal.read());
        QCOMPARE(journal.read()->utf8, QByteArray("first and second"));
        document.save(saved.note());
        document.setDirty(false);
        QTRY_COMPARE(got(m_path), text);
        QTRY_VERIFY(!document.isDirty());
        QTRY_VERIFY(!journal.read());
    }

    void severalSaves_endInTheOrderOfTheirTexts()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        QByteArray text;
        document.setTextSource([&text] { return text; });
        QSignalSpy saving(&document, &Document::savingChanged);
        for (int i = 0; i < 20; ++i) {
            text = QByteArray::number(i);
            document.textChanged();
            document.save([](const Result<void> &saved) { QVERIFY(saved.has_value()); });
        }
        QTRY_VERIFY(!document.isSaving());
        QVERIFY(!document.isDirty());
        QCOMPARE(got(m_path), QByteArray("19"));
        QCOMPARE(saving.count(), 2);
    }

    void failedSave_keepsTheDocumentDirty_evenWhenTheViewIsNot_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("read-only") << QString() << ErrorCode::ReadOnly;
        QTest::newRow("no such folder") << QStringLiteral("none/x.rb") << ErrorCode::NotFound;
        QTest::newRow("a folder") << QStringLiteral(".") << ErrorCode::Malformed;
    }
    void failedSave_keepsTheDocumentDirty_evenWhenTheViewIsNot()
    {
        QFETCH(QString, target);
        QFETCH(ErrorCode, code);
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("changed"); });
        document.textChanged();
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        Outcome saved;
        document.saveAs(target.isEmpty() ? m_path : m_folder->filePath(target), saved.note());
        document.setDirty(false);
        QTRY_VERIFY(saved.result);
        QCOMPARE(saved.code(), code);
        QVERIFY(document.isDirty());
        QCOMPARE(document.path(), m_path);
        QCOMPARE(got(m_path), QByteArray("saved"));
        QTRY_VERIFY(RecoveryJournal(m_recovery, m_path).read()); // still protected
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        saved.result.reset();
        document.save(saved.note());
        QTRY_VERIFY(saved.result);
        QVERIFY(saved.result->has_value());
        QVERIFY(!document.isDirty());
    }

    void failedSave_ofWhatWasNotChanged_changesNothing()
    {
        FileWorker files;
        Document document(files, m_recovery);
        document.setTextSource([] { return QByteArray("saved"); });
        QVERIFY(load(document, m_path));
        Outcome saved;
        document.saveAs(m_folder->filePath(QStringLiteral("none/x.rb")), saved.note());
        QTRY_VERIFY(saved.result);
        QVERIFY(!document.isDirty());
    }

    void saveAs_takesTheNewPath_andItsCopyWithIt()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("changed"); });
        document.textChanged();
        const RecoveryJournal old(m_recovery, m_path);
        QTRY_VERIFY(old.read());
        const QString other = m_folder->filePath(QStringLiteral("other.rb"));
        Outcome saved;
        document.saveAs(other, saved.note());
        QTRY_VERIFY(saved.result);
        QCOMPARE(document.path(), other);
        QCOMPARE(got(other), QByteArray("changed"));
        QCOMPARE(got(m_path), QByteArray("saved"));
        QTRY_VERIFY(!old.read());
        QVERIFY(!RecoveryJournal(m_recovery, other).read());
    }

    // A kill between a save and the end of its copy.
    void copyOlderThanItsFile_saysSo()
    {
        RecoveryJournal journal(m_recovery, m_path);
        QVERIFY(journal.write("typed before the save"));
        const QDateTime now = QDateTime::currentDateTime();
        const auto setWritten = [](const QString &path, const QDateTime &when) {
            QFile file(path);
            return file.open(QIODevice::ReadWrite)
                && file.setFileTime(when, QFileDevice::FileModificationTime);
        };
        QVERIFY(setWritten(journal.filePath(), now.addSecs(-5)));
        QVERIFY(setWritten(m_path, now));
        QVERIFY(journal.read()->isOlderThanFile);
        QVERIFY(setWritten(m_path, now.addSecs(-60)));
        QVERIFY(!journal.read()->isOlderThanFile);
        QVERIFY(QFile::remove(m_path));
        QVERIFY(!journal.read()->isOlderThanFile);
    }

    void end_duringASave_losesNothing()
    {
        QByteArray text(4 << 20, 'a');
        {
            FileWorker files;
            SlowDisk disk(files, m_path);
            Document document(files, m_recovery);
            QVERIFY(load(document, m_path));
            document.setTextSource([&text] { return text; });
            document.textChanged();
            document.save([](const Result<void> &) {});
        }
        QVERIFY(got(m_path) == text);
    }

    void ownSave_isNoChangeFromOutside_butOthersAre()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        QByteArray text;
        document.setTextSource([&text] { return text; });
        QSignalSpy external(&document, &Document::externalStateChanged);
        // Saves, each seen by the watcher, and saves again while it is still being compared.
        for (int i = 0; i < 12; ++i) {
            text = QByteArray::number(i);
            document.textChanged();
            document.save([](const Result<void> &) {});
            QTest::qWait(40);
        }
        QTRY_VERIFY(!document.isSaving());
        QTest::qWait(400); // longer than what is waited for after a change
        QCOMPARE(external.count(), 0);
        put(m_path, "by another program");
        QTRY_COMPARE(document.externalState(), Document::ExternalState::Changed);
    }

    void read_refusesWhatIsNoSource()
    {
        const auto code = [&](const QByteArray &bytes) {
            put(m_path, bytes);
            const auto source = Document::read(m_path);
            return source ? ErrorCode::Internal : source.error().code;
        };
        QCOMPARE(code("a\0b" + QByteArray(1, '\0')), ErrorCode::Malformed);
        QCOMPARE(code("caf\xE9"), ErrorCode::Malformed);
        QCOMPARE(code("\xED\xA0\x80"), ErrorCode::Malformed);
        QCOMPARE(code(QByteArray(qsizetype(maxSourceBytes + 1), 'x')), ErrorCode::TooLarge);
        QCOMPARE(Document::read(m_folder->filePath(QStringLiteral("missing.rb"))).error().code,
            ErrorCode::NotFound);
        QCOMPARE(Document::read(m_folder->path()).error().code, ErrorCode::Unsupported);
    }

    void outsideChanges_areSeen()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        put(m_path, "two");
        QTRY_COMPARE(document.externalState(), Document::ExternalState::Changed);
        put(m_path, "saved");
        QTRY_COMPARE(document.externalState(), Document::ExternalState::InStep);
        QVERIFY(QFile::remove(m_path));
        QTRY_COMPARE(document.externalState(), Document::ExternalState::Removed);
    }

    void unsavedText_isRecovered()
    {
        const RecoveryJournal journal(m_recovery, m_path);
        {
            FileWorker files;
            Document document(files, m_recovery);
            QVERIFY(load(document, m_path));
            document.setTextSource([] { return QByteArray("unsaved"); });
            document.textChanged();
            QTRY_VERIFY(journal.read().has_value());
            QCOMPARE(QFile::permissions(journal.filePath()) & (QFile::ReadGroup | QFile::ReadOther),
                QFile::Permissions());
        } // goes away without close(): what a killed program leaves behind
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        QTRY_VERIFY(document.recovered().has_value());
        QCOMPARE(document.recovered()->utf8, QByteArray("unsaved"));
        document.discardRecovered();
        QTRY_VERIFY(!journal.read().has_value());
    }

    void copyThatWasGivenUp_doesNotComeBack()
    {
        const RecoveryJournal journal(m_recovery, m_path);
        FileWorker files;
        auto document = std::make_unique<Document>(files, m_recovery);
        QVERIFY(load(*document, m_path));
        document->setTextSource([] { return QByteArray("unsaved"); });
        document->textChanged();
        QTRY_VERIFY(journal.read());
        bool isDone = false;
        Document again(files, m_recovery);
        QSignalSpy found(&again, &Document::recoveredFound);
        {
            SlowDisk disk(files, journal.filePath());
            document->close();
            document.reset();
            QVERIFY(load(again, m_path)); // opened anew before the disk has forgotten
            files.run(
                journal.filePath(), [] { return true; }, this, [&isDone](bool) { isDone = true; });
        }
        QTRY_VERIFY(isDone);
        QCOMPARE(found.count(), 0);
    }

    void reload_givesWhatWasSavedLast()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("changed"); });
        document.textChanged();
        std::optional<Result<QByteArray>> read;
        {
            SlowDisk disk(files, m_path);
            document.save([](const Result<void> &) {});
            document.reload(Document::Unsaved::GiveUp,
                [&read](const Result<QByteArray> &text) { read = text; });
            QVERIFY(!read);
        }
        QTRY_VERIFY(read);
        QCOMPARE(**read, QByteArray("changed"));
        QVERIFY(!document.isDirty());
    }

    void reload_keepsWhatIsTypedMeanwhile_unlessItIsGivenUp_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("kept") << true;
        QTest::newRow("given up") << false;
    }
    void reload_keepsWhatIsTypedMeanwhile_unlessItIsGivenUp()
    {
        QFETCH(bool, keep);
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("typed"); });
        std::optional<Result<QByteArray>> read;
        {
            SlowDisk disk(files, m_path);
            document.reload(keep ? Document::Unsaved::Keep : Document::Unsaved::GiveUp,
                [&read](const Result<QByteArray> &text) { read = text; });
            document.textChanged();
        }
        QTRY_VERIFY(read);
        QCOMPARE(read->has_value(), !keep);
        QCOMPARE(document.isDirty(), keep);
    }

    void reload_ofWhatIsGone_changesNothing()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("typed"); });
        document.textChanged();
        QVERIFY(QFile::remove(m_path));
        std::optional<Result<QByteArray>> read;
        document.reload(
            Document::Unsaved::GiveUp, [&read](const Result<QByteArray> &text) { read = text; });
        QTRY_VERIFY(read);
        QCOMPARE(read->error().code, ErrorCode::NotFound);
        QVERIFY(document.isDirty());
    }

    void copies_areWrittenInOrder_andTheEndWaits()
    {
        const RecoveryJournal journal(m_recovery, m_path);
        {
            FileWorker files;
            Document document(files, m_recovery);
            QByteArray text(4 << 20, 'a');
            document.setTextSource([&text] { return text; });
            QVERIFY(load(document, m_path));
            document.textChanged();
            QTRY_VERIFY(QFile::exists(journal.filePath()));
            document.close(); // after the write that may be under way
        }
        QVERIFY(!QFile::exists(journal.filePath()));
    }

    void slowDisk_getsTheNewestCopyNext_notEveryOne()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        const RecoveryJournal journal(m_recovery, m_path);
        int asked = 0;
        document.setTextSource([&asked] { return QByteArray::number(++asked); });
        SlowDisk disk(files, journal.filePath());
        for (int i = 0; i < 3; ++i) {
            document.textChanged();
            QTest::qWait(Document::recoveryDelay + 50);
        }
        QCOMPARE(asked, 1);
        disk.letGo();
        QTRY_VERIFY(journal.read() && journal.read()->utf8 == "2");
        QCOMPARE(asked, 2);
    }

    void hungDiskOfTheFile_doesNotStopTheCopies()
    {
        FileWorker files;
        Document document(files, m_recovery);
        QVERIFY(load(document, m_path));
        document.setTextSource([] { return QByteArray("typed on"); });
        SlowDisk disk(files, m_path);
        document.textChanged();
        document.save([](const Result<void> &) {});
        document.textChanged();
        QTRY_VERIFY(RecoveryJournal(m_recovery, m_path).read());
        QVERIFY(document.isSaving());
    }

    void copyThatCannotBeWritten_isTold()
    {
        FileWorker files;
        Document document(files, m_path + QStringLiteral("/no folder"));
        QSignalSpy failed(&document, &Document::recoveryFailed);
        document.setTextSource([] { return QByteArray("unsaved"); });
        QVERIFY(load(document, m_path));
        document.textChanged();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(document.isDirty());
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
