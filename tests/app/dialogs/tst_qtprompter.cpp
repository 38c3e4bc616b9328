// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/qtprompter.h"

#include <QFrame>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

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

    void text_isNeverMarkup()
    {
        ask(QStringLiteral("<b>connector</b>.rb"));
        QCOMPARE(dialog()->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(TestQtPrompter)
#include "tst_qtprompter.moc"
