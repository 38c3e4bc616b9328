// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/linecontrol.h"

#include "app/forms/formeditor.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace patchbay::app
{

namespace
{

QString shownText(const Json &value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? fromStd(value.get_ref<const std::string &>())
                             : QString::fromUtf8(toJsonText(value));
}

QString unitOf(const schema::FormField &field)
{
    if (field.control == schema::Control::Subdomain)
        return field.suffix.startsWith(QLatin1Char('.')) || field.suffix.isEmpty()
            ? field.suffix
            : QLatin1Char('.') + field.suffix;
    return stringAt(valueAt(field.attributes, "suffix"), "text");
}

} // namespace

LineControl::LineControl(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
    : FieldControl(parent)
    , m_editor(editor)
    , m_kind(field.control)
    , m_line(new QLineEdit(this))
    , m_suffix(new QLabel(this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::space(1));
    row->addWidget(m_line, 1);
    row->addWidget(m_suffix);
    m_suffix->setProperty("role", QStringLiteral("muted"));
    m_suffix->setObjectName(QStringLiteral("fieldSuffix"));
    setInput(*m_line, row);
    if (m_kind == schema::Control::Password)
        addReveal(theme);
    else if (m_kind == schema::Control::Date || m_kind == schema::Control::DateTime)
        addCalendar(theme);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_editor.edit(m_path, toStd(text), FormEditor::Stage::Typing);
    });
    connect(m_line, &QLineEdit::editingFinished, this,
        [this] { m_editor.edit(m_path, toStd(m_line->text()), FormEditor::Stage::Committed); });
    showField(field);
}

LineControl::~LineControl()
{
    // The focus proxy makes QWidget's destructor take the focus from the line, which still tells of
    // its last word when this class is gone; what was typed is already with the editor.
    m_line->disconnect(this);
}

void LineControl::addReveal(const Theme &theme)
{
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText);
    m_reveal = m_line->addAction(
        tintedIcon(QStringLiteral("eye"), theme.color(Token::Muted)), QLineEdit::TrailingPosition);
    m_reveal->setCheckable(true);
    m_reveal->setObjectName(QStringLiteral("fieldReveal"));
    m_reveal->setToolTip(tr("Show or hide the characters"));
    m_reveal->setText(m_reveal->toolTip()); // what assistive tools call the button
    connect(m_reveal, &QAction::toggled, this, [this, &theme](bool shown) {
        m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_reveal->setIcon(tintedIcon(
            shown ? QStringLiteral("eye-off") : QStringLiteral("eye"), theme.color(Token::Muted)));
    });
}

void LineControl::addCalendar(const Theme &theme)
{
    QAction *open
        = m_line->addAction(tintedIcon(QStringLiteral("calendar"), theme.color(Token::Muted)),
            QLineEdit::TrailingPosition);
    open->setObjectName(QStringLiteral("fieldCalendar"));
    open->setToolTip(tr("Choose a date"));
    open->setText(open->toolTip());
    connect(open, &QAction::triggered, this, &LineControl::openCalendar);
}

void LineControl::openCalendar()
{
    auto *calendar = new QCalendarWidget(this);
    calendar->setWindowFlag(Qt::Popup);
    calendar->setAttribute(Qt::WA_DeleteOnClose);
    calendar->setObjectName(QStringLiteral("fieldCalendarPopup"));
    calendar->setAccessibleName(tr("Calendar"));
    const QDate typed = QDate::fromString(m_line->text().left(10), Qt::ISODate);
    if (typed.isValid())
        calendar->setSelectedDate(typed);
    const auto choose = [this, calendar](const QDate &date) {
        QString text = date.toString(Qt::ISODate);
        if (m_kind == schema::Control::DateTime) {
            const QString time = m_line->text().mid(10);
            text += time.isEmpty() ? QStringLiteral("T00:00:00Z") : time;
        }
        m_line->setText(text);
        m_editor.edit(m_path, toStd(text), FormEditor::Stage::Committed);
        calendar->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    calendar->move(m_line->mapToGlobal(QPoint(0, m_line->height())));
    calendar->show();
}

QString LineControl::placeholderFor(const schema::FormField &field) const
{
    if (field.missing)
        return tr("Required");
    switch (field.control) {
    case schema::Control::Date:
        return QStringLiteral("2026-11-22");
    case schema::Control::DateTime:
        return QStringLiteral("2026-11-22T14:00:00Z");
    case schema::Control::Url:
        return QStringLiteral("https://");
    default:
        return stringAt(field.attributes, "placeholder");
    }
}

void LineControl::showField(const schema::FormField &field)
{
    m_path = field.path;
    describe(field);
    m_line->setPlaceholderText(placeholderFor(field));
    const QString unit = unitOf(field);
    m_suffix->setText(unit);
    m_suffix->setVisible(!unit.isEmpty());
    const QString text = shownText(m_editor.model().value(m_path));
    if (m_line->text() == text)
        return;
    const int caret = m_line->cursorPosition();
    m_line->setText(text);
    m_line->setCursorPosition(qMin(caret, static_cast<int>(text.size())));
}

} // namespace patchbay::app
