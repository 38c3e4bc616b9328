// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/formmodel.h"
#include "tests/support/cputimer.h"

#include <QTest>

using namespace patchbay;
using schema::Control;
using schema::FormField;
using schema::FormModel;

#define COMPARE_JSON(actual, expected) QCOMPARE(toJsonText(actual), toJsonText(expected))

namespace
{

QStringList path(const char *dotted)
{
    return QString::fromLatin1(dotted).split(QLatin1Char('.'));
}

Json text(const char *name, bool optional = true)
{
    return Json{{"name", name}, {"label", name}, {"type", "string"}, {"control_type", "text"},
        {"optional", optional}};
}

const FormField *at(const FormModel &model, const char *dotted)
{
    return model.field(path(dotted));
}

} // namespace

class TestFormModel : public QObject
{
    Q_OBJECT
private slots:
    // One value changes one field, and what holds it: the same as building the form anew.
    void setValue_showsWhatAWholeBuildWould()
    {
        const Json person = {{"name", "person"}, {"type", "object"}, {"label", "Person"},
            {"properties", {text("first", false), text("nick")}}};
        const Json lines = {{"name", "lines"}, {"type", "array"}, {"of", "object"},
            {"label", "Lines"}, {"properties", {text("sku", false)}}};
        const Json fields = Json::array({text("id", false), person, lines, text("id", false)});
        FormModel model;
        model.setFields(Json::array(), fields);
        model.addItem(path("lines"));
        const auto check = [&] {
            FormModel anew;
            anew.setFields(Json::array(), fields);
            anew.setValues(model.values());
            for (const char *each :
                {"id", "person", "person.first", "person.nick", "lines", "lines.0.sku"}) {
                const FormField *ours = at(model, each);
                const FormField *whole = at(anew, each);
                QVERIFY2(ours && whole, each);
                QVERIFY2(ours->visible == whole->visible && ours->missing == whole->missing, each);
            }
            QCOMPARE(model.fields().last().missing, anew.fields().last().missing);
            QCOMPARE(model.missingRequired(), anew.missingRequired());
        };
        check();
        for (const char *each : {"id", "person.first", "person.nick", "lines.0.sku"}) {
            model.setValue(path(each), "x");
            check();
        }
        for (const char *each : {"person.nick", "person.first", "id", "lines.0.sku"}) {
            model.clearValue(path(each));
            check();
        }
    }

