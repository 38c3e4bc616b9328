// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/connectorplaces.h"

namespace patchbay::app
{

namespace
{

using language::NodeKind;
using language::OutlineNode;

int rankOf(NodeKind kind)
{
    return kind == NodeKind::Action || kind == NodeKind::Trigger ? PaletteItem::First
                                                                 : PaletteItem::Usual;
}

void addNodes(
    QList<PaletteItem> &items, const QList<OutlineNode> &nodes, const ConnectorPlaces::Jump &jump)
{
    for (const OutlineNode &node : nodes) {
        items.append({node.name, node.path, true,
            [jump, offset = node.nameRange.begin] { jump(offset); }, rankOf(node.kind)});
        addNodes(items, node.children, jump);
    }
}

} // namespace

QList<PaletteItem> ConnectorPlaces::items(const language::Analysis &analysis, const Jump &jump)
{
    QList<PaletteItem> items;
    addNodes(items, analysis.outline, jump);
    for (const language::FieldSite &site : analysis.fields)
        items.append({site.name, tr("field of %1").arg(site.owner), true,
            [jump, offset = site.range.begin] { jump(offset); }});
    return items;
}

} // namespace patchbay::app
