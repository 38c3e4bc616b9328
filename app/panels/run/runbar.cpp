// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/run/runbar.h"

#include "app/panels/run/captionedcombo.h"
#include "app/panels/run/searchdoor.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

namespace patchbay::app
{

RunBar::RunBar(const Theme &theme, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_connection(new CaptionedCombo(theme, tr("Connection"), this))
    , m_operation(new CaptionedCombo(theme, tr("Operation"), this))
    , m_pin(new QToolButton(this))
    , m_case(new CaptionedCombo(theme, tr("Case"), this))
    , m_run(new QPushButton(this))
    , m_stop(new QToolButton(this))
    , m_progress(new QLabel(this))
{
    setObjectName(QStringLiteral("runBar"));
    setAccessibleName(tr("Run bar"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("ground", QStringLiteral("surface"));
    m_connection->setObjectName(QStringLiteral("connectionChooser"));
    m_connection->setEmptyText(tr("none yet"));
    m_operation->setObjectName(QStringLiteral("operationChooser"));
    m_operation->setEmptyText(tr("nothing to run"));
    m_case->setObjectName(QStringLiteral("caseChooser"));
    m_pin->setObjectName(QStringLiteral("pinOperation"));
    m_pin->setCheckable(true);
    m_pin->setProperty("role", QStringLiteral("ghost"));
    m_pin->setAccessibleName(tr("Keep this operation"));
    m_pin->setToolTip(tr("Keep this operation, wherever the caret goes"));
    m_run->setObjectName(QStringLiteral("runButton"));
    m_run->setProperty("role", QStringLiteral("primary"));
    m_run->setAccessibleName(tr("Run"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setAccessibleName(tr("Stop"));
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setProperty("role", QStringLiteral("muted"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(8);
    layout->addWidget(m_connection);
    layout->addWidget(m_operation);
    layout->addWidget(m_pin);
    layout->addWidget(m_case);
    layout->addWidget(m_run);
    layout->addWidget(m_stop);
    QSizePolicy keepsItsPlace = m_progress->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsItsPlace);
    m_progress->hide();
    layout->addWidget(m_progress, 1);
    auto *search = new SearchDoor(theme, actions.search, this);
    search->setObjectName(QStringLiteral("searchDoor"));
    layout->addWidget(search);

    attach(*m_run, actions.run);
    attach(*m_stop, actions.stop);
    attach(*search, actions.search);
    const auto showKey = [this, &run = actions.run] {
        const QString key = run.shortcut().toString(QKeySequence::NativeText);
        m_run->setText(key.isEmpty() ? tr("Run") : tr("Run  %1").arg(key));
    };
    connect(&actions.run, &QAction::changed, m_run, showKey);
    showKey();
    connect(m_connection, &QComboBox::currentIndexChanged, this,
        [this] { emit connectionChosen(connection()); });
    connect(m_operation, &QComboBox::currentIndexChanged, this,
        [this] { emit operationChosen(operation()); });
    connect(m_case, &QComboBox::activated, this, [this](int index) {
        if (m_case->itemData(index).toInt() == -1) {
            m_case->setCurrentIndex(0);
            emit saveCaseRequested();
        } else {
            emit caseChosen(inputCase());
        }
    });
    connect(m_pin, &QToolButton::toggled, this, &RunBar::restyle);
    connect(&theme, &Theme::changed, this, &RunBar::restyle);
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &RunBar::showProgress);
    setCases({}, {});
    restyle();
}

// A button that rests says why: its action's tip does.
void RunBar::attach(QAbstractButton &button, QAction &action)
{
    connect(&button, &QAbstractButton::clicked, &action, &QAction::trigger);
    const auto update = [&button, &action] {
        button.setEnabled(action.isEnabled());
        button.setToolTip(action.toolTip());
        button.setAccessibleDescription(action.toolTip());
    };
    connect(&action, &QAction::changed, &button, update);
    update();
}

void RunBar::restyle()
{
    m_run->setIcon(filledIcon(
        QStringLiteral("play"), m_theme.color(Token::OnAccent), m_theme.color(Token::Muted)));
    m_stop->setIcon(filledIcon(
        QStringLiteral("square"), m_theme.color(Token::Danger), m_theme.color(Token::Faint)));
    m_pin->setIcon(tintedIcon(
        QStringLiteral("pin"), m_theme.color(m_pin->isChecked() ? Token::Accent : Token::Muted)));
}

void RunBar::setConnections(const QStringList &names, const QString &current)
{
    {
        const QSignalBlocker quiet(m_connection);
        m_connection->clear();
        for (const QString &name : names)
            m_connection->addItem(name.isEmpty() ? tr("Default") : name, name);
        m_connection->setCurrentIndex(std::max(0, m_connection->findData(current)));
    }
    m_connection->updateGeometry();
}

QString RunBar::connection() const
{
    return m_connection->currentData().toString();
}

void RunBar::setOperations(const QList<QPair<QString, QString>> &operations)
{
    const QString before = operation();
    {
        const QSignalBlocker quiet(m_operation);
        m_operation->clear();
        for (const auto &[path, text] : operations)
            m_operation->addItem(text, path);
        const int known = m_operation->findData(before);
        m_operation->setCurrentIndex(known >= 0 ? known : likeliestOperation());
    }
    m_operation->updateGeometry();
    if (operation() != before)
        emit operationChosen(operation());
}

// Of a connector whose methods come first: they want arguments that nobody has given yet.
int RunBar::likeliestOperation() const
{
    for (const QLatin1String section : {QLatin1String("actions."), QLatin1String("triggers.")}) {
        for (int i = 0; i < m_operation->count(); ++i) {
            if (m_operation->itemData(i).toString().startsWith(section))
                return i;
        }
    }
    return 0;
}

void RunBar::follow(const QString &path)
{
    if (!isPinned())
        setOperation(path);
}

void RunBar::setOperation(const QString &path)
{
    const int index = m_operation->findData(path);
    if (index >= 0)
        m_operation->setCurrentIndex(index);
}

QString RunBar::operation() const
{
    return m_operation->currentData().toString();
}

bool RunBar::isPinned() const
{
    return m_pin->isChecked();
}

void RunBar::setPinned(bool pinned)
{
    m_pin->setChecked(pinned);
    restyle();
}

void RunBar::setCases(const QStringList &names, const QString &current)
{
    const QSignalBlocker quiet(m_case);
    m_case->clear();
    m_case->addItem(tr("the form's input"), 0);
    for (const QString &name : names)
        m_case->addItem(name, 1);
    m_case->insertSeparator(m_case->count());
    m_case->addItem(tr("Save the form's input as a case…"), -1);
    m_case->setCurrentIndex(current.isEmpty() ? 0 : std::max(0, m_case->findText(current)));
    m_case->updateGeometry();
}

QString RunBar::inputCase() const
{
    return m_case->currentData().toInt() == 1 ? m_case->currentText() : QString();
}

bool RunBar::chooseCase(const QString &name)
{
    for (int i = 0; i < m_case->count(); ++i) {
        if (m_case->itemData(i).toInt() == 1 && m_case->itemText(i) == name) {
            m_case->setCurrentIndex(i);
            emit caseChosen(name);
            return true;
        }
    }
    return false;
}

void RunBar::setBusy(bool busy)
{
    if (busy) {
        m_requests = 0;
        m_elapsed.start();
        m_tick.start();
    } else {
        m_tick.stop();
    }
    showProgress();
    if (!busy)
        m_progress->clear();
    m_progress->setVisible(busy);
}

void RunBar::setRequests(int count)
{
    m_requests = count;
}

void RunBar::showProgress()
{
    const QString seconds = QLocale().toString(double(m_elapsed.elapsed()) / 1000.0, 'f', 1);
    m_progress->setText(m_requests == 0
            ? tr("running for %1 s").arg(seconds)
            : tr("running for %1 s, %n request(s)", nullptr, m_requests).arg(seconds));
}

} // namespace patchbay::app
