// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/describecommand.h"

#include "app/cli/inputs.h"

#include <QCryptographicHash>
#include <QFile>

namespace patchbay::cli
{

DescribeCommand::DescribeCommand(
    DescribeOptions options, QString applicationFolder, Terminal &terminal, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_applicationFolder(std::move(applicationFolder))
    , m_terminal(terminal)
{ }

DescribeCommand::~DescribeCommand() = default;

void DescribeCommand::start()
{
    const InputResult<project::ConnectorProject> project = openProject(m_options.connector);
    const InputResult<QByteArray> source
        = project ? readSource(*project) : tl::unexpected<InputError>(project.error());
    if (!source) {
        reportUnreadable(project.has_value(), source.error().text);
        return;
    }
    m_services = std::make_unique<Composition>(m_applicationFolder, http::CurlOptions{}, m_policy);
    const Json options = {{"variants", m_options.variants}, {"normalized", m_options.normalized},
        {"clock", toStd(m_options.clock)},
        {"profile", m_options.profile == engine::Profile::Gem ? "gem" : "cloud"}};
    m_services->engine.describe({m_options.connector, *source}, options, this,
        [this](const Result<Json> &document) { onDescribed(document); });
}

// A file that exists but cannot be evaluated still has a picture: the one that says so.
void DescribeCommand::reportUnreadable(bool exists, const QString &problem)
{
    m_terminal.error(QStringLiteral("patchbay-cli: ") + problem);
    QFile file(m_options.connector);
    if (exists && file.open(QIODevice::ReadOnly)) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(&file);
        file.seek(0);
        qint64 lines = 0;
        while (!file.atEnd()) {
            file.readLine();
            ++lines;
        }
        Json document = {{"describe", 1}, {"path", toStd(m_options.connector)},
            {"sha256", hash.result().toHex().toStdString()}, {"lines", lines}};
        document["clock"]
            = toStd(m_options.clock.isEmpty() ? SystemClock().now().toString(Qt::ISODateWithMs)
                                              : m_options.clock);
        document["load"] = {{"ok", false},
            {"error", {{"class", "Patchbay::UnreadableSource"}, {"message", toStd(problem)}}}};
        m_terminal.out((m_options.json ? toJsonText(document) : toPrettyJsonText(document)) + '\n');
    }
    emit finished(ExitCode::NotLoaded);
}

void DescribeCommand::onDescribed(const Result<Json> &document)
{
    if (!document) {
        m_terminal.error(
            QStringLiteral("patchbay-cli: the host failed: %1").arg(document.error().detail));
        emit finished(ExitCode::HostFailed);
        return;
    }
    m_terminal.out((m_options.json ? toJsonText(*document) : toPrettyJsonText(*document)) + '\n');
    if (!m_terminal.isGood()) {
        m_terminal.error(QStringLiteral("patchbay-cli: the description was not written: %1")
                             .arg(m_terminal.failure()));
        emit finished(ExitCode::HostFailed);
        return;
    }
    const Json &load = valueAt(*document, "load");
    const bool loaded = boolAt(load, "ok");
    if (!loaded) {
        const Json &error = valueAt(load, "error");
        const qint64 line = integerAt(error, "line");
        m_terminal.error(
            QStringLiteral("%1%2: %3 (%4)")
                .arg(m_options.connector, line > 0 ? QStringLiteral(":%1").arg(line) : QString(),
                    stringAt(error, "message"), stringAt(error, "class")));
    }
    emit finished(loaded ? ExitCode::Ok : ExitCode::NotLoaded);
}

} // namespace patchbay::cli
