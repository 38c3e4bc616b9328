// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/timingview.h"

#include "app/models/quantities.h"
#include "app/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace patchbay::app
{

namespace
{

constexpr int nameWidth = 130;
constexpr int valueWidth = 80;
constexpr int barHeight = 8;

} // namespace

TimingView::TimingView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("networkTiming"));
    setAccessibleName(tr("Timing"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
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
        spoken.append(tr("%1: %2").arg(name,
            durationText(std::chrono::microseconds(static_cast<qint64>((end - last) * 1000)))));
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
    update();
}

QSize TimingView::sizeHint() const
{
    return {320, 8 * Theme::tableRow};
}

void TimingView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int margin = Theme::space(2);
    int y = Theme::space(1);
    const int barSpace = std::max(20, width() - 2 * margin - nameWidth - valueWidth);
    for (const Stretch &stretch : m_stretches) {
        const QRect row(margin, y, width() - 2 * margin, Theme::tableRow);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, stretch.name);
        painter.setPen(m_theme.color(Token::Muted));
        const auto length = std::chrono::microseconds(
            static_cast<qint64>((stretch.endMs - stretch.startMs) * 1000));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, durationText(length));
        const double scale = m_totalMs > 0 ? barSpace / m_totalMs : 0;
        const QRectF bar(margin + nameWidth + stretch.startMs * scale,
            y + (Theme::tableRow - barHeight) / 2.0,
            std::max(2.0, (stretch.endMs - stretch.startMs) * scale), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(stretch.waiting ? Token::Info : Token::Accent));
        painter.drawRoundedRect(bar, 2, 2);
        y += Theme::tableRow;
    }
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(QRect(margin, y + Theme::space(1), width() - 2 * margin, 2 * Theme::tableRow),
        Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_footer);
}

} // namespace patchbay::app
