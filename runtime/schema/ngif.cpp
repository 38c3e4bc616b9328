// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/ngif.h"

#include <cmath>
#include <optional>

namespace patchbay::schema
{

namespace
{

// A value of JavaScript: JSON, or undefined where a path leads nowhere.
using Value = std::optional<Json>;

bool truthy(const Value &value)
{
    if (!value || value->is_null())
        return false;
    if (value->is_boolean())
        return value->get<bool>();
    if (value->is_number())
        return value->get<double>() != 0 && !std::isnan(value->get<double>());
    if (value->is_string())
        return !value->get_ref<const std::string &>().empty();
    return true;
}

double toNumber(const Json &value)
{
    if (value.is_number())
        return value.get<double>();
    if (value.is_boolean())
        return value.get<bool>() ? 1 : 0;
    if (value.is_null())
        return 0;
    if (value.is_string()) {
        const QString text = fromStd(value).trimmed();
        if (text.isEmpty())
            return 0;
        bool ok = false;
        const double number = text.toDouble(&ok);
        return ok ? number : std::nan("");
    }
    return std::nan("");
}

bool strictEqual(const Value &a, const Value &b)
{
    if (!a || !b)
        return !a && !b;
    if (a->is_number() && b->is_number())
        return a->get<double>() == b->get<double>();
    return a->type() == b->type() && !a->is_structured() && *a == *b;
}

bool looseEqual(const Value &a, const Value &b)
{
    const auto none = [](const Value &value) { return !value || value->is_null(); };
    if (none(a) || none(b))
        return none(a) && none(b);
    if (a->type() == b->type() || (a->is_number() && b->is_number()))
        return strictEqual(a, b);
    if (a->is_structured() || b->is_structured())
        return false;
    return toNumber(*a) == toNumber(*b);
}

// Recursive descent over the operators that forms use. Depth and length are bounded.
class Parser
{
public:
    Parser(const QString &text, const Json &input)
        : m_text(text)
        , m_input(input)
    { }

    Result<bool> run()
    {
        if (m_text.size() > 4096)
            return fail(ErrorCode::TooLarge, QStringLiteral("longer than 4096 characters"));
        const Value value = disjunction();
        skipBlanks();
        if (m_problem.isEmpty() && m_at < m_text.size())
            problem(QStringLiteral("unexpected \"%1\"").arg(m_text.mid(m_at, 12)));
        if (!m_problem.isEmpty())
            return fail(ErrorCode::Malformed, m_problem);
        return truthy(value);
    }

private:
    void problem(const QString &text)
    {
        if (m_problem.isEmpty())
            m_problem = QStringLiteral("character %1: %2").arg(m_at + 1).arg(text);
        m_at = m_text.size();
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(QLatin1String token)
    {
        skipBlanks();
        if (!QStringView(m_text).mid(m_at).startsWith(token))
            return false;
        m_at += token.size();
        return true;
    }

    Value disjunction()
    {
        if (++m_depth > 64) {
            problem(QStringLiteral("nested too deep"));
            return {};
        }
        Value left = conjunction();
        while (take(QLatin1String("||"))) {
            const Value right = conjunction();
            left = truthy(left) ? left : right;
        }
        --m_depth;
        return left;
    }

    Value conjunction()
    {
        Value left = comparison();
        while (take(QLatin1String("&&"))) {
            const Value right = comparison();
            left = truthy(left) ? right : left;
        }
        return left;
    }

    Value comparison()
    {
        Value left = unary();
        for (;;) {
            if (take(QLatin1String("===")))
                left = Json(strictEqual(left, unary()));
            else if (take(QLatin1String("!==")))
                left = Json(!strictEqual(left, unary()));
            else if (take(QLatin1String("==")))
                left = Json(looseEqual(left, unary()));
            else if (take(QLatin1String("!=")))
                left = Json(!looseEqual(left, unary()));
            else if (take(QLatin1String("<=")))
                left = order(left, unary(), [](double a, double b) { return a <= b; });
            else if (take(QLatin1String(">=")))
                left = order(left, unary(), [](double a, double b) { return a >= b; });
            else if (take(QLatin1String("<")))
                left = order(left, unary(), [](double a, double b) { return a < b; });
            else if (take(QLatin1String(">")))
                left = order(left, unary(), [](double a, double b) { return a > b; });
            else
                return left;
        }
    }

    static Value order(const Value &a, const Value &b, bool (*holds)(double, double))
    {
        if (a && b && a->is_string() && b->is_string()) // by code units, as JavaScript does
            return Json(holds(fromStd(*a).compare(fromStd(*b)), 0));
        return Json(a && b && holds(toNumber(*a), toNumber(*b)));
    }

    Value unary()
    {
        skipBlanks();
        int negations = 0;
        while (m_at < m_text.size() && m_text[m_at] == QLatin1Char('!')
            && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != QLatin1Char('='))) {
            ++m_at;
            ++negations;
            skipBlanks();
        }
        Value value = primary();
        for (int i = 0; i < negations; ++i)
            value = Json(!truthy(value));
        return value;
    }

