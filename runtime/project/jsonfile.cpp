// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/jsonfile.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace patchbay::project
{

Result<Json> readJsonObject(const QString &path)
{
    if (!QFileInfo::exists(path))
        return Json::object();
    const Result<QByteArray> text = readFile(path, 32LL * 1024 * 1024);
    if (!text)
        return fail(text.error());
    Result<Json> value = parseJson(*text);
    if (!value)
        return fail(value.error().code, path + QStringLiteral(": ") + value.error().detail);
    if (!value->is_object())
        return fail(ErrorCode::Malformed, path + QStringLiteral(": not a JSON object"));
    return value;
}

Result<void> writeJsonObject(const QString &path, const Json &object)
{
    return writeFileAtomically(path, toPrettyJsonText(object) + '\n');
}

Result<void> changeJsonObject(const QString &path, const std::function<void(Json &)> &edit)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QLockFile lock(path + QStringLiteral(".lock"));
    lock.setStaleLockTime(10'000);
    if (!lock.tryLock(2'000) && lock.error() == QLockFile::LockFailedError)
        return fail(ErrorCode::Timeout, QStringLiteral("%1: in use by another program").arg(path));
    Result<Json> value = readJsonObject(path);
    if (!value)
        return fail(value.error());
    edit(*value);
    return writeJsonObject(path, *value);
}

} // namespace patchbay::project
