// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace patchbay::app
{

class Theme;

// A card that is one button: an icon, a title, and what is behind it. It draws its words itself:
// labels inside would say them twice to a reader of the screen, and a column of wrapping labels is
// measured many times before the first picture.
class WelcomeDoor : public QPushButton
{
    Q_OBJECT
public:
    struct Words
    {
        QString icon; // of the icon set
        QString title;
        QString text;
    };

    WelcomeDoor(const Theme &theme, Words words, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect wordsRect(int width) const; // as high as they may ever be
    int wordsHeight(int width) const;
    QFont titleFont() const;

    const Theme &m_theme;
    Words m_words;
    mutable QSize m_measured; // the last answer of wordsHeight()
};

} // namespace patchbay::app
