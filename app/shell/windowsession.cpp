// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/windowsession.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace patchbay::app
{

WindowSession::WindowSession(QString filePath, QObject *parent)
    : QObject(parent)
    , m_filePath(std::move(filePath))
{
    m_writer.setMaxThreadCount(1);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &WindowSession::writeNow);
}

Json WindowSession::read() const
{
    QFile file(m_filePath);
    if (!file.open(QIODevice::ReadOnly) || file.size() > (1 << 20))
        return Json::object();
    auto session = parseJson(file.readAll());
    return session && session->is_object() ? *std::move(session) : Json::object();
}

void WindowSession::keep(std::function<Json()> describe)
{
    m_describe = std::move(describe);
    m_timer.start();
}

// A session that cannot be written is no reason to disturb anybody.
void WindowSession::writeNow()
{
    if (!m_describe)
        return;
    const QByteArray text = toPrettyJsonText(m_describe());
    if (text == m_written)
        return;
    m_written = text;
    m_writer.start([this, path = m_filePath, text] {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
            return;
        // Tried again in a second.
        QMetaObject::invokeMethod(this, [this] { m_written.clear(); });
    });
}

} // namespace patchbay::app
