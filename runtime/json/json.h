// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QString>

namespace patchbay
{

// The one JSON value of the product: keys keep their order. Numbers beyond 64 bits and the exact
// spelling of a number are not kept; where they matter (results, bodies) pass the text itself and
// show it with reformat() from jsontext.h.
using Json = nlohmann::ordered_json;

// Parses UTF-8 text. Malformed: ErrorCode::Malformed with "line L, column C: …". Deeper than
// `maxDepth` containers: ErrorCode::TooLarge (a hostile peer cannot exhaust the stack).
Result<Json> parseJson(const QByteArray &text, int maxDepth = 512);

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
