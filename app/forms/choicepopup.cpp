// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/choicepopup.h"

#include "app/forms/checkrowdelegate.h"
#include "app/forms/formeditor.h"
#include "app/theme/theme.h"
#include "app/widgets/messagetext.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int shownRows = 9;

QString messageFor(const PickListState &state)
{
    switch (state.kind) {
    case PickListState::Kind::Blocked:
        return ChoicePopup::tr("Fill in the fields that this list depends on first.");
    case PickListState::Kind::Unknown:
    case PickListState::Kind::Loading:
        return ChoicePopup::tr("Loading…");
    case PickListState::Kind::Failed:
        return ChoicePopup::tr("The pick list raised an error: %1")
            .arg(messageText(state.message, narrowWord));
    case PickListState::Kind::Inline:
    case PickListState::Kind::Ready:
        return state.choices.isEmpty() ? ChoicePopup::tr("The list is empty.") : QString();
    }
    return {};
}

} // namespace

ChoicePopup::ChoicePopup(ChoiceModel::Several several, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_several(several)
    , m_model(new ChoiceModel(several, this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_message(new QLabel(this))
    , m_retry(new QPushButton(tr("Try again"), this))
{
    setObjectName(QStringLiteral("choicePopup"));
    setProperty("role", QStringLiteral("card"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(Theme::space(1), Theme::space(1), Theme::space(1), Theme::space(1));
    box->setSpacing(Theme::space(0));
    m_search->setObjectName(QStringLiteral("choiceSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the choices"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("choiceList"));
    m_list->setAccessibleName(tr("Choices"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_message->setObjectName(QStringLiteral("choiceMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setProperty("role", QStringLiteral("muted"));
    m_retry->setObjectName(QStringLiteral("choiceRetry"));
    m_retry->setProperty("role", QStringLiteral("link"));
    for (QWidget *part : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_list),
             static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_retry)})
        box->addWidget(part);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new CheckRowDelegate(m_list));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text);
        m_list->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &) {
        if (m_several == ChoiceModel::Several::No)
            chooseCurrent();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
        [this] { emit severalChosen(m_model->chosen()); });
    connect(m_retry, &QPushButton::clicked, this, &ChoicePopup::retryWanted);
}

void ChoicePopup::showState(const PickListState &state, const QStringList &chosen)
{
    const QString message = messageFor(state);
    const bool hasChoices = message.isEmpty();
    m_search->setVisible(hasChoices);
    m_list->setVisible(hasChoices);
    m_message->setVisible(!hasChoices);
    m_message->setText(message);
    m_retry->setVisible(state.kind == PickListState::Kind::Failed);
    if (!hasChoices) {
        m_model->setChoices({}, {});
        adjustSize();
        return;
    }
    m_model->setChoices(state.choices, chosen);
    m_search->setText({});
    int row = 0;
    for (int i = 0; i < m_model->rowCount() && !chosen.isEmpty(); ++i) {
        if (choiceText(m_model->choice(i).value) == chosen.first()) {
            row = i;
            break;
        }
    }
    m_list->setCurrentIndex(m_filter->index(row, 0));
    const int rowHeight = qMax(1, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(rowHeight * qBound(1, m_model->rowCount(), shownRows) + 2);
    m_search->setFocus();
    adjustSize();
}

void ChoicePopup::openBelow(QWidget *anchor)
{
    setFixedWidth(qMax(anchor->width(), 12 * Theme::space(4)));
    adjustSize();
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height()));
    const QRect screen = anchor->screen()->availableGeometry();
    if (at.y() + height() > screen.bottom())
        at.setY(anchor->mapToGlobal(QPoint(0, 0)).y() - height());
    at.setX(qBound(screen.left(), at.x(), qMax(screen.left(), screen.right() - width())));
    move(at);
    show();
    m_search->setFocus();
}

void ChoicePopup::chooseCurrent()
{
    const QModelIndex index = m_filter->mapToSource(m_list->currentIndex());
    if (!index.isValid())
        return;
    if (m_several == ChoiceModel::Several::Yes) {
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return;
    }
    emit chosen(choiceText(m_model->choice(index.row()).value));
    close();
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentIndex().row();
        const int last = m_filter->rowCount() - 1;
        switch (key->key()) {
        case Qt::Key_Down:
            m_list->setCurrentIndex(m_filter->index(qMin(row + 1, last), 0));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentIndex(m_filter->index(qMax(row - 1, 0), 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            chooseCurrent();
            return true;
        case Qt::Key_Space:
            if (m_several == ChoiceModel::Several::Yes && m_search->text().isEmpty()) {
                chooseCurrent();
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ChoicePopup::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        emit dismissed();
    QFrame::keyPressEvent(event);
}

void ChoicePopup::mousePressEvent(QMouseEvent *event)
{
    if (!rect().contains(event->position().toPoint()))
        emit dismissed();
    QFrame::mousePressEvent(event);
}

} // namespace patchbay::app
