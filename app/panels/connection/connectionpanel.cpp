// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/connection/connectionpanel.h"

#include "app/forms/formeditor.h"
#include "app/forms/formview.h"
#include "app/forms/statecard.h"
#include "app/theme/icons.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"
#include "app/widgets/messagetext.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int slowMs = 300; // until settings that are being written are worth a word

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
    , m_note(new QLabel(this))
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
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        showNote();
    });
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
    m_note->setObjectName(QStringLiteral("connectionProblem"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    m_test->setObjectName(QStringLiteral("connectionTest"));
    m_testState->setObjectName(QStringLiteral("connectionTestState"));
    m_testState->setWordWrap(true);
    m_testState->setTextFormat(Qt::PlainText);
    auto *top = new QWidget;
    auto *box = new QVBoxLayout(top);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::space(1));
    box->addWidget(m_kind);
    box->addWidget(m_note);
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

void ConnectionPanel::setStore(std::shared_ptr<project::ConnectionStore> store)
{
    if (m_store == store && isEnabled() == (store != nullptr))
        return;
    m_editor->announcePending(); // to the old one
    if (m_store)
        disconnect(m_store.get(), nullptr, this, nullptr);
    m_connecting->cancel();
    m_identities.clear();
    m_card->hide();
    m_failure.clear();
    setArranging(false);
    m_store = std::move(store);
    m_name.clear();
    setEnabled(m_store != nullptr);
    if (m_store) {
        using Store = project::ConnectionStore;
        connect(m_store.get(), &Store::changed, this, &ConnectionPanel::follow);
        connect(m_store.get(), &Store::written, this, &ConnectionPanel::written);
        connect(m_store.get(), &Store::refused, this, &ConnectionPanel::refused);
        connect(m_store.get(), &Store::writingChanged, this, &ConnectionPanel::noteWriting);
    }
    loadNames();
    loadSettings();
    noteWriting();
}

void ConnectionPanel::follow()
{
    m_editor->announcePending(); // what is being typed is not lost to a refreshed token
    const QString before = m_name;
    const QString shown = m_shownName;
    loadNames();
    loadSettings();
    if (m_name != before)
        emit connectionChanged(m_name);
    if (m_name != shown) {
        setTestState(TestState::Untested);
        emit evaluationNeeded();
    }
}

void ConnectionPanel::loadNames()
{
    const QSignalBlocker quiet(m_names);
    QStringList names = m_store ? m_store->connections().names : QStringList();
    if (names.isEmpty())
        names.append(QString()); // becomes the flat file's own when it is saved
    m_names->clear();
    for (const QString &name : std::as_const(names))
        m_names->addItem(shownName(name), name);
    if (!names.contains(m_name))
        m_name = names.first();
    m_names->setCurrentIndex(static_cast<int>(names.indexOf(m_name)));
}

void ConnectionPanel::loadSettings()
{
    m_loading = true;
    m_shownName = m_name;
    m_known = m_store ? m_store->settings(m_name) : Json(Json::object());
    m_editor->setValues(m_known);
    m_loading = false;
    updateCard();
    showNote();
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
        m_form->setFieldsKnown(false);
        if (result.error)
            m_state->showError(tr("The connector does not load"), result.error->className,
                result.error->message, result.error->line);
        else
            m_state->showError(tr("The form could not be evaluated"), {}, result.failure.detail, 0);
        return;
    }
    m_state->hide();
    const Json &fields = valueAt(result.parts, "connection_fields");
    m_form->setFieldsKnown(fields.contains("ok"));
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
    if (!m_store)
        return;
    m_identities.insert(m_connectingName, grant.identity);
    const Json before = m_store->settings(m_connectingName);
    for (const auto &item : grant.settings.items()) {
        if (!before.contains(item.key()))
            m_granted[m_connectingName].insert(item.key());
    }
    m_shownCard.clear();
    edit(m_connectingName, {grant.settings, {}});
    if (!grant.identityProblem.isEmpty())
        m_card->warn(
            tr("The connector could not say who is connected: %1").arg(grant.identityProblem));
}

// What a code or a refresh brings by its standard names, and whatever else the connector's
// `acquire` added; what the person typed stays.
void ConnectionPanel::forgetTokens()
{
    if (!m_store)
        return;
    m_editor->announcePending();
    project::SettingsEdit tokens;
    tokens.erased = m_granted.take(m_name);
    tokens.erased.insert({"access_token", "refresh_token", "refresh_token_expires_in", "expires_in",
        "token_type", "id_token"});
    m_identities.remove(m_name);
    m_shownCard.clear();
    setTestState(TestState::Untested);
    edit(m_name, tokens);
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
        text = tr("✕ The test failed: %1").arg(messageText(message, narrowWord));
        role = QStringLiteral("danger");
        break;
    }
    m_test->setEnabled(state != TestState::Running);
    m_testState->setText(text);
    m_testState->setVisible(!text.isEmpty());
    setRole(*m_testState, role);
}

