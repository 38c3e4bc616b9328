// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/settingsedit.h"

namespace patchbay::project
{

SettingsEdit SettingsEdit::between(const Json &before, const Json &after)
{
    SettingsEdit edit;
    for (const auto &[key, value] : after.items()) {
        const auto old = before.find(key);
        if (old == before.end() || *old != value)
            edit.set[key] = value;
    }
    for (const auto &[key, value] : before.items()) {
        if (!after.contains(key))
            edit.erased.insert(key);
    }
    return edit;
}

void SettingsEdit::applyTo(Json &settings) const
{
    if (!settings.is_object())
        settings = Json::object();
    for (const std::string &key : erased)
        settings.erase(key);
    settings.update(set);
}

void SettingsEdit::append(const SettingsEdit &later)
{
    forget(later);
    set.update(later.set);
    erased.insert(later.erased.begin(), later.erased.end());
}

void SettingsEdit::forget(const SettingsEdit &done)
{
    for (const auto &[key, value] : done.set.items()) {
        set.erase(key);
        erased.erase(key);
    }
    for (const std::string &key : done.erased) {
        set.erase(key);
        erased.erase(key);
    }
}

} // namespace patchbay::project
