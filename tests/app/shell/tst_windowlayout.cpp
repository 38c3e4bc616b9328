// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/windowlayout.h"

#include <QApplication>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using Pane = WindowLayout::Pane;
using Perspective = WindowLayout::Perspective;

namespace
{

struct Window
{
    Window()
    {
        outer.resize(1280, 700);
        outer.addWidget(tree);
        outer.addWidget(inner);
        inner->addWidget(upper);
        inner->addWidget(bottom);
        upper->addWidget(editor);
        upper->addWidget(preview);
        for (const char *name : {"consolePanel", "networkPanel", "problemsPanel"}) {
            auto *page = new QWidget;
            page->setObjectName(QLatin1String(name));
            bottom->addTab(page, QLatin1String(name));
        }
        outer.show();
        layout = std::make_unique<WindowLayout>(
            WindowLayout::Parts{outer, *inner, *upper, *tree, *preview, *bottom});
        layout->reset();
    }

    double share() const { return double(bottom->height()) / (bottom->height() + upper->height()); }

    void dragBottom(int by)
    {
        QWidget *border = inner->handle(1);
        const QPoint at = border->rect().center();
        QTest::mousePress(border, Qt::LeftButton, {}, at);
        QTest::mouseMove(border, at + QPoint(0, by));
        QTest::mouseRelease(border, Qt::LeftButton, {}, at);
    }

    QSplitter outer{Qt::Horizontal};
    QWidget *tree = new QWidget;
    QSplitter *inner = new QSplitter(Qt::Vertical);
    QSplitter *upper = new QSplitter(Qt::Horizontal);
    QWidget *editor = new QWidget;
    QWidget *preview = new QWidget;
    QTabWidget *bottom = new QTabWidget;
    std::unique_ptr<WindowLayout> layout;
};

} // namespace

class TestWindowLayout : public QObject
{
    Q_OBJECT
private slots:
    void atFirst_everythingShows_andTheEditorIsLargest()
    {
        Window window;
        QCOMPARE(window.layout->perspective(), Perspective::Run);
        for (const Pane pane : {Pane::Tree, Pane::Preview, Pane::Bottom})
            QVERIFY(window.layout->isShown(pane));
        QVERIFY(window.editor->width() > window.preview->width());
        QVERIFY(window.editor->width() > window.tree->width());
        QVERIFY2(window.share() <= 0.25, qPrintable(QString::number(window.share())));
    }

    void runsPanels_getTheirRoomWithTheFirstRun()
    {
        Window window;
        window.layout->makeRoomForRun();
        // Enough of the run at 800 pixels of screen to read an answer under its tabs and chips: in
        // the drawing of the window the panels of the run have 37 % beside the editor.
        const double share = window.share();
        QVERIFY2(share >= 0.35 && share <= 0.4, qPrintable(QString::number(share)));
        window.inner->setSizes({500, 200});
        window.layout->makeRoomForRun();
        QVERIFY(qAbs(window.bottom->height() - 200) <= 8); // once
    }

    void runsPanels_getTheirRoomWhenAPageIsChosen()
    {
        Window window;
        const QRect tab = window.bottom->tabBar()->tabRect(1);
        QTest::mouseClick(window.bottom->tabBar(), Qt::LeftButton, {}, tab.center());
        QVERIFY(window.share() >= 0.35);
    }

    void movedBorder_staysWhereItIs_alsoInTheNextSession()
    {
        Json kept;
        int moved = 0;
        {
            Window window;
            window.dragBottom(-60);
            moved = window.bottom->height();
            window.layout->makeRoomForRun();
            QCOMPARE(window.bottom->height(), moved);
            kept = window.layout->describe();
        }
        Window window;
        window.layout->restore(kept);
        QVERIFY(qAbs(window.bottom->height() - moved) <= 8);
        window.layout->makeRoomForRun();
        QVERIFY(qAbs(window.bottom->height() - moved) <= 8);
    }

