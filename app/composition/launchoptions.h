// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSize>
#include <QString>
#include <QStringList>

namespace patchbay::app
{

// What the command line of `patchbay` asks for.
struct LaunchOptions
{
    QStringList files;
    bool sample = false; // open the bundled sample and serve its API
    bool run = false; // run what the run bar shows, once
    QString screenshot; // write a picture of the window there and leave
    QSize size{1440, 900};
    QString theme; // empty: as last time
    QString language; // empty: as last time, else the system's
    QString operation; // put the caret there: "actions.search_shipments"
    QString inputCase; // choose it there
    QString panel; // in front after the run: "network"
    bool exitAfterPaint = false; // for measuring the start
};

// Parses the arguments of a QCoreApplication; on --help, --version or a mistake prints and exits.
LaunchOptions parseLaunchOptions(const QStringList &arguments);

} // namespace patchbay::app
