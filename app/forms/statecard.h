// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace patchbay::app
{

// What stands between the code and its form: an error it raised, or a request it has to send first.
class StateCard final : public QFrame
{
    Q_OBJECT
public:
    explicit StateCard(QWidget *parent = nullptr);

    void showError(
        const QString &heading, const QString &className, const QString &message, int line);
    void showNetwork(const Json &request); // {"method", "url", …}

signals:
    void goToLine(int line);
    void networkRequested();

private:
    QLabel *m_heading;
    QLabel *m_text;
    QPushButton *m_link;
    QPushButton *m_run;
    int m_line = 0;
};

} // namespace patchbay::app
