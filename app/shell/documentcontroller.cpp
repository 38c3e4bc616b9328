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
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <utility>

namespace patchbay::app
{

namespace
{

constexpr int slowMs = 300; // until a file that is being read is worth a word
// Of who leaves, with a disk that does not answer; longer when he wants to go on waiting.
constexpr std::chrono::seconds patienceWithSave(3);
constexpr std::chrono::seconds patienceAfterAsking(15);

// The file that is meant by a folder too.
QString connectorAt(const QString &path)
{
    const QFileInfo named(path);
    return named.isDir() ? QDir(path).absoluteFilePath(QStringLiteral("connector.rb"))
                         : named.absoluteFilePath();
}

} // namespace

DocumentController::DocumentController(Services services, QTabWidget &tabs, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_tabs(tabs)
{
    connect(&tabs, &QTabWidget::currentChanged, this, [this] { emit currentChanged(current()); });
    // Who chooses a tab meanwhile keeps it.
    connect(&tabs, &QTabWidget::tabBarClicked, this, [this] { m_front = 0; });
    connect(&tabs, &QTabWidget::tabCloseRequested, this, &DocumentController::closeTab);
    m_slowSave.setSingleShot(true);
    connect(&m_slowSave, &QTimer::timeout, this, &DocumentController::askAboutSlowSave);
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
        return tr(
            "%1 is not text in UTF-8 (%2). Save it as UTF-8 with the program it comes from, then "
            "open it again.")
            .arg(name, error.detail);
    case ErrorCode::TooLarge:
        return tr("%1 is larger than the 10 MB a connector may have. Take data it carries out of "
                  "it, then "
                  "open it again.")
            .arg(name);
    case ErrorCode::Denied:
        return tr("%1 may not be read or written by you. Change the permissions of the file or its "
                  "folder, then try again.")
            .arg(path);
    case ErrorCode::ReadOnly:
        return tr(
            "%1 cannot be written: the file or its folder is read-only. Your text is still here: "
            "save it elsewhere with File, Save As.")
            .arg(path);
    case ErrorCode::NoSpace:
        return tr("%1 could not be written: the disk is full. Your text is still here: free "
                  "some space, then save again.")
            .arg(name);
    default:
        return tr("%1: %2").arg(path, error.detail);
    }
}

EditorPage *DocumentController::pageOf(const QString &path) const
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (EditorPage *page : pages()) {
        if (!canonical.isEmpty() && QFileInfo(page->file().path()).canonicalFilePath() == canonical)
            return page;
    }
    return nullptr;
}

void DocumentController::open(const QString &named, Use use)
{
    const QString path = connectorAt(named);
    if (EditorPage *page = pageOf(path)) {
        m_front = 0;
        bringToFront(*page);
        if (use)
            use(*page);
        return;
    }
    const auto same = std::find_if(
        m_reading.begin(), m_reading.end(), [&](const Reading &each) { return each.path == path; });
    if (same == m_reading.end()) {
        read(path, std::move(use));
        return;
    }
    m_front = same.key();
    if (use)
        same->uses.append(std::move(use));
}

void DocumentController::read(const QString &path, Use use)
{
    m_front = ++m_asked;
    Reading &reading = m_reading[m_front];
    reading.path = path;
    if (use)
        reading.uses.append(std::move(use));
    QTimer::singleShot(slowMs, this, [this, number = m_front] { tellOfSlow(number); });
    m_services.files.run(
        path, [path, trust = m_services.trust] { return ConnectorFile::read(path, trust); }, this,
        [this, number = m_front](
            const Result<ConnectorFile::Contents> &contents) { taken(number, contents); });
}

void DocumentController::tellOfSlow(quint64 number)
{
    const auto reading = m_reading.constFind(number);
    if (reading != m_reading.cend())
        emit statusMessage(tr("%1 is being read…").arg(QFileInfo(reading->path).fileName()));
}

void DocumentController::taken(quint64 number, const Result<ConnectorFile::Contents> &contents)
{
    const Reading reading = m_reading.take(number);
    if (!contents) {
        m_services.prompter.inform(tr("Cannot open"), describe(contents.error(), reading.path));
    } else {
        // The same file may have been asked for by two names.
        EditorPage *page = pageOf(contents->path);
        if (!page)
            page = makePage(*contents, number);
        if (number == m_front)
            bringToFront(*page);
        for (const Use &use : reading.uses)
            use(*page);
    }
    if (m_reading.isEmpty())
        emit readingEnded();
}

