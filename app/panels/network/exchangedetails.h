// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace patchbay::traffic
{
class Redactor;
}

namespace patchbay::app
{

class MessageView;
class Theme;
class TimingView;

// One exchange in full: request, response, timing. Secrets are hidden.
class ExchangeDetails final : public QWidget
{
    Q_OBJECT
public:
    ExchangeDetails(
        const traffic::Redactor &redactor, const Theme &theme, QWidget *parent = nullptr);

    // Null: nothing is selected.
    void setExchange(const http::Exchange *exchange);

signals:
    void goToLine(int line);

private:
    void showRequest(const http::Exchange &exchange);
    void showResponse(const http::Exchange &exchange);
    QString statusSentence(const http::Exchange &exchange) const;
    QString sourceText(const http::Exchange &exchange) const;

    const traffic::Redactor &m_redactor;
    const Theme &m_theme;
    QStackedWidget *m_pages;
    QTabWidget *m_tabs;
    MessageView *m_request;
    MessageView *m_response;
    TimingView *m_timing;
    qint64 m_shown = 0;
};

} // namespace patchbay::app
