// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/analyser.h"
#include "runtime/language/diagnostictexts.h"
#include "tests/support/cputimer.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace patchbay::language;
namespace test = patchbay::test;

namespace
{

QByteArray sample()
{
    return "# leading comment \xC3\xA9\n"
           "{\n"
           "  title: 'H\xC3\xA4rbor',\n"
           "  connection: {\n"
           "    fields: [{ name: 'key', control_type: 'password' }],\n"
           "    authorization: {\n"
           "      type: 'multi', selected: lambda { |c| c['auth'] },\n"
           "      options: { basic: { type: 'basic_auth', fields: [], apply: lambda { |c| "
           "user(c['u']) } } }\n"
           "    },\n"
           "    base_uri: ->(c) { \"https://#{c['host']}\" }\n"
           "  },\n"
           "  test: lambda { |_c| get('/me') },\n"
           "  'actions' => {\n"
           "    create_shipment: {\n"
           "      input_fields: lambda do |object_definitions|\n"
           "        object_definitions['shipment']\n"
           "      end,\n"
           "      execute: lambda do |_c, input|\n"
           "        call(:check, input)\n"
           "        post('/v2/shipments').payload(input)\n"
           "        get('/v2/shipments')\n"
           "      end\n"
           "    }\n"
           "  },\n"
           "  triggers: { :new_one => { poll: proc { |c| }, dedup: Proc.new { |r| r['id'] } } },\n"
           "  object_definitions: { shipment: { fields: lambda { [{ name: 'port', control_type: "
           "'select', pick_list: "
           "'ports' }] } } },\n"
           "  pick_lists: { ports: lambda { |_c| [['A', 'a']] } },\n"
           "  methods: { check: lambda { |input| input } }\n"
           "}\n";
}

QByteArray huge(int lines)
{
    QByteArray text = "{\n  title: 'Big',\n  actions: {\n";
    for (int i = 0, line = 3; line < lines - 6; ++i, line += 12) {
        const QByteArray n = QByteArray::number(i);
        text += "    do_thing_" + n
            + ": {\n      title: 'Thing',\n      input_fields: lambda do |object_definitions|\n    "
              "    [\n"
              "          { name: 'a', label: 'A label', type: 'string', optional: false },\n"
              "          { name: 'b', label: 'B label', type: 'integer', control_type: 'number' "
              "}\n        ]\n"
              "      end,\n      execute: lambda do |_connection, input|\n"
              "        post(\"/things/#{input['a']}\").payload(input).after_error_response(404) { "
              "|c, b| error(b) }\n"
              "      end\n    },\n";
    }
    return text + "  },\n  methods: {}\n}\n";
}

QStringList codes(const Analysis &analysis)
{
    QStringList result;
    for (const Diagnostic &diagnostic : analysis.diagnostics)
        result.append(diagnostic.code);
    return result;
}

void checkRanges(const QList<OutlineNode> &nodes, const QByteArray &source)
{
    for (const OutlineNode &node : nodes) {
        QVERIFY(node.range.begin >= 0 && node.range.end <= source.size());
        QVERIFY(node.range.begin <= node.range.end);
        QCOMPARE(source.left(node.range.begin).count('\n') + 1, node.range.firstLine);
        QCOMPARE(QString::fromUtf8(
                     source.mid(node.nameRange.begin, node.nameRange.end - node.nameRange.begin)),
            node.name);
        checkRanges(node.children, source);
    }
}

} // namespace

// A finding of ours has a row in the table of words and the arguments that it asks for.
void checkWords(const Diagnostic &found)
{
    if (found.code == QLatin1String("syntax") || found.code == QLatin1String("duplicate_key"))
        return;
    QCOMPARE(found.message, diagnosticText(found.code, found.arguments));
    for (const DiagnosticCode &known : diagnosticCodes()) {
        if (found.code != QLatin1String(known.code))
            continue;
        QVERIFY(found.arguments.size() >= known.fewest && found.arguments.size() <= known.most);
        for (const QString &argument : found.arguments)
            QVERIFY(!argument.isEmpty());
        return;
    }
    QFAIL(qPrintable(found.code));
}

