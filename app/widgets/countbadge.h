// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QTabWidget;

namespace patchbay::app
{

// A number in a tab, beside its title: how many rows the page has, and whether that is bad.
class CountBadge : public QLabel
{
    Q_OBJECT
public:
    enum class Kind { Neutral, Warning, Error };

    // Shows the count in the tab of `page`, or takes the badge away at 0. The page's accessible
    // tab name says `spoken`.
    static void showIn(
        QTabWidget &tabs, QWidget &page, int count, Kind kind, const QString &spoken);

private:
    explicit CountBadge(QWidget *parent);
};

} // namespace patchbay::app
