// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLabel>

namespace patchbay::app
{

// A text of several lines that remembers how high it is at a width. Layouts ask for the same few
// widths again and again, and QLabel sets rich text anew for each of these questions.
class WrappedLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;

private:
    mutable QString m_measured; // the text of m_heights
    mutable QHash<int, int> m_heights; // pixels, by width
};

} // namespace patchbay::app