class TestAnalyser : public QObject
{
    Q_OBJECT

private slots:
    void outline_readsTheConnectorByMeaning();
    void outline_findsTheConnector_data();
    void outline_findsTheConnector();
    void positions_areBytesAndLines();
    void rules_tellWhatHasNoEffect_data();
    void rules_tellWhatHasNoEffect();
    void result_thatIsNoHashIsToldByWhatIsWritten_data();
    void result_thatIsNoHashIsToldByWhatIsWritten();
    void words_takeNamesAsTheyAre();
    void rules_areSilentOnGoodCode();
    void syntaxErrors_keepWhatSurvives();
    void mergeLastGood_movesTheOldOutline();
    void breakage_neverCrashes();
    void nesting_isBounded_data();
    void nesting_isBounded();
    void bytes_ofAnyKindAreSafe();
    void bigFile_isFast();
    void corpus_isRead();

private:
    Analyser m_analyser;
};

void TestAnalyser::outline_readsTheConnectorByMeaning()
{
    const Analysis analysis = m_analyser.analyse(sample());
    QVERIFY(analysis.hasConnector);
    QVERIFY(!analysis.hasSyntaxErrors);
    QCOMPARE(analysis.title, QStringLiteral("H\u00e4rbor"));
    const auto kind = [&](const char *path) {
        const OutlineNode *node = findNode(analysis, QString::fromLatin1(path));
        return node ? int(node->kind) : -1;
    };
    QCOMPARE(kind("connection.fields"), int(NodeKind::Fields));
    QCOMPARE(kind("connection.base_uri"), int(NodeKind::Lambda));
    QCOMPARE(kind("connection.authorization.options.basic"), int(NodeKind::AuthorizationOption));
    QCOMPARE(kind("connection.authorization.options.basic.apply"), int(NodeKind::Lambda));
    QCOMPARE(kind("test"), int(NodeKind::Test));
    QCOMPARE(kind("actions.create_shipment"), int(NodeKind::Action));
    QCOMPARE(kind("actions.create_shipment.execute"), int(NodeKind::Lambda));
    QCOMPARE(kind("triggers.new_one.poll"), int(NodeKind::Lambda));
    QCOMPARE(kind("triggers.new_one.dedup"), int(NodeKind::Lambda));
    QCOMPARE(kind("object_definitions.shipment.fields"), int(NodeKind::Lambda));
    QCOMPARE(kind("pick_lists.ports"), int(NodeKind::PickList));
    QCOMPARE(kind("methods.check"), int(NodeKind::Method));
    QCOMPARE(findNode(analysis, QStringLiteral("actions.create_shipment.execute"))->verbs,
        QStringLiteral("POST GET"));
    const auto inside = int(sample().indexOf("call(:check"));
    QCOMPARE(operationAt(analysis, inside), QStringLiteral("actions.create_shipment"));
    QCOMPARE(nodesAt(analysis, inside).size(), 3);
}

