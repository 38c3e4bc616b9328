// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/json/jsonscanner.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QString>

namespace patchbay
{

// The one JSON value of the product: keys keep their order. A number that neither 64 bits nor a
// double can hold keeps its digits, see numberFromText(). The spelling of other numbers (1.10) is
// not kept; where it matters (results, bodies) pass the text itself and show it with
// reformatJson().
using Json = nlohmann::ordered_json;

// Parses UTF-8 text in time linear in its size. A repeated key keeps its place and takes the last
// value. Malformed: ErrorCode::Malformed with "line L, column C: …". Beyond a limit:
// ErrorCode::TooLarge (a hostile peer cannot exhaust the stack).
Result<Json> parseJson(const QByteArray &text, JsonLimits limits = {});

// The value of a JSON number. Where 64 bits or a double cannot hold it, it becomes a "big number":
// a value of nlohmann's binary type, which JSON text never gives otherwise, made of the digits. It
// is no is_number(); numberAt() reads the nearest double, the writers below write the digits.
Json numberFromText(QByteArrayView spelling);
bool isBigNumber(const Json &value);

// Compact and indented text; bytes that are not UTF-8 become U+FFFD.
QByteArray toJsonText(const Json &value);
QByteArray toPrettyJsonText(const Json &value);

// Readers for untrusted objects: the fallback where `object` is no object, the key is missing or
// of another type.
QString stringAt(const Json &object, const char *key, const QString &fallback = {});
qint64 integerAt(const Json &object, const char *key, qint64 fallback = 0);
double numberAt(const Json &object, const char *key, double fallback = 0);
bool boolAt(const Json &object, const char *key, bool fallback = false);
// Null when absent.
const Json &valueAt(const Json &object, const char *key);

inline std::string toStd(const QString &text)
{
    return text.toStdString();
}
inline QString fromStd(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace patchbay
