// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/connection/connectcard.h"

#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"
#include "app/widgets/messagetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

QLabel *makeText(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText); // providers and connectors have a say in it
    label->setWordWrap(true);
    return label;
}

QPushButton *makeButton(const char *name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    return button;
}

QString clockText(std::chrono::milliseconds time)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

ConnectCard::ConnectCard(QWidget *parent)
    : QFrame(parent)
    , m_text(makeText("connectText", this))
    , m_redirect(makeText("connectRedirect", this))
    , m_warning(makeText("connectWarning", this))
    , m_connect(makeButton("connectButton", tr("Connect…"), this))
    , m_otherPort(makeButton("connectOtherPort", tr("Use another port"), this))
    , m_cancel(makeButton("connectCancel", tr("Cancel"), this))
    , m_copyLink(makeButton("connectCopyLink", tr("Copy link"), this))
    , m_copyRedirect(makeButton("connectCopyRedirect", tr("Copy redirect address"), this))
    , m_disconnect(makeButton("connectDisconnect", tr("Disconnect"), this))
    , m_line(makeButton("connectLine", {}, this))
{
    setObjectName(QStringLiteral("connectCard"));
    setAccessibleName(tr("Authorization in the browser"));
    setProperty("role", QStringLiteral("card"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(Theme::space(2), Theme::space(2), Theme::space(2), Theme::space(2));
    box->setSpacing(Theme::space(1));
    for (QWidget *widget : {m_text, m_redirect, m_warning})
        box->addWidget(widget);
    setRole(*m_redirect, QStringLiteral("caption"));
    setRole(*m_warning, QStringLiteral("danger"));
    setRole(*m_line, QStringLiteral("link"));
    m_redirect->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    for (QWidget *button :
        {m_connect, m_otherPort, m_copyLink, m_copyRedirect, m_cancel, m_disconnect, m_line})
        row->addWidget(button);
    row->addStretch(1);
    box->addLayout(row);
    connect(m_connect, &QPushButton::clicked, this, [this] { emit connectRequested(false); });
    connect(m_otherPort, &QPushButton::clicked, this, [this] { emit connectRequested(true); });
    connect(m_cancel, &QPushButton::clicked, this, &ConnectCard::cancelRequested);
    connect(m_disconnect, &QPushButton::clicked, this, &ConnectCard::disconnectRequested);
    connect(m_line, &QPushButton::clicked, this, [this] { emit goToLine(m_lineNumber); });
    connect(m_copyLink, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_link.toString(QUrl::FullyEncoded)); });
    connect(m_copyRedirect, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_redirectUrl); });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ConnectCard::showTime);
    showIdle(false);
}

// Nothing but `text`; each state shows what it needs on top.
void ConnectCard::reset(const QString &text, const QString &role)
{
    m_tick.stop();
    m_busy = false;
    m_text->setText(messageText(text, narrowWord));
    setRole(*m_text, role);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_redirect, m_warning, m_connect,
             m_otherPort, m_cancel, m_copyLink, m_copyRedirect, m_disconnect, m_line})
        widget->hide();
}

void ConnectCard::showIdle(bool connected, const QString &identity)
{
    if (!connected)
        reset(tr("Not connected yet. Connecting opens the provider's page in your browser."),
            QStringLiteral("muted"));
    else if (identity.isEmpty())
        reset(tr("✓ Connected: the settings have an access token."), QStringLiteral("success"));
    else
        reset(tr("✓ Connected as %1").arg(identity), QStringLiteral("success"));
    m_connect->setText(connected ? tr("Connect again…") : tr("Connect…"));
    m_connect->setAccessibleName(m_connect->text());
    m_connect->show();
    m_disconnect->setVisible(connected);
}

void ConnectCard::showPreparing()
{
    reset(tr("Asking the connector where to authorize…"), QStringLiteral("muted"));
    m_busy = true;
    m_cancel->show();
}

void ConnectCard::showWaiting(
    const QUrl &link, const QString &redirectUrl, std::chrono::milliseconds patience)
{
    reset({}, QString());
    m_busy = true;
    m_link = link;
    m_redirectUrl = redirectUrl;
    m_patience = patience;
    m_redirect->setText(tr("The provider must know this redirect address: %1").arg(redirectUrl));
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_redirect, m_copyLink, m_copyRedirect, m_cancel})
        widget->show();
    m_since.start();
    m_tick.start();
    showTime();
}

void ConnectCard::showTime()
{
    m_text->setText(
        tr("Waiting for your answer in the browser: %1 of %2")
            .arg(clockText(std::chrono::milliseconds(m_since.elapsed())), clockText(m_patience)));
}

void ConnectCard::showExchanging()
{
    reset(tr("The answer came. Getting the tokens…"), QStringLiteral("muted"));
    m_busy = true;
    m_cancel->show();
}

void ConnectCard::showFailure(const QString &sentence, int line, bool otherPort)
{
    reset(QStringLiteral("✕ ") + sentence, QStringLiteral("danger"));
    m_connect->setText(tr("Try again…"));
    m_connect->setAccessibleName(m_connect->text());
    m_connect->show();
    m_otherPort->setVisible(otherPort);
    m_lineNumber = line;
    m_line->setText(tr("Go to line %1").arg(line));
    m_line->setAccessibleName(m_line->text());
    m_line->setVisible(line > 0);
}

void ConnectCard::warn(const QString &sentence)
{
    m_warning->setText(messageText(sentence, narrowWord));
    m_warning->show();
}

} // namespace patchbay::app
