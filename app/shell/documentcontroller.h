// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/editorpage.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

class QTabWidget;

namespace patchbay::app
{

class AnalysisWorker;
class Preferences;
class Prompter;
class Theme;

// The open files as tabs: opening, saving, closing, what was open before. UI thread.
class DocumentController : public QObject
{
    Q_OBJECT
public:
    struct Services
    {
        const Theme &theme;
        const Preferences &preferences;
        AnalysisWorker &worker;
        project::TrustStore &trust;
        Prompter &prompter;
        FileWorker &files;
        QString recoveryFolder;
    };

    DocumentController(Services services, QTabWidget &tabs, QObject *parent = nullptr);

    // Brings the file (of a folder its connector.rb) to the front, where it is not open after it
    // was read; `use` gets its page then. The last one asked for comes to the front, whichever is
    // read first; tabs stand in the order in which they were asked for. The user is told what
    // cannot be read.
    using Use = std::function<void(EditorPage &)>;
    void open(const QString &named, Use use = {});
    // Those asked for that are not read yet.
    QStringList beingRead() const;
    void openWithDialog();
    // Asks for a folder, makes a connector's skeleton there and opens it.
    void makeWithDialog();
    void save();
    void saveAs();
    void saveAll();
    // A file that is being saved is waited for, without keeping the window from anything.
    void closeTab(int index);
    // Asks for each unsaved file; `done(true)` when all may go. What is being saved is waited for;
    // when that takes long, the user may leave without it: the copies of unsaved text stay.
    void closeAll(std::function<void(bool)> done);

    EditorPage *current() const;
    QList<EditorPage *> pages() const;
    QStringList recent() const { return m_recent; }
    void setRecent(const QStringList &paths);

signals:
    void opened(patchbay::app::EditorPage *page);
    void readingEnded(); // of all that were asked for
    void currentChanged(patchbay::app::EditorPage *page); // null: no file is open
    void recentChanged();
    void statusMessage(const QString &text);

private:
    // A file that is being read.
    struct Reading
    {
        QString path;
        QList<Use> uses;
    };

    void read(const QString &path, Use use);
    void tellOfSlow(quint64 number);
    void taken(quint64 number, const Result<ConnectorFile::Contents> &contents);
    EditorPage *pageOf(const QString &path) const;
    EditorPage *makePage(const ConnectorFile::Contents &contents, quint64 number);
    int placeOf(quint64 number) const;
    void bringToFront(EditorPage &page);
    void make(const QString &folder);
    void savePage(EditorPage &page, std::function<void()> saved = {});
    bool isSaving() const;
    void savingChanged(EditorPage &page);
    void leaveWhenSaved();
    void leaveWhenSaved(std::function<void()> go, const std::function<void(bool)> &done);
    void askAboutSlowSave();
    void askAndClose(EditorPage &page);
    void askAndCloseAll(std::function<void(bool)> done);
    QString tabName(EditorPage &page) const;
    void showTitle(EditorPage &page);
    void showTitles(); // one file's name may change those of others
    QWidget *makeCloseButton(EditorPage &page);
    void remove(EditorPage &page);
    QString describe(const Error &error, const QString &path) const;

    Services m_services;
    QTabWidget &m_tabs;
    QStringList m_recent;
    QMap<quint64, Reading> m_reading; // as they were asked for
    QHash<QWidget *, quint64> m_numbers; // of the pages, as they were asked for
    quint64 m_asked = 0; // so many files until now
    quint64 m_front = 0; // the one that comes to the front when it was read; 0: none
    QSet<EditorPage *> m_closing; // as soon as they are saved
    std::function<void()> m_whenAllSaved; // what the end of the program waits for
    std::function<void()> m_leaveUnsaved; // who does not want to wait for it
    QTimer m_slowSave;
};

} // namespace patchbay::app
