// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences/shortcutspage.h"

#include "app/actions/actionregistry.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace patchbay::app
{

ShortcutsPage::ShortcutsPage(ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_model(actions)
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_capture(new QKeySequenceEdit(this))
    , m_clear(new QPushButton(tr("No Key"), this))
    , m_reset(new QPushButton(tr("As It Was"), this))
    , m_report(new QLabel(this))
{
    setObjectName(QStringLiteral("shortcutsPage"));
    setAccessibleName(tr("Keys"));
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setAccessibleName(tr("Search commands and keys"));
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setClearButtonEnabled(true);
    m_proxy.setSourceModel(&m_model);
    m_proxy.setFilterKeyColumn(-1);
    m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(
        m_search, &QLineEdit::textChanged, &m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::space(1));
    layout->addWidget(m_search);
    layout->addWidget(makeTable(), 1);
    layout->addWidget(makeCapture());
    layout->addWidget(m_report);
    m_report->setObjectName(QStringLiteral("shortcutReport"));
    m_report->hide();
    m_report->setWordWrap(true);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ShortcutsPage::showCurrent);
    m_table->selectRow(0);
    showCurrent();
}

QWidget *ShortcutsPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(&m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::tableRow);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(ShortcutsModel::CommandColumn, QHeaderView::Stretch);
    header->resizeSection(ShortcutsModel::ShortcutColumn, 140);
    header->resizeSection(ShortcutsModel::StateColumn, 200);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ShortcutsPage::showCurrent);
    connect(m_table, &QTableView::activated, m_capture, qOverload<>(&QWidget::setFocus));
    return m_table;
}

QWidget *ShortcutsPage::makeCapture()
{
    auto *box = new QWidget(this);
    box->setAccessibleName(tr("Key of the chosen command"));
    auto *label = new QLabel(tr("&Press the new key:"), box);
    label->setBuddy(m_capture);
    m_capture->setObjectName(QStringLiteral("shortcutCapture"));
    m_capture->setAccessibleName(tr("New key"));
    if (auto *inner = m_capture->findChild<QLineEdit *>())
        inner->setAccessibleName(tr("New key"));
    m_clear->setObjectName(QStringLiteral("shortcutClear"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_reset->setToolTip(tr("The key that Patchbay gives this command"));
    auto *all = new QPushButton(tr("Reset All Keys"), box);
    all->setObjectName(QStringLiteral("shortcutResetAll"));
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space(1));
    layout->addWidget(label);
    layout->addWidget(m_capture, 1);
    layout->addWidget(m_clear);
    layout->addWidget(m_reset);
    layout->addWidget(all);
    connect(m_capture, &QKeySequenceEdit::editingFinished, this, &ShortcutsPage::assign);
    connect(m_clear, &QPushButton::clicked, this,
        [this] { m_actions.setShortcut(currentId(), QKeySequence()); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_actions.resetShortcut(currentId()); });
    connect(all, &QPushButton::clicked, this, [this] {
        for (const QString &id : m_actions.ids())
            m_actions.resetShortcut(id);
    });
    return box;
}

QString ShortcutsPage::currentId() const
{
    return m_table->currentIndex().data(ShortcutsModel::IdRole).toString();
}

void ShortcutsPage::assign()
{
    if (!currentId().isEmpty())
        m_actions.setShortcut(currentId(), m_capture->keySequence());
}

void ShortcutsPage::showCurrent()
{
    const QString id = currentId();
    {
        const QSignalBlocker quiet(m_capture);
        m_capture->setKeySequence(m_actions.shortcut(id));
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_capture), static_cast<QWidget *>(m_clear)})
        widget->setEnabled(!id.isEmpty());
    m_reset->setEnabled(!m_actions.isDefaultShortcut(id));
    const QStringList others
        = m_table->currentIndex().data(ShortcutsModel::ConflictRole).toStringList();
    QString report;
    if (!others.isEmpty())
        report = tr("%1 is also the key of %2. While two commands share a key, neither answers to "
                    "it.")
                     .arg(m_actions.shortcut(id).toString(QKeySequence::NativeText),
                         others.join(QStringLiteral(", ")));
    else if (const int count = m_model.conflictCount(); count > 0)
        report = tr("%n command(s) share a key with another one.", nullptr, count);
    m_report->setText(report);
    m_report->setVisible(!report.isEmpty());
    setRole(*m_report, report.isEmpty() ? QString() : QStringLiteral("danger"));
    m_report->setAccessibleName(report);
}

} // namespace patchbay::app
