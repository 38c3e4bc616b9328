// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/pilltreemodel.h"
#include "app/panels/preview/previewpanel.h"
#include "app/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

using namespace patchbay;
using app::PreviewPanel;

#define COMPARE_JSON(actual, expected) QCOMPARE(toJsonText(actual), toJsonText(expected))

namespace
{

Json textField(const std::string &name, const std::string &label, bool optional)
{
    return Json{{"name", name}, {"label", label}, {"type", "string"}, {"control_type", "text"},
        {"optional", optional}};
}

Json shipmentFields()
{
    Json port = textField("port", "Port", false);
    port["control_type"] = "select";
    port["pick_list"] = "ports";
    port["toggle_hint"] = "From list";
    port["toggle_field"] = Json{{"name", "port"}, {"label", "Port code"}, {"type", "string"},
        {"control_type", "text"}, {"toggle_hint", "Enter port code"}};
    Json weight = textField("weight", "Weight", false);
    weight["hint"] = "In <b>kilograms</b><script>x</script>";
    weight["type"] = "number";
    weight["control_type"] = "number";
    const Json recipient{{"name", "recipient"}, {"label", "Recipient"}, {"type", "object"},
        {"optional", false}, {"properties", Json::array({textField("name", "Full name", false)})}};
    const Json lines{{"name", "lines"}, {"label", "Lines"}, {"type", "array"}, {"of", "object"},
        {"optional", false}, {"properties", Json::array({textField("sku", "SKU", false)})}};
    return Json::array({port, weight, recipient, lines, textField("note", "Note", true),
        textField("memo", "Memo", true)});
}

engine::FormResult resultOf(const Json &input, const Json &config = Json::array())
{
    engine::FormResult result;
    result.loaded = true;
    result.parts = Json{{"title", {{"ok", "Create shipment"}}},
        {"description", {{"ok", "Create <span class='provider'>shipment</span> in Harbor"}}},
        {"subtitle", {{"ok", "Book a parcel with Harbor"}}}, {"config_fields", {{"ok", config}}},
        {"input_fields", {{"ok", input}}},
        {"output_fields",
            {{"ok", Json::array({Json{{"name", "id"}, {"label", "ID"}, {"type", "string"}}})}}},
        {"sample_output", {{"ok", {{"id", "shp_1"}}}}}};
    return result;
}

template <typename T> T *part(QWidget *root, const char *name)
{
    return root->findChild<T *>(QString::fromLatin1(name));
}

QLineEdit *lineOf(QWidget *root, const char *field)
{
    QWidget *view = part<QWidget>(root, field);
    return view ? view->findChild<QLineEdit *>(QStringLiteral("fieldInput")) : nullptr;
}

// A language whose words are longer by 40 %, as German ones may be.
class LongLanguage : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + QString((text.size() * 2 + 4) / 5, QLatin1Char('n'));
    }
};

} // namespace

class TestPreviewPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<app::Theme> m_theme;
    std::unique_ptr<PreviewPanel> m_panel;

    void open(const Json &input, const Json &config = Json::array())
    {
        m_panel->setOperation(QStringLiteral("actions.create_shipment"), QStringLiteral("Harbor"));
        m_panel->setResult(resultOf(input, config), QDateTime::currentDateTimeUtc());
    }

    // Opens the dialog, ticks the row of this name by a click on its words, applies.
    void tickOptional(const QString &name)
    {
        QTest::mouseClick(part<QPushButton>(m_panel.get(), "formOptional"), Qt::LeftButton);
        QWidget *dialog = part<QWidget>(m_panel.get(), "optionalDialog");
        auto *list = part<QListView>(dialog, "optionalList");
        const auto rows = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, name);
        QCOMPARE(rows.size(), 1);
        const QRect row = list->visualRect(rows.first());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
        QTest::mouseClick(part<QAbstractButton>(dialog, "optionalApply"), Qt::LeftButton);
        QTRY_VERIFY(!part<QWidget>(m_panel.get(), "optionalDialog"));
    }

