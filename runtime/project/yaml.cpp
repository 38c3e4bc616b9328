// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/yaml.h"

#include <yaml-cpp/yaml.h>

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <cmath>
#include <limits>
#include <vector>

namespace patchbay::project
{
namespace
{

constexpr int maxValues = 200'000;
constexpr int maxDepth = 200;
constexpr int longestNumber = 10'000; // characters; converting them takes time by the square

QString placeOf(const YAML::Mark &mark)
{
    if (mark.is_null())
        return QStringLiteral("unknown place");
    return QStringLiteral("line %1, column %2").arg(mark.line + 1).arg(mark.column + 1);
}

// Psych's own patterns, which differ from YAML 1.1's in places ("1e3" is text, "1,000" a number).
const QRegularExpression &integerPattern()
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A(?:[-+]?0b[01_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)"
        "|[-+]?0x[0-9a-fA-F_,]+)\\z"));
    return pattern;
}

const QRegularExpression &floatPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[-+]?(?:[0-9][0-9_,]*)?\\.[0-9]*(?:[eE][-+][0-9]+)?\\z"));
    return pattern;
}

// Base 60, "12:30"; Psych reads the first part as hours also where there are but two.
const QRegularExpression &sexagesimalPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(\\.[0-9_]*)?\\z"));
    return pattern;
}

Json sexagesimalValue(const QString &text, bool fraction)
{
    const int weights[] = {3600, 60, 1};
    const QStringList parts = QString(text).remove(QLatin1Char('_')).split(QLatin1Char(':'));
    double sum = 0;
    for (qsizetype i = 0; i < parts.size(); ++i)
        sum += parts.at(i).toDouble() * weights[i];
    return fraction ? Json(sum) : Json(static_cast<qint64>(sum));
}

const QRegularExpression &datePattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\A\\d{4}-\\d{1,2}-\\d{1,2}\\z"));
    return pattern;
}

const QRegularExpression &timePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt]|\\s+)(\\d{1,2}):(\\d\\d):(\\d\\d)"
                       "(?:\\.(\\d*))?(?:\\s*(Z|[-+]\\d{1,2}:?(?:\\d\\d)?))?\\z"));
    return pattern;
}

bool isOneOf(const QString &text, std::initializer_list<const char *> words)
{
    for (const char *word : words) {
        if (text == QLatin1String(word))
            return true;
    }
    return false;
}

bool isNullWord(const QString &text)
{
    return text.isEmpty() || text == QLatin1String("~")
        || text.compare(QLatin1String("null"), Qt::CaseInsensitive) == 0;
}

bool isTrueWord(const QString &text)
{
    return isOneOf(text.toLower(), {"yes", "true", "on"});
}

bool isFalseWord(const QString &text)
{
    return isOneOf(text.toLower(), {"no", "false", "off"});
}

bool isSymbol(const QString &text)
{
    return text.size() > 1 && text.startsWith(QLatin1Char(':')) && text.at(1) != QLatin1Char(' ');
}

QString symbolName(const QString &text)
{
    QString name = text.mid(1);
    if (name.size() >= 2 && (name.front() == QLatin1Char('"') || name.front() == QLatin1Char('\''))
        && name.back() == name.front())
        name = name.mid(1, name.size() - 2);
    return name;
}

bool isInteger(const QString &text)
{
    return text.size() <= longestNumber && integerPattern().match(text).hasMatch();
}

// The decimal digits of a natural number of any size, given in base 2, 8 or 16.
QByteArray decimalDigits(const QString &digits, int base)
{
    constexpr quint64 limb = 1'000'000'000;
    std::vector<quint64> limbs{0}; // least significant first
    for (const QChar digit : digits) {
        quint64 carry = QString(digit).toULongLong(nullptr, base);
        for (quint64 &each : limbs) {
            const quint64 value = each * quint64(base) + carry;
            each = value % limb;
            carry = value / limb;
        }
        if (carry > 0)
            limbs.push_back(carry);
    }
    QByteArray text = QByteArray::number(limbs.back());
    for (auto each = limbs.crbegin() + 1; each != limbs.crend(); ++each)
        text += QByteArray::number(*each).rightJustified(9, '0');
    return text;
}

