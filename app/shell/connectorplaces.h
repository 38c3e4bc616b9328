// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions/palettemodel.h"
#include "runtime/language/outline.h"

#include <QCoreApplication>

namespace patchbay::app
{

// The keys and fields of a connector as things to choose in the palette. What can be run comes
// before what merely has the same name.
class ConnectorPlaces
{
    Q_DECLARE_TR_FUNCTIONS(patchbay::app::ConnectorPlaces)
public:
    using Jump = std::function<void(int offset)>; // bytes in the source

    static QList<PaletteItem> items(const language::Analysis &analysis, const Jump &jump);
};

} // namespace patchbay::app
