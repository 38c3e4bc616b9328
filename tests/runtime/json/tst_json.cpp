// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/json.h"
#include "runtime/json/jsoncheck.h"
#include "runtime/json/jsontext.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace patchbay;

class TestJson : public QObject
{
    Q_OBJECT
private slots:
    void parse_keepsKeyOrder()
    {
        const auto value = parseJson("{\"z\":1,\"a\":2,\"m\":3}");
        QVERIFY(value.has_value());
        QCOMPARE(toJsonText(*value), QByteArray("{\"z\":1,\"a\":2,\"m\":3}"));
    }

    void parse_namesTheLineOfAMistake()
    {
        const auto value = parseJson("{\n  \"a\": 1,\n  \"b\": ,\n}");
        QVERIFY(!value.has_value());
        QCOMPARE(value.error().code, ErrorCode::Malformed);
        QVERIFY2(value.error().detail.startsWith(QStringLiteral("line 3, column 8")),
            qPrintable(value.error().detail));
    }

    void parse_refusesDeepNesting()
    {
        const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
        const auto value = parseJson(deep);
        QVERIFY(!value.has_value());
        QCOMPARE(value.error().code, ErrorCode::TooLarge);
    }

    void parse_doesNotCountBracketsInStrings()
    {
        const auto value = parseJson("[\"" + QByteArray(2000, '[') + "\\\"[\"]", {.depth = 4});
        QVERIFY(value.has_value());
    }

