// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <QWidget>

class QBoxLayout;

namespace patchbay::app
{

// The names of a narrow panel's pages, with one small button beside them. No name is cut while
// there is a way: where the row lacks room, in a long language say, the tabs move together first,
// then the button goes below them, and only what is wider than the whole panel is elided; a name
// stands in its tab's tool tip in any case. UI thread.
class PreviewTabs : public QWidget
{
    Q_OBJECT
public:
    PreviewTabs(QWidget *button, QWidget *parent);

    QTabBar &bar() { return *m_bar; }
    void addTab(const QString &name);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();
    void setTight(bool tight);

    QTabBar *m_bar;
    QWidget *m_button;
    QBoxLayout *m_row;
    int m_gain = 0; // pixels by which the tabs moved together
    bool m_fitting = false;
};

} // namespace patchbay::app
