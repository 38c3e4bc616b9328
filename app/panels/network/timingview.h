// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QList>
#include <QWidget>

namespace patchbay::app
{

class Theme;

// The stretches of a hop as bars on one scale: name, connection, TLS, sending, waiting, receiving.
// As high as its lines are; a scroll area around it takes what does not fit.
class TimingView final : public QWidget
{
    Q_OBJECT
public:
    explicit TimingView(const Theme &theme, QWidget *parent = nullptr);

    void setExchange(const http::Exchange &exchange);
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Stretch
    {
        QString name;
        double startMs = 0;
        double endMs = 0;
        bool waiting = false;
    };

    static QString lengthOf(const Stretch &stretch);
    void fitHeight();
    int rowHeight() const;
    QRect footerRect() const;

    const Theme &m_theme;
    QList<Stretch> m_stretches;
    double m_totalMs = 0;
    QString m_footer;
};

} // namespace patchbay::app
