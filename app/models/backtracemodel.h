// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"

#include <QAbstractListModel>

namespace patchbay
{

// The frames of an error, innermost first: "connector.rb:218 in execute".
class BacktraceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CodeLineRole = Qt::UserRole + 1 };

    explicit BacktraceModel(QObject *parent = nullptr);

    void setFrames(QList<engine::BacktraceEntry> frames);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<engine::BacktraceEntry> m_frames;
};

} // namespace patchbay
