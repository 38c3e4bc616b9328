// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/editorpage.h"

#include <QObject>
#include <QSet>
#include <QStringList>

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

    // Brings the file to the front, opening it first where needed. False: the user was told why
    // not.
    bool open(const QString &path);
    void openWithDialog();
    // Asks for a folder, makes a connector's skeleton there and opens it.
    void makeWithDialog();
    void save();
    void saveAs();
    void saveAll();
    // A file that is being saved is waited for, without keeping the window from anything.
    void closeTab(int index);
    // Asks for each unsaved file; `done(true)` when all may go. What is being saved is waited for.
    void closeAll(std::function<void(bool)> done);

    EditorPage *current() const;
    QList<EditorPage *> pages() const;
    QStringList recent() const { return m_recent; }
    void setRecent(const QStringList &paths);

signals:
    void currentChanged(patchbay::app::EditorPage *page); // null: no file is open
    void recentChanged();
    void statusMessage(const QString &text);

private:
    void make(const QString &folder);
    void savePage(EditorPage &page, std::function<void()> saved = {});
    bool isSaving() const;
    void savingChanged(EditorPage &page);
    void leaveWhenSaved();
    void askAndClose(EditorPage &page);
    void askAndCloseAll(std::function<void(bool)> done);
    void showTitle(EditorPage &page);
    QWidget *makeCloseButton(EditorPage &page);
    void remove(EditorPage &page);
    QString describe(const Error &error, const QString &path) const;

    Services m_services;
    QTabWidget &m_tabs;
    QStringList m_recent;
    QSet<EditorPage *> m_closing; // as soon as they are saved
    std::function<void()> m_whenAllSaved; // what the end of the program waits for
};

} // namespace patchbay::app
