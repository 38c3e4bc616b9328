// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QQueue>
#include <QSocketNotifier>
#include <QString>

#include <functional>
#include <memory>

namespace patchbay::cli
{

// Standard input, output and error of the program. Questions are asked one after the other and
// never block the event loop.
class Terminal : public QObject
{
    Q_OBJECT
public:
    explicit Terminal(QObject *parent = nullptr);

    // Is there a person who can answer?
    bool isInteractive() const { return m_interactive; }

    // False once something could not be written (a full disk, a closed pipe).
    bool out(const QByteArray &text);
    void error(const QString &text); // one line or more, an end of line is added
    bool isGood() const { return m_good; }
    QString failure() const { return m_failure; }

    // Shows `question` and calls `answer` with the line typed; with an empty one at end of input.
    void ask(const QString &question, std::function<void(const QString &)> answer);

private:
    struct Question
    {
        QString text;
        std::function<void(const QString &)> answer;
    };
    void showNext();
    void readInput();
    bool write(int descriptor, const QByteArray &bytes);

    bool m_interactive = false;
    bool m_good = true;
    QString m_failure;
    QQueue<Question> m_questions;
    QByteArray m_typed;
    std::unique_ptr<QSocketNotifier> m_input;
};

} // namespace patchbay::cli
