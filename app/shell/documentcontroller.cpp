// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/documentcontroller.h"

#include "app/dialogs/prompter.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "runtime/project/newproject.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace patchbay::app
{

DocumentController::DocumentController(Services services, QTabWidget &tabs, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_tabs(tabs)
{
    connect(&tabs, &QTabWidget::currentChanged, this, [this] { emit currentChanged(current()); });
    connect(&tabs, &QTabWidget::tabCloseRequested, this, &DocumentController::closeTab);
}

EditorPage *DocumentController::current() const
{
    return qobject_cast<EditorPage *>(m_tabs.currentWidget());
}

QList<EditorPage *> DocumentController::pages() const
{
    QList<EditorPage *> pages;
    for (int i = 0; i < m_tabs.count(); ++i) {
        if (auto *page = qobject_cast<EditorPage *>(m_tabs.widget(i)))
            pages.append(page);
    }
    return pages;
}

void DocumentController::setRecent(const QStringList &paths)
{
    m_recent = paths.mid(0, 12);
    emit recentChanged();
}

QString DocumentController::describe(const Error &error, const QString &path) const
{
    const QString name = QFileInfo(path).fileName();
    switch (error.code) {
    case ErrorCode::NotFound:
        return tr("%1 is not there.").arg(path);
    case ErrorCode::Malformed:
        return tr("%1 is not UTF-8 text: %2").arg(name, error.detail);
    case ErrorCode::TooLarge:
        return tr("%1 is larger than the 10 MB a connector may have.").arg(name);
    case ErrorCode::Denied:
        return tr("%1 may not be read or written by you.").arg(path);
    case ErrorCode::ReadOnly:
        return tr("%1 cannot be written: the file or its folder is read-only.").arg(path);
    case ErrorCode::NoSpace:
        return tr("%1 could not be written: the disk is full. Your text is still here.").arg(name);
    default:
        return tr("%1: %2").arg(path, error.detail);
    }
}

bool DocumentController::open(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (EditorPage *page : pages()) {
        if (!canonical.isEmpty()
            && QFileInfo(page->file().path()).canonicalFilePath() == canonical) {
            m_tabs.setCurrentWidget(page);
            return true;
        }
    }
    auto *page = new EditorPage(m_services.theme, m_services.preferences, m_services.worker,
        m_services.trust, m_services.files, m_services.recoveryFolder, &m_tabs);
    const QString file = QFileInfo(path).isDir() ? path + QStringLiteral("/connector.rb") : path;
    if (const auto opened = page->open(file); !opened) {
        delete page;
        m_services.prompter.inform(tr("Cannot open"), describe(opened.error(), file));
        return false;
    }
    connect(page, &EditorPage::titleChanged, this, [this, page] { showTitle(*page); });
    connect(page, &EditorPage::saveRequested, this, [this, page] { savePage(*page); });
    connect(&page->file().document(), &editor::Document::savingChanged, this,
        [this, page] { savingChanged(*page); });
    connect(&page->file().document(), &editor::Document::recoveryFailed, this,
        [this](const QString &detail) {
            emit statusMessage(tr("Unsaved text cannot be kept safe: %1").arg(detail));
        });
    const int index = m_tabs.addTab(page, page->file().displayName());
    m_tabs.tabBar()->setTabButton(index, QTabBar::RightSide, makeCloseButton(*page));
    m_tabs.setCurrentIndex(index);
    showTitle(*page);
    QStringList recent = m_recent;
    recent.removeAll(page->file().path());
    recent.prepend(page->file().path());
    setRecent(recent);
    page->code().setFocus();
    return true;
}

QWidget *DocumentController::makeCloseButton(EditorPage &page)
{
    auto *button = new QToolButton(&m_tabs);
    button->setObjectName(QStringLiteral("closeTab"));
    button->setAccessibleName(tr("Close %1").arg(page.file().displayName()));
    button->setToolTip(tr("Close"));
    button->setProperty("role", QStringLiteral("ghost"));
    button->setIconSize({14, 14});
    const auto restyle = [this, button] {
        button->setIcon(tintedIcon(QStringLiteral("x"), m_services.theme.color(Token::Muted)));
    };
    restyle();
    connect(&m_services.theme, &Theme::changed, button, restyle);
    connect(
        button, &QToolButton::clicked, this, [this, &page] { closeTab(m_tabs.indexOf(&page)); });
    return button;
}

void DocumentController::openWithDialog()
{
    EditorPage *page = current();
    const QString folder = page ? QFileInfo(page->file().path()).absolutePath() : QString();
    QPointer<DocumentController> self(this);
    m_services.prompter.openFile(tr("Open a connector"), folder, [self](const QString &path) {
        if (self)
            self->open(path);
    });
}

void DocumentController::makeWithDialog()
{
    const QString proposal = QDir::home().filePath(tr("my_connector"));
    QPointer<DocumentController> self(this);
    m_services.prompter.saveFile(
        tr("Folder of the new connector"), proposal, [self](const QString &folder) {
            if (self)
                self->make(folder);
        });
}

void DocumentController::make(const QString &folder)
{
    const auto work = [folder, trust = m_services.trust]() mutable {
        Result<QString> made = project::makeConnector(folder);
        // Made here, from a skeleton of ours: nothing of a stranger's to ask about.
        if (made)
            (void)trust.allowFolder(folder);
        return made;
    };
    m_services.files.run(folder, work, this, [this, folder](const Result<QString> &made) {
        if (made)
            open(*made);
        else
            m_services.prompter.inform(
                tr("Cannot make the connector"), describe(made.error(), folder));
    });
}

void DocumentController::showTitle(EditorPage &page)
{
    const int index = m_tabs.indexOf(&page);
    if (index < 0)
        return;
    const editor::Document &document = page.file().document();
    const QString name = page.file().displayName();
    const QString mark = document.isSaving() ? QStringLiteral(" ◌")
        : document.isDirty()                 ? QStringLiteral(" ●")
                                             : QString();
    m_tabs.setTabText(index, name + mark);
    m_tabs.setTabToolTip(index, page.file().path());
    m_tabs.tabBar()->setAccessibleTabName(index,
        document.isSaving()      ? tr("%1, being saved").arg(name)
            : document.isDirty() ? tr("%1, unsaved").arg(name)
                                 : name);
}

void DocumentController::savePage(EditorPage &page, std::function<void()> saved)
{
    emit statusMessage(tr("%1 is being saved…").arg(page.file().displayName()));
    page.file().save([this, &page, saved = std::move(saved)](const Result<void> &written) {
        if (!written) {
            emit statusMessage({});
            m_services.prompter.inform(
                tr("Not saved"), describe(written.error(), page.file().path()));
            return;
        }
        emit statusMessage(tr("%1 was saved.").arg(page.file().displayName()));
        if (saved)
            saved();
    });
}

bool DocumentController::isSaving() const
{
    const QList<EditorPage *> all = pages();
    return std::any_of(all.begin(), all.end(),
        [](EditorPage *page) { return page->file().document().isSaving(); });
}

void DocumentController::savingChanged(EditorPage &page)
{
    if (!page.file().document().isSaving() && m_closing.remove(&page))
        askAndClose(page);
    leaveWhenSaved();
}

void DocumentController::leaveWhenSaved()
{
    if (isSaving())
        return;
    if (const auto go = std::exchange(m_whenAllSaved, {}))
        go();
}

void DocumentController::save()
{
    if (EditorPage *page = current())
        savePage(*page);
}

void DocumentController::saveAll()
{
    for (EditorPage *page : pages()) {
        if (page->file().document().isDirty())
            savePage(*page);
    }
}

void DocumentController::saveAs()
{
    EditorPage *page = current();
    if (!page)
        return;
    QPointer<EditorPage> target(page);
    m_services.prompter.saveFile(
        tr("Save as"), page->file().path(), [this, target](const QString &path) {
            if (!target)
                return;
            target->file().saveAs(path, [this, path](const Result<void> &written) {
                if (!written)
                    m_services.prompter.inform(tr("Not saved"), describe(written.error(), path));
            });
        });
}

void DocumentController::remove(EditorPage &page)
{
    m_closing.remove(&page);
    page.file().document().close();
    m_tabs.removeTab(m_tabs.indexOf(&page));
    page.deleteLater();
}

void DocumentController::closeTab(int index)
{
    auto *page = qobject_cast<EditorPage *>(m_tabs.widget(index));
    if (!page)
        return;
    if (page->file().document().isSaving())
        m_closing.insert(page);
    else
        askAndClose(*page);
}

void DocumentController::askAndClose(EditorPage &page)
{
    if (!page.file().document().isDirty()) {
        remove(page);
        return;
    }
    m_tabs.setCurrentWidget(&page);
    Question question;
    question.title = tr("Unsaved changes");
    question.text = tr("Save the changes in %1?").arg(page.file().displayName());
    question.answers = {tr("Cancel"), tr("Discard"), tr("Save")};
    QPointer<EditorPage> target(&page);
    m_services.prompter.ask(question, [this, target](int answer) {
        if (!target || answer == 0)
            return;
        if (answer == 1) {
            remove(*target);
            return;
        }
        // Who goes on typing meanwhile keeps the tab.
        savePage(*target, [this, target] {
            if (target && !target->file().document().isDirty())
                remove(*target);
        });
    });
}

void DocumentController::closeAll(std::function<void(bool)> done)
{
    if (isSaving())
        m_whenAllSaved = [this, done = std::move(done)] { askAndCloseAll(done); };
    else
        askAndCloseAll(std::move(done));
}

void DocumentController::askAndCloseAll(std::function<void(bool)> done)
{
    QStringList unsaved;
    for (EditorPage *page : pages()) {
        if (page->file().document().isDirty())
            unsaved.append(page->file().displayName());
    }
    if (unsaved.isEmpty()) {
        done(true);
        return;
    }
    Question question;
    question.title = tr("Unsaved changes");
    question.text = tr("Save the changes in %n file(s) before leaving?", nullptr,
        static_cast<int>(unsaved.size()));
    question.details = unsaved.join(QStringLiteral(", "));
    question.answers = {tr("Cancel"), tr("Discard all"), tr("Save all")};
    m_services.prompter.ask(question, [this, done = std::move(done)](int answer) {
        if (answer == 2) {
            saveAll();
            m_whenAllSaved = [this, done] {
                const QList<EditorPage *> all = pages();
                done(std::none_of(all.begin(), all.end(),
                    [](EditorPage *page) { return page->file().document().isDirty(); }));
            };
            leaveWhenSaved(); // at once where there was nothing to save any more
            return;
        }
        if (answer == 1) {
            for (EditorPage *page : pages())
                page->file().document().close();
        }
        done(answer == 1);
    });
}

} // namespace patchbay::app
