// SPDX-License-Identifier: GPL-3.0-or-later
// What the hand feels: from a key to the painted text at 25,000 lines beside bare QScintilla, the
// network table at 100,000 rows beside 1,000, a form of 2,000 fields beside one of 20. Both sides
// of a row by turns in one run. One JSON object on stdout.
#include "app/forms/formeditor.h"
#include "app/forms/formview.h"
#include "app/models/exchangefilterproxy.h"
#include "app/models/exchangelistmodel.h"
#include "app/theme/theme.h"
#include "editor/decorators/occurrences.h"
#include "editor/decorators/rubyindent.h"
#include "editor/lexers/rubystyling.h"
#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"
#include "tests/support/connectorsource.h"

#include <malloc.h>

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <Qsci/qscilexerruby.h>
#include <Qsci/qsciscintilla.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace patchbay;

namespace
{

double since(std::chrono::steady_clock::time_point started)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started)
        .count();
}

double quantile(std::vector<double> samples, double part)
{
    std::sort(samples.begin(), samples.end());
    return samples[static_cast<std::size_t>(part * static_cast<double>(samples.size() - 1))];
}

// Notes every paint of the widget that it watches.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget &widget) { widget.installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++paints;
        return QObject::eventFilter(watched, event);
    }
};

// From the key to the end of the turn of the event loop that painted it.
double keyToPaint(QWidget &receiver, PaintWatch &watch, Qt::Key key, const QString &text)
{
    const int before = watch.paints;
    const auto started = std::chrono::steady_clock::now();
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&receiver, &press);
    while (watch.paints == before && since(started) < 1000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return since(started);
}

struct Typing
{
    std::vector<double> ours;
    std::vector<double> bare;
};

// Types at a place of both editors by turns.
void typeAt(editor::CodeEditor &ours, QsciScintilla &bare, int line, Typing &typing)
{
    PaintWatch oursWatch(*ours.view()->viewport());
    PaintWatch bareWatch(*bare.viewport());
    ours.jumpTo(ours.lineEnd(line));
    bare.setCursorPosition(line - 1, int(ours.lineText(line).size()));
    bare.ensureLineVisible(line - 1);
    QTest::qWait(50);
    const QString keys = QStringLiteral("item = get('x')\b\b\b");
    for (int round = 0; round < 4; ++round) {
        for (const QChar c : keys) {
            const bool back = c == QLatin1Char('\b');
            const Qt::Key key = back ? Qt::Key_Backspace : Qt::Key(c.toUpper().unicode());
            const QString text = back ? QString() : QString(c);
            typing.ours.push_back(keyToPaint(*ours.view(), oursWatch, key, text));
            typing.bare.push_back(keyToPaint(bare, bareWatch, key, text));
        }
    }
}

