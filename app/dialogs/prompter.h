// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace patchbay::app
{

// A question with named answers; the first is the safe one and preselected.
struct Question
{
    QString title;
    QString text;
    QString details; // smaller, below; may list hosts, a path …
    QStringList answers;
};

// Everything the program asks a person, so that tests can answer. Never blocks: the answer comes by
// a call, later. UI thread.
class Prompter
{
public:
    virtual ~Prompter();

    virtual void inform(const QString &title, const QString &text) = 0;
    // Index of the answer; 0 when the question was closed.
    virtual void ask(const Question &question, std::function<void(int)> answered) = 0;
    // Nothing is called when the dialog was cancelled.
    virtual void openFile(
        const QString &title, const QString &folder, std::function<void(QString)> chosen)
        = 0;
    virtual void saveFile(
        const QString &title, const QString &proposal, std::function<void(QString)> chosen)
        = 0;
};

} // namespace patchbay::app
