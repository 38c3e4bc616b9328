// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/connectorfile.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace patchbay::editor
{
class AutoClose;
class FindBar;
class CodeEditor;
class Occurrences;
class RubyIndent;
} // namespace patchbay::editor

namespace patchbay::app
{

class Banner;
class Preferences;
class Theme;

// One tab: breadcrumbs, banners, the code, the find bar.
class EditorPage : public QWidget
{
    Q_OBJECT
public:
    EditorPage(const Theme &theme, const Preferences &preferences, AnalysisWorker &worker,
        project::TrustStore &trust, FileWorker &files, const QString &recoveryFolder,
        QWidget *parent = nullptr);
    ~EditorPage() override;

    void open(const ConnectorFile::Contents &contents);

    ConnectorFile &file() { return *m_file; }
    editor::CodeEditor &code() { return *m_code; }
    void showFind(bool replace);
    void findNext(bool backwards);
    void goToLine(int line);

signals:
    void titleChanged();
    void saveRequested();

private:
    void restyle();
    void applyPreferences();
    void showAnalysis();
    void showBreadcrumbs();
    void showExternalState();
    void showChangedOutside();
    void readAnew();
    void showTrust();
    void offerRecovered();
    void offerOlderCopy(const editor::RecoveryJournal::Copy &copy);
    QStringList hostsInCode() const;

    const Theme &m_theme;
    const Preferences &m_preferences;
    QLabel *m_breadcrumbs;
    Banner *m_trustBanner;
    Banner *m_externalBanner;
    Banner *m_recoveryBanner;
    editor::CodeEditor *m_code;
    editor::FindBar *m_find = nullptr;
    std::unique_ptr<editor::RubyIndent> m_indent;
    std::unique_ptr<editor::AutoClose> m_autoClose;
    std::unique_ptr<editor::Occurrences> m_occurrences;
    std::unique_ptr<ConnectorFile> m_file;
};

} // namespace patchbay::app
