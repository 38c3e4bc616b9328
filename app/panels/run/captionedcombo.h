// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace patchbay::app
{

class Theme;

// A drop-down that says what it chooses, inside its frame: "Connection  Sandbox ▾".
class CaptionedCombo : public QComboBox
{
    Q_OBJECT
public:
    CaptionedCombo(const Theme &theme, const QString &caption, QWidget *parent = nullptr);

    // What is shown while there is nothing to choose.
    void setEmptyText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_caption;
    QString m_emptyText;
};

} // namespace patchbay::app
