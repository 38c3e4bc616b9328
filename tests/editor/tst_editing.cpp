// SPDX-License-Identifier: GPL-3.0-or-later
// What the hands do in the code view, with real key events.
#include "editor/decorators/autoclose.h"
#include "editor/decorators/editorcommands.h"
#include "editor/decorators/rubyindent.h"
#include "editor/lexers/rubystyling.h"
#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace patchbay;
using namespace patchbay::editor;

class TestEditing : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_editor = std::make_unique<CodeEditor>();
        applyRubyStyling(*m_editor, EditorPalette());
        new RubyIndent(*m_editor);
        new AutoClose(*m_editor);
        m_editor->resize(600, 400);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->view()->setFocus();
    }
    void cleanup() { m_editor.reset(); }

    // '|' is the caret, '<' and '>' around a selection.
    void autoClose_typesTheOtherHalf_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QByteArray>("after");
        const auto row
            = [](const char *name, const char *before, const char *keys, const char *after) {
                  QTest::newRow(name)
                      << QByteArray(before) << QString::fromLatin1(keys) << QByteArray(after);
              };
        row("bracket", "|", "(", "(|)");
        row("nested", "|", "([{", "([{|}])");
        row("stepped over", "|", "(x)", "(x)|");
        row("nested, stepped over", "|", "f([1])", "f([1])|");
        row("quote", "x = |", "'a'", "x = 'a'|");
        row("double quote", "get(|)", "\"u\"", "get(\"u\"|)");
        row("before a word", "|word", "(", "(|word");
        row("apostrophe behind a word", "# don|", "'", "# don'|");
        row("in a comment", "# say |", "'", "# say '|");
        row("in a text", "'say |'", "\"", "'say \"|'");
        row("closes a text", "x = 'say|", "'", "x = 'say'|");
        row("a closer by hand", "|)", ")", ")|)");
        row("backspace", "|", "(\b", "|");
        row("backspace, not empty", "|", "(x\b\b", "|");
        row("backspace by hand", "(|)", "\b", "|)");
        row("around a selection", "<abc>", "[", "[abc|]");
        row("quotes around a selection", "x = <abc>", "'", "x = 'abc|'");
    }
    void autoClose_typesTheOtherHalf()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, keys);
        QFETCH(QByteArray, after);
        put(before);
        for (const QChar key : keys) {
            if (key == QLatin1Char('\b'))
                QTest::keyClick(m_editor->view(), Qt::Key_Backspace);
            else
                QTest::keyClicks(m_editor->view(), QString(key));
        }
        QByteArray now = m_editor->text();
        now.insert(m_editor->selection().end, '|');
        QCOMPARE(now, after);
    }

    void autoClose_isSilentWithSeveralCarets()
    {
        m_editor->setText("a\na\n");
        command("edit.caretBelow");
        QTest::keyClicks(m_editor->view(), QStringLiteral("("));
        QCOMPARE(m_editor->text(), QByteArray("(a\n(a\n"));
    }

    void enter_addsTheEndThatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *before, const char *after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after);
        };
        row("last line", "  x = lambda do |a|", "  x = lambda do |a|\n    |\n  end");
        row("in a hash", "{\n  a: lambda do\n}|", "{\n  a: lambda do\n}\n|");
        row("before a neighbour", "  a do|\n  b", "  a do\n    |\n  end\n  b");
        row("before what is further out", "{\n  a: lambda do|\n}",
            "{\n  a: lambda do\n    |\n  end\n}");
        row("has its end", "a do|\nend", "a do\n  |\nend");
        row("has a body", "a do|\n  b\nend", "a do\n  |\n  b\nend");
        row("has another part", "if x|\nelse\nend", "if x\n  |\nelse\nend");
        row("is a part", "if x\n  y\nelse|\n", "if x\n  y\nelse\n  |\n");
        row("if", "if x|", "if x\n  |\nend");
        row("a condition behind", "y if x|", "y if x\n|");
        row("bracket", "{|", "{\n  |");
        row("in the middle", "a do |x", "a do \n  |x");
        row("Windows line ends", "a do\r\nend\r\nb do|\r\n",
            "a do\r\nend\r\nb do\r\n  |\r\nend\r\n");
    }
    void enter_addsTheEndThatIsMissing()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        if (!before.contains('|') || before.indexOf('|') != before.lastIndexOf('|'))
            before = before.contains("|a|") ? before + '|' : before;
        const auto place = before.lastIndexOf('|');
        m_editor->setText(QByteArray(before).remove(place, 1));
        m_editor->setSelection({int(place), int(place)});
        QTest::keyClick(m_editor->view(), Qt::Key_Return);
        QByteArray now = m_editor->text();
        now.insert(m_editor->caret(), '|');
        QCOMPARE(now, after);
        m_editor->undo();
        QTRY_VERIFY(m_editor->text().size() <= now.size());
    }

    void end_typedByHandReplacesTheOneWeTyped()
    {
        put("{\n  a: lambda do|\n}\n");
        QTest::keyClick(m_editor->view(), Qt::Key_Return);
        QTest::keyClicks(m_editor->view(), QStringLiteral("x"));
        QTest::keyClick(m_editor->view(), Qt::Key_Return);
        QTest::keyClicks(m_editor->view(), QStringLiteral("end"));
        QCOMPARE(m_editor->text(), QByteArray("{\n  a: lambda do\n    x\n  end\n}\n"));
        put("if a\n  b|\nend\n");
        QTest::keyClick(m_editor->view(), Qt::Key_Return);
        QTest::keyClicks(m_editor->view(), QStringLiteral("end"));
        QCOMPARE(m_editor->text(), QByteArray("if a\n  b\nend\nend\n")); // not ours: it stays
    }

    void commands_changeLines_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        int number = 0;
        const auto row = [&number](const char *id, const char *before, const char *after) {
            QTest::addRow("%s %d", id, ++number)
                << QByteArray(id) << QByteArray(before) << QByteArray(after);
        };
        row("edit.toggleComment", "  a|b\n", "  # ab\n");
        row("edit.toggleComment", "  # ab|\n", "  ab\n");
        row("edit.toggleComment", "  #ab|\n", "  ab\n");
        row("edit.toggleComment", "<  a\n\n    b\n>c\n", "  # a\n\n  #   b\nc\n");
        row("edit.toggleComment", "<# a\nb>\n", "# # a\n# b\n");
        row("edit.toggleComment", "|\n", "\n");
        row("edit.duplicateLines", "a\nb|c\nd", "a\nbc\nbc\nd");
        row("edit.duplicateLines", "<a\nb>c\n", "a\nbc\na\nbc\n");
        row("edit.duplicateLines", "a|", "a\na");
        row("edit.duplicateLines", "a|\r\nb", "a\r\na\r\nb");
        row("edit.deleteLines", "a\nb|\nc", "a\nc");
        row("edit.deleteLines", "a\nb|", "a");
        row("edit.deleteLines", "<a\nb>\nc\n", "c\n");
        row("edit.deleteLines", "|", "");
        row("edit.moveLinesUp", "a\nb|\nc\n", "b\na\nc\n");
        row("edit.moveLinesUp", "|a\nb\n", "a\nb\n");
        row("edit.moveLinesDown", "a|\nb\nc\n", "b\na\nc\n");
        row("edit.trimBlanks", "a  \n\t\n b \t\nc|", "a\n\n b\nc");
        row("edit.trimBlanks", "a \r\n|", "a\r\n");
    }
    void commands_changeLines()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        put(before);
        const QByteArray text = m_editor->text();
        command(id.constData());
        QCOMPARE(m_editor->text(), after);
        if (text != after) {
            m_editor->undo();
            QCOMPARE(m_editor->text(), text); // one step
        }
    }

    void carets_typeTogether()
    {
        put("a|b ab abc\nab");
        command("edit.selectNext"); // the word
        command("edit.selectNext"); // the next whole word would be "ab"
        QTest::keyClicks(m_editor->view(), QStringLiteral("x"));
        QCOMPARE(m_editor->text(), QByteArray("x x abc\nab"));
        put("a|b ab\nab");
        command("edit.selectAll");
        QTest::keyClicks(m_editor->view(), QStringLiteral("yz"));
        QCOMPARE(m_editor->text(), QByteArray("yz yz\nyz"));
        put("ab|c\na\nabcd\n");
        command("edit.caretBelow");
        command("edit.caretBelow");
        QTest::keyClicks(m_editor->view(), QStringLiteral("x"));
        QCOMPARE(m_editor->text(), QByteArray("abxc\nax\naxbcd\n"));
    }

    void rectangle_isSelectedByKeys()
    {
        put("|abc\nabc\nabc\n");
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(m_editor->view(), Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QTest::keyClick(m_editor->view(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QTest::keyClicks(m_editor->view(), QStringLiteral("x"));
        QCOMPARE(m_editor->text(), QByteArray("xbc\nxbc\nxbc\n"));
    }

    void bracket_isFound()
    {
        put("a(b[c]|)");
        command("edit.matchingBracket");
        QCOMPARE(m_editor->caret(), 1);
        command("edit.matchingBracket");
        QCOMPARE(m_editor->caret(), 6);
        put("no| bracket");
        command("edit.matchingBracket");
        QCOMPARE(m_editor->caret(), 2);
    }

    void commands_haveNamesOfTheirOwn()
    {
        QSet<QString> ids;
        QSet<QKeySequence> keys;
        for (const EditorCommand &command : editorCommands()) {
            QVERIFY(!ids.contains(command.id));
            ids.insert(command.id);
            QVERIFY(!command.text.isEmpty());
            for (const QKeySequence &key : command.keys) {
                QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(command.id));
                keys.insert(key);
            }
        }
    }

    void longLinesAndBigFiles_areEdited()
    {
        m_editor->setText(QByteArray(200'000, 'x') + "\nend\n");
        QElapsedTimer timer;
        timer.start();
        QTest::keyClicks(m_editor->view(), QStringLiteral("abc"));
        QVERIFY(m_editor->text().startsWith("abcxxx"));
        m_editor->setText(QByteArray("  name: 'value', # a comment\n").repeated(10 << 15));
        QVERIFY(m_editor->length() > 9'000'000);
        m_editor->jumpTo(m_editor->length() / 2);
        QTest::keyClicks(m_editor->view(), QStringLiteral("abc"));
        m_editor->undo();
        QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    void put(const QByteArray &marked)
    {
        QByteArray text = marked;
        const auto first = int(text.indexOf('<'));
        const auto last = int(text.indexOf('>'));
        const bool selects = first >= 0 && last > first;
        const auto caret = int(text.indexOf('|'));
        if (selects)
            text.remove(last, 1).remove(first, 1);
        else
            text.remove(caret, 1);
        m_editor->setText(text);
        if (selects)
            m_editor->setSelection({first, last - 1});
        else
            m_editor->setSelection({caret, caret});
    }

    void command(const char *id)
    {
        for (const EditorCommand &command : editorCommands()) {
            if (command.id == QLatin1String(id)) {
                command.run(*m_editor);
                return;
            }
        }
        QFAIL(id);
    }

    std::unique_ptr<CodeEditor> m_editor;
};

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
