// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

namespace patchbay
{

// Writes a value as JSON text. Our own, because a big number (numberFromText) must come out with
// the digits it came in with. Bytes that are not UTF-8 become U+FFFD; an infinite number, which
// JSON cannot say, becomes null.
class JsonWriter
{
public:
    // `indent` spaces a level; below zero: all on one line.
    explicit JsonWriter(int indent)
        : m_indent(indent)
    { }

    QByteArray write(const Json &value) &&;

private:
    void add(const Json &value);
    void addObject(const Json &object);
    void addArray(const Json &array);
    void addText(const std::string &text);
    void newLine();

    int m_indent;
    int m_depth = 0;
    QByteArray m_out;
};

} // namespace patchbay
