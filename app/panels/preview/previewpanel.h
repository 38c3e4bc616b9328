// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/engine.h"
#include "runtime/schema/formmodel.h"

#include <QDateTime>
#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace patchbay::app
{

class FormEditor;
class FormView;
class OutputView;
class PreviewTabs;
class RawView;
class StateCard;
class StepHeader;
class Theme;

// The operation under the caret as a recipe's author will see it: its input form (or the raw JSON
// of it), its output, its connection. Keeps what was typed for each operation while the
// application runs, and the last good form while the code is broken. UI thread.
class PreviewPanel final : public QWidget
{
    Q_OBJECT
public:
    enum class Tab { Input, Output, Connection };

    explicit PreviewPanel(const Theme &theme, QWidget *parent = nullptr);
    ~PreviewPanel() override;

    // "actions.create_shipment", with the connector's title for the badge; an empty path shows
    // what to do. The same operation again changes nothing.
    void setOperation(const QString &path, const QString &connectorTitle);
    QString operation() const { return m_operation; }

    void setEvaluating(); // a new form is on its way
    void setResult(const engine::FormResult &result, const QDateTime &at);

    const Json &values() const;
    Json chosenLabels() const; // by field, of what is chosen
    void setValues(const Json &values);
    QStringList missingRequired() const;

    // `result` is an R of design §4.2: {"ok": [[label, value], …]} or {"error": …}.
    void setPickList(const QString &name, const Json &arguments, const Json &result);
    void forgetPickLists(); // the source or the connection changed
    // Source lines of fields by dotted path; enables "line 211" beside the label.
    void setFieldLines(const QHash<QString, int> &lines);

    void setConnectionPage(QWidget *page); // takes ownership
    void setTab(Tab tab);
    Tab tab() const;

signals:
    void valuesChanged(); // debounced
    // A config answer or a chosen label changed: evaluate with values(), chosenLabels() again.
    void evaluationNeeded();
    void pickListRequested(const QString &name, const patchbay::Json &arguments);
    void networkRequested(); // evaluate again with the network allowed
    void fieldActivated(const QStringList &path);
    void goToLine(int line);

private:
    void makeTabs();
    QWidget *makeInputPage();
    void connectEditor();
    void showForm(const Json &parts);
    void showState(const engine::FormResult &result);
    void showLastGood(bool stale);
    void showInputPage();

    const Theme &m_theme;
    QString m_operation;
    QString m_connector;
    QHash<QString, schema::FormModel> m_kept; // forms of other operations, with what was typed
    bool m_hasForm = false;
    QDateTime m_goodAt; // when the form on screen was evaluated

    FormEditor *m_editor;
    QPushButton *m_rawButton;
    PreviewTabs *m_tabs;
    QStackedWidget *m_pages;
    QLabel *m_staleBar;
    QStackedWidget *m_inputPages = nullptr;
    StepHeader *m_header;
    StateCard *m_state;
    FormView *m_form = nullptr;
    RawView *m_raw = nullptr;
    OutputView *m_output;
    QWidget *m_connectionPage;
};

} // namespace patchbay::app
