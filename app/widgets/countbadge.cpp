// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/countbadge.h"

#include "app/theme/stylesheet.h"

#include <QLocale>
#include <QTabBar>
#include <QTabWidget>

namespace patchbay::app
{

CountBadge::CountBadge(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("countBadge"));
    setAlignment(Qt::AlignCenter);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CountBadge::showIn(
    QTabWidget &tabs, QWidget &page, int count, Kind kind, const QString &spoken)
{
    const int index = tabs.indexOf(&page);
    QTabBar *bar = tabs.tabBar();
    if (index < 0)
        return;
    bar->setAccessibleTabName(index, spoken);
    auto *badge = static_cast<CountBadge *>(bar->tabButton(index, QTabBar::RightSide));
    if (count == 0) {
        if (badge) {
            bar->setTabButton(index, QTabBar::RightSide, nullptr);
            badge->deleteLater();
        }
        return;
    }
    const bool isNew = !badge;
    if (isNew)
        badge = new CountBadge(bar);
    const QString text = QLocale().toString(count);
    constexpr const char *roles[] = {"count", "count-warning", "count-error"};
    const QString role = QLatin1String(roles[static_cast<int>(kind)]);
    if (!isNew && badge->text() == text && badge->property("role").toString() == role)
        return;
    badge->setText(text);
    badge->setAccessibleName(text);
    setRole(*badge, role);
    badge->adjustSize();
    bar->setTabButton(index, QTabBar::RightSide, badge); // lays the tabs out for the new width
    badge->show(); // given again, it was hidden as the one before
}

} // namespace patchbay::app
