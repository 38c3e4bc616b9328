// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/windowsession.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/files/temporaryfile.h"

#include <utility>

namespace patchbay::app
{

namespace
{

constexpr qint64 mostBytes = 1 << 20; // a session is a few kB

} // namespace

WindowSession::WindowSession(FileWorker &files, QString filePath, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_filePath(std::move(filePath))
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &WindowSession::writeNow);
}

Json WindowSession::read() const
{
    const auto text = readFile(m_filePath, mostBytes);
    auto session = text ? parseJson(*text) : fail(text.error());
    return session && session->is_object() ? *std::move(session) : Json::object();
}

void WindowSession::keep(std::function<Json()> describe)
{
    m_describe = std::move(describe);
    m_files.run(m_filePath, [path = m_filePath] { removeLeftovers(path); });
    m_timer.start();
}

void WindowSession::writeNow()
{
    if (!m_describe)
        return;
    const QByteArray text = toPrettyJsonText(m_describe());
    if (text == m_written)
        return;
    m_written = text;
    m_files.run(
        m_filePath, [path = m_filePath, text] { return writeFileAtomically(path, text); }, this,
        [this](const Result<void> &result) { written(result); });
}

void WindowSession::written(const Result<void> &result)
{
    if (!result)
        m_written.clear(); // tried again in a second
    const bool wasFailing = std::exchange(m_isFailing, !result);
    if (m_isFailing && !wasFailing)
        emit notKept(result.error().detail);
}

} // namespace patchbay::app