void TestAnalyser::outline_findsTheConnector_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("plain") << QByteArray(
        "{ title: 'x', actions: { go: { execute: lambda { } } } }");
    QTest::newRow("after statements") << QByteArray(
        "require 'json'\nX = 1\n{ title: 'x', actions: { go: { execute: lambda { } } } }");
    QTest::newRow("constant") << QByteArray(
        "C = { title: 'x', actions: { go: { execute: lambda { } } } }\nC");
    QTest::newRow("variable, frozen") << QByteArray(
        "c = { title: 'x', actions: { go: { execute: lambda { } } } }.freeze\nc.freeze");
    QTest::newRow("merge") << QByteArray(
        "{ title: 'x' }.merge({ actions: { go: { execute: lambda { } } } })");
    QTest::newRow("merge of keywords") << QByteArray(
        "base = { title: 'x' }\nbase.merge(actions: { go: { execute: lambda { } } })");
    QTest::newRow("splat") << QByteArray(
        "A = { actions: { go: { execute: lambda { } } } }\n{ title: 'x', **A }");
    QTest::newRow("section in a constant")
        << QByteArray("A = { go: { execute: lambda { } } }\n{ title: 'x', actions: A }");
    QTest::newRow("rockets and text keys")
        << QByteArray("{ 'title' => 'x', :actions => { 'go' => { :execute => -> { } } } }");
    QTest::newRow("quoted symbols")
        << QByteArray("{ \"title\": 'x', \"actions\": { 'go': { execute: proc { } } } }");
    QTest::newRow("parentheses") << QByteArray(
        "({ title: 'x', actions: { go: { execute: lambda do end } } })");
    QTest::newRow("wrapped in a call")
        << QByteArray("define({ title: 'x', actions: { go: { execute: lambda do end } } })");
}

void TestAnalyser::outline_findsTheConnector()
{
    QFETCH(QByteArray, source);
    const Analysis analysis = m_analyser.analyse(source);
    QVERIFY(analysis.hasConnector);
    QCOMPARE(analysis.title, QStringLiteral("x"));
    const OutlineNode *node = findNode(analysis, QStringLiteral("actions.go.execute"));
    QVERIFY(node);
    QCOMPARE(node->kind, NodeKind::Lambda);
    checkRanges(analysis.outline, source);
}

void TestAnalyser::positions_areBytesAndLines()
{
    const QByteArray source = sample();
    checkRanges(m_analyser.analyse(source).outline, source);
    QByteArray windows = source;
    windows.replace("\n", "\r\n");
    checkRanges(m_analyser.analyse(windows).outline, windows);
}

void TestAnalyser::rules_tellWhatHasNoEffect_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("where");
    const auto row = [](const char *code, const char *where, const QByteArray &source) {
        QTest::newRow(code) << source << QString::fromLatin1(code) << QByteArray(where);
    };
    const auto field = [](const char *text) -> QByteArray {
        return QByteArray("{ title: 'x', pick_lists: { ports: lambda { } }, actions: { a: { "
                          "execute: lambda { }, "
                          "input_fields: lambda { [")
            + text + "] } } } }";
    };
    row("connector_not_hash", "[1,", "x = 1\n[1,\n 2, 3]\n");
    row("connector_not_found", "1 + 1", "1 + 1");
    row("root_key_unknown", "picklists", "{ title: 'x', connection: {}, picklists: {} }");
    row("connection_key_unknown", "base_url",
        "{ title: 'x', connection: { base_url: lambda { } } }");
    row("authorization_key_unknown", "aply",
        "{ title: 'x', connection: { authorization: { aply: lambda { } } } }");
    row("action_key_unknown", "output_field",
        "{ title: 'x', actions: { a: { execute: lambda { }, output_field: lambda { } } } }");
    row("trigger_key_unknown", "pol", "{ title: 'x', triggers: { a: { pol: lambda { } } } }");
    row("execute_missing", "a", "{ title: 'x', actions: { a: { title: 'A' } } }");
    row("trigger_without_source", "a", "{ title: 'x', triggers: { a: { dedup: lambda { } } } }");
    row("duplicate_key", "title:", "{ title: 'x', title: 'y', actions: {} }");
    row("field_attribute_misspelt", "laebl", field("{ name: 'a', laebl: 'A' }"));
    row("field_type_unknown", "'datetime'", field("{ name: 'a', type: 'datetime' }"));
    row("field_name_special", "'a-b'", field("{ name: 'a-b' }"));
    row("field_name_duplicate", "'a'", field("{ name: 'a' }, { name: 'a' }"));
    row("select_without_list", "'select'", field("{ name: 'a', control_type: 'select' }"));
    row("multiselect_without_delimiter", "'multiselect'",
        field("{ name: 'a', control_type: 'multiselect', pick_list: 'ports' }"));
    row("pick_list_unknown", ":prots",
        field("{ name: 'a', control_type: 'select', pick_list: :prots }"));
    row("optional_is_text", "'false'", field("{ name: 'a', optional: 'false' }"));
    row("converter_is_lambda", "lambda { 1 }", field("{ name: 'a', convert_input: lambda { 1 } }"));
    row("toggle_hint_missing", "toggle_field",
        field("{ name: 'a', toggle_field: { name: 'a', type: 'string' } }"));
    row("toggle_incomplete", "toggle_field",
        field("{ name: 'a', toggle_hint: 'x', toggle_field: { name: 'a' } }"));
    row("toggle_optional_differs", "optional",
        field("{ name: 'a', optional: false, toggle_hint: 'x', toggle_field: { name: 'a', type: "
              "'string', "
              "optional: true } }"));
    row("pick_list_in_connection", "'ports'",
        "{ title: 'x', connection: { fields: [{ name: 'a', control_type: 'select', pick_list: "
        "'ports' }] } }");
    row("method_unknown", "'chek'",
        "{ title: 'x', methods: { check: lambda { } }, test: lambda { call('chek') } }");
    row("object_definition_unknown", "'shipmnt'",
        "{ title: 'x', object_definitions: { shipment: { fields: lambda { [] } } }, actions: { a: "
        "{ execute: lambda { "
        "}, output_fields: lambda { |object_definitions| object_definitions['shipmnt'] } } } }");
}

