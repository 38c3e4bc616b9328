// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace patchbay::app
{

class ProblemsModel;
class Theme;

// The list of problems; Enter, or a double click, jumps to the place.
class ProblemsPanel : public QWidget
{
    Q_OBJECT
public:
    // `model` and `theme` outlive the panel.
    ProblemsPanel(ProblemsModel &model, const Theme &theme, QWidget *parent = nullptr);

    void selectNext();
    void selectPrevious();

signals:
    void jumpTo(int offset);

private:
    void step(int by);
    void activate(const QModelIndex &index);
    void showState();
    void restyle();

    ProblemsModel &m_model;
    const Theme &m_theme;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
};

} // namespace patchbay::app
