// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/selectcontrol.h"

#include "app/forms/choicepopup.h"
#include "app/forms/formeditor.h"
#include "app/theme/icons.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace patchbay::app
{

namespace
{

bool isOnItsWay(const PickListState &state)
{
    return state.kind == PickListState::Kind::Loading || state.kind == PickListState::Kind::Unknown;
}

} // namespace

SelectControl::SelectControl(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
    : FieldControl(parent)
    , m_editor(editor)
    , m_field(field)
    , m_button(new QPushButton(this))
    , m_label(new QLabel(m_button))
    , m_code(new QLabel(m_button))
    , m_clear(new QPushButton(this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::space(0));
    row->addWidget(m_button, 1);
    row->addWidget(m_clear);
    setInput(*m_button, row);
    makeButton(theme);
    connect(m_button, &QPushButton::clicked, this, &SelectControl::open);
    connect(m_clear, &QPushButton::clicked, this, [this] { choose({}); });
    connect(&m_editor, &FormEditor::pickListsChanged, this, [this] {
        showChoice();
        const bool shown = m_popup && m_popup->isVisible();
        if (!shown && !m_awaited)
            return;
        if (state().kind == PickListState::Kind::Unknown) {
            m_editor.openPickList(m_field); // forgotten while it was open
        } else if (shown) {
            m_popup->showState(state(), chosen());
            m_awaited = isOnItsWay(state());
        } else {
            openAgain();
        }
    });
    showField(field);
}

void SelectControl::makeButton(const Theme &theme)
{
    m_button->setFixedHeight(Theme::controlHeight);
    auto *inside = new QHBoxLayout(m_button);
    inside->setContentsMargins(Theme::space(1) + 2, 0, Theme::space(1), 0);
    inside->setSpacing(Theme::space(1));
    auto *arrow = new QLabel(m_button);
    arrow->setProperty("decorative", true);
    arrow->setPixmap(tintedIcon(QStringLiteral("chevron-down"), theme.color(Token::Muted))
                         .pixmap(QSize(12, 12)));
    inside->addWidget(m_label, 1);
    inside->addWidget(m_code);
    inside->addWidget(arrow);
    for (QLabel *label : {m_label, m_code, arrow}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    arrow->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_code->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_code->setProperty("role", QStringLiteral("muted"));
    m_label->setObjectName(QStringLiteral("fieldChoice"));
    m_code->setObjectName(QStringLiteral("fieldCode"));
    m_clear->setObjectName(QStringLiteral("fieldClear"));
    m_clear->setProperty("role", QStringLiteral("ghost"));
    m_clear->setIcon(tintedIcon(QStringLiteral("x"), theme.color(Token::Muted)));
    m_clear->setToolTip(tr("Clear the choice"));
}

bool SelectControl::eventFilter(QObject *watched, QEvent *event)
{
    // What a question took away is back: the window, or the focus in it.
    if ((watched == m_button && event->type() == QEvent::FocusIn)
        || event->type() == QEvent::WindowUnblocked)
        QMetaObject::invokeMethod(this, &SelectControl::openAgain, Qt::QueuedConnection);
    if (watched != m_button)
        return FieldControl::eventFilter(watched, event);
    if (event->type() == QEvent::Resize)
        fitChoice();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_F4 || key == Qt::Key_Return
            || key == Qt::Key_Enter) {
            open();
            return true;
        }
        if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && !m_field.required) {
            choose({});
            return true;
        }
    }
    return FieldControl::eventFilter(watched, event);
}

bool SelectControl::takesSeveral() const
{
    return m_field.control == schema::Control::MultiSelect;
}

PickListState SelectControl::state() const
{
    PickListState state = m_editor.pickList(m_field);
    if (m_field.control == schema::Control::Checkbox && state.choices.isEmpty()) {
        state.kind = PickListState::Kind::Inline;
        state.choices = {{tr("Yes"), "true"}, {tr("No"), "false"}};
    }
    return state;
}

QStringList SelectControl::chosen() const
{
    const Json &value = m_editor.model().value(m_field.path);
    if (value.is_array()) {
        QStringList values;
        for (const Json &item : value)
            values.append(choiceText(item));
        return values;
    }
    const QString text = choiceText(value);
    if (text.isEmpty())
        return {};
    const QString delimiter = m_field.delimiter.isEmpty() ? QStringLiteral(",") : m_field.delimiter;
    return takesSeveral() ? text.split(delimiter) : QStringList{text};
}