void TestAnalyser::rules_tellWhatHasNoEffect()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, code);
    QFETCH(QByteArray, where);
    const Analysis analysis = m_analyser.analyse(source);
    for (const Diagnostic &found : analysis.diagnostics) {
        if (found.code != code)
            continue;
        QCOMPARE(source.mid(found.range.begin, found.range.end - found.range.begin), where);
        checkWords(found);
        return;
    }
    QFAIL(qPrintable(QStringLiteral("not told; told: ") + codes(analysis).join(QLatin1Char(' '))));
}

void TestAnalyser::result_thatIsNoHashIsToldByWhatIsWritten_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("told");
    const QString wrong = QStringLiteral("connector_not_hash");
    const QString unknown = QStringLiteral("connector_not_found");
    QTest::newRow("number") << QByteArray("42") << wrong;
    QTest::newRow("text") << QByteArray("'{}'") << wrong;
    QTest::newRow("lambda") << QByteArray("->(x) { x }") << wrong;
    QTest::newRow("method") << QByteArray("def connector; {}; end") << wrong;
    QTest::newRow("endless loop") << QByteArray("while true\nend") << wrong;
    QTest::newRow("nil after a connector") << QByteArray("x = { actions: {} }\nnil") << wrong;
    QTest::newRow("call of a method") << QByteArray("loop { }") << unknown;
    QTest::newRow("Hash of something else") << QByteArray("{ a: 1 }") << unknown;
    QTest::newRow("broken") << QByteArray("[1, 2") << QStringLiteral("syntax");
    QTest::newRow("only a comment") << QByteArray("# nothing yet\n") << QString();
}

void TestAnalyser::result_thatIsNoHashIsToldByWhatIsWritten()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, told);
    QStringList found = codes(m_analyser.analyse(source));
    found.removeDuplicates();
    QCOMPARE(found, told.isEmpty() ? QStringList() : QStringList{told});
}

void TestAnalyser::words_takeNamesAsTheyAre()
{
    const auto words = [](const char *code, const QStringList &arguments) {
        return diagnosticText(QString::fromLatin1(code), arguments);
    };
    QCOMPARE(words("method_unknown", {QStringLiteral("a%2")}),
        QStringLiteral("No method is named 'a%2'"));
    QCOMPARE(words("method_unknown", {QStringLiteral("%2"), QStringLiteral("b")}),
        QStringLiteral("No method is named '%2'; did you mean 'b'?"));
    QCOMPARE(words("toggle_incomplete", {}), QStringLiteral("toggle_field not complete"));
    QCOMPARE(words("never_heard_of", {}), QStringLiteral("never_heard_of"));
}

