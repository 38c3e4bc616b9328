// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

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

    OutlineModel &m_model;
    const Theme &m_theme;
    QLabel *m_caption = nullptr;
    QLabel *m_state = nullptr;
    QTreeView *m_tree = nullptr;
    QString m_goodSince; // "14:02": when the shown outline was last whole
    bool m_expandedOnce = false;
};

} // namespace patchbay::app
