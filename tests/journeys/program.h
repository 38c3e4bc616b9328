// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/enginethread.h"
#include "app/composition/samplehost.h"
#include "app/dialogs/prompter.h"
#include "app/preferences/preferences.h"
#include "app/shell/analysisworker.h"
#include "app/shell/consentpolicy.h"
#include "app/shell/engineclient.h"
#include "app/shell/mainwindow.h"
#include "app/theme/theme.h"
#include "runtime/base/installpaths.h"

#include <QApplication>
#include <QTest>

namespace patchbay::app::journeys
{

constexpr int patience = 60'000; // of a slow machine

// Remembers what it was asked and gives the prepared answer.
class AnsweringPrompter : public Prompter
{
public:
    void inform(const QString &, const QString &text) override { told.append(text); }
    void ask(const Question &question, std::function<void(int)> answered) override
    {
        asked.append(question.text);
        answered(answer);
    }
    void openFile(const QString &, const QString &, std::function<void(QString)>) override { }
    void saveFile(const QString &, const QString &, std::function<void(QString)> chosen) override
    {
        if (!path.isEmpty())
            chosen(path);
    }

    QStringList told;
    QStringList asked;
    int answer = 0;
    QString path; // empty: cancelled
};

// The program as composition makes it, in a folder of its own.
struct Program
{
    // `host`: another executable than the one that was built, to see what happens without it.
    explicit Program(const QString &folder, Theme &look, const QString &host = {})
        : theme(look)
        , preferences(folder + QStringLiteral("/preferences.ini"))
        , trust(folder + QStringLiteral("/trust.json"))
        , hosts(folder + QStringLiteral("/hosts.json"))
        , consent(hosts, prompter)
        , paths(pathsWith(host))
        , engine(paths, consent, clock)
        , client(engine.engine())
        , session(files, folder + QStringLiteral("/session.json"))
        , sample(paths.samples + QStringLiteral("/harbor"), folder + QStringLiteral("/harbor"),
              trust, hosts)
        , window(WindowServices{theme, preferences, prompter, client, consent, trust, analysis,
              session, files, folder + QStringLiteral("/recovery"), [] {}})
    {
        window.resize(1280, 800);
        window.show();
    }

    static InstallPaths pathsWith(const QString &host)
    {
        InstallPaths found
            = InstallPaths::fromApplicationDir(QCoreApplication::applicationDirPath());
        if (!host.isEmpty())
            found.hostExecutable = host;
        return found;
    }
    // Opens the file and waits until it was read; false where it could not be.
    bool open(const QString &path)
    {
        bool isOpen = false;
        window.documents().open(path, [&](EditorPage &) { isOpen = true; });
        return QTest::qWaitFor([&] { return window.documents().beingRead().isEmpty(); }) && isOpen;
    }
    EditorPage &page() { return *window.documents().current(); }
    template <typename T> T *find(const char *name)
    {
        return window.findChild<T *>(QLatin1String(name));
    }

    Theme &theme;
    SystemClock clock;
    Preferences preferences;
    AnsweringPrompter prompter;
    project::TrustStore trust;
    auth::AllowedHosts hosts;
    ConsentPolicy consent;
    InstallPaths paths;
    EngineThread engine;
    EngineClient client;
    AnalysisWorker analysis;
    FileWorker files;
    WindowSession session;
    SampleHost sample;
    MainWindow window;
};

} // namespace patchbay::app::journeys
