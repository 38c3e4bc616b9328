// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/exchangefilterproxy.h"
#include "app/models/exchangelistmodel.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace patchbay::traffic
{
class HarExport;
}

namespace patchbay::app
{

class ExchangeDetails;
class Theme;

// The network pane: every request of every run with its answer. Borrows store and theme; UI
// thread.
class NetworkPanel final : public QWidget
{
    Q_OBJECT
public:
    enum class Secrets { Hidden, Shown };

    NetworkPanel(traffic::ExchangeStore &store, const Theme &theme, QWidget *parent = nullptr);

    void setRun(const QString &run); // empty: all runs
    void setFilterText(const QString &text);
    void selectExchange(qint64 id);
    qint64 currentExchange() const; // 0: none

    // The rows shown now, in their order, written in a thread of its own; one export at a time.
    // harExported() follows.
    void exportHar(const QString &path, Secrets secrets);

signals:
    void goToLine(int line);
    void countChanged(int count); // of all exchanges, for the tab
    void statusMessage(const QString &text); // something was copied or exported, or failed
    void harExported(bool whole);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTopBar();
    QWidget *makeTable();
    QWidget *makeEmptyPage();
    QWidget *makeNoMatchPage();
    void makeDetails();
    void connectModel();
    void applyFilter();
    void currentChanged();
    void updateState();
    void updateCounts();
    void makeRoomForNumber(int number);
    void activate(const QModelIndex &index);
    void showContextMenu(const QPoint &position);
    void fillMenu(QMenu &menu);
    void addCopyActions(QMenu &menu, const http::Exchange &exchange, Secrets secrets);
    void copy(const QString &text);
    void copyUrls();
    void askForHar(Secrets secrets);
    void harEnded(const QString &path, const std::optional<Error> &error);
    void confirmSecretExport();
    const http::Exchange *current() const;

    traffic::ExchangeStore &m_store;
    const Theme &m_theme;
    ExchangeListModel m_model;
    ExchangeFilterProxy m_proxy;
    QLineEdit *m_filter = nullptr;
    QLabel *m_filterProblem = nullptr;
    QButtonGroup *m_chips = nullptr;
    QLabel *m_summary = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    ExchangeDetails *m_details = nullptr;
    QTimer *m_filterDelay = nullptr;
    QTimer *m_countDelay = nullptr;
    traffic::HarExport *m_export = nullptr; // while one is under way
};

} // namespace patchbay::app
