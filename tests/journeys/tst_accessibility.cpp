// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionregistry.h"
#include "app/panels/preview/previewpanel.h"
#include "app/panels/run/captionedcombo.h"
#include "app/preferences/preferencesdialog.h"
#include "editor/view/codeeditor.h"
#include "tests/journeys/program.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QSplitterHandle>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;

namespace
{

QString placeOf(QAccessibleInterface *interface)
{
    QStringList path;
    for (QObject *object = interface->object(); object; object = object->parent()) {
        const QString name = object->objectName();
        path.prepend(name.isEmpty() ? QLatin1String(object->metaObject()->className()) : name);
    }
    return path.join(QStringLiteral(" / "));
}

// Every widget that shows, whether it can have the focus or only holds others.
void collectNameless(QAccessibleInterface *interface, int depth, QStringList &nameless, int &seen)
{
    if (!interface || !interface->isValid() || depth > 40)
        return;
    const QAccessible::State state = interface->state();
    if (interface->object() && interface->object()->isWidgetType()) {
        if (state.invisible)
            return;
        ++seen;
        if (interface->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(placeOf(interface));
        // A reader of the screen knows neither.
        if (interface->role() == QAccessible::NoRole || interface->role() == QAccessible::Grip)
            nameless.append(QStringLiteral("no role: ") + placeOf(interface));
    }
    // Rows of tables are thousands; their texts are the models' tests.
    const auto role = interface->role();
    if (role == QAccessible::Table || role == QAccessible::Tree || role == QAccessible::List)
        return;
    for (int i = 0; i < interface->childCount(); ++i)
        collectNameless(interface->child(i), depth + 1, nameless, seen);
}

// Their places, one a line.
QByteArray nameless(QWidget &window, int atLeast)
{
    QStringList found;
    int seen = 0;
    collectNameless(QAccessible::queryAccessibleInterface(&window), 0, found, seen);
    if (seen < atLeast)
        found.append(QStringLiteral("only %1 widgets were seen").arg(seen));
    return found.join(QLatin1Char('\n')).toUtf8();
}

// QCOMPARE would cut the places short.
#define VERIFY_NAMED(window, atLeast)                                                              \
    do {                                                                                           \
        const QByteArray places = nameless(window, atLeast);                                       \
        QVERIFY2(places.isEmpty(), places.constData());                                            \
    } while (false)

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;

private slots:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), *m_theme);
        QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
    }

    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

private:
    void openSample(const QString &operation)
    {
        const auto connector = m_program->sample.prepare();
        QVERIFY(connector.has_value());
        QVERIFY(m_program->open(*connector));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->page().file().analysis().hasConnector, patience);
        m_program->window.jumpToPath(operation);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->find<QPushButton>("runButton")->isEnabled(), patience);
    }

