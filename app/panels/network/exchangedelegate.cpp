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
constexpr int cellPadding = 6;
constexpr int barHeight = 8;
constexpr double thinnestBar = 3;

ExchangeOutcome outcomeAt(const QModelIndex &index)
{
    return ExchangeOutcome(index.data(ExchangeListModel::OutcomeRole).toInt());
}

// 401 is often only the way to a refreshed token.
Token clientErrorColor(const QModelIndex &index)
{
    return index.data(ExchangeListModel::StatusRole).toInt() == 401 ? Token::Warning
                                                                    : Token::Danger;
}

Token barColor(const QModelIndex &index)
{
    switch (outcomeAt(index)) {
    case ExchangeOutcome::ClientError:
        return clientErrorColor(index);
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
    size.setHeight(m_theme.rowHeight());
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
            return m_theme.color(clientErrorColor(index));
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

// Text is drawn here and not by the style: a style sheet's colour of a selected row would hide what
// a status' own colour says.
void ExchangeDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.state &= ~QStyle::State_HasFocus; // the whole row is marked
    item.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (index.column() == ExchangeListModel::WaterfallColumn) {
        paintBar(*painter, option.rect, index);
        return;
    }
    const bool isUrl = index.column() == ExchangeListModel::UrlColumn;
    const int indent = isUrl ? index.data(ExchangeListModel::DepthRole).toInt() * depthStep : 0;
    const QRect area = item.rect.adjusted(cellPadding + indent, 0, -cellPadding, 0);
    const QFont font = index.column() == ExchangeListModel::MethodColumn
        ? m_theme.font(Theme::Type::Code)
        : item.font;
    painter->save();
    painter->setFont(font);
    painter->setPen(textColor(index));
    const QString text = QFontMetrics(font).elidedText(
        item.text, isUrl ? Qt::ElideMiddle : Qt::ElideRight, area.width());
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    painter->restore();
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
    painter.setBrush(m_theme.color(barColor(index)));
    const double answer = std::clamp(at(bar.firstByte), start, room.right() - thinnestBar);
    painter.drawRoundedRect(
        QRectF(answer, y, std::max(thinnestBar, at(bar.end) - answer), barHeight), 2, 2);
    painter.restore();
}

} // namespace patchbay::app
