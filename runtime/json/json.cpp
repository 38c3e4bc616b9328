// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/json.h"

#include "runtime/json/jsonbuilder.h"
#include "runtime/json/jsonwriter.h"

#include <algorithm>
#include <charconv>

namespace patchbay
{

namespace
{

template <typename Number> bool convert(QByteArrayView spelling, Number &number)
{
    const auto [end, problem] = std::from_chars(spelling.begin(), spelling.end(), number);
    return problem == std::errc() && end == spelling.end();
}

} // namespace

Result<Json> parseJson(const QByteArray &text, JsonLimits limits)
{
    QByteArrayView view(text);
    if (view.startsWith("\xEF\xBB\xBF"))
        view = view.sliced(3);
    return JsonBuilder(view, limits).build();
}

Json numberFromText(QByteArrayView spelling)
{
    quint64 natural = 0;
    qint64 integer = 0;
    double number = 0;
    const bool fraction = std::any_of(
        spelling.begin(), spelling.end(), [](char c) { return c == '.' || c == 'e' || c == 'E'; });
    if (fraction && convert(spelling, number))
        return number;
    if (!fraction && convert(spelling, natural))
        return natural;
    if (!fraction && convert(spelling, integer))
        return integer;
    return Json::binary({spelling.begin(), spelling.end()});
}

bool isBigNumber(const Json &value)
{
    return value.is_binary();
}

QByteArray toJsonText(const Json &value)
{
    return JsonWriter(-1).write(value);
}

QByteArray toPrettyJsonText(const Json &value)
{
    return JsonWriter(2).write(value);
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
    if (isBigNumber(value))
        return toJsonText(value).toDouble(); // the nearest, infinite beyond all of them
    return value.is_number() ? value.get<double>() : fallback;
}

bool boolAt(const Json &object, const char *key, bool fallback)
{
    const Json &value = valueAt(object, key);
    return value.is_boolean() ? value.get<bool>() : fallback;
}

} // namespace patchbay