void TestAnalyser::rules_areSilentOnGoodCode()
{
    QCOMPARE(codes(m_analyser.analyse(sample())), QStringList());
    QCOMPARE(codes(m_analyser.analyse("{ title: 'x', description: 'kept', actions: ACTIONS }")),
        QStringList());
    QCOMPARE(codes(m_analyser.analyse("{ title: 'x', actions: {} }.merge(more)")), QStringList());
    QCOMPARE(codes(m_analyser.analyse("")), QStringList());
}

void TestAnalyser::syntaxErrors_keepWhatSurvives()
{
    QByteArray source = sample();
    source.replace("call(:check, input)", "call(:check, input");
    const Analysis analysis = m_analyser.analyse(source);
    QVERIFY(analysis.hasSyntaxErrors);
    QVERIFY(findNode(analysis, QStringLiteral("actions.create_shipment")));
    bool near = false;
    for (const Diagnostic &found : analysis.diagnostics) {
        QVERIFY(found.range.end > found.range.begin);
        near = near
            || (found.severity == Severity::Error && found.range.firstLine >= 19
                && found.range.firstLine <= 22);
    }
    QVERIFY(near);
}

void TestAnalyser::mergeLastGood_movesTheOldOutline()
{
    const QByteArray good = sample();
    const Analysis before = m_analyser.analyse(good);
    const auto at = int(good.indexOf("test: lambda"));
    const QByteArray typed = "note: \"\n";
    QByteArray broken = good;
    broken.insert(at, typed);
    const Analysis now = m_analyser.analyse(broken);
    QVERIFY(now.hasSyntaxErrors);
    const Edit edit{at, 0, int(typed.size()), 0, 1, int(good.left(at).count('\n')) + 1};
    const Analysis merged = mergeLastGood(before, now, {edit});
    QVERIFY(merged.outlineIsOld);
    QVERIFY(merged.hasSyntaxErrors);
    const OutlineNode *execute
        = findNode(merged, QStringLiteral("actions.create_shipment.execute"));
    QVERIFY(execute);
    QCOMPARE(broken.mid(execute->nameRange.begin, 7), QByteArray("execute"));
    checkRanges(merged.outline, broken);
    QVERIFY(!mergeLastGood(before, before, {}).outlineIsOld);
}

void TestAnalyser::breakage_neverCrashes()
{
    QRandomGenerator random(20240611);
    const QByteArray source = sample();
    const QList<QByteArray> insertions{"'", "\"", "[", "{", "(", "end\n", "if x\n", "<<~A\n", "=>",
        "\xff", "|", "do", "#{", "%w[", "/", "=begin\n", "->", ",", "\r", QByteArray("\0", 1),
        "def x", "class ", "case ", "__END__\n"};
    test::CpuTimer timer;
    qint64 slowest = 0;
    for (int i = 0; i < 400; ++i) {
        QByteArray broken = source;
        for (int hits = 1 + int(random.bounded(3)); hits > 0; --hits) {
            const int at = int(random.bounded(quint32(broken.size())));
            if (random.bounded(3) == 0)
                broken.remove(at, 1 + int(random.bounded(40)));
            else
                broken.insert(at, insertions.at(int(random.bounded(quint32(insertions.size())))));
        }
        timer.start();
        const Analysis analysis = m_analyser.analyse(broken);
        slowest = std::max(slowest, timer.elapsed());
        for (const Diagnostic &found : analysis.diagnostics) {
            QVERIFY(found.range.begin >= 0 && found.range.end <= broken.size());
            QVERIFY(found.range.begin <= found.range.end);
        }
    }
    QVERIFY2(slowest < test::budget(2000), qPrintable(QString::number(slowest)));
    QVERIFY(m_analyser.analyse(source).hasConnector);
}

