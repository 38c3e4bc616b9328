// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/statusline.h"

#include "app/theme/theme.h"
#include "app/widgets/elidedlabel.h"

#include <QAccessible>
#include <QLabel>
#include <QStyle>

namespace patchbay::app
{

StatusLine::StatusLine(const Theme &theme, QWidget *parent)
    : QStatusBar(parent)
    , m_theme(theme)
    , m_host(new ElidedLabel(this))
    , m_hosts(new ElidedLabel(this))
    , m_target(new ElidedLabel(this))
    , m_problems(new QLabel(this))
    , m_stale(new ElidedLabel(this))
    , m_format(new QLabel(this))
    , m_caret(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    m_target->setText(tr("Target: cloud"));
    m_target->setToolTip(
        tr("Connectors run as the platform's documentation says, where it differs from the gem."));
    struct Part
    {
        QLabel *label;
        const char *name;
    };
    for (const Part &part :
        {Part{m_host, "statusHost"}, Part{m_hosts, "statusHosts"}, Part{m_target, "statusTarget"},
            Part{m_problems, "statusProblems"}, Part{m_stale, "statusStale"}}) {
        part.label->setObjectName(QLatin1String(part.name));
        addWidget(part.label);
    }
    m_format->setObjectName(QStringLiteral("statusFormat"));
    m_caret->setObjectName(QStringLiteral("statusCaret"));
    addPermanentWidget(m_format);
    addPermanentWidget(m_caret);
    connect(&theme, &Theme::changed, this, &StatusLine::restyle);
    connect(this, &QStatusBar::messageChanged, this, &StatusLine::announce);
    setHost(tr("starting the runtime…"), false);
    clearFile();
}

// A reader of the screen hears what was done, wherever the focus is.
void StatusLine::announce(const QString &message)
{
    if (message.isEmpty())
        return;
    setAccessibleName(message);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::setHost(const QString &text, bool warning)
{
    m_host->setText((warning ? QStringLiteral("▲ ") : QStringLiteral("● ")) + text);
    if (warning == m_host->property("warning").toBool())
        return;
    m_host->setProperty("warning", warning);
    m_host->style()->polish(m_host);
}

void StatusLine::setAllowedHosts(int count)
{
    m_hosts->setText(tr("%n host(s) allowed", nullptr, count));
    m_hosts->setVisible(true);
}

void StatusLine::setProblems(int errors, int warnings)
{
    m_errors = errors;
    m_warnings = warnings;
    restyle();
}

void StatusLine::setStale(const QString &text)
{
    m_stale->setText(text);
    m_stale->setVisible(!text.isEmpty());
}

void StatusLine::setFormat(const QString &text)
{
    m_format->setText(text);
    m_format->show();
}

void StatusLine::setCaret(int line, int column)
{
    m_caret->setText(tr("Ln %1, Col %2").arg(line).arg(column));
    m_caret->show();
}

void StatusLine::clearFile()
{
    for (QLabel *label : {m_format, m_caret, m_hosts})
        label->hide();
    setStale({});
    setProblems(0, 0);
}

void StatusLine::restyle()
{
    const auto colored = [this](const QString &text, Token token) {
        return QStringLiteral("<span style=\"color:%1\">%2</span>")
            .arg(m_theme.color(token).name(), text);
    };
    QStringList parts;
    if (m_errors > 0)
        parts.append(colored(tr("%n error(s)", nullptr, m_errors), Token::Danger));
    if (m_warnings > 0)
        parts.append(colored(tr("%n warning(s)", nullptr, m_warnings), Token::Warning));
    m_problems->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;")));
    m_problems->setVisible(!parts.isEmpty());
}

} // namespace patchbay::app
