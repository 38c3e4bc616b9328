// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/exchangedetails.h"

#include "app/models/exchangelistmodel.h"
#include "app/models/quantities.h"
#include "app/panels/network/messageview.h"
#include "app/panels/network/timingview.h"
#include "app/theme/theme.h"
#include "runtime/http/decoding.h"
#include "runtime/traffic/redactor.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

Token colorOf(ExchangeOutcome outcome)
{
    switch (outcome) {
    case ExchangeOutcome::Success:
        return Token::Success;
    case ExchangeOutcome::Redirect:
        return Token::Info;
    case ExchangeOutcome::ClientError:
    case ExchangeOutcome::ServerError:
    case ExchangeOutcome::Failed:
        return Token::Danger;
    case ExchangeOutcome::Pending:
        break;
    }
    return Token::Muted;
}

QScrollArea *scrolled(QWidget *view)
{
    auto *area = new QScrollArea;
    area->setObjectName(view->objectName() + QStringLiteral("Scroll"));
    area->setAccessibleName(view->accessibleName());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(view);
    return area;
}

QString lineLink(int line, const QString &text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(line).arg(text.toHtmlEscaped());
}

} // namespace

ExchangeDetails::ExchangeDetails(
    const traffic::Redactor &redactor, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_redactor(redactor)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_tabs(new QTabWidget)
    , m_request(new MessageView(redactor, theme, QStringLiteral("networkRequest")))
    , m_response(new MessageView(redactor, theme, QStringLiteral("networkResponse")))
    , m_timing(new TimingView(theme))
{
    setObjectName(QStringLiteral("networkDetails"));
    setAccessibleName(tr("Details of the request"));
    m_tabs->setObjectName(QStringLiteral("networkDetailTabs"));
    m_tabs->setAccessibleName(tr("Parts of the exchange"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_response, tr("Response"));
    m_tabs->addTab(scrolled(m_timing), tr("Timing"));
    m_tabs->setCurrentWidget(m_response);

    auto *nothing = new QLabel(tr("Select a request to see what was sent and answered."));
    nothing->setObjectName(QStringLiteral("networkNothingSelected"));
    nothing->setProperty("role", QStringLiteral("muted"));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    m_pages->addWidget(nothing);
    m_pages->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    for (MessageView *view : {m_request, m_response})
        connect(view, &MessageView::goToLine, this, &ExchangeDetails::goToLine);
}

void ExchangeDetails::setExchange(const http::Exchange *exchange)
{
    m_pages->setCurrentIndex(exchange ? 1 : 0);
    m_shown = exchange ? exchange->id : 0;
    if (!exchange)
        return;
    showRequest(*exchange);
    showResponse(*exchange);
    m_timing->setExchange(*exchange);
}

// What a refusal usually means and where connector code can answer it; nothing for the others.
QString ExchangeDetails::statusSentence(const http::Exchange &exchange) const
{
    const QByteArray wait = http::headerValue(exchange.responseHeaders, "Retry-After");
    switch (exchange.status) {
    case 400:
    case 422:
        return tr("The service understood the request but did not take its content: compare the "
                  "request's body with what the answer says. after_error_response(%1) can turn "
                  "this into a sentence for the recipe's author.")
            .arg(exchange.status);
    case 401:
        return tr("The service did not accept the credentials. Where refresh_on of the connection "
                  "matches this answer, they are acquired anew and the request is sent again.");
    case 403:
        return tr("The credentials are known but may not do this.");
    case 404:
        return tr("There is nothing at this address: look at base_uri and the path.");
    case 429:
        return wait.isEmpty()
            ? tr("Too many requests in a short time. The service does not say how long to wait.")
            : tr("Too many requests in a short time. The service asks to wait: Retry-After %1.")
                  .arg(QString::fromUtf8(wait));
    default:
        return exchange.status >= 500 ? tr("The service failed: the same request may work later.")
                                      : QString();
    }
}

QString ExchangeDetails::sourceText(const http::Exchange &exchange) const
{
    const int declared = exchange.declaredLine;
    const int forced = exchange.forcedLine;
    if (declared > 0 && forced > 0 && declared != forced)
        return tr("%1, %2", "where a request was written, where its answer was needed")
            .arg(lineLink(declared, tr("declared in line %1").arg(declared)),
                lineLink(forced, tr("forced at line %1").arg(forced)));
    const int line = forced > 0 ? forced : declared;
    return line > 0 ? lineLink(line, tr("line %1").arg(line)) : QString();
}

void ExchangeDetails::showRequest(const http::Exchange &exchange)
{
    MessageView::Message message;
    message.headline = QString::fromUtf8(exchange.method);
    message.color = m_theme.color(Token::Text);
    message.url = m_redactor.redact(QString::fromUtf8(exchange.url));
    QString phase = exchange.phase;
    message.facts = {phase.replace(QLatin1Char('_'), QLatin1Char(' ')), exchange.lambda};
    message.linkFacts = sourceText(exchange);
    message.headers = exchange.requestHeaders;
    message.body = exchange.requestBody;
    message.emptyText = tr("This request has no body.");
    m_request->setMessage(message);
}

void ExchangeDetails::showResponse(const http::Exchange &exchange)
{
    const ExchangeOutcome outcome = outcomeOf(exchange);
    MessageView::Message message;
    message.color = m_theme.color(colorOf(outcome));
    message.headers = exchange.responseHeaders;
    message.body = exchange.responseBody;
    message.emptyText = tr("This answer has no body.");
    message.linkFacts = sourceText(exchange);
    if (outcome == ExchangeOutcome::Pending) {
        message.headline = tr("Waiting for the answer\u2026");
        message.emptyText = tr("The answer has not arrived yet.");
    } else if (exchange.failure) {
        message.headline = failureWord(exchange.failure->kind);
        message.note = m_redactor.redact(failureSentence(*exchange.failure));
        message.emptyText = tr("There is no answer to show.");
    } else {
        message.headline
            = QStringLiteral("%1 %2").arg(exchange.status).arg(QString::fromUtf8(exchange.reason));
        message.facts = {QString::fromUtf8(http::mediaType(exchange.responseHeaders)),
            sizeText(exchange.responseBody.size())};
        message.note = statusSentence(exchange);
    }
    m_response->setMessage(message);
}

} // namespace patchbay::app
