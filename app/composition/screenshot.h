// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace patchbay::app
{

// Draws a window into a PNG once `isSettled` has held for a moment, or after ten seconds at most.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    Screenshot(
        QWidget &window, QString path, std::function<bool()> isSettled, QObject *parent = nullptr);

signals:
    void written(bool ok);

private:
    void look();

    QWidget &m_window;
    QString m_path;
    std::function<bool()> m_isSettled;
    QTimer m_timer;
    int m_looks = 0;
    int m_quietLooks = 0;
};

} // namespace patchbay::app
