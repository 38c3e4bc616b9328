// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/areacontrol.h"

#include "app/forms/formeditor.h"
#include "app/theme/theme.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace patchbay::app
{

AreaControl::AreaControl(Content content, const schema::FormField &field, FormEditor &editor,
    const Theme &theme, QWidget *parent)
    : FieldControl(parent)
    , m_editor(editor)
    , m_content(content)
    , m_text(new QPlainTextEdit(this))
{
    auto *row = new QVBoxLayout;
    row->addWidget(m_text);
    setInput(*m_text, row);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(3 * Theme::controlHeight);
    if (m_content != Content::Text)
        m_text->setFont(theme.font(Theme::Type::Code));
    connect(m_text, &QPlainTextEdit::textChanged, this, &AreaControl::textEdited);
    showField(field);
}

bool AreaControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && !m_broken)
        m_editor.edit(m_path, m_editor.model().value(m_path), FormEditor::Stage::Committed);
    return FieldControl::eventFilter(watched, event);
}

void AreaControl::textEdited()
{
    if (m_showing)
        return;
    const QString text = m_text->toPlainText();
    Json value = toStd(text);
    m_broken = false;
    if (m_content != Content::Text && !text.trimmed().isEmpty()) {
        const Result<Json> parsed = parseJson(text.toUtf8());
        m_broken = !parsed;
        if (m_broken) {
            emit problemChanged(tr("This is not valid JSON: %1").arg(parsed.error().detail));
            return;
        }
        if (m_content == Content::Json)
            value = *parsed;
    }
    emit problemChanged({});
    m_editor.edit(m_path, value, FormEditor::Stage::Typing);
}

QString AreaControl::shownText() const
{
    const Json &value = m_editor.model().value(m_path);
    if (value.is_null())
        return {};
    if (m_content != Content::Json && value.is_string())
        return fromStd(value.get_ref<const std::string &>());
    return QString::fromUtf8(toPrettyJsonText(value));
}

void AreaControl::showField(const schema::FormField &field)
{
    m_path = field.path;
    describe(field);
    m_text->setPlaceholderText(
        m_content == Content::Text ? QString() : tr("A JSON list, such as [\"one\", \"two\"]"));
    if (m_broken)
        return; // never over what is being typed
    if (m_content == Content::Json && m_text->hasFocus()) {
        const Result<Json> typed = parseJson(m_text->toPlainText().toUtf8());
        if (typed && *typed == m_editor.model().value(m_path))
            return; // the same value in the user's own spacing
    }
    const QString text = shownText();
    if (m_text->toPlainText() == text)
        return;
    m_showing = true;
    m_text->setPlainText(text);
    m_showing = false;
}

} // namespace patchbay::app
