// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/output/outputpanel.h"
#include "app/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace patchbay;
using namespace patchbay::app;
using engine::OutcomeKind;

class TestOutputPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<OutputPanel> m_panel;

    template <typename T> T *child(const char *name)
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }
    static engine::RunResult result(OutcomeKind kind, const QByteArray &value = {})
    {
        engine::RunResult made;
        made.kind = kind;
        made.value = value;
        made.elapsedMs = 184;
        made.steps = 1;
        return made;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_panel = std::make_unique<OutputPanel>(*m_theme);
        m_panel->resize(700, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void busy_countsAndCanBeStopped()
    {
        QVERIFY(child<QLabel>("outputIdle")->isVisible());
        m_panel->showBusy(QStringLiteral("create_shipment"));
        m_panel->setRequestCount(3);
        QTRY_VERIFY(
            child<QLabel>("outputBusyDetails")->text().contains(QStringLiteral("3 request")));
        QVERIFY(child<QLabel>("outputBusy")->text().contains(QStringLiteral("create_shipment")));
        QSignalSpy stopped(m_panel.get(), &OutputPanel::stopRequested);
        QTest::mouseClick(child<QPushButton>("outputStop"), Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
    }

    void value_keepsItsNumbersExactly()
    {
        QSignalSpy announced(m_panel.get(), &OutputPanel::announced);
        m_panel->showResult(result(OutcomeKind::Ok,
            "{\"id\":12345678901234567890123,\"price\":2.50,\"list\":[1,{\"a\":null}]}"));
        QCOMPARE(announced.count(), 1);
        QVERIFY(child<QLabel>("outputHeadline")->isVisible());
        QVERIFY(child<QLabel>("outputSummary")->text().contains(QStringLiteral("184 ms")));
        const QString text = child<QPlainTextEdit>("outputTextText")->toPlainText();
        QVERIFY(text.contains(QStringLiteral("\"id\": 12345678901234567890123,\n")));
        QVERIFY(text.contains(QStringLiteral("2.50")));
        QTest::mouseClick(child<QToolButton>("outputShowTree"), Qt::LeftButton);
        auto *tree = child<QTreeView>("outputTree");
        QVERIFY(tree->isVisible());
        QCOMPARE(tree->model()->index(0, 1).data().toString(),
            QStringLiteral("12345678901234567890123"));
        QCOMPARE(tree->model()->rowCount(tree->model()->index(2, 0)), 2);
        QTest::mouseClick(child<QToolButton>("outputCopy"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("2.50")));
    }

    void value_mayBeAScalarOrNothing()
    {
        for (const char *value : {"null", "true", "\"text\"", "[]", "{}", "-0.0", ""}) {
            m_panel->showResult(result(OutcomeKind::Ok, value));
            QCOMPARE(
                child<QPlainTextEdit>("outputTextText")->toPlainText(), QString::fromLatin1(value));
        }
    }

    void value_mayBeHuge()
    {
        m_panel->showResult(
            result(OutcomeKind::Ok, '[' + QByteArray("\"xxxxxxxxxx\",").repeated(2 << 20) + "1]"));
        QVERIFY(!child<QToolButton>("outputShowTree")->isEnabled());
        QVERIFY(child<QPlainTextEdit>("outputTextText")->toPlainText().size() < 300'000);
    }

    void value_hidesSecrets()
    {
        m_panel->setRedaction([](const QString &text) {
            return QString(text).replace(QStringLiteral("sekret"), QStringLiteral("<hidden>"));
        });
        m_panel->showResult(result(OutcomeKind::Ok, "{\"k\":\"sekret\"}"));
        QVERIFY(child<QPlainTextEdit>("outputTextText")
                    ->toPlainText()
                    .contains(QStringLiteral("<hidden>")));
    }

    void error_ofOneLongWord_widensNothing()
    {
        const int narrow = m_panel->minimumSizeHint().width();
        auto raised = result(OutcomeKind::Raised);
        raised.error = engine::RaisedError{};
        raised.error->message = QString(300'000, QLatin1Char('x')) + QStringLiteral(" end");
        QSignalSpy announced(m_panel.get(), &OutputPanel::announced);
        m_panel->showResult(raised);
        QVERIFY2(m_panel->minimumSizeHint().width() <= std::max(narrow, 600),
            qPrintable(QString::number(m_panel->minimumSizeHint().width())));
        const QString shown = child<QLabel>("outputErrorMessage")->text();
        QVERIFY2(shown.endsWith(QStringLiteral("\u2026 (298004 more character(s))")),
            qPrintable(shown.right(80)));
        QVERIFY(announced.takeFirst().at(0).toString().size() < 3'000);
    }

    void error_keepsAnAddressWhole()
    {
        auto raised = result(OutcomeKind::Raised);
        raised.error = engine::RaisedError{};
        raised.error->message = QStringLiteral("GET https://api.example.com/v2/")
            + QString(60, QLatin1Char('a')) + QStringLiteral(" failed\nfor good");
        m_panel->showResult(raised);
        QCOMPARE(child<QLabel>("outputErrorMessage")->text(), raised.error->message);
    }

    void error_leadsToItsLine()
    {
        auto raised = result(OutcomeKind::Raised);
        raised.error
            = engine::RaisedError{QStringLiteral("Workato::Connector::Sdk::RequestFailedError"),
                QStringLiteral("422 <b>Unprocessable</b>"),
                {{QStringLiteral("connector.rb"), 218, QStringLiteral("execute")},
                    {QStringLiteral("connector.rb"), 12, {}}},
                218};
        m_panel->showResult(raised);
        QVERIFY(child<QLabel>("outputErrorClass")
                    ->text()
                    .contains(QStringLiteral("RequestFailedError")));
        QCOMPARE(child<QLabel>("outputErrorMessage")->text(), raised.error->message);
        QSignalSpy went(m_panel.get(), &OutputPanel::goToLine);
        QTest::mouseClick(child<QPushButton>("outputErrorLine"), Qt::LeftButton);
        auto *frames = child<QListView>("outputBacktrace");
        QCOMPARE(frames->model()->index(0, 0).data().toString(),
            QStringLiteral("connector.rb:218 in execute"));
        frames->setCurrentIndex(frames->model()->index(1, 0));
        QTest::keyClick(frames, Qt::Key_Return);
        QCOMPARE(went.count(), 2);
        QCOMPARE(went.at(0).constFirst().toInt(), 218);
        QCOMPARE(went.at(1).constFirst().toInt(), 12);
    }

    void hostThatDied_saysWhatToDo()
    {
        auto ended = result(OutcomeKind::HostFailed);
        ended.failure = {ErrorCode::HostDied, QStringLiteral("the host ended by signal 9")};
        m_panel->showResult(ended);
        const QString message = child<QLabel>("outputErrorMessage")->text();
        QVERIFY2(message.contains(QStringLiteral("signal 9")), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("Run again")), qPrintable(message));
    }

    void everyOutcome_hasWords_data()
    {
        QTest::addColumn<int>("kind");
        for (const OutcomeKind kind : {OutcomeKind::LoadFailed, OutcomeKind::TimedOut,
                 OutcomeKind::Stopped, OutcomeKind::HostFailed, OutcomeKind::Raised})
            QTest::addRow("%d", int(kind)) << int(kind);
    }
    void everyOutcome_hasWords()
    {
        QFETCH(int, kind);
        auto ended = result(OutcomeKind(kind));
        ended.failure = {ErrorCode::HostDied, QStringLiteral("signal 9")};
        m_panel->showResult(ended);
        QVERIFY(child<QLabel>("outputErrorClass")->isVisible());
        QVERIFY(child<QLabel>("outputErrorClass")->text().size() > 5);
        QVERIFY(!child<QPushButton>("outputErrorLine")->isVisible());
        QVERIFY(!child<QListView>("outputBacktrace")->isVisible());
    }
};

QTEST_MAIN(TestOutputPanel)
#include "tst_outputpanel.moc"
