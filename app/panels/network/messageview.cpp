// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/messageview.h"

#include "app/theme/theme.h"
#include "app/widgets/bodyview.h"
#include "runtime/http/decoding.h"
#include "runtime/traffic/redactor.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

enum Page { BodyPage, HeadersPage };

QString headlineHtml(const MessageView::Message &message)
{
    QString html = QStringLiteral("<span style=\"color:%1; font-weight:600\">%2</span>")
                       .arg(message.color.name(), message.headline.toHtmlEscaped());
    QStringList facts;
    for (const QString &fact : message.facts) {
        if (!fact.isEmpty())
            facts.append(fact.toHtmlEscaped());
    }
    if (!message.linkFacts.isEmpty())
        facts.append(message.linkFacts);
    for (const QString &fact : std::as_const(facts))
        html += QStringLiteral(" \u00b7 ") + fact;
    return html;
}

} // namespace

MessageView::MessageView(
    const traffic::Redactor &redactor, const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_redactor(redactor)
    , m_theme(theme)
    , m_headline(makeLabel(name + QStringLiteral("Headline")))
    , m_url(makeLabel(name + QStringLiteral("Url")))
    , m_note(makeLabel(name + QStringLiteral("Note")))
    , m_switch(new QButtonGroup(this))
    , m_pages(new QStackedWidget(this))
    , m_body(new BodyView(theme, name + QStringLiteral("Body")))
    , m_headers(new QPlainTextEdit)
{
    setObjectName(name);
    m_headline->setTextFormat(Qt::RichText);
    m_headline->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_headline, &QLabel::linkActivated, this,
        [this](const QString &line) { emit goToLine(line.toInt()); });
    m_url->setProperty("role", QStringLiteral("muted"));
    makeHeaders(name);
    m_body->setRedaction([this](const QString &text) { return m_redactor.redact(text); });
    m_pages->addWidget(m_body);
    m_pages->addWidget(m_headers);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::space(2), Theme::space(1), Theme::space(2), Theme::space(0));
    layout->setSpacing(Theme::space(0));
    layout->addWidget(m_headline);
    layout->addWidget(m_url);
    layout->addWidget(m_note);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(Theme::space(0));
    bar->addWidget(m_body->bar(), 1);
    bar->addWidget(makeSwitch(name));
    layout->addLayout(bar);
    layout->addWidget(m_pages, 1);
}

QLabel *MessageView::makeLabel(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

QWidget *MessageView::makeSwitch(const QString &name)
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space(0));
    const std::pair<Page, QString> pages[] = {{BodyPage, tr("Body")}, {HeadersPage, tr("Headers")}};
    for (const auto &[page, text] : pages) {
        auto *button = new QToolButton(box);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(page == BodyPage);
        button->setProperty("role", QStringLiteral("chip"));
        button->setObjectName(
            name + (page == BodyPage ? QStringLiteral("ShowBody") : QStringLiteral("ShowHeaders")));
        button->setAccessibleName(tr("Show: %1").arg(text));
        m_switch->addButton(button, page);
        layout->addWidget(button);
    }
    connect(m_switch, &QButtonGroup::idClicked, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        m_body->bar()->setEnabled(page == BodyPage);
    });
    return box;
}

void MessageView::makeHeaders(const QString &name)
{
    m_headers->setObjectName(name + QStringLiteral("Headers"));
    m_headers->setAccessibleName(tr("Headers"));
    m_headers->setReadOnly(true);
    m_headers->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_headers->setProperty("frameless", true);
    m_headers->setFrameShape(QFrame::NoFrame);
    m_headers->setPlaceholderText(tr("There are no headers."));
    m_headers->setFont(m_theme.font(Theme::Type::Code));
    connect(&m_theme, &Theme::changed, m_headers,
        [this] { m_headers->setFont(m_theme.font(Theme::Type::Code)); });
}

void MessageView::setMessage(const Message &message)
{
    m_headline->setText(headlineHtml(message));
    m_url->setText(message.url);
    m_url->setVisible(!message.url.isEmpty());
    m_note->setText(message.note);
    m_note->setVisible(!message.note.isEmpty());
    QString headers;
    for (const auto &[field, value] : m_redactor.redact(message.headers))
        headers += QString::fromUtf8(field) + QStringLiteral(": ") + QString::fromUtf8(value)
            + QLatin1Char('\n');
    m_headers->setPlainText(headers);
    m_switch->button(HeadersPage)->setText(tr("Headers (%1)").arg(message.headers.size()));
    m_body->setEmptyText(message.emptyText);
    m_body->setContent({message.body, http::mediaType(message.headers),
        http::charsetOf(message.headers), http::headerValue(message.headers, "Content-Encoding")});
}

} // namespace patchbay::app
