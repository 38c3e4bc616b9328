// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/jsonpath.h"

namespace patchbay::schema
{

namespace
{

const Json nothing;

} // namespace

const Json &valueAtPath(const Json &root, const QStringList &path)
{
    const Json *at = &root;
    for (const QString &step : path) {
        if (at->is_object()) {
            const auto found = at->find(toStd(step));
            if (found == at->end())
                return nothing;
            at = &*found;
        } else if (at->is_array()) {
            bool ok = false;
            const auto index = step.toUInt(&ok);
            if (!ok || index >= at->size())
                return nothing;
            at = &(*at)[index];
        } else {
            return nothing;
        }
    }
    return *at;
}

void setAtPath(Json &root, const QStringList &path, const Json &value)
{
    Json *at = &root;
    for (const QString &step : path) {
        bool isIndex = false;
        const auto index = step.toUInt(&isIndex);
        if (isIndex && at->is_array()) {
            while (at->size() <= index && at->size() < 10'000)
                at->push_back(Json::object());
            if (index >= at->size())
                return;
            at = &(*at)[index];
        } else {
            if (!at->is_object())
                *at = Json::object();
            at = &(*at)[toStd(step)];
        }
    }
    *at = value;
}

void removeAtPath(Json &root, const QStringList &path)
{
    if (path.isEmpty())
        return;
    const QStringList holderPath = path.mid(0, path.size() - 1);
    if (!valueAtPath(root, holderPath).is_structured())
        return;
    Json *holder = &root;
    for (const QString &step : holderPath)
        holder = holder->is_array() ? &(*holder)[step.toUInt()] : &(*holder)[toStd(step)];
    if (holder->is_object())
        holder->erase(toStd(path.last()));
    const bool inList = !holderPath.isEmpty()
        && valueAtPath(root, holderPath.mid(0, holderPath.size() - 1)).is_array();
    if (holder->is_object() && holder->empty() && !holderPath.isEmpty() && !inList)
        removeAtPath(root, holderPath);
}

bool isMissing(const Json &value)
{
    return value.is_null() || (value.is_structured() && value.empty())
        || (value.is_string() && value.get_ref<const std::string &>().empty());
}

} // namespace patchbay::schema
