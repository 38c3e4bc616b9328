// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/stepheader.h"

#include "app/theme/theme.h"
#include "runtime/schema/hintmarkup.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int badgeSize = 36; // logical pixels

QString okText(const Json &parts, const char *key)
{
    return stringAt(valueAt(parts, key), "ok");
}

QString nameOf(const QString &operation)
{
    return operation.section(QLatin1Char('.'), -1);
}

} // namespace

StepHeader::StepHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_badge(new QLabel(this))
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_flags(new QLabel(this))
    , m_banner(new QFrame(this))
    , m_help(new QLabel(m_banner))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::space(2));
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::space(2));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    for (QLabel *label : {m_title, m_subtitle, m_flags}) {
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setObjectName(QStringLiteral("stepTitle"));
    m_title->setTextFormat(Qt::RichText);
    m_subtitle->setProperty("role", QStringLiteral("caption"));
    m_subtitle->setObjectName(QStringLiteral("stepSubtitle"));
    m_subtitle->setTextFormat(Qt::PlainText);
    m_flags->setProperty("role", QStringLiteral("caption"));
    m_flags->setObjectName(QStringLiteral("stepFlags"));
    m_badge->setFixedSize(badgeSize, badgeSize);
    m_badge->setProperty("decorative", true);
    row->addWidget(m_badge, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    box->addLayout(row);
    m_banner->setProperty("role", QStringLiteral("info"));
    auto *inside = new QVBoxLayout(m_banner);
    inside->setContentsMargins(Theme::space(2), Theme::space(1), Theme::space(2), Theme::space(1));
    m_help->setObjectName(QStringLiteral("stepHelp"));
    m_help->setTextFormat(Qt::RichText);
    m_help->setWordWrap(true);
    m_help->setOpenExternalLinks(true);
    inside->addWidget(m_help);
    box->addWidget(m_banner);
    m_banner->hide();
    m_flags->hide();
    connect(&m_theme, &Theme::changed, this, &StepHeader::paintBadge);
}

void StepHeader::paintBadge()
{
    const QString letter = m_badge->accessibleName().left(1).toUpper();
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(QSize(badgeSize, badgeSize) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Accent));
    painter.drawRoundedRect(QRectF(0, 0, badgeSize, badgeSize), 8, 8);
    painter.setPen(m_theme.color(Token::OnAccent));
    painter.setFont(m_theme.font(Theme::Type::Title));
    painter.drawText(QRectF(0, 0, badgeSize, badgeSize), Qt::AlignCenter, letter);
    painter.end();
    m_badge->setPixmap(picture);
}

void StepHeader::showName(const QString &operation, const QString &connectorTitle)
{
    const QString name = nameOf(operation);
    m_badge->setAccessibleName(connectorTitle.isEmpty() ? name : connectorTitle);
    m_title->setText(name.toHtmlEscaped());
    m_subtitle->setText(connectorTitle);
    m_flags->hide();
    m_banner->hide();
    paintBadge();
}

void StepHeader::showParts(const Json &parts)
{
    const QString title = okText(parts, "title");
    QString description = schema::sanitiseHint(okText(parts, "description"));
    // The platform sets the names inside a description apart; an underline is ours.
    description.replace(QLatin1String("<span>"), QLatin1String("<u>"));
    description.replace(QLatin1String("</span>"), QLatin1String("</u>"));
    const QString heading = description.isEmpty() ? title.toHtmlEscaped() : description;
    if (!heading.isEmpty())
        m_title->setText(heading);
    const QString subtitle = okText(parts, "subtitle");
    m_subtitle->setText(subtitle.isEmpty() ? title : subtitle);
    QStringList flags;
    const Json &raised = valueAt(valueAt(parts, "flags"), "ok");
    if (boolAt(raised, "batch"))
        flags.append(tr("Batch"));
    if (boolAt(raised, "bulk"))
        flags.append(tr("Bulk"));
    if (boolAt(raised, "deprecated"))
        flags.append(tr("Deprecated: hidden from new recipes"));
    m_flags->setText(flags.join(QStringLiteral(" · ")));
    m_flags->setVisible(!flags.isEmpty());
    showHelp(valueAt(valueAt(parts, "help"), "ok"));
}

void StepHeader::showHelp(const Json &help)
{
    QString text;
    if (help.is_string()) {
        text = schema::sanitiseHint(fromStd(help.get_ref<const std::string &>()));
    } else if (help.is_object()) {
        const QString title = stringAt(help, "title");
        if (!title.isEmpty())
            text = QStringLiteral("<b>%1</b><br>").arg(title.toHtmlEscaped());
        text += schema::sanitiseHint(stringAt(help, "body", stringAt(help, "text")));
        const QString link = stringAt(help, "learn_more_url");
        const QString caption = stringAt(help, "learn_more_text", tr("Learn more"));
        if (!link.isEmpty())
            text += QStringLiteral(" ")
                + schema::sanitiseHint(QStringLiteral("<a href=\"%1\">%2</a>")
                                           .arg(link.toHtmlEscaped(), caption.toHtmlEscaped()));
    }
    m_help->setText(text);
    m_banner->setVisible(!text.isEmpty());
}

} // namespace patchbay::app
