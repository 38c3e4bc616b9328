// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/connection/connectionpanel.h"

#include "app/forms/formeditor.h"
#include "app/forms/formview.h"
#include "app/forms/statecard.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

QString shownName(const QString &name)
{
    return name.isEmpty() ? ConnectionPanel::tr("Default connection") : name;
}

} // namespace

ConnectionPanel::ConnectionPanel(
    const Theme &theme, QWidget *parent, std::unique_ptr<BrowserOpener> browser)
    : QWidget(parent)
    , m_editor(new FormEditor(this))
    , m_names(new QComboBox(this))
    , m_menu(new QToolButton(this))
    , m_test(new QPushButton(tr("Test connection"), this))
    , m_testState(new QLabel(this))
    , m_kind(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_state(new StateCard)
    , m_form(new FormView(*m_editor, theme, this))
    , m_browser(browser ? std::move(browser) : std::make_unique<DesktopBrowser>())
    , m_card(new ConnectCard)
    , m_connecting(new ConnectController(*m_card, *m_browser, this))
{
    setObjectName(QStringLiteral("connectionPanel"));
    setAccessibleName(tr("Connection"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    makeBar(theme);
    makeTop();
    m_form->setEmptyText(tr("This connector asks for no connection settings."));
    m_form->setAccessibleName(tr("Connection"));
    box->addWidget(m_form, 1);
    connect(m_names, &QComboBox::activated, this,
        [this](int index) { setConnectionName(m_names->itemData(index).toString()); });
    connect(m_test, &QPushButton::clicked, this, [this] { emit testRequested(m_name); });
    connect(m_editor, &FormEditor::valuesChanged, this, &ConnectionPanel::save);
    connect(m_editor, &FormEditor::evaluationNeeded, this, &ConnectionPanel::evaluationNeeded);
    connect(m_editor, &FormEditor::goToLine, this, &ConnectionPanel::goToLine);
    connect(m_state, &StateCard::goToLine, this, &ConnectionPanel::goToLine);
    connect(m_card, &ConnectCard::goToLine, this, &ConnectionPanel::goToLine);
    connect(m_card, &ConnectCard::connectRequested, this, &ConnectionPanel::startConnecting);
    connect(m_card, &ConnectCard::disconnectRequested, this, &ConnectionPanel::forgetTokens);
    connect(m_connecting, &ConnectController::connected, this, &ConnectionPanel::keepGrant);
    setStore(nullptr);
}

// What was typed last is saved; then the widgets go before the form they report to.
ConnectionPanel::~ConnectionPanel()
{
    m_editor->announcePending();
    disconnect(m_editor, nullptr, this, nullptr);
    delete m_connecting; // it tells the card, which goes with the form
    delete m_form;
}

void ConnectionPanel::makeBar(const Theme &theme)
{
    m_names->setObjectName(QStringLiteral("connectionNames"));
    m_names->setAccessibleName(tr("Connections of this project"));
    m_menu->setObjectName(QStringLiteral("connectionMenu"));
    m_menu->setAccessibleName(tr("Manage connections"));
    m_menu->setToolTip(tr("Add, rename, duplicate or delete a connection"));
    m_menu->setIcon(tintedIcon(QStringLiteral("plus"), theme.color(Token::Muted)));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_menu);
    menu->addAction(tr("Add…"), this, &ConnectionPanel::add);
    menu->addAction(tr("Rename…"), this, &ConnectionPanel::rename);
    menu->addAction(tr("Duplicate…"), this, &ConnectionPanel::duplicate);
    menu->addSeparator();
    menu->addAction(tr("Delete…"), this, &ConnectionPanel::remove);
    m_menu->setMenu(menu);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Theme::space(2), Theme::space(2), Theme::space(2), 0);
    row->setSpacing(Theme::space(1));
    row->addWidget(m_names, 1);
    row->addWidget(m_menu);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void ConnectionPanel::makeTop()
{
    m_kind->setObjectName(QStringLiteral("connectionKind"));
    m_kind->setProperty("role", QStringLiteral("caption"));
    m_problem->setObjectName(QStringLiteral("connectionProblem"));
    m_problem->setProperty("role", QStringLiteral("danger"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_test->setObjectName(QStringLiteral("connectionTest"));
    m_testState->setObjectName(QStringLiteral("connectionTestState"));
    m_testState->setWordWrap(true);
    m_testState->setTextFormat(Qt::PlainText);
    auto *top = new QWidget;
    auto *box = new QVBoxLayout(top);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::space(1));
    box->addWidget(m_kind);
    box->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    QSizePolicy keepsItsPlace = m_testState->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_testState->setSizePolicy(keepsItsPlace);
    m_testState->hide();
    row->addWidget(m_testState, 1);
    box->addLayout(row);
    m_form->addOnTop(top);
    m_form->addOnTop(m_card);
    m_form->addOnTop(m_state);
    m_card->hide();
    m_state->hide();
}

void ConnectionPanel::setStore(project::ConnectionStore *store)
{
    m_editor->announcePending(); // to the old one
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    if (m_store != store) {
        m_connecting->cancel();
        m_identities.clear();
        m_card->hide();
    }
    m_store = store;
    m_name.clear();
    setEnabled(store != nullptr);
    if (store) {
        connect(store, &project::ConnectionStore::changed, this, [this] {
            if (m_saving)
                return;
            m_editor->announcePending(); // what is being typed is not lost to a refreshed token
            loadNames();
            loadSettings();
        });
    }
    loadNames();
    loadSettings();
}

void ConnectionPanel::loadNames()
{
    const QSignalBlocker quiet(m_names);
    m_names->clear();
    QStringList names;
    if (m_store) {
        const Result<QStringList> read = m_store->names();
        if (read)
            names = *read;
        else
            report(read.error());
    }
    if (names.isEmpty())
        names.append(QString()); // becomes the flat file's own when it is saved
    for (const QString &name : std::as_const(names))
        m_names->addItem(shownName(name), name);
    if (!names.contains(m_name))
        m_name = names.first();
    m_names->setCurrentIndex(static_cast<int>(names.indexOf(m_name)));
}

void ConnectionPanel::loadSettings()
{
    m_loading = true;
    Json settings = Json::object();
    if (m_store) {
        const Result<Json> read = m_store->read(m_name);
        if (read) {
            settings = *read;
            m_problem->hide();
        } else if (read.error().code != ErrorCode::NotFound) {
            report(read.error());
        }
    }
    m_known = settings;
    m_editor->setValues(settings);
    m_loading = false;
    updateCard();
}

void ConnectionPanel::setConnectionName(const QString &name)
{
    const int index = m_names->findData(name);
    if (index < 0 || name == m_name)
        return;
    m_editor->announcePending(); // belongs to the connection that is left
    m_name = name;
    m_names->setCurrentIndex(index);
    if (m_connectingName != name)
        m_connecting->cancel();
    setTestState(TestState::Untested);
    loadSettings();
    emit connectionChanged(name);
    emit evaluationNeeded();
}

const Json &ConnectionPanel::settings() const
{
    return m_editor->model().values();
}

void ConnectionPanel::setResult(const engine::FormResult &result)
{
    if (!result.loaded) {
        if (result.error)
            m_state->showError(tr("The connector does not load"), result.error->className,
                result.error->message, result.error->line);
        else
            m_state->showError(tr("The form could not be evaluated"), {}, result.failure.detail, 0);
        return;
    }
    m_state->hide();
    const Json &fields = valueAt(result.parts, "connection_fields");
    if (fields.contains("ok")) {
        const Json none = Json::array();
        m_editor->setFields(&none, &fields["ok"]);
    } else if (fields.contains("network")) {
        m_state->showNetwork(fields["network"]);
    } else {
        const Json &error = valueAt(fields, "error");
        m_state->showError(tr("The connection fields raised an error"), stringAt(error, "class"),
            stringAt(error, "message"), static_cast<int>(integerAt(error, "line")));
    }
    const Json &authorization = valueAt(valueAt(result.parts, "authorization"), "ok");
    const QString kind = stringAt(authorization, "resolved", stringAt(authorization, "type"));
    m_kind->setText(kind.isEmpty() ? QString() : tr("Authorization: %1").arg(kind));
    m_kind->setVisible(!kind.isEmpty());
    m_card->setVisible(boolAt(authorization, "oauth2") || m_connecting->isBusy());
    updateCard();
}

void ConnectionPanel::setCallers(std::function<std::unique_ptr<auth::LambdaCaller>()> make)
{
    m_makeCaller = std::move(make);
}

void ConnectionPanel::updateCard()
{
    const bool hasToken = !stringAt(settings(), "access_token").trimmed().isEmpty();
    const QString shown = QStringLiteral("%1\n%2").arg(m_name).arg(hasToken);
    if (m_connecting->isBusy() || m_shownCard == shown)
        return;
    m_shownCard = shown;
    m_card->showIdle(hasToken, m_identities.value(m_name));
}

void ConnectionPanel::startConnecting(bool anyPort)
{
    m_editor->announcePending(); // an id that was typed last belongs to the settings
    std::unique_ptr<auth::LambdaCaller> caller = m_store && m_makeCaller ? m_makeCaller() : nullptr;
    if (!caller) {
        m_card->showFailure(tr("This connector is only read until you allow it to run."), 0, false);
        return;
    }
    m_connectingName = m_name;
    auth::OAuth2Options options;
    if (anyPort)
        options.port = 0;
    m_connecting->start(std::move(caller), std::move(options));
}

void ConnectionPanel::keepGrant(const auth::OAuth2Grant &grant)
{
    m_identities.insert(m_connectingName, grant.identity);
    const Json before = m_store ? m_store->read(m_connectingName).value_or(Json()) : Json();
    for (const auto &item : grant.settings.items()) {
        if (!before.contains(item.key()))
            m_granted[m_connectingName].insert(item.key());
    }
    m_shownCard.clear();
    const Result<void> saved = m_store
        ? m_store->merge(m_connectingName, grant.settings)
        : fail(ErrorCode::NotFound, QStringLiteral("no project is open"));
    if (!saved)
        report(saved.error());
    updateCard();
    if (!grant.identityProblem.isEmpty())
        m_card->warn(
            tr("The connector could not say who is connected: %1").arg(grant.identityProblem));
    emit settingsChanged(m_connectingName);
}

// What a code or a refresh brings by its standard names, and whatever else the connector's
// `acquire` added; what the person typed stays.
void ConnectionPanel::forgetTokens()
{
    if (!m_store)
        return;
    m_editor->announcePending();
    Json settings = m_store->read(m_name).value_or(m_known);
    for (const char *key : {"access_token", "refresh_token", "refresh_token_expires_in",
             "expires_in", "token_type", "id_token"})
        settings.erase(key);
    for (const std::string &key : m_granted.take(m_name))
        settings.erase(key);
    m_identities.remove(m_name);
    m_shownCard.clear();
    const Result<void> saved = m_store->save(m_name, settings);
    if (!saved)
        report(saved.error());
    setTestState(TestState::Untested);
    emit settingsChanged(m_name);
}

void ConnectionPanel::setTestState(TestState state, const QString &message)
{
    QString text;
    QString role = QStringLiteral("muted");
    switch (state) {
    case TestState::Untested:
        break;
    case TestState::Running:
        text = tr("Testing…");
        break;
    case TestState::Passed:
        text = tr("✓ Connected");
        role = QStringLiteral("success");
        break;
    case TestState::Failed:
        text = tr("✕ The test failed: %1").arg(message);
        role = QStringLiteral("danger");
        break;
    }
    m_test->setEnabled(state != TestState::Running);
    m_testState->setText(text);
    m_testState->setVisible(!text.isEmpty());
    m_testState->setProperty("role", role);
    m_testState->style()->unpolish(m_testState);
    m_testState->style()->polish(m_testState);
}

// The file as it is now with only what was changed here: a run may have saved new tokens meanwhile.
Json ConnectionPanel::merged(const Json &typed) const
{
    Json settings = m_store->read(m_name).value_or(m_known);
    if (!settings.is_object())
        settings = Json::object();
    for (const auto &item : typed.items()) {
        const auto before = m_known.find(item.key());
        if (before == m_known.end() || *before != item.value())
            settings[item.key()] = item.value();
    }
    for (const auto &item : m_known.items()) {
        if (!typed.contains(item.key()))
            settings.erase(item.key());
    }
    return settings;
}

void ConnectionPanel::save()
{
    if (!m_store || m_loading)
        return;
    const Json settings = merged(m_editor->model().values());
    m_saving = true;
    const Result<void> saved = m_store->save(m_name, settings);
    m_saving = false;
    if (!saved) {
        report(saved.error());
        return;
    }
    m_known = settings;
    m_loading = true;
    m_editor->setValues(settings);
    m_loading = false;
    m_problem->hide();
    setTestState(TestState::Untested);
    emit settingsChanged(m_name);
}

void ConnectionPanel::report(const Error &error)
{
    m_problem->setText(error.code == ErrorCode::ReadOnly
            ? tr("The settings file is read-only, so nothing is saved: %1").arg(error.detail)
            : tr("The settings could not be read or saved: %1").arg(error.detail));
    m_problem->show();
}

void ConnectionPanel::askName(const QString &title, const QString &suggestion,
    const std::function<Result<void>(const QString &)> &use)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("connectionNameDialog"));
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the connection:"));
    dialog->setTextValue(suggestion);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, use](const QString &text) {
        const QString name = text.trimmed();
        if (name.isEmpty() || !m_store)
            return;
        const Result<void> done = use(name);
        if (!done) {
            report(done.error());
            return;
        }
        m_problem->hide();
        loadNames();
        setConnectionName(name);
    });
    dialog->open();
}

void ConnectionPanel::add()
{
    askName(tr("Add a connection"), {}, [this](const QString &name) -> Result<void> {
        if (m_names->findData(name) >= 0)
            return fail(ErrorCode::Malformed, name);
        return m_store->save(name, Json::object());
    });
}

void ConnectionPanel::rename()
{
    askName(tr("Rename the connection"), m_name,
        [this](const QString &name) { return m_store->rename(m_name, name); });
}

void ConnectionPanel::duplicate()
{
    askName(tr("Duplicate the connection"), tr("%1 copy").arg(shownName(m_name)),
        [this](const QString &name) { return m_store->duplicate(m_name, name); });
}

void ConnectionPanel::remove()
{
    if (!m_store)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete the connection"),
        tr("Delete the connection “%1” and its settings?").arg(shownName(m_name)),
        QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("connectionDeleteQuestion"));
    QPushButton *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, name = m_name] {
        if (!m_store)
            return;
        const Result<void> removed = m_store->remove(name);
        if (!removed) {
            report(removed.error());
            return;
        }
        loadNames();
        loadSettings();
        emit connectionChanged(m_name);
        emit evaluationNeeded();
    });
    question->open();
}

} // namespace patchbay::app
