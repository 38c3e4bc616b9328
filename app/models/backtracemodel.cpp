// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/backtracemodel.h"

namespace patchbay
{

BacktraceModel::BacktraceModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void BacktraceModel::setFrames(QList<engine::BacktraceEntry> frames)
{
    beginResetModel();
    m_frames = std::move(frames);
    endResetModel();
}

int BacktraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_frames.size());
}

QVariant BacktraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const engine::BacktraceEntry &frame = m_frames.at(index.row());
    if (role == CodeLineRole)
        return frame.line;
    if (role != Qt::DisplayRole)
        return {};
    const QString place = QStringLiteral("%1:%2").arg(frame.file).arg(frame.line);
    return frame.label.isEmpty() ? place
                                 : tr("%1 in %2", "place and name of code").arg(place, frame.label);
}

} // namespace patchbay
