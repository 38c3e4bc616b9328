// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace patchbay::app
{

namespace
{

class SvgEngine : public QIconEngine
{
public:
    explicit SvgEngine(QByteArray svg, QByteArray resting = {})
        : m_svg(std::move(svg))
        , m_resting(std::move(resting))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const bool rests = mode == QIcon::Disabled;
        QSvgRenderer renderer(rests && !m_resting.isEmpty() ? m_resting : m_svg);
        if (rests && m_resting.isEmpty())
            painter->setOpacity(0.4);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        if (pixmap.isNull()) // asked for without a size, which cannot be painted on
            return pixmap;
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SvgEngine(m_svg, m_resting); }

private:
    QByteArray m_svg;
    QByteArray m_resting; // empty: the same, paler
};

QByteArray readSvg(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray tinted(QByteArray svg, const QColor &color)
{
    return svg.replace("currentColor", color.name().toLatin1());
}

} // namespace

QIcon tintedIcon(const QString &name, const QColor &color)
{
    const QByteArray svg = readSvg(name);
    return svg.isEmpty() ? QIcon() : QIcon(new SvgEngine(tinted(svg, color)));
}

QIcon filledIcon(const QString &name, const QColor &color, const QColor &resting)
{
    QByteArray svg = readSvg(name);
    if (svg.isEmpty())
        return {};
    svg.replace("fill=\"none\"", "fill=\"currentColor\"");
    return QIcon(new SvgEngine(tinted(svg, color), tinted(svg, resting)));
}

} // namespace patchbay::app