QStringList DocumentController::beingRead() const
{
    QStringList paths;
    for (const Reading &each : m_reading)
        paths.append(each.path);
    return paths;
}

EditorPage *DocumentController::makePage(const ConnectorFile::Contents &contents, quint64 number)
{
    auto *page = new EditorPage(m_services.theme, m_services.preferences, m_services.worker,
        m_services.trust, m_services.files, m_services.recoveryFolder, &m_tabs);
    page->open(contents);
    connect(page, &EditorPage::titleChanged, this, &DocumentController::showTitles);
    connect(page, &EditorPage::saveRequested, this, [this, page] { savePage(*page); });
    connect(&page->file().document(), &editor::Document::savingChanged, this,
        [this, page] { savingChanged(*page); });
    connect(&page->file().document(), &editor::Document::recoveryFailed, this,
        [this](const QString &detail) {
            emit statusMessage(tr("Unsaved text cannot be kept safe: %1").arg(detail));
        });
    const int index = m_tabs.insertTab(placeOf(number), page, page->file().displayName());
    m_numbers.insert(page, number);
    m_tabs.tabBar()->setTabButton(index, QTabBar::RightSide, makeCloseButton(*page));
    showTitles();
    QStringList recent = m_recent;
    recent.removeAll(page->file().path());
    recent.prepend(page->file().path());
    setRecent(recent);
    emit opened(page);
    return page;
}

// Before the first that was asked for later.
int DocumentController::placeOf(quint64 number) const
{
    for (int i = 0; i < m_tabs.count(); ++i) {
        if (m_numbers.value(m_tabs.widget(i)) > number)
            return i;
    }
    return m_tabs.count();
}

void DocumentController::bringToFront(EditorPage &page)
{
    m_tabs.setCurrentWidget(&page);
    page.code().setFocus();
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

// Most connectors are called connector.rb: the folder tells them apart.
QString DocumentController::tabName(EditorPage &page) const
{
    QString name = page.file().displayName();
    const QList<EditorPage *> all = pages();
    const auto sharing = std::count_if(all.begin(), all.end(),
        [&](EditorPage *each) { return each->file().displayName() == name; });
    if (sharing < 2)
        return name;
    //: A file and the folder it lies in, on a tab
    return tr("%1 – %2").arg(name, QFileInfo(page.file().path()).dir().dirName());
}

void DocumentController::showTitles()
{
    for (EditorPage *page : pages())
        showTitle(*page);
}

void DocumentController::showTitle(EditorPage &page)
{
    const int index = m_tabs.indexOf(&page);
    if (index < 0)
        return;
    const editor::Document &document = page.file().document();
    const QString name = tabName(page);
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
    m_slowSave.stop();
    m_leaveUnsaved = {};
    if (const auto go = std::exchange(m_whenAllSaved, {}))
        go();
}

void DocumentController::leaveWhenSaved(
    std::function<void()> go, const std::function<void(bool)> &done)
{
    m_whenAllSaved = std::move(go);
    m_leaveUnsaved = [done] { done(true); };
    m_slowSave.start(patienceWithSave);
    leaveWhenSaved(); // at once where there was nothing to save any more
}

void DocumentController::askAboutSlowSave()
{
    QStringList saving;
    for (EditorPage *page : pages()) {
        if (page->file().document().isSaving())
            saving.append(page->file().path());
    }
    Question question;
    question.title = tr("Still saving");
    question.text = tr("The disk does not answer. Wait for %n file(s) to be saved?", nullptr,
        static_cast<int>(saving.size()));
    question.details = saving.join(QLatin1Char('\n')) + QStringLiteral("\n\n")
        + tr("If you leave, the unsaved text is kept and offered at the next start.");
    question.answers = {tr("Keep waiting"), tr("Leave without waiting")};
    m_services.prompter.ask(question, [this](int answer) {
        if (!m_leaveUnsaved)
            return; // saved meanwhile
        if (answer == 0) {
            m_slowSave.start(patienceAfterAsking);
            return;
        }
        m_whenAllSaved = {};
        std::exchange(m_leaveUnsaved, {})();
    });
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
    m_numbers.remove(&page);
    m_tabs.removeTab(m_tabs.indexOf(&page));
    page.deleteLater();
    showTitles();
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
        leaveWhenSaved([this, done] { askAndCloseAll(done); }, done);
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
            const auto leave = [this, done] {
                const QList<EditorPage *> all = pages();
                done(std::none_of(all.begin(), all.end(),
                    [](EditorPage *page) { return page->file().document().isDirty(); }));
            };
            leaveWhenSaved(leave, done);
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
