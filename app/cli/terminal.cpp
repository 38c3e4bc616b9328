// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace patchbay::cli
{

Terminal::Terminal(QObject *parent)
    : QObject(parent)
    , m_interactive(::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0)
{ }

bool Terminal::write(int descriptor, const QByteArray &bytes)
{
    const char *at = bytes.constData();
    auto left = static_cast<size_t>(bytes.size());
    while (left > 0) {
        const ssize_t written = ::write(descriptor, at, left);
        if (written >= 0) {
            at += written;
            left -= static_cast<size_t>(written);
        } else if (errno == EAGAIN) {
            pollfd slot{descriptor, POLLOUT, 0};
            ::poll(&slot, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

bool Terminal::out(const QByteArray &text)
{
    if (m_good && !write(STDOUT_FILENO, text)) {
        m_good = false;
        m_failure = qt_error_string(errno);
    }
    return m_good;
}

void Terminal::error(const QString &text)
{
    write(STDERR_FILENO, text.toUtf8() + '\n');
}

void Terminal::ask(const QString &question, std::function<void(const QString &)> answer)
{
    m_questions.enqueue({question, std::move(answer)});
    if (m_questions.size() == 1)
        showNext();
}

void Terminal::showNext()
{
    if (m_questions.isEmpty())
        return;
    write(STDERR_FILENO, m_questions.head().text.toUtf8() + ' ');
    if (!m_input) {
        m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        connect(m_input.get(), &QSocketNotifier::activated, this, [this] { readInput(); });
    }
    m_input->setEnabled(true);
}

void Terminal::readInput()
{
    char buffer[1024];
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0)
        m_typed.append(buffer, count);
    else
        m_typed.append('\n'); // end of input answers everything with nothing
    m_input->setEnabled(count > 0);
    qsizetype end = m_typed.indexOf('\n');
    while (end >= 0 && !m_questions.isEmpty()) {
        const QString line = QString::fromUtf8(m_typed.left(end)).trimmed();
        m_typed.remove(0, end + 1);
        const Question question = m_questions.dequeue();
        question.answer(line);
        showNext();
        end = m_typed.indexOf('\n');
    }
    if (m_questions.isEmpty())
        m_input->setEnabled(false);
}

} // namespace patchbay::cli
