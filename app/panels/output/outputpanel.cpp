// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/output/outputpanel.h"

#include "app/models/quantities.h"
#include "app/theme/theme.h"
#include "app/widgets/bodyview.h"
#include "app/widgets/messagetext.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

enum Page { IdlePage, BusyPage, ValuePage, ErrorPage };
enum View { TreeView, TextView };
constexpr int tickMs = 100;
constexpr int smallTree = 200; // rows that may be opened without asking

QLabel *makeLabel(const QString &name, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("role", role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

std::chrono::microseconds fromMs(double ms)
{
    return std::chrono::microseconds(static_cast<qint64>(ms * 1000));
}

} // namespace

OutputPanel::OutputPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("outputPanel"));
    setAccessibleName(tr("Output"));
    setProperty("ground", QStringLiteral("surface"));
    m_pages->insertWidget(IdlePage, makeIdlePage());
    m_pages->insertWidget(BusyPage, makeBusyPage());
    m_pages->insertWidget(ValuePage, makeValuePage());
    m_pages->insertWidget(ErrorPage, makeErrorPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_tick->setInterval(tickMs);
    connect(m_tick, &QTimer::timeout, this, &OutputPanel::updateBusy);
}

QWidget *OutputPanel::makeIdlePage()
{
    auto *label = new QLabel(
        tr("Nothing has run yet. Choose an action or a trigger and press Run to see its result."));
    label->setObjectName(QStringLiteral("outputIdle"));
    label->setProperty("role", QStringLiteral("muted"));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

QWidget *OutputPanel::makeBusyPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    m_busy = makeLabel(QStringLiteral("outputBusy"), QStringLiteral("strong"), page);
    m_busyCaption = makeLabel(QStringLiteral("outputBusyDetails"), QStringLiteral("muted"), page);
    m_busy->setAlignment(Qt::AlignCenter);
    m_busyCaption->setAlignment(Qt::AlignCenter);
    auto *stop = new QPushButton(tr("Stop"));
    stop->setObjectName(QStringLiteral("outputStop"));
    stop->setAccessibleName(tr("Stop the run"));
    connect(stop, &QPushButton::clicked, this, &OutputPanel::stopRequested);
    layout->addStretch();
    layout->addWidget(m_busy);
    layout->addWidget(m_busyCaption);
    layout->addWidget(stop, 0, Qt::AlignCenter);
    layout->addStretch();
    return page;
}

QWidget *OutputPanel::makeValuePage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Theme::space(2), Theme::space(1), Theme::space(2), 0);
    layout->setSpacing(Theme::space(0));
    auto *top = new QHBoxLayout;
    m_headline = makeLabel(QStringLiteral("outputHeadline"), QStringLiteral("success"), page);
    m_summary = makeLabel(QStringLiteral("outputSummary"), QStringLiteral("muted"), page);
    m_headline->setWordWrap(false);
    top->addWidget(m_headline);
    top->addWidget(m_summary, 1);
    top->addWidget(makeSwitch());
    layout->addLayout(top);
    makeTree();
    m_text = new BodyView(m_theme, QStringLiteral("outputText"));
    m_text->setEmptyText(tr("The result is empty."));
    m_views = new QStackedWidget;
    m_views->insertWidget(TreeView, m_tree);
    m_views->insertWidget(TextView, m_text);
    m_views->setCurrentIndex(TextView);
    layout->addWidget(m_views, 1);
    return page;
}

QWidget *OutputPanel::makeSwitch()
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space(0));
    m_switch = new QButtonGroup(this);
    const std::pair<View, QString> views[] = {{TreeView, tr("Tree")}, {TextView, tr("JSON")}};
    for (const auto &[view, text] : views) {
        auto *button = new QToolButton(box);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(view == TextView);
        button->setProperty("role", QStringLiteral("chip"));
        button->setObjectName(
            view == TreeView ? QStringLiteral("outputShowTree") : QStringLiteral("outputShowText"));
        button->setAccessibleName(tr("Show the result as: %1").arg(text));
        m_switch->addButton(button, view);
        layout->addWidget(button);
    }
    connect(
        m_switch, &QButtonGroup::idClicked, this, [this](int id) { m_views->setCurrentIndex(id); });
    auto *copy = new QToolButton(box);
    copy->setText(tr("Copy"));
    copy->setObjectName(QStringLiteral("outputCopy"));
    copy->setAccessibleName(tr("Copy the result"));
    copy->setProperty("role", QStringLiteral("ghost"));
    connect(copy, &QToolButton::clicked, this, &OutputPanel::copyValue);
    layout->addWidget(copy);
    return box;
}

