// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace patchbay::app
{

class Theme;

// A splitter whose border can be reached with Tab and moved with the arrow keys, Home and End.
class KeyboardSplitter : public QSplitter
{
    Q_OBJECT
public:
    // `borderName` is what a screen reader says of the border.
    KeyboardSplitter(Qt::Orientation orientation, const Theme &theme, const QString &name,
        const QString &borderName, QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;

private:
    const Theme &m_theme;
    QString m_borderName;
};

} // namespace patchbay::app
