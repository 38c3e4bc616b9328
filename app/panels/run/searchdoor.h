// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace patchbay::app
{

class Theme;

// A button in the shape of a search field: names what the action opens, and its key; the run bar
// attaches it to the action like its other buttons. Shrinks to the name, then to the icon. UI
// thread.
class SearchDoor : public QPushButton
{
    Q_OBJECT
public:
    SearchDoor(const Theme &theme, const QAction &action, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    QString caption() const;

    const Theme &m_theme;
    const QAction &m_action;
    QString m_key;
};

} // namespace patchbay::app
