// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace patchbay
{
class ConsoleModel;
} // namespace patchbay

namespace patchbay::traffic
{
class ExchangeStore;
}

namespace patchbay::app
{

class ConsolePanel;
class NetworkPanel;
class OutputPanel;
class ProblemsModel;
class ProblemsPanel;
class Theme;

// What a run leaves behind, below the editor: console, network, output and problems, each tab with
// the number of its rows. UI thread.
class BottomPanels final : public QTabWidget
{
    Q_OBJECT
public:
    // All must outlive this.
    struct Models
    {
        ConsoleModel &console;
        traffic::ExchangeStore &exchanges;
        ProblemsModel &problems;
    };

    BottomPanels(const Models &models, const Theme &theme, QWidget *parent);

    // So many are to be made, one by one: each takes a while.
    static constexpr int panelCount = 4;
    void makeNext();
    OutputPanel &output() { return *m_output; }

    void chooseOutput();
    bool choose(const QString &objectName); // false: there is no panel of that name
    void enter(); // the chosen one, with the focus

signals:
    void goToLine(int line);
    void jumpTo(int offset); // in the source
    void stopRequested();
    void statusMessage(const QString &text);

private:
    template <typename Panel, typename... Given>
    void make(Panel *&panel, const char *name, const QString &title, Given &...given);
    void connectPanels();
    void showCounts();

    Models m_models;
    const Theme &m_theme;
    ConsolePanel *m_console = nullptr;
    NetworkPanel *m_network = nullptr;
    OutputPanel *m_output = nullptr;
    ProblemsPanel *m_problems = nullptr;
};

} // namespace patchbay::app