// Ruby's integers have no end: what 64 bits cannot hold keeps its digits.
Json integerValue(QString digits)
{
    digits.remove(QLatin1Char('_')).remove(QLatin1Char(','));
    int base = 10;
    QString plain = digits;
    const bool negative = plain.startsWith(QLatin1Char('-'));
    if (negative || plain.startsWith(QLatin1Char('+')))
        plain.remove(0, 1);
    if (plain.startsWith(QLatin1String("0x")))
        base = 16;
    else if (plain.startsWith(QLatin1String("0b")))
        base = 2;
    else if (plain.size() > 1 && plain.startsWith(QLatin1Char('0')))
        base = 8;
    if (base == 16 || base == 2)
        plain.remove(0, 2);
    bool fits = false;
    const qint64 number = (negative ? QLatin1Char('-') + plain : plain).toLongLong(&fits, base);
    if (fits)
        return number;
    const QByteArray decimal = base == 10 ? plain.toLatin1() : decimalDigits(plain, base);
    return numberFromText(negative ? '-' + decimal : decimal);
}

class YamlReader
{
public:
    explicit YamlReader(YamlClasses classes)
        : m_classes(classes)
    { }

    Result<Json> read(const YAML::Node &node, int depth = 0)
    {
        if (++m_count > maxValues)
            return fail(ErrorCode::TooLarge, QStringLiteral("more than 200,000 values"));
        if (depth > maxDepth)
            return fail(ErrorCode::TooLarge, QStringLiteral("nested too deeply"));
        const QString tag = fromStd(node.Tag());
        if (tag.size() > 1 && !tag.startsWith(QLatin1String("tag:yaml.org,2002:")))
            return fail(ErrorCode::Malformed, notAllowed(node, tag));
        switch (node.Type()) {
        case YAML::NodeType::Sequence:
            return readSequence(node, depth);
        case YAML::NodeType::Map:
            return readMap(node, depth);
        case YAML::NodeType::Scalar:
            return readScalar(node);
        case YAML::NodeType::Null:
        case YAML::NodeType::Undefined:
            break;
        }
        return Json();
    }

private:
    static QString notAllowed(const YAML::Node &node, const QString &what)
    {
        return QStringLiteral("%1: %2 is not allowed here").arg(placeOf(node.Mark()), what);
    }

    Result<Json> readSequence(const YAML::Node &node, int depth)
    {
        Json list = Json::array();
        for (const YAML::Node &item : node) {
            Result<Json> value = read(item, depth + 1);
            if (!value)
                return value;
            list.push_back(std::move(*value));
        }
        return list;
    }

    Result<Json> readMap(const YAML::Node &node, int depth)
    {
        Json map = Json::object();
        for (const auto &entry : node) {
            if (!entry.first.IsScalar() && !entry.first.IsNull()) {
                return fail(ErrorCode::Malformed,
                    QStringLiteral("%1: a key must be text").arg(placeOf(entry.first.Mark())));
            }
            QString key = entry.first.IsNull() ? QString() : fromStd(entry.first.Scalar());
            const bool quoted = entry.first.Tag() == "!";
            Result<Json> value = read(entry.second, depth + 1);
            if (!value)
                return value;
            if (!quoted && key == QLatin1String("<<") && value->is_object()) {
                for (auto &[name, merged] : value->items()) {
                    if (!map.contains(name))
                        map[name] = merged;
                }
                continue;
            }
            if (!quoted && isSymbol(key))
                key = symbolName(key);
            map[toStd(key)] = std::move(*value);
        }
        return map;
    }

