// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace patchbay::app
{

// A line over the editor that says what happened and offers what to do about it. Hidden until
// shown; any of its buttons hides it.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    struct Button
    {
        QString text;
        QString objectName;
        std::function<void()> clicked; // may be empty: the banner only goes
    };

    Banner(const QString &name, QWidget *parent);

    using QFrame::show;
    void show(const QString &text, const QList<Button> &buttons);

private:
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace patchbay::app
