// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/statecard.h"

#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"
#include "app/widgets/messagetext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchbay::app
{

StateCard::StateCard(QWidget *parent)
    : QFrame(parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_link(new QPushButton(this))
    , m_run(new QPushButton(tr("Run it"), this))
{
    setObjectName(QStringLiteral("stateCard"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(Theme::space(2), Theme::space(2), Theme::space(2), Theme::space(2));
    box->setSpacing(Theme::space(1));
    m_heading->setObjectName(QStringLiteral("stateHeading"));
    m_heading->setProperty("role", QStringLiteral("strong"));
    m_text->setObjectName(QStringLiteral("stateText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {m_heading, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        box->addWidget(label);
    }
    m_link->setObjectName(QStringLiteral("stateLine"));
    m_link->setProperty("role", QStringLiteral("link"));
    m_run->setObjectName(QStringLiteral("stateRun"));
    m_run->setAccessibleName(tr("Send the request that this form asks for"));
    box->addWidget(m_link, 0, Qt::AlignLeading);
    box->addWidget(m_run, 0, Qt::AlignLeading);
    connect(m_link, &QPushButton::clicked, this, [this] { emit goToLine(m_line); });
    connect(m_run, &QPushButton::clicked, this, &StateCard::networkRequested);
}

void StateCard::showError(
    const QString &heading, const QString &className, const QString &message, int line)
{
    setRole(*this, QStringLiteral("error"));
    m_heading->setText(heading);
    m_text->setText(messageText(
        className.isEmpty() ? message : className + QStringLiteral(": ") + message, narrowWord));
    m_line = line;
    m_link->setText(tr("Go to line %1").arg(line));
    m_link->setAccessibleName(m_link->text());
    m_link->setVisible(line > 0);
    m_run->hide();
    setAccessibleName(heading);
    setAccessibleDescription(m_text->text());
    show();
}

void StateCard::showNetwork(const Json &request)
{
    setRole(*this, QStringLiteral("info"));
    m_heading->setText(tr("This form needs the network"));
    //: %1 is an HTTP method, %2 an address.
    m_text->setText(tr("This form asks %1 %2")
                        .arg(stringAt(request, "method").toUpper(), stringAt(request, "url")));
    m_link->hide();
    m_run->show();
    setAccessibleName(m_heading->text());
    setAccessibleDescription(m_text->text());
    show();
}

} // namespace patchbay::app