void SelectControl::open()
{
    if (!m_popup) {
        m_popup = new ChoicePopup(
            takesSeveral() ? ChoiceModel::Several::Yes : ChoiceModel::Several::No, this);
        connect(m_popup, &ChoicePopup::chosen, this, &SelectControl::choose);
        connect(m_popup, &ChoicePopup::severalChosen, this, &SelectControl::chooseSeveral);
        connect(
            m_popup, &ChoicePopup::retryWanted, this, [this] { m_editor.openPickList(m_field); });
        connect(m_popup, &ChoicePopup::dismissed, this, [this] { m_awaited = false; });
        window()->installEventFilter(this);
    }
    m_editor.activate(m_field.path);
    if (m_field.control != schema::Control::Checkbox)
        m_editor.openPickList(m_field);
    m_popup->showState(state(), chosen());
    m_popup->openBelow(m_button);
    m_awaited = isOnItsWay(state());
}

// A question closes every popup, as the one whether the list's host may be asked does. What was
// opened before it opens again once the list is there and the question is gone.
void SelectControl::openAgain()
{
    const QWidget *dialog = QApplication::activeModalWidget();
    const bool blocked = dialog && !dialog->isAncestorOf(this);
    if (!m_awaited || blocked || !isActiveWindow() || !m_button->hasFocus() || isOnItsWay(state()))
        return;
    m_awaited = false;
    m_popup->showState(state(), chosen());
    m_popup->openBelow(m_button);
}

void SelectControl::choose(const QString &value)
{
    m_editor.edit(m_field.path, toStd(value), FormEditor::Stage::Committed);
}

void SelectControl::chooseSeveral(const QStringList &values)
{
    if (m_field.typeName == QLatin1String("array")) {
        Json list = Json::array();
        for (const QString &value : values)
            list.push_back(toStd(value));
        m_editor.edit(m_field.path, list, FormEditor::Stage::Committed);
        return;
    }
    const QString delimiter = m_field.delimiter.isEmpty() ? QStringLiteral(",") : m_field.delimiter;
    choose(values.join(delimiter));
}

// The words come first: the code beside them shows where both have room.
void SelectControl::fitChoice()
{
    const QMargins margins = m_button->layout()->contentsMargins();
    const int arrow = 12 + m_button->layout()->spacing();
    const int room = m_button->width() - margins.left() - margins.right() - arrow;
    const int words = m_label->fontMetrics().horizontalAdvance(m_text);
    const int code = m_code->sizeHint().width() + m_button->layout()->spacing();
    m_code->setVisible(!m_code->text().isEmpty() && words + code <= room);
    m_label->setText(m_label->fontMetrics().elidedText(m_text, Qt::ElideRight, room));
}

void SelectControl::showField(const schema::FormField &field)
{
    m_field = field;
    describe(field);
    showChoice();
}

void SelectControl::showChoice()
{
    const QStringList values = chosen();
    const PickListState known = state();
    QStringList labels;
    for (const QString &value : values)
        labels.append(choiceLabel(known.choices, value).value_or(value));
    QString text = labels.join(QStringLiteral(", "));
    if (values.isEmpty()) {
        if (known.kind == PickListState::Kind::Blocked)
            text = tr("Fill in the fields above first");
        else
            text = m_field.missing ? tr("Required") : tr("Select…");
    }
    m_text = text;
    setRole(*m_label, values.isEmpty() ? QStringLiteral("muted") : QString());
    const bool showCode = values.size() == 1 && labels.first() != values.first()
        && m_field.control != schema::Control::Checkbox;
    m_code->setText(showCode ? values.first() : QString());
    m_button->setToolTip(showCode ? QStringLiteral("%1 (%2)").arg(text, values.first()) : text);
    fitChoice();
    //: Accessible name of the button that clears a select field; %1 is the field's label.
    m_clear->setAccessibleName(tr("Clear %1").arg(m_field.label));
    m_clear->setVisible(!values.isEmpty() && !m_field.required);
    setChoice(values.isEmpty() ? QString() : tr("Chosen: %1").arg(text));
}

} // namespace patchbay::app
