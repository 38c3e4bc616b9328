// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include <functional>

namespace patchbay::app
{

// One thing to choose in the palette: a command, a place in a connector, a file.
struct PaletteItem
{
    QString text;
    QString detail; // category, shortcut, path
    bool enabled = true;
    std::function<void()> choose;
    enum Rank { First, Usual };
    int rank = Usual; // of those that match equally well the lower ones come first
};

// The items that match what was typed, best first. UI thread.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1 };

    explicit PaletteModel(QObject *parent = nullptr);

    void setItems(QList<PaletteItem> items);
    void setPattern(const QString &pattern);
    const PaletteItem *item(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void sort();

    QList<PaletteItem> m_items;
    QList<int> m_rows;
    QString m_pattern;
};

} // namespace patchbay::app
