// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/palettemodel.h"

#include "app/actions/fuzzymatch.h"

#include <algorithm>

namespace patchbay::app
{

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void PaletteModel::setItems(QList<PaletteItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    sort();
    endResetModel();
}

void PaletteModel::setPattern(const QString &pattern)
{
    beginResetModel();
    m_pattern = pattern.trimmed();
    sort();
    endResetModel();
}

void PaletteModel::sort()
{
    m_rows.clear();
    QList<int> scores(m_items.size(), 1);
    for (int i = 0; i < m_items.size(); ++i) {
        if (!m_pattern.isEmpty())
            scores[i] = std::max(fuzzyScore(m_pattern, m_items[i].text),
                fuzzyScore(m_pattern, m_items[i].detail) / 3);
        if (scores[i] > 0)
            m_rows.append(i);
    }
    std::ranges::stable_sort(m_rows, [&](int a, int b) {
        return scores[a] != scores[b] ? scores[a] > scores[b]
                                      : !m_pattern.isEmpty() && m_items[a].rank < m_items[b].rank;
    });
}

const PaletteItem *PaletteModel::item(int row) const
{
    return row < 0 || row >= m_rows.size() ? nullptr : &m_items[m_rows[row]];
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteItem *found = item(index.row());
    if (!found)
        return {};
    if (role == Qt::DisplayRole)
        return found->text;
    if (role == DetailRole)
        return found->detail;
    if (role == Qt::AccessibleTextRole)
        return found->detail.isEmpty() ? found->text
                                       : found->text + QStringLiteral(", ") + found->detail;
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteItem *found = item(index.row());
    if (!found)
        return Qt::NoItemFlags;
    return found->enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace patchbay::app
