// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/qtprompter.h"
#include "app/theme/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QFrame>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace patchbay::app;

class TestQtPrompter : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    QtPrompter m_prompter;
    int m_answer = -1;

    void ask(const QString &text = QStringLiteral("The connector wants to send requests."))
    {
        Question question;
        question.title = QStringLiteral("Allow a connection?");
        question.text = text;
        question.answers = {QStringLiteral("Refuse"), QStringLiteral("Allow")};
        m_prompter.ask(question, [this](int index) { m_answer = index; });
    }

    QMessageBox *dialog() const
    {
        return m_window->findChild<QMessageBox *>(QStringLiteral("questionDialog"));
    }

    QPushButton *button(const QString &answer) const
    {
        for (QAbstractButton *one : dialog()->buttons()) {
            if (one->text() == answer)
                return qobject_cast<QPushButton *>(one);
        }
        return nullptr;
    }

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_prompter.setWindow(m_window.get());
        m_answer = -1;
    }

    void answer_isTheIndexOfTheButton()
    {
        ask();
        QCOMPARE(m_answer, -1); // never blocks
        QTest::mouseClick(button(QStringLiteral("Allow")), Qt::LeftButton);
        QCOMPARE(m_answer, 1);
        QTRY_VERIFY(!dialog());
    }

    void safeAnswer_isPreselectedAndWhatEscapeGives()
    {
        ask();
        QVERIFY(button(QStringLiteral("Refuse"))->isDefault());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QCOMPARE(m_answer, 0);
    }

    // A popup has mouse and keyboard: the first click on an answer would only close it.
    void question_closesWhatIsDroppedDown()
    {
        QFrame popup(m_window.get(), Qt::Popup);
        popup.show();
        QVERIFY(QTest::qWaitForWindowExposed(&popup));
        ask();
        QVERIFY(!popup.isVisible());
        QTest::mouseClick(button(QStringLiteral("Allow")), Qt::LeftButton);
        QCOMPARE(m_answer, 1);
    }

    // Under the program's style sheet, with its air around texts and icons.
    void files_areListedWithWholeColumnsAndIcons()
    {
        const Theme theme(*qApp);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("connector.rb")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(1'234'567, ' ')) > 0);
        file.close();
        m_prompter.openFile(QStringLiteral("Open"), folder.path(), [](const QString &) {});
        auto *dialog = m_window->findChild<QFileDialog *>(QStringLiteral("openDialog"));
        auto *files = dialog->findChild<QTreeView *>(QStringLiteral("treeView"));
        QVERIFY(files);
        QTRY_VERIFY(files->model()->rowCount(files->rootIndex()) == 1);
        for (int column = 1; column < files->header()->count(); ++column) {
            const auto *list = static_cast<QAbstractItemView *>(files);
            QTRY_VERIFY(files->columnWidth(column) >= list->sizeHintForColumn(column));
        }
        QTRY_COMPARE(files->horizontalScrollBar()->maximum(), 0);
        const auto buttons = dialog->findChildren<QToolButton *>();
        QVERIFY(!buttons.isEmpty());
        for (const QToolButton *button : buttons)
            QVERIFY2(
                button->sizeHint().width() <= button->width(), qPrintable(button->objectName()));
        dialog->close();
    }

    void text_isNeverMarkup()
    {
        ask(QStringLiteral("<b>connector</b>.rb"));
        QCOMPARE(dialog()->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(TestQtPrompter)
#include "tst_qtprompter.moc"