private slots:
    void welcome_everyWidgetHasAName() { VERIFY_NAMED(m_program->window, 2); }

    void everyPane_everyWidgetHasAName()
    {
        openSample(QStringLiteral("actions.create_shipment"));
        QSignalSpy ended(&m_program->window.runs(), &RunController::ended);
        m_program->window.runs().runPath(QStringLiteral("actions.search_shipments"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        auto *bottom = m_program->find<QTabWidget>("bottomTabs");
        for (int page = 0; page < bottom->count(); ++page) {
            bottom->setCurrentIndex(page);
            VERIFY_NAMED(m_program->window, 25);
        }
        for (const auto tab : {PreviewPanel::Tab::Output, PreviewPanel::Tab::Connection}) {
            m_program->window.findChild<PreviewPanel *>()->setTab(tab);
            VERIFY_NAMED(m_program->window, 40);
        }
    }

    void holdersAndScrollBars_areNamedByWhatIsAround_decorationDoesNotShow()
    {
        QWidget window;
        window.setAccessibleName(QStringLiteral("Parcel"));
        auto *holder = new QWidget(&window);
        auto *line = new QFrame(holder);
        line->setProperty("role", QStringLiteral("hairline"));
        auto *bar = new QScrollBar(holder);
        bar->setValue(7);
        window.show();
        const auto name = [](QWidget *widget) {
            return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        };
        QCOMPARE(name(holder), QStringLiteral("Parcel"));
        QVERIFY(name(bar).contains(QStringLiteral("Parcel")));
        QAccessibleInterface *scroll = QAccessible::queryAccessibleInterface(bar);
        QCOMPARE(scroll->valueInterface()->currentValue().toInt(), 7);
        QVERIFY(!QAccessible::queryAccessibleInterface(holder)->state().invisible);
        QVERIFY(QAccessible::queryAccessibleInterface(line)->state().invisible);
        holder->setAccessibleName(QStringLiteral("Weight"));
        QCOMPARE(name(line), QStringLiteral("Weight"));
    }

    void preferences_everyWidgetHasAName()
    {
        m_program->window.actions().action(QStringLiteral("tools.preferences"))->trigger();
        auto *dialog = m_program->window.findChild<PreferencesDialog *>();
        QVERIFY(dialog);
        auto *tabs = dialog->findChild<QTabWidget *>();
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            VERIFY_NAMED(*dialog, 4);
        }
    }

    void dropDown_isNamedByItsLabel_andSaysItsValue()
    {
        openSample(QStringLiteral("actions.search_shipments"));
        auto *combo = m_program->find<CaptionedCombo>("operationChooser");
        QTRY_COMPARE(combo->currentText(), QStringLiteral("search_shipments"));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(combo);
        QCOMPARE(interface->role(), QAccessible::ComboBox);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Operation"));
        QCOMPARE(interface->text(QAccessible::Value), QStringLiteral("search_shipments"));
        QVERIFY(interface->textInterface());
        QCOMPARE(interface->textInterface()->text(0, 6), QStringLiteral("search"));
        QVERIFY(interface->state().collapsed);
        interface->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
        QVERIFY(interface->state().expanded);
        combo->hidePopup();
        QVERIFY(interface->child(0)->object() == combo->view());
    }

    void formInputs_areLabelledByWhatStandsAboveThem()
    {
        openSample(QStringLiteral("actions.create_shipment"));
        for (const auto tab : {PreviewPanel::Tab::Input, PreviewPanel::Tab::Connection}) {
            m_program->window.findChild<PreviewPanel *>()->setTab(tab);
            QList<QWidget *> inputs;
            const auto collect = [&] {
                inputs = m_program->window.findChildren<QWidget *>(QStringLiteral("fieldInput"));
                inputs.removeIf([](const QWidget *input) { return !input->isVisible(); });
                return !inputs.isEmpty();
            };
            QTRY_VERIFY_WITH_TIMEOUT(collect(), patience);
            for (QWidget *input : inputs) {
                QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(input);
                const auto labels = interface->relations(QAccessible::Label);
                QCOMPARE(labels.size(), 1);
                QCOMPARE(
                    labels.first().first->object()->objectName(), QStringLiteral("fieldLabel"));
                const QString label = labels.first().first->text(QAccessible::Name);
                QVERIFY(!label.isEmpty());
                const auto back = labels.first().first->relations(QAccessible::Labelled);
                QCOMPARE(back.size(), 1);
                QVERIFY(back.first().first->object() == input);
            }
        }
    }

    void whatIsWrongWithAField_isInItsDescription()
    {
        openSample(QStringLiteral("actions.create_shipment"));
        m_program->window.findChild<PreviewPanel *>()->setTab(PreviewPanel::Tab::Input);
        QLineEdit *required = nullptr;
        const auto find = [&] {
            for (auto *line :
                m_program->window.findChildren<QLineEdit *>(QStringLiteral("fieldInput"))) {
                if (line->isVisible() && line->accessibleName().endsWith(QLatin1String("required")))
                    required = line;
            }
            return required != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(find(), patience);
        QTest::keyClicks(required, QStringLiteral("x"));
        required->selectAll();
        QTest::keyClick(required, Qt::Key_Delete);
        const auto problem = [&] {
            for (QWidget *around = required->parentWidget(); around;
                 around = around->parentWidget()) {
                if (auto *label = around->findChild<QLabel *>(QStringLiteral("fieldProblem")))
                    return label;
            }
            return static_cast<QLabel *>(nullptr);
        };
        QVERIFY(problem());
        QTRY_VERIFY_WITH_TIMEOUT(problem()->isVisible(), patience);
        const QString said = problem()->text();
        QVERIFY(!said.isEmpty());
        QCOMPARE(required->accessibleDescription().section(QLatin1Char('\n'), 0, 0), said);
        QTest::keyClicks(required, QStringLiteral("x"));
        QTRY_VERIFY_WITH_TIMEOUT(!problem()->isVisible(), patience);
        QVERIFY(!required->accessibleDescription().startsWith(said));
    }

    void palette_isNamedByWhatItAsksFor()
    {
        m_program->window.actions().action(QStringLiteral("go.palette"))->trigger();
        auto *input = m_program->window.findChild<QLineEdit *>(QStringLiteral("paletteInput"));
        QVERIFY(input && input->isVisible());
        QCOMPARE(QAccessible::queryAccessibleInterface(input)->text(QAccessible::Name),
            input->placeholderText());
    }

    void countOfMatches_isReadWhereTheFocusIs()
    {
        openSample(QStringLiteral("actions.create_shipment"));
        m_program->window.actions().action(QStringLiteral("edit.find"))->trigger();
        auto *pattern = m_program->window.findChild<QLineEdit *>(QStringLiteral("findPattern"));
        auto *status = m_program->window.findChild<QLabel *>(QStringLiteral("findStatus"));
        QVERIFY(pattern && status);
        QTest::keyClicks(pattern, QStringLiteral("xyzzy"));
        QTRY_VERIFY_WITH_TIMEOUT(!status->text().isEmpty(), patience);
        QCOMPARE(pattern->accessibleDescription(), status->text());
        QCOMPARE(
            QAccessible::queryAccessibleInterface(status)->text(QAccessible::Name), status->text());
    }

    void endOfRun_isAnnounced()
    {
        openSample(QStringLiteral("actions.search_shipments"));
        m_program->window.runs().run();
        // What the status line says is its name; an alert tells readers of the screen.
        QTRY_VERIFY_WITH_TIMEOUT(
            m_program->window.statusBar()->accessibleName().contains(QStringLiteral("Finished.")),
            patience);
    }

    void f6_walksThroughThePanes_andBack()
    {
        openSample(QStringLiteral("actions.search_shipments"));
        const auto pane = [this]() -> QString {
            for (QWidget *at = m_program->window.focusWidget(); at; at = at->parentWidget()) {
                for (const char *name :
                    {"runBar", "outlinePanel", "centre", "previewPanel", "bottomTabs"}) {
                    if (at->objectName() == QLatin1String(name))
                        return at->objectName();
                }
            }
            return {};
        };
        QTRY_COMPARE(pane(), QStringLiteral("centre"));
        QStringList visited;
        for (int i = 0; i < 5; ++i) {
            m_program->window.actions().action(QStringLiteral("view.nextPanel"))->trigger();
            visited.append(pane());
        }
        QCOMPARE(visited,
            QStringList({QStringLiteral("previewPanel"), QStringLiteral("bottomTabs"),
                QStringLiteral("runBar"), QStringLiteral("outlinePanel"),
                QStringLiteral("centre")}));
        m_program->window.actions().action(QStringLiteral("view.previousPanel"))->trigger();
        QCOMPARE(pane(), QStringLiteral("outlinePanel"));
    }

    void borders_moveByKeyboard()
    {
        openSample(QStringLiteral("actions.search_shipments"));
        auto *splitter = m_program->find<QSplitter>("outerSplitter");
        QSplitterHandle *border = splitter->handle(1);
        border->setFocus(Qt::TabFocusReason);
        const int before = splitter->sizes().first();
        QTest::keyClick(border, Qt::Key_Right);
        QTest::keyClick(border, Qt::Key_Right);
        QCOMPARE(splitter->sizes().first(), before + 32);
        QTest::keyClick(border, Qt::Key_Left);
        QCOMPARE(splitter->sizes().first(), before + 16);
    }

    // QScintilla has commands of its own on many of these keys.
    void keyOfEachCommand_reachesItFromTheCode()
    {
        const QString path = m_folder->filePath(QStringLiteral("a.rb"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("one = 1\ntwo = one\n") > 0);
        file.close();
        QVERIFY(m_program->open(path));
        editor::CodeEditor &code = m_program->page().code();
        code.setFocus();
        QWidget *view = QApplication::focusWidget();
        QVERIFY(view && code.isAncestorOf(view));
        int keys = 0;
        QStringList taken;
        for (const QAction *action : m_program->window.QWidget::actions()) {
            for (const QKeySequence &shortcut : action->shortcuts()) {
                const QKeyCombination key = shortcut[0];
                QKeyEvent event(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
                event.ignore();
                QCoreApplication::sendEvent(view, &event);
                ++keys;
                if (event.isAccepted())
                    taken.append(action->objectName());
            }
        }
        QVERIFY(keys > 40);
        QCOMPARE(taken, QStringList());

        code.setSelection({0, 3});
        QTest::keyClick(view, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(view, QStringLiteral("uno"));
        QCOMPARE(code.text(), QByteArray("uno = 1\ntwo = uno\n"));
        code.setSelection({8, 8});
        QTest::keyClick(view, Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(code.text(), QByteArray("uno = 1\n# two = uno\n"));
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
