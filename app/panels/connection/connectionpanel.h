// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/connection/connectcontroller.h"
#include "runtime/engine/engine.h"
#include "runtime/project/connectionstore.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <set>
#include <string>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace patchbay::app
{

class FormEditor;
class FormView;
class StateCard;
class Theme;

// The connections of a project: choose, add, rename, duplicate, delete, and fill in the form that
// the connector's `connection` asks for. Every change counts at once and is saved behind; what the
// disk refuses is told. UI thread.
class ConnectionPanel final : public QWidget
{
    Q_OBJECT
public:
    // `browser`: the desktop's where none is given.
    explicit ConnectionPanel(const Theme &theme, QWidget *parent = nullptr,
        std::unique_ptr<BrowserOpener> browser = nullptr);
    ~ConnectionPanel() override;

    // Null where no project is open. What was typed last goes to the store before.
    void setStore(std::shared_ptr<project::ConnectionStore> store);

    QString connectionName() const { return m_name; }
    void setConnectionName(const QString &name);
    const Json &settings() const; // of the chosen connection, as a run gets them

    // Parts "connection_fields" and "authorization" of a form evaluated for "connection".
    void setResult(const engine::FormResult &result);

    // Makes what runs the connector with the chosen connection's settings while it is authorized;
    // null while the connector must not run.
    void setCallers(std::function<std::unique_ptr<auth::LambdaCaller>()> make);

    enum class TestState { Untested, Running, Passed, Failed };
    void setTestState(TestState state, const QString &message = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void connectionChanged(const QString &name); // another one was chosen
    void settingsChanged(const QString &name); // counts, and will be saved
    void evaluationNeeded(); // the form depends on what was entered
    void testRequested(const QString &name);
    void goToLine(int line);

private:
    void makeBar(const Theme &theme);
    void makeTop();
    void follow(); // the store
    void loadNames();
    void loadSettings();
    void save();
    void edit(const QString &name, const project::SettingsEdit &edit);
    void written();
    void refused(const Error &error);
    void noteWriting();
    void showNote();
    void updateCard();
    void startConnecting(bool anyPort);
    void keepGrant(const auth::OAuth2Grant &grant);
    void forgetTokens();
    using Use = std::function<void(const QString &name, project::ConnectionStore::Done done)>;
    void askName(const QString &title, const QString &suggestion, const Use &use);
    project::ConnectionStore::Done whenArranged(const QString &name);
    void setArranging(bool arranging);
    void takeName(const QString &from, const QString &to);
    void add();
    void rename();
    void duplicate();
    void remove();

    std::shared_ptr<project::ConnectionStore> m_store;
    QString m_name;
    QString m_shownName; // whose settings the form has
    Json m_known = Json::object(); // the settings that the form was given or gave last
    bool m_loading = false;
    QString m_failure; // of the last change
    QPointer<QWidget> m_focus; // gets it back when the names are arranged
    QTimer m_slow; // runs out where the disk takes its time
    bool m_isSlow = false;
    FormEditor *m_editor;
    QComboBox *m_names;
    QToolButton *m_menu;
    QPushButton *m_test;
    QLabel *m_testState;
    QLabel *m_kind;
    QLabel *m_note; // what is wrong with the settings, or that they are on their way
    StateCard *m_state;
    FormView *m_form;
    std::unique_ptr<BrowserOpener> m_browser;
    ConnectCard *m_card;
    ConnectController *m_connecting;
    std::function<std::unique_ptr<auth::LambdaCaller>()> m_makeCaller;
    QHash<QString, QString> m_identities; // by connection, as far as this session knows
    QHash<QString, std::set<std::string>> m_granted; // the same: keys that a grant added
    QString m_connectingName;
    QString m_shownCard; // what the card was last told; it keeps a failure until that changes
};

} // namespace patchbay::app
