// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/commandpalette.h"

#include "app/actions/actionregistry.h"
#include "app/actions/menutext.h"
#include "app/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace patchbay::app
{

namespace
{

// Text on the left, detail in muted on the right.
class PaletteDelegate : public QStyledItemDelegate
{
public:
    PaletteDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, m_theme.color(selected ? Token::Selected : Token::Surface));
        const QRect inner = option.rect.adjusted(12, 0, -12, 0);
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        painter->setPen(m_theme.color(enabled ? Token::Text : Token::Muted));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setPen(m_theme.color(Token::Muted));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight,
            index.data(PaletteModel::DetailRole).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {300, 30};
    }

private:
    const Theme &m_theme;
};

} // namespace

CommandPalette::CommandPalette(const Theme &theme, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_input(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing, 1);
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setProperty("role", QStringLiteral("muted"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_input->setAccessibleName(tr("Search"));
    m_input->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Matches"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, this));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, [this] { chooseCurrent(); });
}

void CommandPalette::open(const QString &placeholder, QList<PaletteItem> items)
{
    m_model.setItems(std::move(items));
    m_input->setPlaceholderText(placeholder);
    m_input->setAccessibleName(placeholder);
    m_input->clear();
    narrow({});
    const QWidget *window = parentWidget();
    const int width = std::min(640, window->width() - 80);
    resize(width, std::min(420, window->height() - 120));
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 64)));
    show();
    m_input->setFocus();
}

void CommandPalette::narrow(const QString &pattern)
{
    m_model.setPattern(pattern);
    const bool found = m_model.rowCount() > 0;
    m_list->setVisible(found);
    m_list->setCurrentIndex(m_model.index(0, 0));
    m_nothing->setVisible(!found);
    m_nothing->setText(pattern.isEmpty() ? tr("There is nothing to choose from.")
                                         : tr("Nothing matches “%1”.").arg(pattern));
}

QList<PaletteItem> CommandPalette::commands(const ActionRegistry &registry)
{
    QList<PaletteItem> items;
    for (const QString &id : registry.ids()) {
        QAction *action = registry.action(id);
        const QString text = withoutMenuMark(action->text());
        const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
        const QString category = registry.spec(id)->category;
        items.append(
            {text, shortcut.isEmpty() ? category : category + QStringLiteral("   ") + shortcut,
                action->isEnabled(), [action] { action->trigger(); }});
    }
    return items;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    const auto go = [this](int to) {
        const int last = std::max(0, m_model.rowCount() - 1);
        m_list->setCurrentIndex(m_model.index(qBound(0, to, last), 0));
        return true;
    };
    switch (key->key()) {
    case Qt::Key_Down:
        return go(row + 1);
    case Qt::Key_Up:
        return go(row - 1);
    case Qt::Key_PageDown:
        return go(row + 10);
    case Qt::Key_PageUp:
        return go(row - 10);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        chooseCurrent();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::chooseCurrent()
{
    const PaletteItem *found = m_model.item(m_list->currentIndex().row());
    if (!found || !found->enabled)
        return;
    const auto choose = found->choose;
    hide();
    if (choose)
        choose();
}

} // namespace patchbay::app
