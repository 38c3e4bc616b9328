// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsonwriter.h"

#include <algorithm>
#include <utility>

namespace patchbay
{

namespace
{

bool isPlain(char c)
{
    return static_cast<signed char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

} // namespace

QByteArray JsonWriter::write(const Json &value) &&
{
    add(value);
    return std::move(m_out);
}

void JsonWriter::add(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::object:
        return addObject(value);
    case Json::value_t::array:
        return addArray(value);
    case Json::value_t::string:
        return addText(value.get_ref<const std::string &>());
    case Json::value_t::binary: {
        const Json::binary_t &digits = value.get_binary();
        m_out.append(
            reinterpret_cast<const char *>(digits.data()), static_cast<qsizetype>(digits.size()));
        return;
    }
    case Json::value_t::boolean:
        m_out += value.get<bool>() ? "true" : "false";
        return;
    case Json::value_t::number_integer:
        m_out += QByteArray::number(value.get<qint64>());
        return;
    case Json::value_t::number_unsigned:
        m_out += QByteArray::number(value.get<quint64>());
        return;
    case Json::value_t::number_float: {
        const std::string text = value.dump();
        m_out.append(text.data(), static_cast<qsizetype>(text.size()));
        return;
    }
    case Json::value_t::null:
    case Json::value_t::discarded:
        m_out += "null";
        return;
    }
}

void JsonWriter::addObject(const Json &object)
{
    m_out += '{';
    ++m_depth;
    bool first = true;
    for (const auto &[key, value] : object.get_ref<const Json::object_t &>()) {
        if (!std::exchange(first, false))
            m_out += ',';
        newLine();
        addText(key);
        m_out += m_indent < 0 ? ":" : ": ";
        add(value);
    }
    --m_depth;
    if (!first)
        newLine();
    m_out += '}';
}

void JsonWriter::addArray(const Json &array)
{
    m_out += '[';
    ++m_depth;
    bool first = true;
    for (const Json &value : array.get_ref<const Json::array_t &>()) {
        if (!std::exchange(first, false))
            m_out += ',';
        newLine();
        add(value);
    }
    --m_depth;
    if (!first)
        newLine();
    m_out += ']';
}

void JsonWriter::addText(const std::string &text)
{
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        m_out += '"';
        m_out.append(text.data(), static_cast<qsizetype>(text.size()));
        m_out += '"';
        return;
    }
    const std::string quoted = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    m_out.append(quoted.data(), static_cast<qsizetype>(quoted.size()));
}

void JsonWriter::newLine()
{
    if (m_indent < 0)
        return;
    m_out += '\n';
    m_out.append(static_cast<qsizetype>(m_depth) * m_indent, ' ');
}

} // namespace patchbay
