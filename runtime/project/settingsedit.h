// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <set>
#include <string>

namespace patchbay::project
{

// What changes in the settings of one connection, key by key: what somebody else changes in the
// meantime stays, such as the token that a run refreshed. A plain value; any thread.
struct SettingsEdit
{
    Json set = Json::object();
    std::set<std::string> erased;

    // What turns `before` into `after`.
    static SettingsEdit between(const Json &before, const Json &after);

    bool isEmpty() const { return set.empty() && erased.empty(); }
    void applyTo(Json &settings) const; // what is no object becomes one
    void append(const SettingsEdit &later);
    void forget(const SettingsEdit &done); // the keys that `done` changes

    friend bool operator==(const SettingsEdit &, const SettingsEdit &) = default;
};

} // namespace patchbay::project