    void control_followsTheTables_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("controlType");
        QTest::addColumn<int>("control");
        const auto row = [](const char *type, const char *written, Control control) {
            QTest::addRow("%s %s", type, written)
                << QString::fromLatin1(type) << QString::fromLatin1(written)
                << static_cast<int>(control);
        };
        // structure-and-schema.md §10.4, §10.5
        row("string", "text", Control::Text);
        row("string", "text-area", Control::TextArea);
        row("string", "plain-text", Control::PlainText);
        row("string", "plain_text", Control::PlainText);
        row("string", "plain-text-area", Control::PlainTextArea);
        row("string", "password", Control::Password);
        row("integer", "integer", Control::Integer);
        row("number", "number", Control::Number);
        row("string", "url", Control::Url);
        row("string", "email", Control::Email);
        row("string", "phone", Control::Phone);
        row("string", "subdomain", Control::Subdomain);
        row("string", "select", Control::Select);
        row("string", "multiselect", Control::MultiSelect);
        row("boolean", "checkbox", Control::Checkbox);
        row("boolean", "number", Control::Checkbox);
        row("boolean", "", Control::Checkbox);
        row("date", "date", Control::Date);
        row("date_time", "date_time", Control::DateTime);
        row("string", "tree", Control::Tree);
        row("string", "schema-designer", Control::SchemaDesigner);
        row("object", "", Control::Object);
        row("array", "", Control::List);
        row("array", "key_value", Control::KeyValue);
        row("array", "static-list", Control::List);
        row("string", "boolean", Control::Text); // not control types: fall back to text
        row("string", "string", Control::Text);
        row("string", "timestamp", Control::Text);
    }

    void control_followsTheTables()
    {
        QFETCH(QString, type);
        QFETCH(QString, controlType);
        QFETCH(int, control);
        Json field{{"name", "f"}, {"label", "F"}, {"type", toStd(type)}, {"optional", false}};
        if (!controlType.isEmpty())
            field["control_type"] = toStd(controlType);
        if (type == QLatin1String("array"))
            field["of"] = "object";
        field["properties"] = Json::array({text("k"), text("v")});
        FormModel model;
        model.setFields(Json::array(), Json::array({field}));
        QCOMPARE(static_cast<int>(at(model, "f")->control), control);
    }

    void control_isSelectWhereAListIsGivenWithoutControl()
    {
        Json field = text("port");
        field["pick_list"] = Json::array({Json::array({"Rotterdam", "RTM"})});
        FormModel model;
        model.setFields(Json::array(), Json::array({field}));
        QCOMPARE(at(model, "port")->control, Control::Select);
        QCOMPARE(at(model, "port")->choices.first().label, QStringLiteral("Rotterdam"));
        COMPARE_JSON(at(model, "port")->choices.first().value, Json("RTM"));
    }

    void visibility_followsRequiredStickyValueAndAsking()
    {
        Json sticky = text("sticky");
        sticky["sticky"] = true;
        FormModel model;
        model.setFields(Json::array(),
            Json::array({text("must", false), sticky, text("plain"), text("typed")}));
        model.setValue(path("typed"), "x");
        QVERIFY(at(model, "must")->visible);
        QVERIFY(at(model, "sticky")->visible);
        QVERIFY(!at(model, "plain")->visible);
        QVERIFY(at(model, "typed")->visible);
        QCOMPARE(model.optionalFields().size(), 1);
        QVERIFY(!model.optionalFields().first().shown);
        model.setShownOptional({QStringLiteral("plain")});
        QVERIFY(at(model, "plain")->visible);
        QCOMPARE(model.optionalFields().size(), 1);
        QVERIFY(model.optionalFields().first().shown);
    }

    void missing_countsTopLevelRequiredOnly()
    {
        const Json group{{"name", "g"}, {"label", "G"}, {"type", "object"}, {"optional", true},
            {"properties", Json::array({text("inner", false)})}};
        FormModel model;
        model.setFields(Json::array({text("c", false)}), Json::array({text("i", false), group}));
        QCOMPARE(model.missingRequired(), (QStringList{QStringLiteral("c"), QStringLiteral("i")}));
        model.setValue(path("c"), " "); // §10.8: blanks are present
        model.setValue(path("i"), "0");
        QVERIFY(model.missingRequired().isEmpty());
        model.clearValue(path("i"));
        QCOMPARE(model.missingRequired(), QStringList{QStringLiteral("i")});
    }

    void ngIf_hidesAndDoesNotRequire()
    {
        Json field = text("express_code", false);
        field["ngIf"] = "input.express == 'true'";
        FormModel model;
        model.setFields(Json::array(), Json::array({text("express"), field}));
        QVERIFY(at(model, "express_code")->hiddenByNgIf);
        QVERIFY(model.missingRequired().isEmpty());
        model.setValue(path("express"), "true");
        QVERIFY(at(model, "express_code")->visible);
        QVERIFY(at(model, "express_code")->missing);
        model.setValue(path("express_code"), "E1");
        model.setValue(path("express"), "false");
        QVERIFY(at(model, "express_code")->hiddenByNgIf);
        COMPARE_JSON(model.value(path("express_code")), Json("E1")); // kept, not shown
    }

    void ngIf_malformedShowsTheFieldAndSaysWhy()
    {
        Json field = text("f", false);
        field["ngIf"] = "input.a ==";
        FormModel model;
        model.setFields(Json::array(), Json::array({field}));
        QVERIFY(at(model, "f")->visible);
        QVERIFY(!at(model, "f")->ngIfProblem.isEmpty());
    }

    void default_isPrefilledOnceAsText()
    {
        Json count = text("count");
        count["default"] = 5;
        Json flag = text("flag");
        flag["default"] = true;
        FormModel model;
        model.setFields(Json::array(), Json::array({count, flag}));
        COMPARE_JSON(model.values(), (Json{{"count", "5"}, {"flag", "true"}})); // §11.5
        model.clearValue(path("count"));
        model.setFields(Json::array(), Json::array({count, flag}));
        QVERIFY(model.value(path("count")).is_null());
    }

    void toggle_swapsFaceHintsAndKeepsASharedName()
    {
        Json field = text("port", false);
        field["control_type"] = "select";
        field["pick_list"] = "ports";
        field["toggle_hint"] = "From list";
        field["toggle_field"] = Json{{"name", "port"}, {"label", "Port code"}, {"type", "string"},
            {"control_type", "text"}, {"toggle_hint", "Enter port code"}, {"optional", false}};
        FormModel model;
        model.setFields(Json::array(), Json::array({field}));
        QCOMPARE(at(model, "port")->otherToggleHint, QStringLiteral("Enter port code"));
        model.setValue(path("port"), "RTM");
        model.setToggled(path("port"), true);
        QCOMPARE(at(model, "port")->label, QStringLiteral("Port code"));
        QCOMPARE(at(model, "port")->control, Control::Text);
        COMPARE_JSON(model.value(path("port")), Json("RTM"));
        model.setToggled(path("port"), false);
        QCOMPARE(at(model, "port")->control, Control::Select);
    }

    void toggle_withTwoNamesGivesOneValue()
    {
        Json field = text("port_id");
        field["toggle_hint"] = "From list";
        field["toggle_field"] = Json{{"name", "port_code"}, {"label", "Code"}, {"type", "string"},
            {"toggle_hint", "Enter code"}};
        FormModel model;
        model.setFields(Json::array(), Json::array({field}));
        model.setValue(path("port_id"), "7");
        model.setToggled(path("port_id"), true);
        QVERIFY(at(model, "port_code"));
        QVERIFY(!at(model, "port_id"));
        QVERIFY(model.value(path("port_id")).is_null());
        model.setValue(path("port_code"), "RTM");
        COMPARE_JSON(model.values(), (Json{{"port_code", "RTM"}}));
        QVERIFY(model.staleValues().empty());
        model.setToggled(path("port_code"), false);
        QVERIFY(at(model, "port_id"));
    }

    void list_addsMovesAndRemovesItems()
    {
        Json sku = text("sku", false);
        Json count = text("count");
        count["default"] = 1;
        const Json lines{{"name", "lines"}, {"label", "Lines"}, {"type", "array"}, {"of", "object"},
            {"optional", false}, {"properties", Json::array({sku, count})}};
        FormModel model;
        model.setFields(Json::array(), Json::array({lines}));
        model.addItem(path("lines"));
        model.addItem(path("lines"));
        QCOMPARE(at(model, "lines")->children.size(), 2);
        COMPARE_JSON(model.value(path("lines.0.count")), Json("1"));
        model.setValue(path("lines.0.sku"), "a");
        model.setValue(path("lines.1.sku"), "b");
        model.moveItem(path("lines"), 1, 0);
        COMPARE_JSON(model.value(path("lines.0.sku")), Json("b"));
        model.removeItem(path("lines"), 0);
        COMPARE_JSON(model.value(path("lines.0.sku")), Json("a"));
        model.removeItem(path("lines"), 5); // out of range: nothing
        model.moveItem(path("lines"), 0, -1);
        model.removeItem(path("lines"), 0);
        QVERIFY(model.values().empty());
    }

    void list_offersAnOptionalFieldOnceForAllItems()
    {
        const Json lines{{"name", "lines"}, {"label", "Lines"}, {"type", "array"}, {"of", "object"},
            {"optional", false}, {"properties", Json::array({text("sku", false), text("note")})}};
        FormModel model;
        model.setFields(Json::array(), Json::array({lines}));
        model.setValues(Json{{"lines", Json::array({Json::object(), Json::object()})}});
        const QList<schema::OptionalField> offered = model.optionalFields();
        QCOMPARE(offered.size(), 1);
        QCOMPARE(offered.first().key, QStringLiteral("lines.note"));
        QCOMPARE(
            offered.first().trail, QStringList({QStringLiteral("Lines"), QStringLiteral("note")}));
        model.setShownOptional({offered.first().key});
        QVERIFY(at(model, "lines.0.note")->visible);
        QVERIFY(at(model, "lines.1.note")->visible);
        QVERIFY(model.optionalFields().first().shown);
    }

    void optional_keepsTheOrderOfTheForm_andFieldsNamedByNumbersApart()
    {
        FormModel model;
        model.setFields(
            Json::array(), Json::array({text("1"), text("2"), text("note"), text("must", false)}));
        const auto keys = [&model] {
            QStringList all;
            for (const schema::OptionalField &field : model.optionalFields())
                all.append(field.key + (field.shown ? QStringLiteral("+") : QString()));
            return all;
        };
        QCOMPARE(keys().join(u' '), QStringLiteral("1 2 note"));
        model.setShownOptional({QStringLiteral("2")});
        QVERIFY(!at(model, "1")->visible);
        QVERIFY(at(model, "2")->visible);
        QCOMPARE(keys().join(u' '), QStringLiteral("1 2+ note"));
    }

    void values_surviveAChangeOfFieldsByName()
    {
        FormModel model;
        model.setFields(Json::array(), Json::array({text("a"), text("b")}));
        model.setValue(path("a"), "1");
        model.setValue(path("b"), "2");
        model.setFields(Json::array(), Json::array({text("b"), text("c")}));
        COMPARE_JSON(model.value(path("b")), Json("2"));
        COMPARE_JSON(model.staleValues(), (Json{{"a", "1"}}));
    }

    void stale_findsNestedValues()
    {
        const Json group{{"name", "g"}, {"label", "G"}, {"type", "object"},
            {"properties", Json::array({text("known")})}};
        FormModel model;
        model.setFields(Json::array(), Json::array({group}));
        model.setValues(Json{{"g", {{"known", "1"}, {"gone", "2"}}}, {"other", "3"}});
        COMPARE_JSON(model.staleValues(), (Json{{"g", {{"gone", "2"}}}, {"other", "3"}}));
    }

    void pickListArguments_resolveExpressions()
    {
        Json field = text("port");
        field["pick_list"] = "ports";
        field["pick_list_params"]
            = Json{{"country", "country"}, {"zone", "address.zone"}, {"kind", "\"sea\""}};
        Json country = text("country", false);
        const Json address{{"name", "address"}, {"label", "A"}, {"type", "object"},
            {"properties", Json::array({text("zone", false)})}};
        FormModel model;
        model.setFields(Json::array({country}), Json::array({address, field}));
        QVERIFY(!model.pickListArguments(*at(model, "port")).has_value());
        model.setValue(path("country"), "NL");
        model.setValue(path("address.zone"), "EU");
        COMPARE_JSON(*model.pickListArguments(*at(model, "port")),
            (Json{{"country", "NL"}, {"zone", "EU"}, {"kind", "sea"}}));
    }

    void configAnswers_nestExtendingFields()
    {
        Json deep = text("kind");
        deep["extends_schema"] = true;
        const Json group{
            {"name", "g"}, {"label", "G"}, {"type", "object"}, {"properties", Json::array({deep})}};
        FormModel model;
        model.setFields(Json::array({text("object")}), Json::array({group, text("plain")}));
        model.setValues(Json{{"object", "order"}, {"g", {{"kind", "x"}}}, {"plain", "no"}});
        COMPARE_JSON(model.configAnswers(), (Json{{"object", "order"}, {"g", {{"kind", "x"}}}}));
        QVERIFY(model.changesSchema(path("object")));
        QVERIFY(model.changesSchema(path("g.kind")));
        QVERIFY(!model.changesSchema(path("plain")));
    }

    void fields_ofAnyShapeDoNoHarm()
    {
        FormModel model;
        model.setFields(Json("text"), Json(nullptr));
        QVERIFY(model.fields().isEmpty());
        model.setFields(
            Json::array(), Json::array({1, "x", nullptr, Json::array(), Json::object()}));
        Json deep = text("leaf");
        for (int i = 0; i < 200; ++i)
            deep = Json{{"name", "o"}, {"type", "object"}, {"optional", false},
                {"properties", Json::array({deep})}};
        model.setFields(Json::array(), Json::array({deep}));
        model.setValues(Json::array());
        QVERIFY(model.values().is_object());
    }

    void twoThousandFields_typeFlat()
    {
        Json fields = Json::array();
        Json values = Json::object();
        for (int i = 0; i < 2000; ++i) {
            Json field = text(qPrintable(QStringLiteral("f%1").arg(i)), false);
            field["hint"] = "Some <b>help</b> for this field";
            fields.push_back(field);
            values["f" + std::to_string(i)] = "x";
        }
        FormModel model;
        model.setFields(Json::array(), fields);
        model.setValues(values);
        const test::CpuTimer timer;
        for (int i = 0; i < 20; ++i)
            model.setValue(path("f1000"), std::string(static_cast<std::size_t>(i + 1), 'y'));
        const double each = static_cast<double>(timer.nsecsElapsed()) / 20e6;
        qInfo("a key in 2,000 fields: %.2f ms", each);
        QVERIFY(each < static_cast<double>(
                    test::budget(50))); // ample: an unoptimised build on a busy machine
    }
};

QTEST_GUILESS_MAIN(TestFormModel)
#include "tst_formmodel.moc"
