// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace patchbay::app
{

// A line of plain text that gives way: cut with an ellipsis where there is no room for it, whole
// in its tool tip and to a reader of the screen.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString fittingText() const;
};

} // namespace patchbay::app