void ConnectionPanel::save()
{
    if (!m_store || m_loading)
        return;
    const Json typed = settings();
    const auto change = project::SettingsEdit::between(m_known, typed);
    if (change.isEmpty())
        return;
    m_known = typed;
    setTestState(TestState::Untested);
    edit(m_name, change);
}

void ConnectionPanel::edit(const QString &name, const project::SettingsEdit &edit)
{
    m_store->edit(name, edit);
    emit settingsChanged(name);
}

void ConnectionPanel::written()
{
    m_failure.clear();
    showNote();
}

void ConnectionPanel::refused(const Error &error)
{
    m_failure = error.code == ErrorCode::ReadOnly
        ? tr("The settings file is read-only, so nothing is saved: %1").arg(error.detail)
        : tr("The settings could not be saved: %1").arg(error.detail);
    showNote();
}

void ConnectionPanel::noteWriting()
{
    if (!m_store || !m_store->isWriting()) {
        m_slow.stop();
        m_isSlow = false;
    } else if (!m_isSlow && !m_slow.isActive()) {
        m_slow.start();
    }
    showNote();
}

void ConnectionPanel::showNote()
{
    const QString unreadable = m_store ? m_store->problem() : QString();
    QString text = m_failure;
    if (text.isEmpty() && !unreadable.isEmpty())
        text = tr("The settings cannot be read: %1").arg(unreadable);
    setRole(*m_note, text.isEmpty() ? QStringLiteral("muted") : QStringLiteral("danger"));
    if (text.isEmpty() && m_isSlow)
        text = tr("The settings are being saved…");
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void ConnectionPanel::askName(const QString &title, const QString &suggestion, const Use &use)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("connectionNameDialog"));
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the connection:"));
    dialog->setTextValue(suggestion);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, use](const QString &text) {
        const QString name = text.trimmed();
        if (!name.isEmpty() && m_store)
            use(name, whenArranged(name));
    });
    dialog->open();
}

// From here on until the disk has the names as they are to be, nothing is typed into a connection
// that may be called otherwise by then. The one with `name` is chosen afterwards.
project::ConnectionStore::Done ConnectionPanel::whenArranged(const QString &name)
{
    m_editor->announcePending();
    setArranging(true);
    return [self = QPointer<ConnectionPanel>(this), store = m_store.get(), name](
               const Result<void> &result) {
        if (!self)
            return;
        self->setArranging(false);
        if (self->m_store.get() != store)
            return;
        if (result && self->m_name != name) {
            self->m_name = name;
            emit self->connectionChanged(name);
        }
    };
}

void ConnectionPanel::setArranging(bool arranging)
{
    // What is disabled loses the focus: it comes back unless the person does something meanwhile.
    if (arranging) {
        QWidget *focus = window()->focusWidget();
        m_focus = focus && isAncestorOf(focus) ? focus : nullptr;
        qApp->installEventFilter(this);
    }
    m_names->setEnabled(!arranging);
    m_menu->menu()->setEnabled(!arranging);
    m_form->setEnabled(!arranging);
    if (arranging)
        return;
    qApp->removeEventFilter(this);
    if (m_focus)
        m_focus->setFocus();
    m_focus = nullptr;
}

bool ConnectionPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress)
        m_focus = nullptr;
    return QWidget::eventFilter(watched, event);
}

void ConnectionPanel::add()
{
    askName(tr("Add a connection"), {},
        [this](const QString &name, auto done) { m_store->add(name, std::move(done)); });
}

void ConnectionPanel::rename()
{
    askName(
        tr("Rename the connection"), m_name, [this, from = m_name](const QString &name, auto done) {
            if (name == from)
                return done(Result<void>());
            m_store->rename(from, name,
                [self = QPointer<ConnectionPanel>(this), from, name, done](
                    const Result<void> &renamed) {
                    if (renamed && self)
                        self->takeName(from, name);
                    done(renamed);
                });
        });
}

void ConnectionPanel::takeName(const QString &from, const QString &to)
{
    m_identities.insert(to, m_identities.take(from));
    m_granted.insert(to, m_granted.take(from));
}

void ConnectionPanel::duplicate()
{
    askName(tr("Duplicate the connection"), tr("%1 copy").arg(shownName(m_name)),
        [this, from = m_name](
            const QString &name, auto done) { m_store->duplicate(from, name, std::move(done)); });
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
        if (m_store)
            m_store->remove(name, whenArranged(m_name));
    });
    question->open();
}

} // namespace patchbay::app
