// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/decorators/rubyindent.h"
#include "editor/lexers/rubystyling.h"
#include "editor/search/findbar.h"
#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace patchbay;
using namespace patchbay::editor;

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
    void lines_takeTheLeading();
    void keyOfACommand_isLeftToIt_data();
    void keyOfACommand_isLeftToIt();
    void commandWithAKeyOfTheView_runs();
    void caret_staysInSightWhenThePaneShrinks();

private:
    std::unique_ptr<CodeEditor> m_editor;
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

void TestCodeEditor::keyOfACommand_isLeftToIt_data()
{
    QTest::addColumn<QString>("shortcut");
    QTest::addColumn<QKeyCombination>("pressed");
    const auto ctrl = Qt::ControlModifier;
    const auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;
    // Each of them is a command of QScintilla's, too.
    QTest::newRow("copy line") << "Ctrl+Shift+T" << (ctrlShift | Qt::Key_T);
    QTest::newRow("duplicate") << "Ctrl+D" << (ctrl | Qt::Key_D);
    QTest::newRow("delete line") << "Ctrl+Shift+L" << (ctrlShift | Qt::Key_L);
    QTest::newRow("upper case") << "Ctrl+Shift+U" << (ctrlShift | Qt::Key_U);
    QTest::newRow("part of a word") << "Ctrl+/" << (ctrl | Qt::Key_Slash);
    QTest::newRow("the same on a German keyboard") << "Ctrl+/" << (ctrlShift | Qt::Key_Slash);
    QTest::newRow("first of two keys") << "Ctrl+L, S" << (ctrl | Qt::Key_L);
    QTest::newRow("keypad") << "Ctrl+-" << (ctrl | Qt::KeypadModifier | Qt::Key_Minus);
}

void TestCodeEditor::keyOfACommand_isLeftToIt()
{
    QFETCH(QString, shortcut);
    QFETCH(QKeyCombination, pressed);
    const QByteArray before = "one two\nthree\n";
    m_editor->setText(before);
    m_editor->setSelection({4, 7});
    QAction command;
    command.setShortcut(QKeySequence(shortcut));
    m_editor->view()->setFocus();
    QVERIFY(m_editor->isActiveWindow());
    const auto press = [&] {
        QKeyEvent key(QEvent::ShortcutOverride, pressed.key(), pressed.keyboardModifiers());
        key.ignore();
        QCoreApplication::sendEvent(m_editor->view(), &key);
        return key.isAccepted();
    };
    QVERIFY(press()); // QScintilla takes it
    m_editor->addAction(&command);
    QVERIFY(!press());
    command.setEnabled(false);
    QTest::keyClick(m_editor->view(), pressed.key(), pressed.keyboardModifiers());
    QCOMPARE(m_editor->text(), before);
    QCOMPARE(m_editor->selection().begin, 4);
    QCOMPARE(m_editor->selection().end, 7);
}

void TestCodeEditor::commandWithAKeyOfTheView_runs()
{
    QAction test;
    test.setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+T")));
    m_editor->addAction(&test);
    QSignalSpy triggered(&test, &QAction::triggered);
    m_editor->view()->setFocus();
    QVERIFY(m_editor->isActiveWindow());
    QTest::keyClick(m_editor->view(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(triggered.count(), 1);
}

void TestCodeEditor::lines_takeTheLeading()
{
    auto *view = m_editor->findChild<ScintillaView *>();
    EditorPalette palette;
    palette.font = m_editor->font();
    m_editor->setEditorPalette(palette);
    const long plain = view->send(QsciScintilla::SCI_TEXTHEIGHT);
    palette.leading = 3;
    m_editor->setEditorPalette(palette);
    QCOMPARE(view->send(QsciScintilla::SCI_TEXTHEIGHT), plain + 3);
}

void TestCodeEditor::caret_staysInSightWhenThePaneShrinks()
{
    m_editor->setText(QByteArray("line\n").repeated(200));
    auto *view = m_editor->findChild<ScintillaView *>();
    const auto lastShown = [view] {
        return view->send(QsciScintilla::SCI_GETFIRSTVISIBLELINE)
            + view->send(QsciScintilla::SCI_LINESONSCREEN) - 1;
    };
    const long row = lastShown();
    view->send(QsciScintilla::SCI_GOTOLINE, static_cast<unsigned long>(row));
    QCOMPARE(lastShown(), row);
    m_editor->resize(600, 160);
    QTRY_COMPARE(lastShown(), row);
    // Who scrolled away from the caret stays there.
    view->send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, 120);
    m_editor->resize(600, 120);
    QCoreApplication::processEvents();
    QCOMPARE(view->send(QsciScintilla::SCI_GETFIRSTVISIBLELINE), 120L);
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

QTEST_MAIN(TestCodeEditor)
#include "tst_codeeditor.moc"