void TestAnalyser::nesting_isBounded_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("arrays") << QByteArray("[") << QByteArray("]");
    QTest::newRow("hashes") << QByteArray("{a: ") << QByteArray("}");
    QTest::newRow("parentheses") << QByteArray("(") << QByteArray(")");
    QTest::newRow("lambdas") << QByteArray("-> {") << QByteArray("}");
    QTest::newRow("negations") << QByteArray("!") << QByteArray();
    QTest::newRow("strings") << QByteArray("\"#{") << QByteArray("}\"");
    QTest::newRow("ifs") << QByteArray("if x\n") << QByteArray("\nend");
}

void TestAnalyser::nesting_isBounded()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    for (const int depth : {200, 20000}) {
        const QByteArray closed = open.repeated(depth) + '1' + close.repeated(depth);
        const Analysis analysis = m_analyser.analyse(closed);
        QVERIFY(depth > 200 || !analysis.hasSyntaxErrors);
        m_analyser.analyse(open.repeated(depth));
    }
    QVERIFY(m_analyser.analyse(sample()).hasConnector);
}

void TestAnalyser::bytes_ofAnyKindAreSafe()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 200; ++i) {
        QByteArray noise(int(random.bounded(400)), '\0');
        for (char &byte : noise)
            byte = char(random.bounded(256));
        m_analyser.analyse(noise);
    }
    QVERIFY(m_analyser.analyse(sample()).hasConnector);
}

void TestAnalyser::bigFile_isFast()
{
    const QByteArray source = huge(25000);
    test::CpuTimer timer;
    qint64 best = 1 << 30;
    for (int i = 0; i < 5; ++i) {
        timer.start();
        const Analysis analysis = m_analyser.analyse(source);
        best = std::min(best, timer.elapsed());
        QVERIFY(analysis.hasConnector);
    }
    qInfo("25,000 lines, %d bytes: %d ms", int(source.size()), int(best));
    QVERIFY2(best < test::budget(600), qPrintable(QString::number(best)));
}

// PATCHBAY_CORPUS names a folder of connectors: every one of them must give an outline.
void TestAnalyser::corpus_isRead()
{
    const QString folder = qEnvironmentVariable("PATCHBAY_CORPUS");
    if (folder.isEmpty())
        QSKIP("PATCHBAY_CORPUS is not set");
    QDirIterator files(folder, {QStringLiteral("*.rb")}, QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    int without = 0;
    int broken = 0;
    QHash<QString, int> told;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray source = file.readAll();
        const Analysis analysis = m_analyser.analyse(source);
        ++count;
        without += analysis.hasConnector ? 0 : 1;
        broken += analysis.hasSyntaxErrors ? 1 : 0;
        if (!analysis.hasConnector || analysis.hasSyntaxErrors)
            qInfo("%s: connector %d, %s", qPrintable(file.fileName()), analysis.hasConnector,
                analysis.diagnostics.isEmpty() ? ""
                                               : qPrintable(analysis.diagnostics.first().message));
        checkRanges(analysis.outline, source);
        for (const Diagnostic &found : analysis.diagnostics) {
            ++told[found.code];
            if (found.code == QLatin1String(qgetenv("PATCHBAY_SHOW_CODE")))
                qInfo("%s:%d %s", qPrintable(file.fileName()), found.range.firstLine,
                    qPrintable(found.message));
        }
    }
    qInfo("%d files, %d without a connector, %d with syntax errors", count, without, broken);
    for (auto it = told.cbegin(); it != told.cend(); ++it)
        qInfo("%5d %s", it.value(), qPrintable(it.key()));
}

QTEST_GUILESS_MAIN(TestAnalyser)
#include "tst_analyser.moc"
