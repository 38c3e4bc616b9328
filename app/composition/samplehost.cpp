// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/samplehost.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/project/jsonfile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace patchbay::app
{

namespace
{

constexpr qint64 mostSettings = 1 << 20; // bytes

} // namespace

SampleHost::SampleHost(
    QString bundled, QString projectFolder, project::TrustStore &trust, auth::AllowedHosts &hosts)
    : m_bundled(std::move(bundled))
    , m_folder(std::move(projectFolder))
    , m_trust(trust)
    , m_hosts(hosts)
{ }

SampleHost::~SampleHost()
{
    if (m_mock) {
        // Sockets end in the thread they live in.
        QMetaObject::invokeMethod(
            m_mock.get(), [this] { m_mock.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
}

QString SampleHost::firstRun() const
{
    const auto about = project::readJsonObject(m_bundled + QStringLiteral(".json"));
    return about ? stringAt(*about, "first_run") : QString();
}

Result<QString> SampleHost::prepare()
{
    if (auto copied = copy(); !copied)
        return fail(copied.error());
    const auto port = serve();
    if (!port)
        return fail(port.error());
    if (auto pointed = pointTo(*port); !pointed)
        return fail(pointed.error());
    (void)m_trust.allowFolder(m_folder);
    (void)m_hosts.allow(m_folder, QStringLiteral("127.0.0.1:%1").arg(*port));
    return m_folder + QStringLiteral("/connector.rb");
}

void SampleHost::serveIfOpen(const QString &path)
{
    const bool isServed = m_port != 0;
    if (!isServed && path.startsWith(m_folder + QLatin1Char('/')))
        (void)prepare();
}

// Files that are there already are the user's: they stay.
Result<void> SampleHost::copy() const
{
    QDirIterator files(
        m_bundled, QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    bool any = false;
    while (files.hasNext()) {
        any = true;
        const QString from = files.next();
        const QString to = m_folder + from.mid(m_bundled.size());
        if (QFile::exists(to))
            continue;
        if (!QDir().mkpath(QFileInfo(to).absolutePath()))
            return fail(ErrorCode::ReadOnly, QFileInfo(to).absolutePath());
        QFile source(from);
        if (!source.copy(to))
            return fail(ErrorCode::NoSpace, to);
        QFile::setPermissions(
            to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    }
    if (!any)
        return fail(ErrorCode::NotFound, m_bundled);
    return {};
}

Result<quint16> SampleHost::serve()
{
    if (m_port != 0)
        return m_port;
    m_mock = std::make_unique<http::mockserver::HarborMock>();
    auto port = m_mock->start();
    if (!port) {
        m_mock.reset();
        return port;
    }
    m_thread.setObjectName(QStringLiteral("sample"));
    m_mock->moveToThread(&m_thread);
    m_thread.start();
    m_port = *port;
    return m_port;
}

// Where the usual port is taken by something else, the copy's settings follow the service.
Result<void> SampleHost::pointTo(quint16 port) const
{
    static const QRegularExpression address(
        QStringLiteral("(base_url: *)http://127\\.0\\.0\\.1:\\d+/"));
    const QString path = m_folder + QStringLiteral("/settings.yaml");
    const auto before = readFile(path, mostSettings);
    if (!before)
        return {}; // encrypted or removed by the user
    const QString text = QString::fromUtf8(*before);
    QString after = text;
    after.replace(address, QStringLiteral("\\1http://127.0.0.1:%1/").arg(port));
    return after == text ? Result<void>() : writeFileAtomically(path, after.toUtf8());
}

} // namespace patchbay::app