void benchTyping()
{
    const QByteArray source = test::connectorOfLines(25'000);
    // Made and typed into before ours, so that it keeps the accessibility that QScintilla gives it.
    QsciScintilla bare;
    QsciLexerRuby lexer;
    bare.setLexer(&lexer);
    bare.setUtf8(true);
    bare.setFolding(QsciScintilla::PlainFoldStyle);
    bare.setText(QString::fromUtf8(source));
    bare.resize(900, 700);
    bare.show();
    PaintWatch first(*bare.viewport());
    keyToPaint(bare, first, Qt::Key_X, QStringLiteral("x"));

    editor::CodeEditor ours;
    editor::applyRubyStyling(ours, editor::EditorPalette());
    editor::RubyIndent indent(ours);
    editor::Occurrences occurrences(ours);
    ours.resize(900, 700);
    ours.setText(source);
    ours.show();
    QTest::qWait(100);

    std::vector<double> ratios;
    std::printf("\"key_to_paint_ms\": {");
    Typing all;
    const std::pair<const char *, int> places[]
        = {{"top", 10}, {"middle", 12'000}, {"end", ours.lineCount() - 10}};
    for (const auto &[name, line] : places) {
        Typing typing;
        typeAt(ours, bare, line, typing);
        std::printf("\"%s\": {\"ours_p50\": %.3f, \"bare_p50\": %.3f}, ", name,
            quantile(typing.ours, 0.5), quantile(typing.bare, 0.5));
        all.ours.insert(all.ours.end(), typing.ours.begin(), typing.ours.end());
        all.bare.insert(all.bare.end(), typing.bare.begin(), typing.bare.end());
    }
    std::printf("\"ours_p50\": %.3f, \"bare_p50\": %.3f, \"ours_p99\": %.3f, \"bare_p99\": %.3f}",
        quantile(all.ours, 0.5), quantile(all.bare, 0.5), quantile(all.ours, 0.99),
        quantile(all.bare, 0.99));
}

http::Exchange exchangeOf(int id)
{
    http::Exchange made;
    made.id = id;
    made.run = QString::number(id / 500);
    made.phase = QStringLiteral("execute");
    made.method = id % 3 ? "GET" : "POST";
    made.url = "https://api.example.test/v2/ports?active=true&id=" + QByteArray::number(id);
    made.startedAt = QDateTime::fromMSecsSinceEpoch(1'000'000 + id * 10LL, Qt::UTC);
    made.status = id % 50 ? 200 : 404;
    made.reason = "OK";
    made.requestHeaders = {{"Accept", "application/json"}, {"Host", "api.example.test"}};
    made.responseHeaders = {{"Content-Type", "application/json"}, {"Content-Length", "2"}};
    made.timing.total = std::chrono::milliseconds(38);
    made.finished = true;
    return made;
}

struct Table
{
    explicit Table(int rows)
        : model(store)
        , proxy(model)
    {
        const auto before = mallinfo2();
        for (int id = 1; id <= rows; ++id)
            store.put(exchangeOf(id));
        const auto after = mallinfo2();
        bytesPerRow
            = double(after.uordblks + after.hblkhd - before.uordblks - before.hblkhd) / rows;
        view.setModel(&proxy);
        view.resize(900, 400);
        view.show();
        QTest::qWait(20);
    }

    // One step of a scroll, painted.
    double scroll()
    {
        PaintWatch watch(*view.viewport());
        QScrollBar *bar = view.verticalScrollBar();
        const auto started = std::chrono::steady_clock::now();
        bar->setValue(bar->value() > bar->maximum() / 2 ? bar->minimum() + 3 : bar->maximum() - 3);
        while (watch.paints == 0 && since(started) < 1000)
            QCoreApplication::processEvents();
        return since(started);
    }

    double filter(const QString &text)
    {
        return arrange([this, &text] {
            proxy.setFilter(traffic::Filter::parse(text).value_or(traffic::Filter()));
        });
    }

    double sort(int column, Qt::SortOrder order)
    {
        return arrange([this, column, order] { view.sortByColumn(column, order); });
    }

    // Until a filter or an order is in force; `turn` becomes the longest turn of the event loop on
    // the way.
    template <typename Wish> double arrange(const Wish &wish)
    {
        const auto started = std::chrono::steady_clock::now();
        auto turnStarted = started;
        turn = 0;
        wish();
        turn = std::max(turn, since(turnStarted));
        while (proxy.isArranging() && since(started) < 10'000) {
            turnStarted = std::chrono::steady_clock::now();
            QCoreApplication::processEvents();
            turn = std::max(turn, since(turnStarted));
        }
        return since(started);
    }

    double turn = 0;
    traffic::ExchangeStore store;
    ExchangeListModel model;
    ExchangeFilterProxy proxy;
    QTableView view;
    double bytesPerRow = 0;
};

void benchNetwork()
{
    Table few(1'000);
    Table many(100'000);
    std::vector<double> fewScroll;
    std::vector<double> manyScroll;
    std::vector<double> fewFilter;
    std::vector<double> manyFilter;
    std::vector<double> turns;
    std::vector<double> sorts;
    std::vector<double> sortTurns;
    for (int i = 0; i < 20; ++i) {
        fewScroll.push_back(few.scroll());
        manyScroll.push_back(many.scroll());
        const QString typed = QStringLiteral("id=%1").arg(i % 2 ? 77 : 99);
        fewFilter.push_back(few.filter(typed));
        manyFilter.push_back(many.filter(typed));
        turns.push_back(many.turn);
        few.filter({});
        many.filter({});
        sorts.push_back(
            many.sort(i % 3 ? ExchangeListModel::UrlColumn : ExchangeListModel::StatusColumn,
                i % 2 ? Qt::AscendingOrder : Qt::DescendingOrder));
        sortTurns.push_back(many.turn);
        many.sort(ExchangeListModel::NumberColumn, Qt::AscendingOrder);
    }
    std::printf(
        ", \"network\": {\"scroll_1k_ms\": %.3f, \"scroll_100k_ms\": %.3f, "
        "\"filter_1k_ms\": %.3f, \"filter_100k_ms\": %.3f, "
        "\"filter_100k_turn_ms\": %.3f, \"sort_100k_ms\": %.3f, \"sort_100k_turn_ms\": %.3f, "
        "\"bytes_a_row\": %.0f}",
        quantile(fewScroll, 0.5), quantile(manyScroll, 0.5), quantile(fewFilter, 0.5),
        quantile(manyFilter, 0.5), quantile(turns, 0.5), quantile(sorts, 0.5),
        quantile(sortTurns, 0.5), many.bytesPerRow);
}

Json fieldsOf(int count)
{
    Json fields = Json::array();
    for (int i = 0; i < count; ++i) {
        const std::string name = "field_" + std::to_string(i);
        fields.push_back({{"name", name}, {"label", "Field " + std::to_string(i)},
            {"type", i % 3 ? "string" : "integer"}, {"control_type", i % 3 ? "text" : "integer"},
            {"hint", "What the service keeps under this name."}, {"optional", false}});
    }
    return fields;
}

struct Form
{
    Form(const app::Theme &theme, int count)
    {
        const Json fields = fieldsOf(count);
        const auto started = std::chrono::steady_clock::now();
        const Json none = Json::array();
        editor.setFields(&none, &fields);
        view = std::make_unique<app::FormView>(editor, theme);
        view->setFieldsKnown(true);
        view->resize(420, 700);
        PaintWatch watch(*view->widget());
        view->show();
        view->refresh();
        while (watch.paints == 0 && since(started) < 5000)
            QCoreApplication::processEvents();
        openMs = since(started);
        QTest::qWait(30);
    }

    double type()
    {
        auto *line = view->findChild<QLineEdit *>();
        if (!line)
            return 0;
        PaintWatch watch(*line);
        line->setFocus();
        return keyToPaint(*line, watch, Qt::Key_A, QStringLiteral("a"));
    }

    app::FormEditor editor;
    std::unique_ptr<app::FormView> view;
    double openMs = 0;
};

void benchForm(const app::Theme &theme)
{
    std::vector<double> fewOpen;
    std::vector<double> manyOpen;
    std::vector<double> fewType;
    std::vector<double> manyType;
    for (int i = 0; i < 5; ++i) {
        Form few(theme, 20);
        Form many(theme, 2'000);
        fewOpen.push_back(few.openMs);
        manyOpen.push_back(many.openMs);
        for (int key = 0; key < 10; ++key) {
            fewType.push_back(few.type());
            manyType.push_back(many.type());
        }
    }
    std::printf(", \"form\": {\"open_20_ms\": %.2f, \"open_2000_ms\": %.2f, \"type_20_ms\": %.3f, "
                "\"type_2000_ms\": %.3f}",
        quantile(fewOpen, 0.5), quantile(manyOpen, 0.5), quantile(fewType, 0.5),
        quantile(manyType, 0.5));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    std::printf("{");
    benchTyping();
    benchNetwork();
    const app::Theme theme(application);
    benchForm(theme);
    std::printf("}\n");
    return 0;
}
