// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/editcommand.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/project/encryptedtext.h"

#include <QDir>
#include <QFileInfo>

namespace patchbay::cli
{
namespace
{

constexpr qint64 maxFileBytes = 32LL * 1024 * 1024;

Result<project::MasterKey> findKey(const QString &path)
{
    return project::MasterKey::find(path, qgetenv("WORKATO_CONNECTOR_MASTER_KEY"));
}

// Like the gem: an existing .gitignore learns about the key, none is made.
void ignoreKey(const QString &keyPath)
{
    const QString path
        = QDir(QFileInfo(keyPath).absolutePath()).filePath(QStringLiteral(".gitignore"));
    Result<QByteArray> text = readFile(path, maxFileBytes);
    if (!text)
        return;
    const QByteArray line = '/' + QFileInfo(keyPath).fileName().toUtf8();
    if (text->split('\n').contains(line))
        return;
    if (!text->isEmpty() && !text->endsWith('\n'))
        text->append('\n');
    static_cast<void>(writeFileAtomically(path, *text + line + '\n'));
}

} // namespace

EditCommand::EditCommand(EditOptions options, Terminal &terminal, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_terminal(terminal)
{ }

void EditCommand::leave(const QString &problem)
{
    if (!problem.isEmpty())
        m_terminal.error(QStringLiteral("patchbay-cli: ") + problem);
    emit finished(problem.isEmpty() ? ExitCode::Ok : ExitCode::Usage);
}

void EditCommand::start()
{
    const QString editor = qEnvironmentVariable("EDITOR");
    if (editor.trimmed().isEmpty()) {
        m_terminal.out(QStringLiteral("No $EDITOR to open the file in. Name one like this:\n\n"
                                      "EDITOR=\"nano\" patchbay-cli edit %1\n\n"
                                      "An editor that returns at once needs its option to wait, or "
                                      "nothing can be saved.\n")
                           .arg(m_options.path)
                           .toUtf8());
        emit finished(ExitCode::Ok);
        return;
    }
    if (!ensureKey() || !decryptToDraft())
        return;
    startEditor(editor);
}

bool EditCommand::ensureKey()
{
    const Result<project::MasterKey> key = findKey(m_options.key);
    if (key)
        return true;
    if (key.error().code != ErrorCode::NotFound || QFileInfo::exists(m_options.path)) {
        leave(key.error().detail);
        return false;
    }
    const Result<project::MasterKey> created = project::MasterKey::create(m_options.key);
    if (!created) {
        leave(created.error().detail);
        return false;
    }
    ignoreKey(m_options.key);
    m_terminal.out(QStringLiteral("New key in %1: keep it safe and out of version control. Who has "
                                  "it can read the file.\n%2\n")
                       .arg(m_options.key, QString::fromLatin1(created->bytes().toHex()))
                       .toUtf8());
    return true;
}

bool EditCommand::decryptToDraft()
{
    QByteArray text;
    if (QFileInfo::exists(m_options.path)) {
        const Result<QByteArray> content = readFile(m_options.path, maxFileBytes);
        if (!content) {
            leave(content.error().detail);
            return false;
        }
        const Result<project::MasterKey> key = findKey(m_options.key);
        const Result<QByteArray> plain
            = key ? project::decryptText(*content, *key) : fail(key.error());
        if (!plain) {
            leave(QStringLiteral("Couldn't decrypt %1. Perhaps you passed the wrong key? (%2)")
                      .arg(m_options.path, plain.error().detail));
            return false;
        }
        text = *plain;
    }
    QString name = QFileInfo(m_options.path).fileName();
    if (name.endsWith(QLatin1String(".enc")))
        name.chop(4); // so that the editor knows the language
    m_draft = m_folder.filePath(name);
    const Result<void> written = writeFileAtomically(m_draft, text, NewFileMode::OwnerOnly);
    if (!written)
        leave(written.error().detail);
    return written.has_value();
}

void EditCommand::startEditor(const QString &editor)
{
    connect(&m_editor, &QProcess::finished, this, &EditCommand::onEditorFinished);
    connect(&m_editor, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            leave(QStringLiteral("the editor cannot be started: %1").arg(m_editor.errorString()));
    });
    m_editor.setProcessChannelMode(QProcess::ForwardedChannels);
    m_editor.setInputChannelMode(QProcess::ForwardedInputChannel);
    // $EDITOR may hold options, so a shell splits it, as everywhere; the file name is an argument.
    m_editor.start(QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), editor + QStringLiteral(" \"$1\""), QStringLiteral("sh"), m_draft});
}

void EditCommand::onEditorFinished(int exitCode, QProcess::ExitStatus status)
{
    if (status != QProcess::NormalExit || exitCode != 0) {
        m_terminal.out("Aborted changing file: nothing saved.\n");
        leave({});
        return;
    }
    const Result<QByteArray> text = readFile(m_draft, maxFileBytes);
    const Result<project::MasterKey> key = findKey(m_options.key);
    const Result<QByteArray> content = !text ? text
        : key                                ? project::encryptText(*text, *key)
                                             : fail(key.error());
    const Result<void> written
        = content ? writeFileAtomically(m_options.path, *content) : fail(content.error());
    if (!written) {
        leave(QStringLiteral("the file was not saved: ") + written.error().detail);
        return;
    }
    m_terminal.out("File encrypted and saved.\n");
    leave({});
}

} // namespace patchbay::cli
