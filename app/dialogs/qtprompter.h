// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/prompter.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

namespace patchbay::app
{

// Asks with real dialogs over a window; without one, over the screen.
class QtPrompter : public Prompter
{
    Q_DECLARE_TR_FUNCTIONS(patchbay::app::QtPrompter)
public:
    void setWindow(QWidget *window) { m_window = window; }

    void inform(const QString &title, const QString &text) override;
    void ask(const Question &question, std::function<void(int)> answered) override;
    void openFile(
        const QString &title, const QString &folder, std::function<void(QString)> chosen) override;
    void saveFile(const QString &title, const QString &proposal,
        std::function<void(QString)> chosen) override;

private:
    QPointer<QWidget> m_window;
};

} // namespace patchbay::app