    void unmovedBorder_startsLowInTheNextSession()
    {
        Json kept;
        {
            Window window;
            window.layout->makeRoomForRun();
            kept = window.layout->describe();
        }
        Window window;
        window.layout->restore(kept);
        QVERIFY2(window.share() <= 0.25, qPrintable(QString::number(window.share())));
    }

    void perspectives_showTheirPanes()
    {
        Window window;
        window.layout->setPerspective(Perspective::Write);
        QVERIFY(!window.preview->isVisible());
        QCOMPARE(window.bottom->currentWidget()->objectName(), QStringLiteral("problemsPanel"));
        window.layout->setPerspective(Perspective::Form);
        QVERIFY(window.preview->isVisible());
        QVERIFY(!window.bottom->isVisible());
        window.layout->setPerspective(Perspective::Network);
        QVERIFY(!window.tree->isVisible());
        QCOMPARE(window.bottom->currentWidget()->objectName(), QStringLiteral("networkPanel"));
        QVERIFY(window.bottom->height() > window.upper->height());
    }

    void perspective_comesBackAsItWasLeft()
    {
        Window window;
        window.outer.setSizes({333, 1280 - 333});
        window.layout->show(Pane::Preview, false);
        window.layout->setPerspective(Perspective::Network);
        window.layout->setPerspective(Perspective::Run);
        QVERIFY(!window.layout->isShown(Pane::Preview));
        QVERIFY(qAbs(window.tree->width() - 333) <= 8);
    }

    void paneDraggedShut_isHidden_andComesBackAsLargeAsItWas()
    {
        Window window;
        const int before = window.bottom->height();
        window.inner->setSizes({700, 0});
        QVERIFY(!window.layout->isShown(Pane::Bottom));
        window.layout->show(Pane::Bottom, true);
        QVERIFY(window.layout->isShown(Pane::Bottom));
        QVERIFY(qAbs(window.bottom->height() - before) <= 12);
    }

    void withoutFile_nothingShowsBesideTheWelcomePage_andTheLayoutSurvives()
    {
        Window window;
        window.outer.setSizes({300, 980});
        window.layout->setFileOpen(false);
        QVERIFY(!window.tree->isVisible());
        QVERIFY(!window.bottom->isVisible());
        window.layout->setFileOpen(true);
        QVERIFY(window.tree->isVisible());
        QVERIFY(qAbs(window.tree->width() - 300) <= 8);
    }

    void session_bringsBackPerspectiveAndSizes()
    {
        Json kept;
        {
            Window window;
            window.layout->setPerspective(Perspective::Form);
            window.upper->setSizes({500, 560});
            kept = window.layout->describe();
        }
        Window window;
        window.layout->restore(kept);
        QCOMPARE(window.layout->perspective(), Perspective::Form);
        QVERIFY(qAbs(window.preview->width() - 560) <= 8);
        window.layout->reset();
        QCOMPARE(window.layout->perspective(), Perspective::Run);
        QVERIFY(window.layout->isShown(Pane::Bottom));
    }

    void damagedSession_isTakenAsFarAsItMakesSense_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("list") << QByteArray("[1]");
        QTest::newRow("words") << QByteArray("{\"perspective\":5,\"shapes\":{\"run\":7}}");
        QTest::newRow("sizes") << QByteArray("{\"shapes\":{\"run\":{\"tree\":true,\"preview\":true,"
                                             "\"bottom\":true,\"treeWidth\":-9e9,"
                                             "\"bottomHeight\":\"x\"}}}");
    }
    void damagedSession_isTakenAsFarAsItMakesSense()
    {
        QFETCH(QByteArray, text);
        Window window;
        window.layout->restore(parseJson(text).value());
        QCOMPARE(window.layout->perspective(), Perspective::Run);
        QVERIFY(window.layout->isShown(Pane::Tree));
    }
};

QTEST_MAIN(TestWindowLayout)
#include "tst_windowlayout.moc"