    Value primary()
    {
        skipBlanks();
        if (m_at >= m_text.size()) {
            problem(QStringLiteral("the expression ends too early"));
            return {};
        }
        const QChar c = m_text[m_at];
        if (take(QLatin1String("("))) {
            Value value = disjunction();
            if (!take(QLatin1String(")")))
                problem(QStringLiteral("a ) is missing"));
            return value;
        }
        if (c == QLatin1Char('"') || c == QLatin1Char('\''))
            return Json(toStd(text()));
        if (c.isDigit() || c == QLatin1Char('-'))
            return number();
        if (c.isLetter() || c == QLatin1Char('_') || c == QLatin1Char('$'))
            return path();
        problem(QStringLiteral("unexpected \"%1\"").arg(c));
        return {};
    }

    QString text()
    {
        const QChar quote = m_text[m_at++];
        QString value;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] == QLatin1Char('\\') && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at++];
        }
        if (m_at >= m_text.size())
            problem(QStringLiteral("a quote is missing"));
        else
            ++m_at;
        return value;
    }

    Value number()
    {
        const qsizetype from = m_at;
        if (m_text[m_at] == QLatin1Char('-'))
            ++m_at;
        while (m_at < m_text.size() && (m_text[m_at].isDigit() || m_text[m_at] == QLatin1Char('.')))
            ++m_at;
        bool ok = false;
        const double value = m_text.mid(from, m_at - from).toDouble(&ok);
        if (!ok)
            problem(QStringLiteral("not a number"));
        return Json(value);
    }

    QString word()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size()
            && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == QLatin1Char('_')
                || m_text[m_at] == QLatin1Char('$')))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }

    Value path()
    {
        const QString first = word();
        if (first == QLatin1String("true"))
            return Json(true);
        if (first == QLatin1String("false"))
            return Json(false);
        if (first == QLatin1String("null"))
            return Json();
        const Json *at = first == QLatin1String("input") ? &m_input : nullptr;
        bool missing = at == nullptr;
        for (;;) {
            QString key;
            if (take(QLatin1String("."))) {
                key = word();
                if (key.isEmpty())
                    problem(QStringLiteral("a name is missing after the dot"));
            } else if (take(QLatin1String("["))) {
                skipBlanks();
                const bool quoted = m_at < m_text.size()
                    && (m_text[m_at] == QLatin1Char('"') || m_text[m_at] == QLatin1Char('\''));
                key = quoted ? text() : word();
                if (!take(QLatin1String("]")))
                    problem(QStringLiteral("a ] is missing"));
            } else {
                break;
            }
            if (missing || !m_problem.isEmpty())
                continue;
            if (key == QLatin1String("length") && (at->is_array() || at->is_string())) {
                m_length = at->is_array() ? qint64(at->size()) : qint64(fromStd(*at).size());
                at = &m_length;
                continue;
            }
            at = member(*at, key);
            missing = at == nullptr;
        }
        return missing ? Value() : Value(*at);
    }

    // Null where there is nothing: undefined, which is not the same as null.
    static const Json *member(const Json &holder, const QString &key)
    {
        if (holder.is_object()) {
            const auto found = holder.find(toStd(key));
            return found == holder.end() ? nullptr : &*found;
        }
        bool ok = false;
        const std::size_t index = key.toUInt(&ok);
        return ok && holder.is_array() && index < holder.size() ? &holder[index] : nullptr;
    }

    const QString &m_text;
    const Json &m_input;
    Json m_length; // of the last `.length` read
    QString m_problem;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<bool> evaluateNgIf(const QString &expression, const Json &input)
{
    return Parser(expression, input).run();
}

} // namespace patchbay::schema
