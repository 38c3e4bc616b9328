// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/outline/outlinepanel.h"

#include "app/models/outlinemodel.h"
#include "app/panels/outline/outlinedelegate.h"
#include "app/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QTime>
#include <QTreeView>
#include <QVBoxLayout>

namespace patchbay::app
{

OutlinePanel::OutlinePanel(OutlineModel &model, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("outlinePanel"));
    setAccessibleName(tr("Outline"));
    const auto label = [this](const QString &name, const QString &what) {
        auto *made = new QLabel(this);
        made->setObjectName(name);
        made->setAccessibleName(what);
        made->setTextFormat(Qt::PlainText);
        made->setContentsMargins(Theme::space(2), Theme::space(1), Theme::space(2), 0);
        return made;
    };
    m_caption = label(QStringLiteral("outlineCaption"), tr("Connector"));
    m_state = label(QStringLiteral("outlineState"), tr("State of the outline"));
    m_state->setWordWrap(true);
    m_tree = new QTreeView(this);
    m_tree->setObjectName(QStringLiteral("outlineTree"));
    m_tree->setAccessibleName(tr("Outline of the connector"));
    m_tree->setModel(&model);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setItemDelegate(new OutlineDelegate(theme, m_tree));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space(0));
    layout->addWidget(m_caption);
    layout->addWidget(m_state);
    layout->addWidget(m_tree, 1);
    connect(m_tree, &QTreeView::clicked, this, &OutlinePanel::activate);
    connect(m_tree, &QTreeView::activated, this, &OutlinePanel::activate);
    connect(&theme, &Theme::changed, this, &OutlinePanel::restyle);
    restyle();
    setAnalysis({}, {});
}

void OutlinePanel::restyle()
{
    QPalette muted = m_caption->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    for (QLabel *label : {m_caption, m_state}) {
        label->setFont(m_theme.font(Theme::Type::Caption));
        label->setPalette(muted);
    }
    m_tree->doItemsLayout(); // rows have another height in the other density
}

void OutlinePanel::setFile(const QString &path)
{
    if (path == m_file)
        return;
    if (!m_toExpand)
        m_expanded.insert(m_file, expandedUnder({}));
    m_file = path;
    m_toExpand = true;
}

QStringList OutlinePanel::expandedUnder(const QModelIndex &parent) const
{
    QStringList paths;
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (!m_tree->isExpanded(index))
            continue;
        paths.append(index.data(OutlineModel::PathRole).toString());
        paths += expandedUnder(index);
    }
    return paths;
}

void OutlinePanel::setAnalysis(const language::Analysis &analysis, const QString &fileName)
{
    m_model.setAnalysis(analysis);
    if (m_toExpand && analysis.hasConnector) {
        m_toExpand = false;
        m_tree->collapseAll();
        const QStringList open
            = m_expanded.value(m_file, {QStringLiteral("actions"), QStringLiteral("triggers")});
        for (const QString &path : open)
            m_tree->expand(m_model.indexOf(path));
    }
    showCaption(analysis, fileName);
}

void OutlinePanel::showCaption(const language::Analysis &analysis, const QString &fileName)
{
    if (!analysis.outlineIsOld && analysis.hasConnector)
        m_goodSince = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    const QString title = analysis.title.toUpper();
    m_caption->setText(title.isEmpty() ? fileName : tr("%1 \u00B7 %2").arg(title, fileName));
    m_caption->setVisible(!m_caption->text().isEmpty());
    QString state;
    if (analysis.outlineIsOld)
        state = tr("As of %1. The code has errors.").arg(m_goodSince);
    else if (!analysis.hasConnector && !fileName.isEmpty())
        state = tr("No connector was found in this file.");
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
}

void OutlinePanel::followCaret(int offset)
{
    QModelIndex index = m_model.indexAt(offset);
    // Nothing is opened by moving the caret: the nearest row that shows is taken.
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent()) {
        if (!m_tree->isExpanded(up))
            index = up;
    }
    if (index == m_tree->currentIndex())
        return;
    const QSignalBlocker blocker(m_tree);
    m_tree->setCurrentIndex(index);
    m_tree->viewport()->update();
}

void OutlinePanel::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    emit pathSelected(index.data(OutlineModel::PathRole).toString());
    emit jumpTo(index.data(OutlineModel::OffsetRole).toInt());
}

} // namespace patchbay::app
