// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/rawview.h"

#include "app/forms/formeditor.h"
#include "app/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int typingPause = 300; // ms

} // namespace

RawView::RawView(FormEditor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_text(new QPlainTextEdit(this))
    , m_problem(new QLabel(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(Theme::space(2), Theme::space(2), Theme::space(2), Theme::space(2));
    box->setSpacing(Theme::space(1));
    m_text->setObjectName(QStringLiteral("rawText"));
    m_text->setAccessibleName(tr("Input as JSON"));
    m_text->setFont(theme.font(Theme::Type::Code));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_problem->setObjectName(QStringLiteral("rawProblem"));
    m_problem->setProperty("role", QStringLiteral("danger"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    box->addWidget(m_problem);
    box->addWidget(m_text, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing)
            m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, &RawView::take);
    connect(&m_editor, &FormEditor::changed, this, &RawView::refresh);
    refresh();
}

void RawView::take()
{
    const QByteArray text = m_text->toPlainText().toUtf8();
    QString problem;
    if (text.trimmed().isEmpty()) {
        m_editor.setValues(Json::object());
    } else if (const Result<Json> parsed = parseJson(text); !parsed) {
        problem = tr("This is not valid JSON, so the form keeps its values: %1")
                      .arg(parsed.error().detail);
    } else if (!parsed->is_object()) {
        problem = tr("The input of an operation is a JSON object: { … }.");
    } else {
        m_showing = true; // the text stays as it was written
        m_editor.setValues(*parsed);
        m_showing = false;
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void RawView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void RawView::refresh()
{
    if (!isVisible() || m_showing || m_pause.isActive())
        return; // hidden, it would format everything at every key in the form
    const Result<Json> shown = parseJson(m_text->toPlainText().toUtf8());
    if (shown && *shown == m_editor.model().values())
        return;
    m_showing = true;
    m_text->setPlainText(QString::fromUtf8(toPrettyJsonText(m_editor.model().values())));
    m_showing = false;
    m_problem->hide();
}

} // namespace patchbay::app
