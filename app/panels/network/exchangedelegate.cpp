// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/exchangedelegate.h"

#include "app/models/exchangelistmodel.h"
#include "app/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace patchbay::app
{

namespace
{

constexpr int depthStep = 14; // pixels to the right for each ancestor
constexpr int barHeight = 8;
constexpr double thinnestBar = 3;

ExchangeOutcome outcomeAt(const QModelIndex &index)
{
    return ExchangeOutcome(index.data(ExchangeListModel::OutcomeRole).toInt());
}

Token barColor(ExchangeOutcome outcome)
{
    switch (outcome) {
    case ExchangeOutcome::ClientError:
        return Token::Warning;
    case ExchangeOutcome::ServerError:
    case ExchangeOutcome::Failed:
        return Token::Danger;
    case ExchangeOutcome::Pending:
        return Token::Accent;
    default:
        return Token::Info;
    }
}

} // namespace

ExchangeDelegate::ExchangeDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QSize ExchangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(Theme::tableRow);
    return size;
}

QColor ExchangeDelegate::textColor(const QModelIndex &index) const
{
    switch (index.column()) {
    case ExchangeListModel::StatusColumn:
        switch (outcomeAt(index)) {
        case ExchangeOutcome::Success:
            return m_theme.color(Token::Success);
        case ExchangeOutcome::Redirect:
            return m_theme.color(Token::Info);
        case ExchangeOutcome::ClientError:
            return m_theme.color(Token::Warning);
        case ExchangeOutcome::ServerError:
        case ExchangeOutcome::Failed:
            return m_theme.color(Token::Danger);
        case ExchangeOutcome::Pending:
            return m_theme.color(Token::Muted);
        }
        return m_theme.color(Token::Text);
    case ExchangeListModel::MethodColumn:
    case ExchangeListModel::UrlColumn:
        return m_theme.color(Token::Text);
    default:
        return m_theme.color(Token::Muted);
    }
}

void ExchangeDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QColor color = textColor(index);
    item.palette.setColor(QPalette::Text, color);
    item.palette.setColor(QPalette::HighlightedText, color);
    item.state &= ~QStyle::State_HasFocus; // the whole row is marked
    if (index.column() == ExchangeListModel::MethodColumn)
        item.font = m_theme.font(Theme::Type::Code);
    if (index.column() == ExchangeListModel::UrlColumn) {
        item.textElideMode = Qt::ElideMiddle;
        const int indent = index.data(ExchangeListModel::DepthRole).toInt() * depthStep;
        if (indent > 0) {
            // The ground of the whole cell first, then the text further right.
            item.widget->style()->drawPrimitive(
                QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
            item.rect.adjust(indent, 0, 0, 0);
        }
    }
    const QWidget *widget = item.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);
    if (index.column() == ExchangeListModel::WaterfallColumn)
        paintBar(*painter, option.rect, index);
}

void ExchangeDelegate::paintBar(
    QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const auto bar = index.data(ExchangeListModel::WaterfallRole).value<WaterfallBar>();
    const QRectF room = QRectF(area).adjusted(6, 0, -8, 0);
    if (room.width() < 10)
        return;
    const double y = room.center().y() - barHeight / 2.0;
    const auto at = [&room](double fraction) { return room.left() + fraction * room.width(); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double start = std::min(at(bar.start), room.right() - thinnestBar);
    painter.setBrush(m_theme.color(Token::Line)); // connecting and sending
    painter.drawRoundedRect(
        QRectF(start, y, std::max(0.0, at(bar.firstByte) - start), barHeight), 2, 2);
    painter.setBrush(m_theme.color(barColor(outcomeAt(index))));
    const double answer = std::clamp(at(bar.firstByte), start, room.right() - thinnestBar);
    painter.drawRoundedRect(
        QRectF(answer, y, std::max(thinnestBar, at(bar.end) - answer), barHeight), 2, 2);
    painter.restore();
}

} // namespace patchbay::app
