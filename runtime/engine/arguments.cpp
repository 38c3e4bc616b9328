// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/arguments.h"

namespace patchbay::engine
{
namespace
{

constexpr qint64 kLarge = qint64(128) * 1024; // bytes of text, about; one to two milliseconds
constexpr qint64 kPerValue = 8;

// What is left of `room` beside the value; below zero it does not fit.
qint64 roomBeside(const Json &value, qint64 room)
{
    room -= kPerValue;
    if (value.is_string())
        return room - static_cast<qint64>(value.get_ref<const std::string &>().size());
    if (value.is_array()) {
        for (const Json &element : value) {
            if (room < 0)
                break;
            room = roomBeside(element, room);
        }
    } else if (value.is_object()) {
        for (const auto &[key, member] : value.get_ref<const Json::object_t &>()) {
            if (room < 0)
                break;
            room = roomBeside(member, room - static_cast<qint64>(key.size()));
        }
    }
    return room;
}

} // namespace

Arguments writeArguments(const Json &arguments)
{
    Arguments written;
    if (!arguments.is_object())
        return written;
    for (const auto &[name, value] : arguments.get_ref<const Json::object_t &>())
        written.append({QByteArray::fromStdString(name), toJsonText(value)});
    return written;
}

bool isLarge(const Json &value)
{
    return roomBeside(value, kLarge) < 0;
}

} // namespace patchbay::engine
