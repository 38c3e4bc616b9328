// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/networkpanel.h"
#include "app/theme/theme.h"
#include "runtime/json/json.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::http;

namespace
{

Exchange exchange(qint64 id, int status = 200)
{
    Exchange made;
    made.id = id;
    made.run = QStringLiteral("1");
    made.phase = id % 2 == 0 ? QStringLiteral("acquire") : QStringLiteral("execute");
    made.method = "POST";
    made.url = "https://api.example.test/v2/shipments/" + QByteArray::number(id) + "?key=sekret42";
    made.requestHeaders = {{"Content-Type", "application/json"}, {"X-Key", "sekret42"}};
    made.requestBody = QByteArray("{\"key\":\"sekret42\",\"weight\":2.50}");
    made.startedAt = QDateTime::fromMSecsSinceEpoch(1'000'000 + id * 10, Qt::UTC);
    made.status = status;
    made.reason = "Unprocessable Entity";
    made.httpVersion = "1.1";
    made.responseHeaders = {{"Content-Type", "application/json"}};
    made.responseBody = QByteArray("{\"error\":\"bad\",\"big\":12345678901234567890123}");
    made.timing.total = std::chrono::milliseconds(184);
    made.declaredLine = 210;
    made.forcedLine = 218;
    made.finished = true;
    return made;
}

} // namespace

class TestNetworkPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<traffic::ExchangeStore> m_store;
    std::unique_ptr<NetworkPanel> m_panel;

    template <typename T> T *child(const char *name)
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() { return child<QTableView>("networkTable"); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_store = std::make_unique<traffic::ExchangeStore>();
        m_store->redactor().addSecret(QStringLiteral("api_key"), "sekret42");
        m_panel = std::make_unique<NetworkPanel>(*m_store, *m_theme);
        m_panel->resize(1100, 400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_store.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void states_areToldInWords()
    {
        QVERIFY(child<QLabel>("networkEmpty")->isVisible());
        m_store->put(exchange(1));
        QVERIFY(!child<QLabel>("networkEmpty")->isVisible());
        QVERIFY(child<QLabel>("networkNothingSelected")->isVisible());
        m_panel->setFilterText(QStringLiteral("nowhere"));
        QVERIFY(child<QLabel>("networkNoMatch")->isVisible());
        QTest::mouseClick(child<QPushButton>("networkShowAll"), Qt::LeftButton);
        QVERIFY(table()->isVisible());
        QCOMPARE(table()->model()->rowCount(), 1);
    }

    void filter_isTypedAndItsMistakesAreNamed()
    {
        for (qint64 id = 1; id <= 4; ++id)
            m_store->put(exchange(id, id == 4 ? 422 : 200));
        auto *filter = child<QLineEdit>("networkFilter");
        QTest::keyClicks(filter, QStringLiteral("~c 4"));
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        filter->selectAll();
        QTest::keyClicks(filter, QStringLiteral("(status:4xx"));
        QTRY_VERIFY(child<QLabel>("networkFilterProblem")->isVisible());
        QVERIFY(child<QLabel>("networkFilterProblem")->text().contains(QStringLiteral("column 1")));
        QCOMPARE(table()->model()->rowCount(), 1); // the last good filter stays
        QTest::keyClicks(filter, QStringLiteral(")"));
        QTRY_VERIFY(!child<QLabel>("networkFilterProblem")->isVisible());
    }

    void chips_narrowByPhase()
    {
        for (qint64 id = 1; id <= 4; ++id)
            m_store->put(exchange(id));
        QTest::mouseClick(child<QPushButton>("networkChip2"), Qt::LeftButton); // Auth
        QCOMPARE(table()->model()->rowCount(), 2);
    }

    void details_showTheAnswerWithoutSecrets()
    {
        m_store->put(exchange(1, 422));
        m_panel->selectExchange(1);
        QCOMPARE(m_panel->currentExchange(), 1);
        const QString answer = child<QPlainTextEdit>("networkResponseBodyText")->toPlainText();
        QCOMPARE(answer,
            QStringLiteral("{\n  \"error\": \"bad\",\n  \"big\": 12345678901234567890123\n}"));
        const QString request = child<QPlainTextEdit>("networkRequestBodyText")->toPlainText();
        QVERIFY2(request.contains(QStringLiteral("<redacted:api_key>")), qPrintable(request));
        QVERIFY(request.contains(QStringLiteral("2.50")));
        QVERIFY(!child<QPlainTextEdit>("networkRequestHeaders")
                     ->toPlainText()
                     .contains(QStringLiteral("sekret42")));
        QVERIFY(child<QLabel>("networkResponseHeadline")->text().contains(QStringLiteral("422")));
    }

    void details_followTheAnswerThatWasWaitedFor()
    {
        Exchange pending = exchange(1, 0);
        pending.finished = false;
        pending.responseBody = {};
        m_store->put(pending);
        m_panel->selectExchange(1);
        auto *body = child<QPlainTextEdit>("networkResponseBodyText");
        QVERIFY(body->toPlainText().isEmpty());
        m_store->put(exchange(1));
        QVERIFY(body->toPlainText().contains(QStringLiteral("bad")));
    }

    void enter_goesToTheCode()
    {
        m_store->put(exchange(1));
        QSignalSpy went(m_panel.get(), &NetworkPanel::goToLine);
        m_panel->selectExchange(1);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(went.count(), 1);
        QCOMPARE(went.constFirst().constFirst().toInt(), 218);
        emit child<QLabel>("networkResponseHeadline")->linkActivated(QStringLiteral("210"));
        QCOMPARE(went.at(1).constFirst().toInt(), 210);
    }

    void copy_hidesSecrets()
    {
        m_store->put(exchange(1));
        m_store->put(exchange(2));
        m_panel->selectExchange(1);
        table()->selectAll();
        table()->setFocus();
        QSignalSpy told(m_panel.get(), &NetworkPanel::statusMessage);
        QTest::keySequence(table(), QKeySequence::Copy);
        QTRY_COMPARE(told.count(), 1);
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.count(QLatin1Char('\n')), 1);
        QVERIFY2(!text.contains(QStringLiteral("sekret42")), qPrintable(text));
    }

    void contextMenu_offersItsCommands()
    {
        m_store->put(exchange(1));
        m_panel->selectExchange(1);
        emit table()->customContextMenuRequested({10, 10});
        auto *menu = child<QMenu>("networkContextMenu");
        QVERIFY(menu && menu->isVisible());
        QStringList names;
        for (const QAction *action : menu->actions())
            names.append(action->text());
        QVERIFY(names.contains(QStringLiteral("Go to Code")));
        QVERIFY(names.contains(QStringLiteral("Clear")));
        menu->close();
    }

    // However low the panel is: the sentence under the bars is there to be scrolled to.
    void timing_isCutNowhere()
    {
        Exchange next = exchange(1);
        using std::chrono::milliseconds;
        next.timing = {milliseconds(1), milliseconds(2), milliseconds(30), milliseconds(31),
            milliseconds(180), milliseconds(184)};
        next.remoteAddress = "192.0.2.7";
        m_store->put(next);
        m_panel->selectExchange(1);
        auto *tabs = child<QTabWidget>("networkDetailTabs");
        auto *area = child<QScrollArea>("networkTimingScroll");
        QWidget *timing = area->widget();
        tabs->setCurrentWidget(area);
        m_panel->resize(700, 200);
        QFont large = timing->font();
        large.setPixelSize(26); // the panel is never low enough by itself
        timing->setFont(large);
        const int lines = 7 * timing->fontMetrics().height(); // six stretches, one sentence
        QTRY_VERIFY2(timing->height() >= lines, qPrintable(QString::number(timing->height())));
        QVERIFY(timing->height() > area->viewport()->height());
        QCOMPARE(
            area->verticalScrollBar()->maximum(), timing->height() - area->viewport()->height());
        QVERIFY(area->focusPolicy() & Qt::TabFocus);
        m_panel->resize(1400, 600);
        QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    }

    // A click on a header moves neither what is selected to another request nor the list.
    void homeAndEnd_goToTheFirstAndTheLastRow()
    {
        for (qint64 id = 1; id <= 300; ++id)
            m_store->put(exchange(id));
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_End);
        QCOMPARE(m_panel->currentExchange(), 300);
        QTest::keyClick(table(), Qt::Key_Home);
        QCOMPARE(m_panel->currentExchange(), 1);
        QTest::keyClick(table(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(table()->selectionModel()->selectedRows().size(), 300);
    }

    void sort_keepsSelectionAndScroll()
    {
        for (qint64 id = 1; id <= 3000; ++id) {
            Exchange next = exchange(id);
            next.requestBody = {};
            next.timing.total = std::chrono::milliseconds(id * 7919 % 3000);
            m_store->put(next);
        }
        QTRY_VERIFY(table()->columnWidth(ExchangeListModel::NumberColumn)
            >= table()->fontMetrics().horizontalAdvance(QStringLiteral("3000")) + 12);
        m_panel->selectExchange(1500);
        auto *bar = table()->verticalScrollBar();
        const int scrolled = bar->value();
        QVERIFY(scrolled > 0);
        const int rows = table()->model()->rowCount();
        for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
            table()->sortByColumn(ExchangeListModel::TimeColumn, order);
            const auto timeAt = [this](int row) {
                return table()->model()->index(row, ExchangeListModel::TimeColumn).data();
            };
            QTRY_COMPARE(timeAt(order == Qt::AscendingOrder ? 0 : rows - 1).toString(),
                QStringLiteral("0.0 ms"));
            QCOMPARE(m_panel->currentExchange(), 1500);
            QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
            QCOMPARE(bar->value(), scrolled);
        }
    }

    void export_writesTheShownRows()
    {
        m_store->put(exchange(1));
        m_store->put(exchange(2, 422));
        m_panel->setFilterText(QStringLiteral("status:422"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.har"));
        QSignalSpy exported(m_panel.get(), &NetworkPanel::harExported);
        m_panel->exportHar(path, NetworkPanel::Secrets::Hidden);
        m_panel->exportHar(path, NetworkPanel::Secrets::Shown); // while the other goes on: nothing
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(exported.takeFirst().first().toBool());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("sekret42"));
        QCOMPARE(parseJson(bytes).value()["log"]["entries"].size(), size_t(1));
        QSignalSpy said(m_panel.get(), &NetworkPanel::statusMessage);
        m_panel->exportHar(QStringLiteral("/nonexistent/x.har"), NetworkPanel::Secrets::Hidden);
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(!exported.first().first().toBool());
        QVERIFY(said.last().first().toString().startsWith(
            QStringLiteral("The requests could not be exported")));
    }

    void hugeBody_isShownAWindowAtATime()
    {
        Exchange huge = exchange(1);
        huge.responseBody = QByteArray("{\"a\":\"" + QByteArray(8 << 20, 'x') + "\"}");
        m_store->put(huge);
        m_panel->selectExchange(1);
        auto *text = child<QPlainTextEdit>("networkResponseBodyText");
        QVERIFY(text->toPlainText().size() < 300'000);
        auto *next = child<QToolButton>("networkResponseBodyNext");
        QVERIFY(next->isVisible());
        const QString first = text->toPlainText();
        QTest::mouseClick(next, Qt::LeftButton);
        QVERIFY(text->toPlainText() != first);
        QVERIFY(child<QLabel>("networkResponseBodyPosition")
                    ->text()
                    .contains(QStringLiteral("8.4 MB")));
    }

    void binaryBody_isShownAsHex()
    {
        Exchange binary = exchange(1);
        binary.responseHeaders = {{"Content-Type", "application/zip"}};
        binary.responseBody = QByteArray("PK\x03\x04\x00\x00\xFF", 7);
        m_store->put(binary);
        m_panel->selectExchange(1);
        QCOMPARE(child<QPlainTextEdit>("networkResponseBodyText")->toPlainText(),
            QStringLiteral("00000000  50 4b 03 04 00 00 ff                              PK....."));
    }

    void clear_emptiesEverything()
    {
        m_store->put(exchange(1));
        m_panel->selectExchange(1);
        m_store->clear();
        QVERIFY(child<QLabel>("networkEmpty")->isVisible());
        QCOMPARE(m_panel->currentExchange(), 0);
    }

    void everyControl_hasANameToRead()
    {
        m_store->put(exchange(1));
        m_panel->selectExchange(1);
        QList<QWidget *> controls;
        for (auto *button : m_panel->findChildren<QAbstractButton *>())
            controls.append(button);
        for (auto *edit : m_panel->findChildren<QPlainTextEdit *>())
            controls.append(edit);
        for (auto *edit : m_panel->findChildren<QLineEdit *>())
            controls.append(edit);
        for (auto *view : m_panel->findChildren<QAbstractItemView *>())
            controls.append(view);
        for (const QWidget *control : std::as_const(controls)) {
            if (control->objectName().startsWith(QStringLiteral("qt_"))
                || control->inherits("QTableCornerButton") || control->inherits("QHeaderView")
                || control->parentWidget()->inherits("QLineEdit")
                || control->parentWidget()->inherits("QTabBar"))
                continue; // Qt's own parts
            QVERIFY2(!control->objectName().isEmpty(), control->metaObject()->className());
            QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        }
    }
};

QTEST_MAIN(TestNetworkPanel)
#include "tst_networkpanel.moc"
