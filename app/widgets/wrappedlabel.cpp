// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/wrappedlabel.h"

#include <QEvent>

namespace patchbay::app
{

namespace
{

constexpr qsizetype mostWidths = 16; // of one text; whoever drags a border asks for many

bool changesHeight(QEvent::Type type)
{
    switch (type) {
    case QEvent::Polish:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::ContentsRectChange:
    case QEvent::LayoutDirectionChange:
    case QEvent::LocaleChange:
    case QEvent::ScreenChangeInternal: // another resolution
        return true;
    default:
        return false;
    }
}

} // namespace

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
}

int WrappedLabel::heightForWidth(int width) const
{
    if (m_measured != text() || m_heights.size() >= mostWidths) {
        m_measured = text();
        m_heights.clear();
    }
    auto found = m_heights.constFind(width);
    if (found == m_heights.cend())
        found = m_heights.insert(width, QLabel::heightForWidth(width));
    return *found;
}

bool WrappedLabel::event(QEvent *event)
{
    if (changesHeight(event->type()))
        m_heights.clear();
    return QLabel::event(event);
}

} // namespace patchbay::app
