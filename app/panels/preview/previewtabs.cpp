// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/previewtabs.h"

#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QScopedValueRollback>

namespace patchbay::app
{

PreviewTabs::PreviewTabs(QWidget *button, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QTabBar(this))
    , m_button(button)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_bar->setObjectName(QStringLiteral("previewTabs"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    // Arrows would hide the last page.
    m_bar->setUsesScrollButtons(false);
    m_bar->setElideMode(Qt::ElideRight);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addWidget(m_bar, 1);
    m_row->addWidget(m_button, 0, Qt::AlignVCenter);
    m_row->addSpacing(Theme::space(1));
}

void PreviewTabs::addTab(const QString &name)
{
    const int tab = m_bar->addTab(name);
    m_bar->setTabToolTip(tab, name);
}

QSize PreviewTabs::sizeHint() const
{
    return m_row->sizeHint();
}

QSize PreviewTabs::minimumSizeHint() const
{
    return {0, m_row->minimumSize().height()}; // what does not fit gives way here
}

void PreviewTabs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

// The button comes and goes with the page; fonts, densities and themes change.
bool PreviewTabs::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::StyleChange)
        setTight(false); // the gain is another one now
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

// The button counts also while its page is not in front: tabs must not move when one is chosen.
void PreviewTabs::fit()
{
    if (m_fitting)
        return;
    const QScopedValueRollback guard(m_fitting, true);
    const int room = width() - m_button->sizeHint().width() - Theme::space(1);
    if (m_bar->sizeHint().width() + m_gain <= room)
        setTight(false);
    else if (m_gain == 0)
        setTight(true);
    const bool below = m_bar->sizeHint().width() > room;
    m_row->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setAlignment(m_button, below ? Qt::AlignRight : Qt::AlignVCenter);
}

void PreviewTabs::setTight(bool tight)
{
    if (m_bar->property("tight").toBool() == tight)
        return;
    const int before = m_bar->sizeHint().width();
    setLook(*m_bar, "tight", tight);
    QEvent change(QEvent::StyleChange); // lays the tabs out anew
    QCoreApplication::sendEvent(m_bar, &change);
    m_gain = tight ? before - m_bar->sizeHint().width() : 0;
}

} // namespace patchbay::app
