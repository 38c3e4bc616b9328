// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/runhistory.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchbay::app
{

namespace
{

using language::NodeKind;
using language::OutlineNode;

bool holdsOperations(const OutlineNode &section)
{
    return section.path == QLatin1String("actions") || section.path == QLatin1String("triggers");
}

size_t hashOf(const OutlineNode &node, const QByteArray &text, size_t seed)
{
    const auto size = static_cast<int>(text.size());
    const int begin = std::clamp(node.range.begin, 0, size);
    const int end = std::clamp(node.range.end, begin, size);
    return qHashBits(text.constData() + begin, static_cast<size_t>(end - begin), seed);
}

// What every operation may use: connection, methods, object definitions, pick lists, streams.
size_t sharedCode(const language::Analysis &analysis, const QByteArray &text)
{
    size_t hash = 0;
    for (const OutlineNode &node : analysis.outline) {
        const bool isShared
            = !holdsOperations(node) && node.kind != NodeKind::Title && node.kind != NodeKind::Test;
        if (isShared)
            hash = hashOf(node, text, hash);
    }
    return hash;
}

QString nodePathOf(const QString &runPath)
{
    const QStringList parts = runPath.split(QLatin1Char('.'));
    if (parts.first() == QLatin1String("connection"))
        return parts.first();
    return parts.mid(0, 2).join(QLatin1Char('.'));
}

bool hasProblem(const OutlineNode &node, const language::Analysis &analysis)
{
    return std::any_of(analysis.diagnostics.begin(), analysis.diagnostics.end(),
        [&node](const language::Diagnostic &found) {
            return found.range.begin >= node.range.begin && found.range.begin < node.range.end;
        });
}

} // namespace

void RunHistory::noteStart(const QString &file, const QString &path,
    const language::Analysis &analysis, const QByteArray &text)
{
    m_started = {file, nodePathOf(path), 0};
    if (const OutlineNode *node = language::findNode(analysis, m_started.path))
        m_started.code = hashOf(*node, text, sharedCode(analysis, text));
}

void RunHistory::noteEnd(const engine::RunResult &result)
{
    using engine::OutcomeKind;
    if (m_started.path.isEmpty() || result.kind == OutcomeKind::Stopped)
        return; // stopped by hand says nothing about the code
    Entry entry;
    entry.code = m_started.code;
    entry.passed = result.kind == OutcomeKind::Ok || result.kind == OutcomeKind::Suspended;
    if (!entry.passed && !result.exchanges.isEmpty() && result.exchanges.last().status >= 400)
        entry.status = result.exchanges.last().status;
    m_ended[m_started.file].insert(m_started.path, entry);
    m_started = {};
}

QHash<QString, OutlineModel::BadgeInfo> RunHistory::badges(
    const QString &file, const language::Analysis &analysis, const QByteArray &text) const
{
    using Badge = OutlineModel::Badge;
    QHash<QString, OutlineModel::BadgeInfo> badges;
    for (const OutlineNode &section : analysis.outline) {
        if (!holdsOperations(section))
            continue;
        for (const OutlineNode &node : section.children) {
            if (!hasProblem(node, analysis))
                badges.insert(node.path, {Badge::NeverRun, {}});
        }
    }
    const auto ended = m_ended.constFind(file);
    if (ended == m_ended.constEnd())
        return badges;
    const size_t shared = sharedCode(analysis, text);
    for (auto entry = ended->constBegin(); entry != ended->constEnd(); ++entry) {
        const OutlineNode *node = language::findNode(analysis, entry.key());
        if (!node)
            continue;
        if (hashOf(*node, text, shared) != entry->code)
            badges.insert(
                node->path, {Badge::Stale, QCoreApplication::translate("RunHistory", "stale")});
        else if (entry->passed)
            badges.insert(node->path, {Badge::Passed, {}});
        else
            badges.insert(node->path,
                {Badge::Failed, entry->status > 0 ? QString::number(entry->status) : QString()});
    }
    return badges;
}

} // namespace patchbay::app
