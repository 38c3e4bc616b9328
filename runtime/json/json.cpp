// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/json.h"

#include <algorithm>

namespace patchbay
{

namespace
{

// True where containers nest deeper than allowed. A scan of brackets outside strings is enough:
// it over-counts only in text that the parser then refuses.
bool isDeeperThan(const QByteArray &text, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

QString describePosition(const QByteArray &text, std::size_t byte)
{
    const qsizetype end = std::min<qsizetype>(static_cast<qsizetype>(byte), text.size());
    const QByteArray before = text.left(std::max<qsizetype>(end - 1, 0));
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(column);
}

} // namespace

Result<Json> parseJson(const QByteArray &text, int maxDepth)
{
    if (isDeeperThan(text, maxDepth))
        return fail(ErrorCode::TooLarge, QStringLiteral("nested deeper than %1").arg(maxDepth));
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error &error) {
        QString what = QString::fromUtf8(error.what());
        const qsizetype reason = what.indexOf(QStringLiteral(": "));
        if (reason >= 0)
            what = what.mid(reason + 2);
        return fail(
            ErrorCode::Malformed, describePosition(text, error.byte) + QStringLiteral(": ") + what);
    } catch (const std::exception &error) {
        return fail(ErrorCode::Malformed, QString::fromUtf8(error.what()));
    }
}

QByteArray toJsonText(const Json &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QByteArray toPrettyJsonText(const Json &value)
{
    return QByteArray::fromStdString(value.dump(2, ' ', false, Json::error_handler_t::replace));
}

const Json &valueAt(const Json &object, const char *key)
{
    static const Json null;
    if (!object.is_object())
        return null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

QString stringAt(const Json &object, const char *key, const QString &fallback)
{
    const Json &value = valueAt(object, key);
    return value.is_string() ? fromStd(value.get_ref<const std::string &>()) : fallback;
}

qint64 integerAt(const Json &object, const char *key, qint64 fallback)
{
    const Json &value = valueAt(object, key);
    return value.is_number_integer() ? value.get<qint64>() : fallback;
}

double numberAt(const Json &object, const char *key, double fallback)
{
    const Json &value = valueAt(object, key);
    return value.is_number() ? value.get<double>() : fallback;
}

bool boolAt(const Json &object, const char *key, bool fallback)
{
    const Json &value = valueAt(object, key);
    return value.is_boolean() ? value.get<bool>() : fallback;
}

} // namespace patchbay