private slots:
    void init()
    {
        m_theme = std::make_unique<app::Theme>(*qApp);
        m_panel = std::make_unique<PreviewPanel>(*m_theme);
        m_panel->resize(380, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_theme.reset();
    }

    void empty_saysWhatToDo() { QVERIFY(part<QLabel>(m_panel.get(), "previewEmpty")->isVisible()); }

    void tabs_inALongLanguage_areReadWhole_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {420, 340, 320, 300, 280})
            QTest::addRow("%d pixels", width) << width;
    }

    void tabs_inALongLanguage_areReadWhole()
    {
        QFETCH(int, width);
        LongLanguage language;
        QCoreApplication::installTranslator(&language);
        m_panel = std::make_unique<PreviewPanel>(*m_theme);
        m_panel->resize(width, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        auto *bar = part<QTabBar>(m_panel.get(), "previewTabs");
        auto *raw = part<QPushButton>(m_panel.get(), "previewRaw");
        const auto onPanel = [this](QWidget *widget) {
            return QRect(widget->mapTo(m_panel.get(), QPoint()), widget->size());
        };
        QCOMPARE(m_panel->width(), width);
        for (const auto tab : {PreviewPanel::Tab::Connection, PreviewPanel::Tab::Input}) {
            m_panel->setTab(tab);
            QTRY_VERIFY2(bar->sizeHint().width() <= bar->width(),
                qPrintable(
                    QStringLiteral("%1 of %2").arg(bar->width()).arg(bar->sizeHint().width())));
            QVERIFY(m_panel->rect().contains(onPanel(bar)));
        }
        QTRY_VERIFY(m_panel->rect().contains(onPanel(raw)));
        QVERIFY(!onPanel(raw).intersects(onPanel(bar)));
        // With room again everything is as before.
        m_panel->resize(700, 800);
        QTRY_VERIFY(onPanel(raw).center().y() < onPanel(bar).bottom());
        QVERIFY(!bar->property("tight").toBool());
        QCoreApplication::removeTranslator(&language);
    }

    void header_showsTheDescriptionSafely()
    {
        open(shipmentFields());
        QCOMPARE(part<QLabel>(m_panel.get(), "stepTitle")->text(),
            QStringLiteral("Create <u>shipment</u> in Harbor"));
        QCOMPARE(part<QLabel>(m_panel.get(), "stepSubtitle")->text(),
            QStringLiteral("Book a parcel with Harbor"));
    }

    // Also where no Tab led there: a screen reader, a jump, the focus given back.
    void field_withTheFocusIsInSight()
    {
        Json fields = Json::array();
        for (int i = 0; i < 9; ++i)
            fields.push_back(
                textField("f" + std::to_string(i), "Field " + std::to_string(i), false));
        m_panel->resize(380, 320);
        open(fields);
        auto *view = part<QScrollArea>(m_panel.get(), "formView");
        QTRY_VERIFY(view->verticalScrollBar()->maximum() > 0);
        for (const char *name : {"field:f3", "field:f8", "field:f1"}) {
            lineOf(m_panel.get(), name)->setFocus(Qt::OtherFocusReason);
            auto *field = part<QWidget>(m_panel.get(), name);
            const QRect place(field->mapTo(view->viewport(), QPoint()), field->size());
            QVERIFY2(view->viewport()->rect().contains(place), name);
        }
        lineOf(m_panel.get(), "field:f8")->setFocus(Qt::MouseFocusReason);
        QVERIFY(view->verticalScrollBar()->value() < view->verticalScrollBar()->maximum());
    }

    void field_isFilledByTheKeyboardAndAnnouncedOnce()
    {
        open(shipmentFields());
        QSignalSpy changed(m_panel.get(), &PreviewPanel::valuesChanged);
        QLineEdit *weight = lineOf(m_panel.get(), "field:weight");
        QVERIFY(weight);
        weight->setFocus();
        QTest::keyClicks(weight, QStringLiteral("2.5"));
        QTRY_COMPARE(changed.count(), 1);
        COMPARE_JSON(m_panel->values(), (Json{{"weight", "2.5"}}));
        QCOMPARE(weight->accessibleName(), QStringLiteral("Weight, required"));
        QCOMPARE(weight->accessibleDescription(), QStringLiteral("In kilograms"));
    }

    void newResult_keepsFocusCaretAndText()
    {
        open(shipmentFields());
        QLineEdit *weight = lineOf(m_panel.get(), "field:weight");
        m_panel->activateWindow();
        weight->setFocus();
        QTest::keyClicks(weight, QStringLiteral("1234"));
        weight->setCursorPosition(2);
        Json fields = shipmentFields();
        fields[1]["label"] = "Gross weight";
        fields.insert(fields.begin(), textField("first", "First", false));
        m_panel->setResult(resultOf(fields), QDateTime::currentDateTimeUtc());
        QCOMPARE(lineOf(m_panel.get(), "field:weight"), weight);
        QTRY_VERIFY(weight->hasFocus());
        QCOMPARE(weight->cursorPosition(), 2);
        QCOMPARE(weight->text(), QStringLiteral("1234"));
        QCOMPARE(weight->accessibleName(), QStringLiteral("Gross weight, required"));
    }

    void select_asksForItsPickListAndTakesAChoice()
    {
        open(shipmentFields());
        QSignalSpy asked(m_panel.get(), &PreviewPanel::pickListRequested);
        QWidget *port = part<QWidget>(m_panel.get(), "field:port");
        auto *button = port->findChild<QPushButton *>(QStringLiteral("fieldInput"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("ports"));
        m_panel->setPickList(QStringLiteral("ports"), Json::object(),
            Json{{"ok",
                Json::array(
                    {Json::array({"Hamburg", "HAM"}), Json::array({"Rotterdam", "RTM"})})}});
        auto *search = port->findChild<QLineEdit *>(QStringLiteral("choiceSearch"));
        QVERIFY(search->isVisible());
        QTest::keyClicks(search, QStringLiteral("rott"));
        QTest::keyClick(search, Qt::Key_Return);
        COMPARE_JSON(m_panel->values(), (Json{{"port", "RTM"}}));
        QVERIFY(button->accessibleDescription().contains(QLatin1String("Rotterdam")));
    }

    // What was chosen is named to the lambdas of the form as soon as its name is known.
    void choice_ofALoadedList_isNamed()
    {
        open(shipmentFields());
        COMPARE_JSON(m_panel->chosenLabels(), Json::object());
        QSignalSpy needed(m_panel.get(), &PreviewPanel::evaluationNeeded);
        m_panel->setValues(Json{{"port", "RTM"}});
        const int before = int(needed.count());
        COMPARE_JSON(m_panel->chosenLabels(), Json::object());
        QTest::mouseClick(part<QWidget>(m_panel.get(), "field:port")
                              ->findChild<QPushButton *>(QStringLiteral("fieldInput")),
            Qt::LeftButton);
        const Json ports
            = Json::array({Json::array({"Hamburg", "HAM"}), Json::array({"Rotterdam", "RTM"})});
        m_panel->setPickList(QStringLiteral("ports"), Json::object(), Json{{"ok", ports}});
        QCOMPARE(needed.count(), before + 1);
        COMPARE_JSON(m_panel->chosenLabels(), (Json{{"port", "Rotterdam"}}));
        m_panel->setPickList(QStringLiteral("ports"), Json::object(), Json{{"ok", ports}});
        QCOMPARE(needed.count(), before + 1);
        auto *search = part<QWidget>(m_panel.get(), "field:port")
                           ->findChild<QLineEdit *>(QStringLiteral("choiceSearch"));
        QTest::keyClicks(search, QStringLiteral("ham"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(needed.count(), before + 2);
        COMPARE_JSON(m_panel->chosenLabels(), (Json{{"port", "Hamburg"}}));
    }

    void choice_byDefault_isNamedOnce()
    {
        Json service = textField("service", "Service", false);
        service["control_type"] = "select";
        service["default"] = "fast";
        const auto named = [&service](const char *label) {
            service["pick_list"] = Json::array({Json::array({label, "fast"})});
            return Json::array({service});
        };
        QSignalSpy needed(m_panel.get(), &PreviewPanel::evaluationNeeded);
        open(named("Express"));
        QCOMPARE(needed.count(), 1);
        COMPARE_JSON(m_panel->chosenLabels(), (Json{{"service", "Express"}}));
        open(named("Express")); // as that evaluation answers
        QCOMPARE(needed.count(), 1);
        open(named("Express, at 10:15")); // other words with each evaluation lead to no further one
        QCOMPARE(needed.count(), 1);
        COMPARE_JSON(m_panel->chosenLabels(), (Json{{"service", "Express, at 10:15"}}));
    }

    void select_saysWhyAPickListFailed()
    {
        open(shipmentFields());
        QWidget *port = part<QWidget>(m_panel.get(), "field:port");
        QTest::mouseClick(
            port->findChild<QPushButton *>(QStringLiteral("fieldInput")), Qt::LeftButton);
        m_panel->setPickList(QStringLiteral("ports"), Json::object(),
            Json{{"error", {{"class", "RuntimeError"}, {"message", "401 Unauthorized"}}}});
        auto *message = port->findChild<QLabel *>(QStringLiteral("choiceMessage"));
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains(QLatin1String("401 Unauthorized")));
        QSignalSpy asked(m_panel.get(), &PreviewPanel::pickListRequested);
        QTest::mouseClick(
            port->findChild<QPushButton *>(QStringLiteral("choiceRetry")), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    // As the question whether the list's host may be asked.
    void select_opensAgainAfterAQuestionThatClosedIt()
    {
        open(shipmentFields());
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QWidget *port = part<QWidget>(m_panel.get(), "field:port");
        auto *button = port->findChild<QPushButton *>(QStringLiteral("fieldInput"));
        QTest::mouseClick(button, Qt::LeftButton);
        auto *popup = port->findChild<QWidget *>(QStringLiteral("choicePopup"));
        QVERIFY(popup->isVisible());
        QDialog question(m_panel.get());
        popup->close(); // by the one who asks
        question.open();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        m_panel->setPickList(QStringLiteral("ports"), Json::object(),
            Json{{"ok", Json::array({Json::array({"Hamburg", "HAM"})})}});
        QVERIFY(!popup->isVisible()); // not above the question
        question.accept();
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(
            port->findChild<QLineEdit *>(QStringLiteral("choiceSearch")), Qt::Key_Return);
        COMPARE_JSON(m_panel->values(), (Json{{"port", "HAM"}}));
    }

    void select_dismissedWhileItsListIsOnTheWayStaysClosed()
    {
        open(shipmentFields());
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QWidget *port = part<QWidget>(m_panel.get(), "field:port");
        auto *button = port->findChild<QPushButton *>(QStringLiteral("fieldInput"));
        QTest::mouseClick(button, Qt::LeftButton);
        auto *popup = port->findChild<QWidget *>(QStringLiteral("choicePopup"));
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QTRY_VERIFY(button->hasFocus());
        m_panel->setPickList(QStringLiteral("ports"), Json::object(),
            Json{{"ok", Json::array({Json::array({"Hamburg", "HAM"})})}});
        QCoreApplication::processEvents();
        QVERIFY(!popup->isVisible());
    }

    void multiselect_joinsByItsDelimiter()
    {
        Json tags = textField("tags", "Tags", false);
        tags["control_type"] = "multiselect";
        tags["delimiter"] = ";";
        tags["pick_list"] = Json::array(
            {Json::array({"Red", "r"}), Json::array({"Green", "g"}), Json::array({"Blue", "b"})});
        open(Json::array({tags}));
        QWidget *field = part<QWidget>(m_panel.get(), "field:tags");
        QTest::mouseClick(
            field->findChild<QPushButton *>(QStringLiteral("fieldInput")), Qt::LeftButton);
        auto *search = field->findChild<QLineEdit *>(QStringLiteral("choiceSearch"));
        QTest::keyClick(search, Qt::Key_Space); // the first
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        COMPARE_JSON(m_panel->values(), (Json{{"tags", "r;b"}}));
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!search->isVisible());
    }

    void checkbox_isYesOrNoAsText()
    {
        Json flag = textField("flag", "Flag", false);
        flag["type"] = "boolean";
        flag["control_type"] = "checkbox";
        open(Json::array({flag}));
        QWidget *field = part<QWidget>(m_panel.get(), "field:flag");
        auto *button = field->findChild<QPushButton *>(QStringLiteral("fieldInput"));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Down);
        QTest::keyClick(
            field->findChild<QLineEdit *>(QStringLiteral("choiceSearch")), Qt::Key_Return);
        COMPARE_JSON(m_panel->values(), (Json{{"flag", "true"}}));
    }

    void pickLists_ofAnOlderSourceKeepTheirLabels()
    {
        open(shipmentFields());
        QWidget *field = part<QWidget>(m_panel.get(), "field:port");
        auto *button = field->findChild<QPushButton *>(QStringLiteral("fieldInput"));
        m_panel->setPickList(QStringLiteral("ports"), Json::object(),
            Json{{"ok", Json::array({Json::array({"Rotterdam", "RTM"})})}});
        m_panel->setValues(Json{{"port", "RTM"}});
        QSignalSpy asked(m_panel.get(), &PreviewPanel::pickListRequested);
        m_panel->forgetPickLists();
        QVERIFY(button->accessibleDescription().contains(QLatin1String("Rotterdam")));
        QCOMPARE(asked.count(), 0);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void choice_notInTheListIsShownAsItIs()
    {
        open(shipmentFields());
        m_panel->setValues(Json{{"port", "XYZ"}});
        QVERIFY(part<QWidget>(m_panel.get(), "field:port")
                    ->findChild<QPushButton *>(QStringLiteral("fieldInput"))
                    ->accessibleDescription()
                    .contains(QLatin1String("XYZ")));
    }

    void changeOnBlur_waitsForTheFocusToLeave()
    {
        Json object = textField("object", "Object", false);
        object["change_on_blur"] = true;
        open(Json::array({textField("next", "Next", false)}), Json::array({object}));
        QSignalSpy needed(m_panel.get(), &PreviewPanel::evaluationNeeded);
        QLineEdit *line = lineOf(m_panel.get(), "field:object");
        m_panel->activateWindow();
        line->setFocus();
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("order"));
        QVERIFY(!needed.wait(400));
        QTest::keyClick(line, Qt::Key_Tab);
        QTRY_COMPARE(needed.count(), 1);
    }

    void toggle_swapsTheControl()
    {
        open(shipmentFields());
        QWidget *port = part<QWidget>(m_panel.get(), "field:port");
        auto *toggle = port->findChild<QPushButton *>(QStringLiteral("fieldToggle"));
        QCOMPARE(toggle->text(), QStringLiteral("⇄ Enter port code"));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QLineEdit *code = lineOf(m_panel.get(), "field:port");
        QVERIFY(code);
        QTest::keyClicks(code, QStringLiteral("RTM"));
        COMPARE_JSON(m_panel->values(), (Json{{"port", "RTM"}}));
    }

    void list_addsAndRemovesItemsByMouse()
    {
        open(shipmentFields());
        QWidget *list = part<QWidget>(m_panel.get(), "list:lines");
        auto *add = list->findChild<QPushButton *>(QStringLiteral("listAdd"));
        QTest::mouseClick(add, Qt::LeftButton);
        QTest::mouseClick(add, Qt::LeftButton);
        QTest::keyClicks(lineOf(m_panel.get(), "field:lines.1.sku"), QStringLiteral("b"));
        const auto removers = list->findChildren<QToolButton *>(QStringLiteral("itemRemove"));
        QCOMPARE(removers.size(), 2);
        QTest::mouseClick(removers.first(), Qt::LeftButton);
        COMPARE_JSON(m_panel->values(), (Json{{"lines", Json::array({Json{{"sku", "b"}}})}}));
        QCOMPARE(lineOf(m_panel.get(), "field:lines.0.sku")->text(), QStringLiteral("b"));
    }

    void optional_showThroughTheDialog()
    {
        open(shipmentFields());
        QVERIFY(!part<QWidget>(m_panel.get(), "field:note"));
        auto *door = part<QPushButton>(m_panel.get(), "formOptional");
        QVERIFY(door->text().contains(QLatin1Char('2')));
        QTest::mouseClick(door, Qt::LeftButton);
        QWidget *dialog = part<QWidget>(m_panel.get(), "optionalDialog");
        QTest::mouseClick(part<QAbstractButton>(dialog, "optionalAll"), Qt::LeftButton, {},
            QPoint(8, part<QWidget>(dialog, "optionalAll")->height() / 2));
        QTest::mouseClick(part<QAbstractButton>(dialog, "optionalApply"), Qt::LeftButton);
        QVERIFY(part<QWidget>(m_panel.get(), "field:note"));
        QVERIFY(part<QWidget>(m_panel.get(), "field:memo"));
    }

    // The control's border tells where the focus is; Fusion's own frame would cross the words.
    void select_withTheFocusHasOneFrame()
    {
        open(shipmentFields());
        QWidget *field = part<QWidget>(m_panel.get(), "field:port");
        auto *button = field->findChild<QPushButton *>(QStringLiteral("fieldInput"));
        lineOf(m_panel.get(), "field:weight")->setFocus(Qt::TabFocusReason);
        const QRect inside = button->rect().adjusted(3, 3, -3, -3);
        const QImage without = button->grab(inside).toImage();
        button->setFocus(Qt::TabFocusReason);
        QVERIFY(button->hasFocus());
        QCOMPARE(button->grab(inside).toImage(), without);
    }

    void select_givesItsWordsTheRoomBeforeTheCode()
    {
        const QString words = QStringLiteral("Enterprise Cloud of the provider");
        Json edition = textField("edition", "Edition", false);
        edition["control_type"] = "select";
        edition["pick_list"]
            = Json::array({Json::array({words.toStdString(), "https://base.forms.example"})});
        open(Json::array({edition}));
        m_panel->setValues(Json{{"edition", "https://base.forms.example"}});
        auto *label = part<QLabel>(m_panel.get(), "fieldChoice");
        auto *code = part<QLabel>(m_panel.get(), "fieldCode");
        QTRY_VERIFY(code->isHidden());
        QCOMPARE(label->text(), words);
        m_panel->resize(760, 800);
        QTRY_VERIFY(code->isVisible());
        QCOMPARE(label->text(), words);
        m_panel->resize(240, 800);
        QTRY_VERIFY(label->text().endsWith(QChar(0x2026)));
        QVERIFY(code->isHidden());
    }

    void optional_ofAListShowsInEveryItem_andIsNamedWhenAskedAgain()
    {
        Json fields = shipmentFields();
        fields[3]["properties"].push_back(textField("hs_code", "Customs code", true));
        open(fields);
        QWidget *list = part<QWidget>(m_panel.get(), "list:lines");
        auto *add = list->findChild<QPushButton *>(QStringLiteral("listAdd"));
        QTest::mouseClick(add, Qt::LeftButton);
        QTest::mouseClick(add, Qt::LeftButton);
        const QString name = QStringLiteral("Lines › Customs code");
        tickOptional(name);
        QVERIFY(lineOf(m_panel.get(), "field:lines.0.hs_code"));
        QVERIFY(lineOf(m_panel.get(), "field:lines.1.hs_code"));
        tickOptional(name);
        QTRY_VERIFY(!lineOf(m_panel.get(), "field:lines.0.hs_code"));
    }

    // One whose fields are all optional has a door to them inside, for them alone.
    void optional_ofAGroupShowThroughItsOwnDoor()
    {
        Json fields = shipmentFields();
        fields[2]["properties"] = Json::array({textField("name", "Full name", true)});
        fields[3]["properties"] = Json::array({textField("sku", "SKU", true)});
        open(fields);
        QWidget *group = part<QWidget>(m_panel.get(), "group:recipient");
        auto *door = part<QPushButton>(group, "groupOptional");
        QVERIFY(door->isVisible());
        QTest::mouseClick(part<QToolButton>(group, "groupFold"), Qt::LeftButton);
        QVERIFY(!door->isVisible());
        QTest::mouseClick(part<QToolButton>(group, "groupFold"), Qt::LeftButton);
        QTest::mouseClick(door, Qt::LeftButton);
        QWidget *dialog = part<QWidget>(m_panel.get(), "optionalDialog");
        QCOMPARE(part<QListView>(dialog, "optionalList")->model()->rowCount(), 1);
        QTest::mouseClick(part<QAbstractButton>(dialog, "optionalAll"), Qt::LeftButton, {},
            QPoint(8, part<QWidget>(dialog, "optionalAll")->height() / 2));
        QTest::mouseClick(part<QAbstractButton>(dialog, "optionalApply"), Qt::LeftButton);
        QVERIFY(lineOf(m_panel.get(), "field:recipient.name"));
        QVERIFY(!door->isVisible());
        QWidget *list = part<QWidget>(m_panel.get(), "list:lines");
        QTest::mouseClick(
            list->findChild<QPushButton *>(QStringLiteral("listAdd")), Qt::LeftButton);
        QTRY_VERIFY(part<QPushButton>(list, "groupOptional")->isVisible());
    }

    void hint_withoutALinkIsNoStopOfTab()
    {
        Json fields = shipmentFields();
        fields[0]["hint"] = "See <a href=\"https://example.com\">the ports</a>";
        open(fields);
        const auto policyOf = [this](const char *field) {
            QWidget *view = part<QWidget>(m_panel.get(), field);
            return view->findChild<QLabel *>(QStringLiteral("fieldHint"))->focusPolicy();
        };
        QVERIFY(policyOf("field:port") & Qt::TabFocus);
        QVERIFY(!(policyOf("field:weight") & Qt::TabFocus));
    }

    void raw_goesBothWaysAndSaysWhatIsWrong()
    {
        open(shipmentFields());
        QTest::mouseClick(part<QPushButton>(m_panel.get(), "previewRaw"), Qt::LeftButton);
        auto *text = part<QPlainTextEdit>(m_panel.get(), "rawText");
        text->setPlainText(QStringLiteral("{ \"weight\": \"7\", \"extra\": 1 }"));
        QTRY_COMPARE(toJsonText(m_panel->values()), QByteArray("{\"weight\":\"7\",\"extra\":1}"));
        QCOMPARE(lineOf(m_panel.get(), "field:weight")->text(), QStringLiteral("7"));
        QVERIFY(part<QLabel>(m_panel.get(), "formStale")->text().contains(QLatin1String("extra")));
        text->setPlainText(QStringLiteral("{\n \"weight\": }"));
        auto *problem = part<QLabel>(m_panel.get(), "rawProblem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QLatin1String("line 2")));
        COMPARE_JSON(m_panel->values(), (Json{{"weight", "7"}, {"extra", 1}}));
    }

    void configAnswer_asksForANewForm()
    {
        Json object = textField("object", "Object", false);
        object["control_type"] = "select";
        object["pick_list"] = Json::array({Json::array({"Order", "order"})});
        open(Json::array(), Json::array({object}));
        QSignalSpy needed(m_panel.get(), &PreviewPanel::evaluationNeeded);
        QWidget *field = part<QWidget>(m_panel.get(), "field:object");
        QTest::mouseClick(
            field->findChild<QPushButton *>(QStringLiteral("fieldInput")), Qt::LeftButton);
        QTest::keyClick(
            field->findChild<QLineEdit *>(QStringLiteral("choiceSearch")), Qt::Key_Return);
        QCOMPARE(needed.count(), 1);
        COMPARE_JSON(m_panel->values(), (Json{{"object", "order"}}));
    }

    void longClassName_staysInsideThePanel()
    {
        engine::FormResult broken;
        broken.error
            = engine::RaisedError{QStringLiteral("Workato::Connector::Sdk::InvalidDefinitionError"),
                QString(5'000, QLatin1Char('x')), {}, 0};
        m_panel->setOperation(QStringLiteral("actions.x"), QStringLiteral("Harbor"));
        m_panel->resize(300, 800);
        m_panel->setResult(broken, QDateTime::currentDateTimeUtc());
        QWidget *form = part<QWidget>(m_panel.get(), "formView");
        auto *card = part<QWidget>(form, "stateCard");
        QTRY_VERIFY(card->isVisible());
        QVERIFY2(card->minimumSizeHint().width() < 300,
            qPrintable(QString::number(card->minimumSizeHint().width())));
    }

    void brokenCode_keepsTheLastGoodForm()
    {
        open(shipmentFields());
        engine::FormResult broken;
        broken.error = engine::RaisedError{
            QStringLiteral("SyntaxError"), QStringLiteral("unexpected end"), {}, 212};
        m_panel->setResult(broken, QDateTime::currentDateTimeUtc());
        QVERIFY(part<QWidget>(m_panel.get(), "field:weight")->isVisible());
        QVERIFY(part<QLabel>(m_panel.get(), "previewStale")->isVisible());
        QSignalSpy jump(m_panel.get(), &PreviewPanel::goToLine);
        auto *link = part<QPushButton>(part<QWidget>(m_panel.get(), "formView"), "stateLine");
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(jump.value(0).value(0).toInt(), 212);
        m_panel->setResult(resultOf(shipmentFields()), QDateTime::currentDateTimeUtc());
        QVERIFY(!part<QLabel>(m_panel.get(), "previewStale")->isVisible());
    }

    void network_isOfferedNotTaken()
    {
        engine::FormResult result = resultOf(Json::array());
        result.parts["input_fields"]
            = Json{{"network", {{"method", "get"}, {"url", "https://api.harbor.test/meta"}}}};
        m_panel->setOperation(QStringLiteral("actions.x"), QStringLiteral("Harbor"));
        m_panel->setResult(result, QDateTime::currentDateTimeUtc());
        QWidget *form = part<QWidget>(m_panel.get(), "formView");
        QVERIFY(part<QLabel>(form, "stateText")
                    ->text()
                    .contains(QLatin1String("GET https://api.harbor.test/meta")));
        QSignalSpy wanted(m_panel.get(), &PreviewPanel::networkRequested);
        QTest::mouseClick(part<QPushButton>(form, "stateRun"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    void operations_keepWhatWasTyped()
    {
        open(shipmentFields());
        QTest::keyClicks(lineOf(m_panel.get(), "field:weight"), QStringLiteral("3"));
        m_panel->setOperation(QStringLiteral("actions.other"), QStringLiteral("Harbor"));
        m_panel->setResult(
            resultOf(Json::array({textField("a", "A", false)})), QDateTime::currentDateTimeUtc());
        QVERIFY(m_panel->values().empty());
        open(shipmentFields());
        COMPARE_JSON(m_panel->values(), (Json{{"weight", "3"}}));
    }

    void output_showsPillsWithSamples()
    {
        open(shipmentFields());
        m_panel->setTab(PreviewPanel::Tab::Output);
        auto *tree = part<QTreeView>(m_panel.get(), "outputTree");
        QVERIFY(tree->isVisible());
        QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("ID"));
        QCOMPARE(tree->model()->index(0, 1).data().toString(), QStringLiteral("shp_1"));
    }

    void pillModel_passesTheTester()
    {
        app::PillTreeModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        schema::Pill leaf;
        leaf.label = QStringLiteral("Leaf");
        schema::Pill list;
        list.label = QStringLiteral("List");
        list.children = {leaf, leaf};
        model.setPills({list, leaf});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        model.setPills({});
        QCOMPARE(model.rowCount(), 0);
    }

    void twoThousandFields_openFast()
    {
        Json fields = Json::array();
        for (int i = 0; i < 2000; ++i)
            fields.push_back(
                textField("f" + std::to_string(i), "Field " + std::to_string(i), false));
        m_panel->setOperation(QStringLiteral("actions.huge"), QStringLiteral("Harbor"));
        QElapsedTimer timer;
        timer.start();
        m_panel->setResult(resultOf(fields), QDateTime::currentDateTimeUtc());
        m_panel->grab();
        const qint64 opened = timer.elapsed();
        qInfo("2,000 fields open in %lld ms", opened);
        QVERIFY(opened < 1500); // ample: an unoptimised build on a busy machine
        QVERIFY(!part<QWidget>(m_panel.get(), "field:f1999"));
        auto *bar = part<QScrollArea>(m_panel.get(), "formView")->verticalScrollBar();
        for (int i = 0; i < 200 && !part<QWidget>(m_panel.get(), "field:f99"); ++i) {
            bar->setValue(bar->maximum());
            QCoreApplication::processEvents();
        }
        QVERIFY(part<QWidget>(m_panel.get(), "field:f99"));
    }
};

QTEST_MAIN(TestPreviewPanel)
#include "tst_previewpanel.moc"
