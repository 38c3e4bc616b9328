// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/timingview.h"

#include "app/models/quantities.h"
#include "app/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <climits>

namespace patchbay::app
{

namespace
{

constexpr int barHeight = 8;
constexpr int narrowestBar = 60; // space for all bars of a row

constexpr int footerFlags = Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap;

} // namespace

TimingView::TimingView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("networkTiming"));
    setAccessibleName(tr("Timing"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString TimingView::lengthOf(const Stretch &stretch)
{
    return durationText(
        std::chrono::microseconds(static_cast<qint64>((stretch.endMs - stretch.startMs) * 1000)));
}

void TimingView::setExchange(const http::Exchange &exchange)
{
    const http::Timing &timing = exchange.timing;
    m_totalMs = std::max(0.0, toMilliseconds(timing.total));
    m_stretches.clear();
    double last = 0;
    QStringList spoken;
    const auto add = [&](const QString &name, std::chrono::microseconds until, bool waiting) {
        if (until.count() < 0)
            return;
        const double end = std::max(last, toMilliseconds(until));
        m_stretches.append({name, last, end, waiting});
        spoken.append(tr("%1: %2").arg(name, lengthOf(m_stretches.constLast())));
        last = end;
    };
    add(tr("Name lookup"), timing.nameLookup, false);
    add(tr("Connecting"), timing.connect, false);
    add(tr("TLS handshake"), timing.tls, false);
    add(tr("Sending"), timing.sent, false);
    add(tr("Waiting"), timing.firstByte, true);
    add(tr("Receiving"), timing.total, false);
    m_footer.clear();
    if (!exchange.finished)
        m_footer = tr("The request has not ended yet.");
    else if (!exchange.remoteAddress.isEmpty())
        m_footer = tr("%1 in all, from %2 over HTTP/%3.")
                       .arg(durationText(timing.total), QString::fromUtf8(exchange.remoteAddress),
                           QString::fromUtf8(exchange.httpVersion));
    spoken.append(m_footer);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    fitHeight();
    update();
}

int TimingView::rowHeight() const
{
    return std::max(int(Theme::compactRow), fontMetrics().height() + Theme::space(0));
}

QRect TimingView::footerRect() const
{
    const int margin = Theme::space(2);
    const int top = 2 * Theme::space(0) + static_cast<int>(m_stretches.size()) * rowHeight();
    const QRect space(margin, top, std::max(1, width() - 2 * margin), INT_MAX / 2);
    return fontMetrics().boundingRect(space, footerFlags, m_footer);
}

void TimingView::fitHeight()
{
    setMinimumHeight(footerRect().bottom() + 1 + Theme::space(0));
}

QSize TimingView::sizeHint() const
{
    return {320, minimumHeight()};
}

void TimingView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight(); // the last line may break elsewhere
}

void TimingView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void TimingView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int margin = Theme::space(2);
    const int gap = Theme::space(1);
    int nameWidth = 0;
    int valueWidth = 0;
    for (const Stretch &stretch : m_stretches) {
        nameWidth = std::max(nameWidth, fontMetrics().horizontalAdvance(stretch.name));
        valueWidth = std::max(valueWidth, fontMetrics().horizontalAdvance(lengthOf(stretch)));
    }
    const int inner = width() - 2 * margin;
    nameWidth = std::clamp(inner - valueWidth - 2 * gap - narrowestBar, 0, nameWidth);
    const int barSpace = std::max(narrowestBar, inner - nameWidth - valueWidth - 2 * gap);
    const double scale = m_totalMs > 0 ? barSpace / m_totalMs : 0;
    const int height = rowHeight();
    int y = Theme::space(0);
    for (const Stretch &stretch : m_stretches) {
        const QRect row(margin, y, inner, height);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(stretch.name, Qt::ElideRight, nameWidth));
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, lengthOf(stretch));
        const QRectF bar(margin + nameWidth + gap + stretch.startMs * scale,
            y + (height - barHeight) / 2.0,
            std::max(2.0, (stretch.endMs - stretch.startMs) * scale), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(stretch.waiting ? Token::Info : Token::Accent));
        painter.drawRoundedRect(bar, 2, 2);
        y += height;
    }
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(footerRect(), footerFlags, m_footer);
}

} // namespace patchbay::app