    void parse_isLinearInTheKeysOfAnObject()
    {
        // One million keys: minutes where each is compared with all before it.
        QByteArray text = "{";
        for (int i = 0; i < 1'000'000; ++i)
            text += "\"key " + QByteArray::number(i) + "\":" + QByteArray::number(i) + ',';
        text += "\"key 7\":\"again\"}";
        QElapsedTimer timer;
        timer.start();
        const auto value = parseJson(text);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(value.has_value());
        QCOMPARE(value->size(), std::size_t(1'000'000));
        const auto members = value->get_ref<const Json::object_t &>().begin();
        QCOMPARE(members[7].first, std::string("key 7"));
        QVERIFY(members[7].second == "again");
        QCOMPARE(members[999'999].first, std::string("key 999999"));
    }

    void parse_copiesNoSubtreeWhenAnObjectGrows()
    {
        // A long text at the bottom of objects with several members each.
        QByteArray text = "\"" + QByteArray(200'000, 'x') + '"';
        for (int i = 0; i < 500; ++i)
            text = "{\"a\":" + text + ",\"b\":1,\"c\":2,\"d\":3,\"e\":4}";
        QElapsedTimer timer;
        timer.start();
        QVERIFY(parseJson(text).has_value());
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }

    void parse_keepsThePlaceAndTheLastValueOfARepeatedKey()
    {
        const auto few = parseJson("{\"a\":{\"x\":1},\"b\":2,\"a\":[3,{\"a\":4}],\"b\":null}");
        QVERIFY(few.has_value());
        QCOMPARE(toJsonText(*few), QByteArray("{\"a\":[3,{\"a\":4}],\"b\":null}"));
        QByteArray many = "{";
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 40; ++i)
                many += "\"k" + QByteArray::number(i) + "\":[" + QByteArray::number(round) + "],";
        }
        many.back() = '}';
        const auto value = parseJson(many);
        QVERIFY(value.has_value());
        QCOMPARE(value->size(), std::size_t(40));
        for (const auto &[key, element] : value->items())
            QCOMPARE(toJsonText(element), QByteArray("[1]"));
    }

    void parse_refusesWhatIsBeyondALimit_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("members") << QByteArray("{\"a\":1,\"b\":2,\"c\":3}") << true;
        QTest::newRow("too many") << QByteArray("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}") << false;
        QTest::newRow("repeated") << QByteArray("{\"a\":1,\"a\":2,\"a\":3,\"a\":4}") << false;
        QTest::newRow("apart") << QByteArray("[{\"a\":1,\"b\":2,\"c\":3},{\"d\":4}]") << true;
        QTest::newRow("depth") << QByteArray("[[[[]]]]") << true;
        QTest::newRow("too deep") << QByteArray("[[[[[]]]]]") << false;
        QTest::newRow("bytes") << QByteArray(60, ' ') + "[]" << false;
    }
    void parse_refusesWhatIsBeyondALimit()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const auto value = parseJson(text, {.depth = 4, .members = 3, .bytes = 60});
        QCOMPARE(value.has_value(), good);
        if (!good)
            QCOMPARE(value.error().code, ErrorCode::TooLarge);
    }

    void parse_agreesWithTheGrammar_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written"); // empty: malformed
        const std::pair<const char *, const char *> good[] = {
            {" [ 1 , -2.5e3 , true , false , null ] ", "[1,-2500.0,true,false,null]"},
            {"{}", "{}"},
            {"[]", "[]"},
            {"\"\"", "\"\""},
            {"-0", "0"},
            {"0.5E-1", "0.05"},
            {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\""},
            {"\"\\u00e4\\u20AC\\ud83d\\ude00\\u0041\"",
                "\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\x41\""},
            {"\"\\u0000\"", "\"\\u0000\""},
            {"\xEF\xBB\xBF[1]", "[1]"},
            {"18446744073709551615", "18446744073709551615"},
            {"-9223372036854775808", "-9223372036854775808"},
        };
        for (const auto &[text, written] : good)
            QTest::newRow(text) << QByteArray(text) << QByteArray(written);
        const char *bad[] = {"", " ", "[", "{", "[1", "[1,", "[1,]", "{\"a\"",
            "{\"a\":", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[1 2]", "]", "}", "[}", "{]", "01",
            "+1", ".5", "1.", "1e", "1e+", "-", "--1", "0x1", "NaN", "Infinity", "-Infinity", "nul",
            "truex", "True", "'a'", "\"a", "\"\\", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"",
            "\"\n\"", "\"\x01\"", "[1]]", "1 1", "[1],", "{\"a\":1}{", "//c\n1", "/**/1", "[,1]",
            "{,}", "\"a\":1", "\xEF\xBB\xBF", "\"\\ud800\"", "\"\\ud800x\"", "\"\\udc00\"",
            "\"\\ud800\\ud800\"", "\"\\ud83d\\u0041\"", "{\"\\udfff\":1}", "\"\xff\"", "\"\xc3\"",
            "\"\xed\xa0\x80\"", "\"\xc0\xaf\"", "\"\xf4\x90\x80\x80\"", "\xff", "{\"\xff\":1}"};
        for (const char *text : bad)
            QTest::addRow("bad: %s", text) << QByteArray(text) << QByteArray();
        QTest::newRow("a zero byte") << QByteArray("[1,\0 2]", 7) << QByteArray();
        QTest::newRow("an escaped zero byte") << QByteArray("\"\\\0\"", 4) << QByteArray();
    }
    void parse_agreesWithTheGrammar()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, written);
        const auto value = parseJson(text);
        if (written.isEmpty()) {
            QVERIFY(!value.has_value());
            QCOMPARE(value.error().code, ErrorCode::Malformed);
            QVERIFY2(value.error().detail.startsWith(QStringLiteral("line ")),
                qPrintable(value.error().detail));
        } else {
            QVERIFY2(value.has_value(), qPrintable(value ? QString() : value.error().detail));
            QCOMPARE(toJsonText(*value), written);
        }
    }

    void parse_agreesWithAnotherParserOnDamagedText()
    {
        const QByteArray sound
            = "{\"a\":[1,-2.5,{\"b\":\"x\\u00e4\\\"y\"},true,null],\"c\":{},\"d\":[]}";
        QRandomGenerator random(7);
        const QByteArray pieces = "{}[]\",:\\u0123e.-+ \n\x01\x80tfn";
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text = sound;
            for (int edits = random.bounded(3); edits >= 0; --edits) {
                const int at = random.bounded(int(text.size()));
                text[at] = pieces[random.bounded(int(pieces.size()))];
            }
            const bool accepted = Json::accept(text.begin(), text.end());
            const auto value = parseJson(text);
            QVERIFY2(value.has_value() == accepted, text.constData());
            if (accepted)
                QVERIFY2(toJsonText(*value) == toJsonText(Json::parse(text.begin(), text.end())),
                    text.constData());
        }
    }

    void bigNumbers_keepTheirDigits_data()
    {
        QTest::addColumn<QByteArray>("digits");
        for (const char *digits : {"18446744073709551616", "-9223372036854775809",
                 "123456789012345678901234567890", "1e400", "-1.5E+999", "1e-999"})
            QTest::newRow(digits) << QByteArray(digits);
    }
    void bigNumbers_keepTheirDigits()
    {
        QFETCH(QByteArray, digits);
        const auto value = parseJson("{\"n\":[" + digits + "]}");
        QVERIFY(value.has_value());
        QCOMPARE(toJsonText(*value), QByteArray("{\"n\":[" + digits + "]}"));
        QCOMPARE(toPrettyJsonText(*value), QByteArray("{\n  \"n\": [\n    " + digits + "\n  ]\n}"));
        const Json &number = value->at("n").at(0);
        QVERIFY(isBigNumber(number));
        QVERIFY(number == numberFromText(digits));
        QCOMPARE(numberAt(Json{{"x", number}}, "x", 3), digits.toDouble());
        QCOMPARE(integerAt(Json{{"x", number}}, "x", 3), qint64(3));
        QVERIFY(!isBigNumber(numberFromText("12")));
        QVERIFY(!isBigNumber(numberFromText("1.25")));
    }

    void toText_writesWhatTheLibraryWrites()
    {
        const Json value{{"o", Json::object()}, {"a", Json::array()}, {"n", nullptr}, {"t", true},
            {"i", -5}, {"u", 7u}, {"d", 0.1}, {"e", 1e300}, {"w", 3.0},
            {"s", "a\x7f\xC3\xA4\n\"\\"}, {"l", {1, {{"k", "v"}}, {{"m", {1, 2}}}}},
            {"", "empty key"}, {"q\"k", 1}};
        QCOMPARE(toJsonText(value), QByteArray::fromStdString(value.dump()));
        QCOMPARE(toPrettyJsonText(value), QByteArray::fromStdString(value.dump(2)));
    }

    void jsonCheck_saysTheSameInPieces()
    {
        const QByteArray items = QByteArray("{\"a\":[1,\"two\",null]},").repeated(500);
        const QList<QByteArray> texts{'[' + items + "1]", '[' + items + ']', items,
            '[' + items + "1]]", "1", QByteArray(), "[\xff]"};
        for (const QByteArray &text : texts) {
            JsonCheck check(text);
            int pieces = 1;
            std::optional<bool> verdict = check.advance(100);
            for (; !verdict; ++pieces)
                verdict = check.advance(100);
            QCOMPARE(*verdict, isJsonText(text));
            QVERIFY(pieces >= (*verdict ? text.size() / 200 : 1));
            QVERIFY(pieces <= 1 + text.size() / 100);
        }
    }

    void isJsonText_takesAnyDepthAndNumber()
    {
        QVERIFY(isJsonText(QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']')));
        QVERIFY(isJsonText("1" + QByteArray(100'000, '0')));
        QVERIFY(isJsonText("\"\\ud800\""));
        QVERIFY(!isJsonText("\xEF\xBB\xBF[]"));
        QVERIFY(!isJsonText(QByteArray(1'000'000, '[')));
    }

    void scanner_givesTokensWithTheirPlaces()
    {
        using Token = JsonScanner::Token;
        const QByteArray text = "{ \"k\" : [ 12 , \"a\\ud800\" ] } ";
        JsonScanner scanner(text);
        struct Step
        {
            Token token;
            const char *spelling;
            qsizetype position;
            int depth;
        };
        const Step steps[] = {{Token::BeginObject, "{", 0, 1}, {Token::Key, "\"k\"", 2, 1},
            {Token::BeginArray, "[", 8, 2}, {Token::Number, "12", 10, 2},
            {Token::String, "\"a\\ud800\"", 15, 2}, {Token::EndArray, "]", 25, 1},
            {Token::EndObject, "}", 27, 0}};
        for (const Step &step : steps) {
            QCOMPARE(scanner.next(), step.token);
            QCOMPARE(scanner.spelling().toByteArray(), QByteArray(step.spelling));
            QCOMPARE(scanner.position(), step.position);
            QCOMPARE(scanner.depth(), step.depth);
            if (step.token == Token::String) {
                QVERIFY(scanner.hasLoneSurrogate());
                QCOMPARE(scanner.text(), std::string("a\xEF\xBF\xBD"));
            }
        }
        QCOMPARE(scanner.next(), Token::End);
        QCOMPARE(scanner.next(), Token::End);
    }

    void toText_replacesBytesThatAreNotUtf8()
    {
        const Json value = std::string("a\xff");
        QCOMPARE(toJsonText(value), QByteArray("\"a\xEF\xBF\xBD\""));
    }

    void readers_fallBackOnOtherTypes()
    {
        const Json object{{"n", 3}, {"s", "x"}};
        QCOMPARE(integerAt(object, "n"), qint64(3));
        QCOMPARE(integerAt(object, "s", 7), qint64(7));
        QCOMPARE(stringAt(object, "n", QStringLiteral("none")), QStringLiteral("none"));
        QVERIFY(valueAt(object, "missing").is_null());
        QVERIFY(valueAt(Json::array(), "n").is_null());
    }

    void reformat_keepsNumbersExactly()
    {
        const QByteArray text = "{\"big\":123456789012345678901234567890,\"d\":1.10,\"e\":[],"
                                "\"o\":{ },\"s\":\"a,\\\"{b\"}";
        QCOMPARE(reformatJson(text),
            QByteArray(
                "{\n  \"big\": 123456789012345678901234567890,\n  \"d\": 1.10,\n  \"e\": [],\n"
                "  \"o\": {},\n  \"s\": \"a,\\\"{b\"\n}"));
    }

    void reformat_survivesBrokenText()
    {
        QCOMPARE(reformatJson("]x"), QByteArray("]x"));
        QCOMPARE(reformatJson("{\"a"), QByteArray("{\n  \"a"));
        QCOMPARE(reformatJson("[1,{\"a\":2, x"), QByteArray("[\n  1,\n  {\n    \"a\": 2, x"));
        QCOMPARE(reformatJson("{\"a\": tru"), QByteArray("{\n  \"a\": tru"));
        QCOMPARE(reformatJson(" plain text "), QByteArray(" plain text "));
        QCOMPARE(reformatJson(QByteArray(100'000, '[')).count('['), qsizetype(100'000));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
