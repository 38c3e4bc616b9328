// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/decorators/rubyindent.h"
#include "editor/document/document.h"
#include "editor/lexers/rubystyling.h"
#include "editor/search/findbar.h"
#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::editor;

namespace
{

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray got(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCodeEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typing_isToldAndUndone();
    void positions_countBytesAndCharacters();
    void newLine_indentsAsRubyIsWritten();
    void styling_foldsAndSwitchesLive();
    void replaceAll_isOneUndoStep();
    void find_tellsBadExpressions();
    void document_keepsTheFormat();
    void document_refusesWhatIsNoSource();
    void document_seesOutsideChanges();
    void document_recoversUnsavedText();
    void document_writesItsRecoveryInOrder();
    void document_tellsOfRecoveryThatFails();

private:
    std::unique_ptr<CodeEditor> m_editor;
    QTemporaryDir m_folder;
};

void TestCodeEditor::init()
{
    m_editor = std::make_unique<CodeEditor>();
    m_editor->resize(600, 400);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
}

void TestCodeEditor::cleanup()
{
    m_editor.reset();
}

void TestCodeEditor::typing_isToldAndUndone()
{
    m_editor->setText("x\n");
    QVERIFY(!m_editor->isModified());
    QSignalSpy edits(m_editor.get(), &CodeEditor::textEdited);
    QSignalSpy modified(m_editor.get(), &CodeEditor::modifiedChanged);
    QTest::keyClicks(m_editor->view(), QStringLiteral("ab"));
    QCOMPARE(m_editor->text(), QByteArray("abx\n"));
    QCOMPARE(edits.count(), 2);
    QCOMPARE(edits.at(1).at(0).value<language::Edit>().offset, 1);
    QCOMPARE(modified.count(), 1);
    m_editor->undo();
    QCOMPARE(m_editor->text(), QByteArray("x\n"));
    QVERIFY(!m_editor->isModified());
}

void TestCodeEditor::positions_countBytesAndCharacters()
{
    m_editor->setText("\xC3\xA9\xE2\x82\xAC"
                      "z\nq");
    QCOMPARE(m_editor->length(), 8);
    QCOMPARE(m_editor->positionOf(5).column, 3);
    QCOMPARE(m_editor->positionOf(7).line, 2);
    QCOMPARE(m_editor->offsetOf({1, 3}), 5);
    QCOMPARE(m_editor->offsetOf({1, 99}), 6);
    QCOMPARE(m_editor->offsetOf({99, 1}), 7);
    QCOMPARE(m_editor->text({2, 5}), QByteArray("\xE2\x82\xAC"));
    QSignalSpy moved(m_editor.get(), &CodeEditor::caretMoved);
    m_editor->jumpTo(7);
    QCOMPARE(moved.count(), 1);
}

void TestCodeEditor::newLine_indentsAsRubyIsWritten()
{
    const RubyIndent indent(*m_editor);
    const auto type = [this](const char *text) {
        for (const char *c = text; *c; ++c) {
            if (*c == '\n')
                QTest::keyClick(m_editor->view(), Qt::Key_Return);
            else
                QTest::keyClick(m_editor->view(), *c);
        }
    };
    type("execute: lambda do |c|\nif c\nget(c)\nend\nend\nx");
    QCOMPARE(
        m_editor->text(), QByteArray("execute: lambda do |c|\n  if c\n    get(c)\n  end\nend\nx"));
    m_editor->setText("{}");
    m_editor->setSelection({1, 1});
    QTest::keyClick(m_editor->view(), Qt::Key_Return);
    QCOMPARE(m_editor->text(), QByteArray("{\n  \n}"));
}

void TestCodeEditor::styling_foldsAndSwitchesLive()
{
    EditorPalette palette;
    palette.text = Qt::black;
    palette.surface = Qt::white;
    palette.keyword = Qt::magenta;
    applyRubyStyling(*m_editor, palette);
    m_editor->setText("def a\n  1\nend\nx\n");
    m_editor->foldAll(true);
    QVERIFY(!m_editor->isLineVisible(2));
    m_editor->jumpTo(m_editor->lineBegin(2));
    QVERIFY(m_editor->isLineVisible(2));
    palette.surface = Qt::black;
    applyRubyStyling(*m_editor, palette);
    QCOMPARE(m_editor->text(), QByteArray("def a\n  1\nend\nx\n"));
}

void TestCodeEditor::replaceAll_isOneUndoStep()
{
    const QByteArray before = "caf\xC3\xA9 ab AB abc\n";
    m_editor->setText(before);
    FindBar bar(*m_editor);
    bar.open(true);
    bar.findChild<QLineEdit *>(QStringLiteral("findPattern"))->setText(QStringLiteral("ab"));
    QCOMPARE(bar.matchCount(), 3);
    bar.findNext();
    QCOMPARE(m_editor->selection().begin, 6);
    bar.findPrevious();
    QCOMPARE(m_editor->selection().begin, 12);
    bar.findNext();
    QCOMPARE(m_editor->selection().begin, 6);
    bar.findChild<QLineEdit *>(QStringLiteral("findReplacement"))
        ->setText(QStringLiteral("\xC3\xB6"));
    bar.replaceAll();
    QVERIFY(!m_editor->text().contains("ab"));
    m_editor->undo();
    QCOMPARE(m_editor->text(), before);
    QTest::keyClick(bar.findChild<QLineEdit *>(QStringLiteral("findPattern")), Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
}

void TestCodeEditor::find_tellsBadExpressions()
{
    QCOMPARE(searchText("a", QStringLiteral("("), {true, false, false}).error().code,
        ErrorCode::Malformed);
    const auto groups = searchText(
        "a1 b2", QStringLiteral("(\\w)(\\d)"), {true, true, false}, QStringLiteral("\\2\\1"));
    QCOMPARE(groups->replacements, QList<QByteArray>({"1a", "2b"}));
    QCOMPARE(searchText("key keys", QStringLiteral("key"), {false, true, true})->ranges.size(), 1);
    QVERIFY(searchText("aaa", QStringLiteral("b*"), {true, false, false})->ranges.isEmpty());
}

void TestCodeEditor::document_keepsTheFormat()
{
    const QString path = m_folder.filePath(QStringLiteral("connector.rb"));
    put(path, "\xEF\xBB\xBF{\r\n}\r\n");
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    FileWorker files;
    Document document(files, m_folder.filePath(QStringLiteral("recovery")));
    QByteArray text = *document.load(path);
    QCOMPARE(text, QByteArray("{\r\n}\r\n"));
    document.setTextSource([&] { return text; });
    text = "{ }\r\n";
    document.textChanged();
    QVERIFY(document.isDirty());
    QVERIFY(document.save());
    QVERIFY(!document.isDirty());
    QCOMPARE(got(path), QByteArray("\xEF\xBB\xBF{ }\r\n"));
    QVERIFY(QFile::permissions(path) & QFile::ExeOwner);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    QCOMPARE(document.save().error().code, ErrorCode::ReadOnly);
    QCOMPARE(document.saveAs(m_folder.filePath(QStringLiteral("none/x.rb"))).error().code,
        ErrorCode::NotFound);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
}

void TestCodeEditor::document_refusesWhatIsNoSource()
{
    FileWorker files;
    Document document(files, m_folder.filePath(QStringLiteral("recovery")));
    const auto code = [&](const QByteArray &bytes) {
        const QString path = m_folder.filePath(QStringLiteral("other.rb"));
        put(path, bytes);
        const auto loaded = document.load(path);
        return loaded ? ErrorCode::Internal : loaded.error().code;
    };
    QCOMPARE(code("a\0b" + QByteArray(1, '\0')), ErrorCode::Malformed);
    QCOMPARE(code("caf\xE9"), ErrorCode::Malformed);
    QCOMPARE(code("\xED\xA0\x80"), ErrorCode::Malformed);
    QCOMPARE(code(QByteArray(qsizetype(maxSourceBytes + 1), 'x')), ErrorCode::TooLarge);
    QCOMPARE(document.load(m_folder.filePath(QStringLiteral("missing.rb"))).error().code,
        ErrorCode::NotFound);
    QCOMPARE(document.load(m_folder.path()).error().code, ErrorCode::Unsupported);
}

void TestCodeEditor::document_seesOutsideChanges()
{
    const QString path = m_folder.filePath(QStringLiteral("outside.rb"));
    put(path, "one");
    FileWorker files;
    Document document(files, m_folder.filePath(QStringLiteral("recovery")));
    QVERIFY(document.load(path));
    put(path, "two");
    QTRY_COMPARE(document.externalState(), Document::ExternalState::Changed);
    put(path, "one");
    QTRY_COMPARE(document.externalState(), Document::ExternalState::InStep);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(document.externalState(), Document::ExternalState::Removed);
}

void TestCodeEditor::document_recoversUnsavedText()
{
    const QString path = m_folder.filePath(QStringLiteral("lost.rb"));
    const QString recovery = m_folder.filePath(QStringLiteral("recovery"));
    put(path, "saved");
    {
        FileWorker files;
        Document document(files, recovery);
        QVERIFY(document.load(path));
        document.setTextSource([] { return QByteArray("unsaved"); });
        document.textChanged();
        const RecoveryJournal journal(recovery, path);
        QTRY_VERIFY(journal.read().has_value());
        QCOMPARE(QFile::permissions(journal.filePath()) & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
    } // goes away without close(): what a killed program leaves behind
    FileWorker files;
    Document document(files, recovery);
    QVERIFY(document.load(path));
    QVERIFY(document.recovered().has_value());
    QCOMPARE(document.recovered()->utf8, QByteArray("unsaved"));
    document.discardRecovered();
    QTRY_VERIFY(!RecoveryJournal(recovery, path).read().has_value());
}

void TestCodeEditor::document_writesItsRecoveryInOrder()
{
    const QString path = m_folder.filePath(QStringLiteral("order.rb"));
    put(path, "saved");
    const QString recovery = m_folder.filePath(QStringLiteral("order"));
    const RecoveryJournal journal(recovery, path);
    {
        FileWorker files;
        Document document(files, recovery);
        QByteArray text(4 << 20, 'a');
        document.setTextSource([&text] { return text; });
        QVERIFY(document.load(path));
        document.textChanged();
        QTRY_VERIFY(QFile::exists(journal.filePath()));
        document.close(); // after the write that may be under way
    }
    QVERIFY(!QFile::exists(journal.filePath())); // the end waited for both
}

void TestCodeEditor::document_tellsOfRecoveryThatFails()
{
    const QString path = m_folder.filePath(QStringLiteral("fails.rb"));
    put(path, "saved");
    FileWorker files;
    Document document(files, path + QStringLiteral("/no folder"));
    QSignalSpy failed(&document, &Document::recoveryFailed);
    document.setTextSource([] { return QByteArray("unsaved"); });
    QVERIFY(document.load(path));
    document.textChanged();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(document.isDirty());
}

QTEST_MAIN(TestCodeEditor)
#include "tst_codeeditor.moc"
