// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/newproject.h"

#include "runtime/files/atomicfile.h"

#include <QDir>
#include <QFileInfo>

namespace patchbay::project
{
namespace
{

// "acme-crm" → "Acme Crm"
QString titleOf(const QString &folderName)
{
    QString title;
    bool atStart = true;
    for (const QChar c : folderName) {
        const bool isGap = c == QLatin1Char('-') || c == QLatin1Char('_') || c.isSpace();
        title += isGap ? QLatin1Char(' ') : atStart ? c.toUpper() : c;
        atStart = isGap;
    }
    return title.simplified();
}

QByteArray skeleton(const QString &title)
{
    QString quoted = title;
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\''), QLatin1String("\\'"));
    const char *const lines[] = {"  connection: {", "    fields: [],", "", "    authorization: {",
        "      type: 'custom_auth',", "", "      acquire: lambda do |connection|", "      end,", "",
        "      apply: lambda do |connection|", "      end", "    },", "",
        "    base_uri: lambda do |connection|", "    end", "  },", "",
        "  test: lambda do |connection|", "  end,", "", "  actions: {", "  },", "", "  triggers: {",
        "  },", "", "  methods: {", "  },", "", "  object_definitions: {", "  },", "",
        "  pick_lists: {", "  }", "}"};
    QByteArray text = "{\n  title: '" + quoted.toUtf8() + "',\n\n";
    for (const char *line : lines)
        text += QByteArray(line) + '\n';
    return text;
}

} // namespace

Result<QStringList> makeConnectorFolder(const QString &path)
{
    const QDir folder(path);
    const QString connector = folder.filePath(QStringLiteral("connector.rb"));
    if (QFileInfo::exists(connector))
        return fail(ErrorCode::Denied, QStringLiteral("%1: exists already").arg(connector));
    const QString title = titleOf(QFileInfo(folder.absolutePath()).fileName());
    QStringList made;
    const std::pair<QString, QByteArray> files[] = {{connector, skeleton(title)},
        {folder.filePath(QStringLiteral(".gitignore")),
            QByteArrayLiteral(
                "/master.key\n/settings.yaml\n/.patchbay/session.json\n.patchbay-*.tmp\n")}};
    for (const auto &[file, text] : files) {
        if (QFileInfo::exists(file))
            continue;
        const Result<void> written = writeFileAtomically(file, text);
        if (!written)
            return fail(written.error());
        made.append(file);
    }
    return made;
}

Result<QString> makeConnector(const QString &folder)
{
    const Result<QStringList> made = makeConnectorFolder(folder);
    if (!made)
        return fail(made.error());
    return made->first();
}

} // namespace patchbay::project
