// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QColor>
#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace patchbay::traffic
{
class Redactor;
}

namespace patchbay::app
{

class BodyView;
class Theme;

// One side of an exchange: what it is, its body and its headers.
class MessageView final : public QWidget
{
    Q_OBJECT
public:
    struct Message
    {
        QString headline; // "422 Unprocessable Entity"
        QColor color; // of the headline
        QString url;
        QStringList facts; // empty ones are left out
        QString linkFacts; // rich text; links are line numbers
        QString note; // a sentence about what went wrong
        http::HeaderList headers;
        http::Body body;
        QString emptyText;
    };

    MessageView(const traffic::Redactor &redactor, const Theme &theme, const QString &name,
        QWidget *parent = nullptr);

    void setMessage(const Message &message);

signals:
    void goToLine(int line);

private:
    QLabel *makeLabel(const QString &name);
    QWidget *makeSwitch(const QString &name);
    void makeHeaders(const QString &name);

    const traffic::Redactor &m_redactor;
    const Theme &m_theme;
    QLabel *m_headline;
    QLabel *m_url;
    QLabel *m_note;
    QButtonGroup *m_switch;
    QStackedWidget *m_pages;
    BodyView *m_body;
    QPlainTextEdit *m_headers;
};

} // namespace patchbay::app
