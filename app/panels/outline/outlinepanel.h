// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QTreeView;

namespace patchbay::app
{

class OutlineModel;
class Theme;

// The connector's tree. A click jumps to the code; the caret's node is selected.
class OutlinePanel : public QWidget
{
    Q_OBJECT
public:
    // `model` and `theme` outlive the panel.
    OutlinePanel(OutlineModel &model, const Theme &theme, QWidget *parent = nullptr);

    // Another file is in front; comes before its analysis. What was open in the tree of each file
    // is open again when the file comes back.
    void setFile(const QString &path);
    // Updates the model, the caption and the mark of an outline kept from before.
    void setAnalysis(const language::Analysis &analysis, const QString &fileName);
    void followCaret(int offset);

signals:
    void jumpTo(int offset);
    void pathSelected(const QString &path);

private:
    void activate(const QModelIndex &index);
    void showCaption(const language::Analysis &analysis, const QString &fileName);
    void restyle();
    QStringList expandedUnder(const QModelIndex &parent) const;

    OutlineModel &m_model;
    const Theme &m_theme;
    QLabel *m_caption = nullptr;
    QLabel *m_state = nullptr;
    QTreeView *m_tree = nullptr;
    QString m_goodSince; // "14:02": when the shown outline was last whole
    QString m_file;
    bool m_toExpand = true; // the file's first outline has not come yet
    QHash<QString, QStringList> m_expanded; // paths of open rows by file
};

} // namespace patchbay::app
