// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plainvalue.h"

#include "runtime/json/json.h"

#include <QDateTime>

namespace patchbay::cli
{
namespace
{

// as_json of a Time: three digits of seconds, whatever came in.
QByteArray timeText(const QByteArray &jsonString)
{
    const Result<Json> parsed = parseJson(jsonString);
    if (!parsed || !parsed->is_string())
        return jsonString;
    QString text = fromStd(parsed->get<std::string>());
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    qsizetype end = point;
    while (end >= 0 && ++end < text.size() && text.at(end).isDigit()) { }
    if (point >= 0)
        text = text.left(point + 1)
            + text.mid(point + 1, end - point - 1).leftJustified(3, QLatin1Char('0'), true)
            + text.mid(end);
    return toJsonText(Json(toStd(text)));
}

class Untagger
{
public:
    explicit Untagger(const QByteArray &text)
        : m_text(text)
    { }

    QByteArray run()
    {
        const QByteArray value = readValue(0);
        skipSpace();
        return m_broken || m_at != m_text.size() ? m_text : value;
    }

private:
    static constexpr int maxDepth = 1000;

    char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }

    void skipSpace()
    {
        while (m_at < m_text.size() && std::strchr(" \t\r\n", m_text.at(m_at)) != nullptr)
            ++m_at;
    }

    QByteArray readString()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size() && m_text.at(m_at) != '"')
            m_at += m_text.at(m_at) == '\\' ? 2 : 1;
        ++m_at;
        m_broken = m_broken || m_at > m_text.size();
        return m_text.mid(begin, m_at - begin);
    }

    QByteArray readValue(int depth)
    {
        skipSpace();
        if (depth > maxDepth)
            m_broken = true;
        if (m_broken)
            return {};
        switch (peek()) {
        case '{':
            return readObject(depth);
        case '[':
            return readArray(depth);
        case '"':
            return readString();
        default:
            return readWord();
        }
    }

    QByteArray readWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && std::strchr(",]} \t\r\n", m_text.at(m_at)) == nullptr)
            ++m_at;
        m_broken = m_broken || m_at == begin;
        return m_text.mid(begin, m_at - begin);
    }

    QByteArray readArray(int depth)
    {
        QByteArray out = "[";
        ++m_at;
        skipSpace();
        while (!m_broken && peek() != ']') {
            out += readValue(depth + 1);
            skipSpace();
            if (peek() == ',') {
                ++m_at;
                out += ',';
            } else if (peek() != ']') {
                m_broken = true;
            }
        }
        ++m_at;
        return out + ']';
    }

    QByteArray readObject(int depth)
    {
        QByteArray out = "{";
        QByteArray onlyKey;
        QByteArray onlyValue;
        int members = 0;
        ++m_at;
        skipSpace();
        while (!m_broken && peek() != '}') {
            if (peek() != '"') {
                m_broken = true;
                break;
            }
            const QByteArray key = readString();
            skipSpace();
            m_broken = m_broken || peek() != ':';
            ++m_at;
            const QByteArray value = readValue(depth + 1);
            out += (members > 0 ? "," : "") + key + ':' + value;
            onlyKey = key;
            onlyValue = value;
            ++members;
            skipSpace();
            if (peek() == ',') {
                ++m_at;
                skipSpace();
            } else if (peek() != '}') {
                m_broken = true;
            }
        }
        ++m_at;
        if (members == 1 && onlyKey.startsWith("\"$"))
            return untagged(onlyKey, onlyValue, out + '}');
        return out + '}';
    }

    static QByteArray untagged(
        const QByteArray &key, const QByteArray &value, const QByteArray &whole)
    {
        if (key == "\"$time\"")
            return timeText(value);
        if (key == "\"$float\"" || key == "\"$deep\"")
            return "null";
        if (key == "\"$proc\"" || key == "\"$object\"")
            return "{}";
        for (const char *name :
            {"\"$date\"", "\"$decimal\"", "\"$base64\"", "\"$regexp\"", "\"$range\"", "\"$set\""}) {
            if (key == name)
                return value;
        }
        if (key == "\"$stream\"")
            return "{\"__stream__\":" + value + '}';
        return whole;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    bool m_broken = false;
};

} // namespace

QByteArray plainValue(const QByteArray &taggedJson)
{
    return Untagger(taggedJson).run();
}

} // namespace patchbay::cli