void OutputPanel::makeTree()
{
    m_tree = new QTreeView;
    m_tree->setObjectName(QStringLiteral("outputTree"));
    m_tree->setAccessibleName(tr("Result as a tree"));
    m_tree->setModel(&m_treeModel);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(JsonTreeModel::KeyColumn, 220);
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_tree);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, [this] {
        const QString text = m_treeModel.valueText(m_tree->currentIndex());
        if (text.isEmpty())
            return;
        QGuiApplication::clipboard()->setText(text);
        emit statusMessage(tr("Copied to the clipboard."));
    });
}

QWidget *OutputPanel::makeErrorPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Theme::space(2), Theme::space(2), Theme::space(2), Theme::space(2));
    layout->setSpacing(Theme::space(1));
    auto *card = new QFrame;
    card->setObjectName(QStringLiteral("outputErrorCard"));
    card->setProperty("role", QStringLiteral("error"));
    auto *inside = new QVBoxLayout(card);
    m_errorHeadline = makeLabel(QStringLiteral("outputErrorClass"), QStringLiteral("strong"), card);
    m_errorMessage = makeLabel(QStringLiteral("outputErrorMessage"), QString(), card);
    m_errorMessage->setTextFormat(Qt::PlainText);
    m_errorLine = new QPushButton;
    m_errorLine->setObjectName(QStringLiteral("outputErrorLine"));
    m_errorLine->setProperty("role", QStringLiteral("link"));
    connect(m_errorLine, &QPushButton::clicked, this, [this] { emit goToLine(m_line); });
    inside->addWidget(m_errorHeadline);
    inside->addWidget(m_errorMessage);
    inside->addWidget(m_errorLine, 0, Qt::AlignLeft);
    layout->addWidget(card);
    m_errorSummary = makeLabel(QStringLiteral("outputErrorSummary"), QStringLiteral("muted"), page);
    layout->addWidget(m_errorSummary);

    m_frames = new QListView;
    m_frames->setObjectName(QStringLiteral("outputBacktrace"));
    m_frames->setAccessibleName(tr("Backtrace"));
    m_frames->setModel(&m_backtrace);
    m_frames->setUniformItemSizes(true);
    m_frames->setFrameShape(QFrame::NoFrame);
    m_frames->setFont(m_theme.font(Theme::Type::Code));
    const auto go = [this](const QModelIndex &index) {
        const int line = index.data(BacktraceModel::CodeLineRole).toInt();
        if (line > 0)
            emit goToLine(line);
    };
    connect(m_frames, &QListView::activated, this, go);
    connect(m_frames, &QListView::clicked, this, go);
    layout->addWidget(m_frames, 1);
    layout->addStretch(); // takes the room while there is no backtrace
    return page;
}

void OutputPanel::setRedaction(std::function<QString(const QString &)> redact)
{
    m_redact = std::move(redact);
}

QString OutputPanel::redacted(const QString &text) const
{
    return m_redact ? m_redact(text) : text;
}

void OutputPanel::showIdle()
{
    m_tick->stop();
    m_pages->setCurrentIndex(IdlePage);
}

void OutputPanel::showBusy(const QString &operation)
{
    m_busy->setText(tr("%1 is running\u2026").arg(operation));
    m_requests = 0;
    m_elapsed.start();
    updateBusy();
    m_tick->start();
    m_pages->setCurrentIndex(BusyPage);
}

void OutputPanel::setRequestCount(int requests)
{
    m_requests = requests;
}

void OutputPanel::updateBusy()
{
    m_busyCaption->setText(tr("%1, %n request(s) so far", nullptr, m_requests)
                               .arg(durationText(std::chrono::milliseconds(m_elapsed.elapsed()))));
}