    Result<Json> readScalar(const YAML::Node &node)
    {
        const std::string &text = node.Scalar();
        const QString word = fromStd(text);
        const std::string &tag = node.Tag();
        if (tag == "tag:yaml.org,2002:binary")
            return Json(QByteArray::fromBase64(QByteArray::fromStdString(text)).toStdString());
        if (tag == "tag:yaml.org,2002:int")
            return isInteger(word) ? integerValue(word) : Json(word.toDouble());
        if (tag == "tag:yaml.org,2002:float")
            return Json(word.toDouble());
        if (tag == "!" || tag == "tag:yaml.org,2002:str")
            return Json(text);
        if (isNullWord(word))
            return Json();
        if (isTrueWord(word))
            return Json(true);
        if (isFalseWord(word))
            return Json(false);
        if (isSymbol(word))
            return Json(toStd(symbolName(word)));
        if (word.compare(QLatin1String(".inf"), Qt::CaseInsensitive) == 0)
            return Json{{"$float", "Infinity"}};
        if (word.compare(QLatin1String("-.inf"), Qt::CaseInsensitive) == 0)
            return Json{{"$float", "-Infinity"}};
        if (word.compare(QLatin1String(".nan"), Qt::CaseInsensitive) == 0)
            return Json{{"$float", "NaN"}};
        if (const auto match = sexagesimalPattern().match(word); match.hasMatch())
            return sexagesimalValue(word, match.hasCaptured(1));
        static const QRegularExpression lonePoint(QStringLiteral("\\A[-+]?\\.\\z"));
        if (lonePoint.match(word).hasMatch())
            return Json(text);
        if (floatPattern().match(word).hasMatch()) {
            QString digits = word;
            return Json(digits.remove(QLatin1Char('_')).remove(QLatin1Char(',')).toDouble());
        }
        if (isInteger(word))
            return integerValue(word);
        return readDate(node, word);
    }

    Result<Json> readDate(const YAML::Node &node, const QString &word)
    {
        if (datePattern().match(word).hasMatch()) {
            const QStringList parts = word.split(QLatin1Char('-'));
            const QDate date(parts.at(0).toInt(), parts.at(1).toInt(), parts.at(2).toInt());
            if (!date.isValid())
                return Json(node.Scalar());
            if (m_classes != YamlClasses::SymbolsAndDates)
                return fail(ErrorCode::Malformed, unquoted(node, QStringLiteral("date")));
            return Json{{"$date", toStd(date.toString(Qt::ISODate))}};
        }
        const QRegularExpressionMatch match = timePattern().match(word);
        if (!match.hasMatch())
            return Json(node.Scalar());
        if (m_classes != YamlClasses::SymbolsAndDates)
            return fail(ErrorCode::Malformed, unquoted(node, QStringLiteral("time")));
        const auto number = [&match](int group) { return match.captured(group).toInt(); };
        const QDate date(number(1), number(2), number(3));
        const QTime time(number(4), number(5), number(6));
        if (!date.isValid() || !time.isValid())
            return Json(node.Scalar());
        QString zone = match.captured(8);
        int offset = 0;
        if (!zone.isEmpty() && zone != QLatin1String("Z")) {
            const int sign = zone.startsWith(QLatin1Char('-')) ? -1 : 1;
            zone = zone.mid(1).remove(QLatin1Char(':'));
            const int hours = zone.size() > 2 ? zone.left(zone.size() - 2).toInt() : zone.toInt();
            const int minutes = zone.size() > 2 ? zone.right(2).toInt() : 0;
            offset = sign * (hours * 3600 + minutes * 60);
        }
        const QDateTime utc = QDateTime(date, time, QTimeZone::utc()).addSecs(-offset);
        const QString fraction = match.captured(7).left(6).leftJustified(6, QLatin1Char('0'));
        return Json{{"$time",
            toStd(utc.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QLatin1Char('.') + fraction
                + QLatin1Char('Z'))}};
    }

    static QString unquoted(const YAML::Node &node, const QString &kind)
    {
        return QStringLiteral("%1: \"%2\" is a %3, which is not allowed here; put it in quotes")
            .arg(placeOf(node.Mark()), fromStd(node.Scalar()), kind);
    }

    YamlClasses m_classes;
    int m_count = 0;
};

// Would Psych read this text back as something else than text, or not at all?
bool needsQuotes(const QString &text)
{
    static const QRegularExpression plain(
        QStringLiteral("\\A[A-Za-z0-9_/.(+$][^\\x00-\\x1f\\x7f#:\"'\\\\{}\\[\\],&*!|>%@`]*\\z"));
    if (isNullWord(text) || isTrueWord(text) || isFalseWord(text)
        || isOneOf(text, {"y", "Y", "n", "N", "<<", "="}))
        return true;
    if (!plain.match(text).hasMatch() || text.endsWith(QLatin1Char(' ')))
        return true;
    // Anything that begins like a number or a date is quoted without trying harder.
    static const QRegularExpression numberLike(QStringLiteral("\\A[-+.]?[0-9]|\\A[-+]?\\."));
    return numberLike.match(text).hasMatch();
}

QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    for (const uint character : text.toUcs4()) {
        switch (character) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            if (character < 0x20 || character == 0x7F || character == 0x85 || character == 0x2028
                || character == 0x2029 || character == 0xFEFF)
                out += "\\u" + QByteArray::number(character, 16).rightJustified(4, '0');
            else
                out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1)
                           .toUtf8();
        }
    }
    return out + '"';
}

// Text of several lines, such as a PEM key, stays readable as a literal block.
bool fitsLiteralBlock(const QString &text)
{
    static const QRegularExpression awkward(QStringLiteral(
        "\\A[ \\n]|[ \\t](?:\\n|\\z)|[^\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}]|[\\x7f\\x85]"));
    return text.contains(QLatin1Char('\n')) && !awkward.match(text).hasMatch();
}

QByteArray scalarText(const Json &value)
{
    if (value.is_null())
        return {};
    if (!value.is_string())
        return toJsonText(value);
    const QString text = fromStd(value.get_ref<const std::string &>());
    return needsQuotes(text) ? quoted(text) : text.toUtf8();
}

class YamlWriter
{
public:
    void write(const Json &value, int level, bool afterDash)
    {
        if (value.is_object() && !value.empty())
            writeMap(value, level, afterDash);
        else if (value.is_array() && !value.empty())
            writeList(value, level, afterDash);
        else if (value.is_string() && fitsLiteralBlock(fromStd(value.get<std::string>())))
            writeBlock(fromStd(value.get<std::string>()), level);
        else if (value.is_object() || value.is_array())
            m_out += value.is_object() ? " {}\n" : " []\n";
        else if (const QByteArray text = scalarText(value); text.isEmpty())
            m_out += '\n';
        else
            m_out += ' ' + text + '\n';
    }

    QByteArray take() { return std::move(m_out); }

private:
    void writeMap(const Json &map, int level, bool afterDash)
    {
        bool first = afterDash;
        if (!afterDash)
            m_out += '\n';
        for (const auto &[key, value] : map.items()) {
            m_out += first ? QByteArray(1, ' ') : QByteArray(2LL * level, ' ');
            m_out += scalarText(Json(key)) + ':';
            // Psych writes a list under a key at the key's own indentation.
            write(value, value.is_array() ? level : level + 1, false);
            first = false;
        }
    }

    void writeList(const Json &list, int level, bool afterDash)
    {
        bool first = afterDash;
        if (!afterDash)
            m_out += '\n';
        for (const Json &value : list) {
            m_out += first ? QByteArray(1, ' ') : QByteArray(2LL * level, ' ');
            m_out += '-';
            write(value, level + 1, true);
            first = false;
        }
    }

    void writeBlock(const QString &text, int level)
    {
        m_out += text.endsWith(QLatin1String("\n\n")) ? " |+\n"
            : text.endsWith(QLatin1Char('\n'))        ? " |\n"
                                                      : " |-\n";
        QString body = text;
        if (body.endsWith(QLatin1Char('\n')))
            body.chop(1);
        const QByteArray indent(2LL * std::max(level, 1), ' ');
        for (const QString &line : body.split(QLatin1Char('\n')))
            m_out += (line.isEmpty() ? QByteArray() : indent + line.toUtf8()) + '\n';
    }

    QByteArray m_out = "---";
};

} // namespace

Result<Json> parseYaml(const QByteArray &utf8, YamlClasses classes)
{
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(utf8.toStdString());
        if (documents.empty())
            return Json();
        return YamlReader(classes).read(documents.front());
    } catch (const YAML::Exception &error) {
        return fail(
            ErrorCode::Malformed, placeOf(error.mark) + QStringLiteral(": ") + fromStd(error.msg));
    } catch (const std::exception &error) {
        return fail(ErrorCode::Malformed, QString::fromLocal8Bit(error.what()));
    }
}

QByteArray toYamlText(const Json &value)
{
    YamlWriter writer;
    writer.write(value, 0, false);
    return writer.take();
}

} // namespace patchbay::project