void OutputPanel::showResult(const engine::RunResult &result)
{
    using engine::OutcomeKind;
    m_tick->stop();
    const QString headline = headlineOf(result);
    const QString summary = summaryOf(result);
    m_summary->setText(summary);
    m_errorSummary->setText(summary);
    if (result.kind == OutcomeKind::Ok || result.kind == OutcomeKind::Suspended) {
        m_headline->setText(
            (result.kind == OutcomeKind::Ok ? QStringLiteral("\u2713 ") : QStringLiteral("\u23f8 "))
            + headline);
        showValue(result);
        emit announced(headline + QStringLiteral(" ") + summary);
        return;
    }
    const QString message = messageOf(result);
    const QString title = result.error && !result.error->className.isEmpty()
        ? QString(headline + QStringLiteral(" ") + result.error->className)
        : headline;
    const QString shown = messageText(redacted(message));
    showError(title, shown,
        result.error ? result.error->backtrace : QList<engine::BacktraceEntry>(),
        result.error ? result.error->line : 0);
    const bool endsSentence = !title.isEmpty() && title.back().isPunct();
    emit announced(title + (endsSentence ? QStringLiteral(" ") : QStringLiteral(". ")) + shown);
}

void OutputPanel::showValue(const engine::RunResult &result)
{
    m_value = m_redact ? m_redact(QString::fromUtf8(result.value)).toUtf8() : result.value;
    m_text->setContent({m_value, "application/json", "utf-8", {}});
    const bool hasTree = m_treeModel.setText(m_value).has_value();
    m_switch->button(TreeView)->setEnabled(hasTree);
    if (!hasTree)
        m_switch->button(TextView)->click();
    if (m_value.count('\n') + m_value.count(',') < smallTree)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
    m_pages->setCurrentIndex(ValuePage);
}

void OutputPanel::showError(const QString &headline, const QString &message,
    const QList<engine::BacktraceEntry> &backtrace, int line)
{
    m_errorHeadline->setText(QStringLiteral("\u2715 ") + headline);
    m_errorMessage->setText(message);
    m_errorMessage->setVisible(!message.isEmpty());
    m_line = line;
    m_errorLine->setVisible(line > 0);
    m_errorLine->setText(tr("Go to line %1").arg(line));
    m_errorLine->setAccessibleName(m_errorLine->text());
    m_backtrace.setFrames(backtrace);
    m_frames->setVisible(!backtrace.isEmpty());
    m_pages->setCurrentIndex(ErrorPage);
}

void OutputPanel::copyValue()
{
    QGuiApplication::clipboard()->setText(
        m_views->currentIndex() == TextView && m_value.size() <= JsonTreeModel::largestText
            ? m_text->shownText()
            : QString::fromUtf8(m_value));
    emit statusMessage(tr("Copied the result to the clipboard."));
}

QString OutputPanel::headlineOf(const engine::RunResult &result) const
{
    using engine::OutcomeKind;
    switch (result.kind) {
    case OutcomeKind::Ok:
        return tr("Finished.");
    case OutcomeKind::Raised:
        return tr("The connector raised an error:");
    case OutcomeKind::LoadFailed:
        return tr("The connector does not load:");
    case OutcomeKind::TimedOut:
        return tr("The run took too long.");
    case OutcomeKind::Suspended:
        return tr("Suspended, waiting to be resumed.");
    case OutcomeKind::Stopped:
        return tr("Stopped.");
    case OutcomeKind::HostFailed:
        break;
    }
    return result.failure.code == ErrorCode::HostDied ? tr("The run ended before it was done.")
                                                      : tr("The run could not go on.");
}

QString OutputPanel::messageOf(const engine::RunResult &result) const
{
    if (result.error)
        return result.error->message;
    if (result.kind == engine::OutcomeKind::Stopped)
        return tr("You stopped this run before it was done.");
    if (result.failure.code == ErrorCode::HostDied)
        return tr("The process that runs the connector is gone: %1. Nothing in the editor is lost. "
                  "Run again, which starts a new one.")
            .arg(result.failure.detail);
    return result.failure.detail;
}

QString OutputPanel::summaryOf(const engine::RunResult &result) const
{
    QStringList parts{durationText(fromMs(result.elapsedMs)),
        tr("%n request(s)", nullptr, static_cast<int>(result.exchanges.size()))};
    if (result.steps > 1)
        parts.append(tr("%n step(s)", nullptr, result.steps));
    if (!result.changedSettings.empty())
        parts.append(
            tr("%n setting(s) changed", nullptr, static_cast<int>(result.changedSettings.size())));
    if (!result.warnings.isEmpty())
        parts.append(tr("%n warning(s)", nullptr, static_cast<int>(result.warnings.size())));
    return parts.join(QStringLiteral(" \u00b7 "));
}

} // namespace patchbay::app
