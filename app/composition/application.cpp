// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/application.h"

#include "app/composition/enginethread.h"
#include "app/composition/samplehost.h"
#include "app/composition/screenshot.h"
#include "app/dialogs/qtprompter.h"
#include "app/preferences/preferences.h"
#include "app/shell/analysisworker.h"
#include "app/shell/consentpolicy.h"
#include "app/shell/engineclient.h"
#include "app/shell/mainwindow.h"
#include "app/theme/theme.h"
#include "runtime/base/clock.h"
#include "runtime/base/installpaths.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QLocale>
#include <QScreen>
#include <QStandardPaths>
#include <QTimer>
#include <QTranslator>

#include <cstdio>
#include <memory>

namespace patchbay::app
{

namespace
{

constexpr QSize frameRoom(8, 48); // pixels that a window manager may put around the window

QString stateFolder()
{
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base
        = given.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : given;
    return base + QStringLiteral("/patchbay");
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/patchbay");
}

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja")
                                                             : QStringLiteral("en");
}

QString chooseLanguage(const LaunchOptions &options, const Preferences &preferences)
{
    if (!options.language.isEmpty())
        return options.language;
    if (!preferences.language().isEmpty())
        return preferences.language();
    return systemLanguage();
}

void install(QTranslator &translator, const InstallPaths &paths, const QString &language,
    QCoreApplication &application)
{
    // English goes through its catalogue as well: that is where plural forms are.
    if (translator.load(QStringLiteral("patchbay_") + language, paths.translations))
        application.installTranslator(&translator);
    QLocale::setDefault(language == QLatin1String("ja") ? QLocale(QLocale::Japanese) : QLocale());
}

// Puts the caret of a file that was just opened where the first run shows most, as soon as its
// outline is known.
void goToFirstRun(AnalysisWorker &analysis, MainWindow &window)
{
    QObject::connect(
        &analysis, &AnalysisWorker::analysed, &window,
        [&window] {
            EditorPage *page = window.documents().current();
            if (page && page->code().caret() == 0)
                window.jumpToPath(QStringLiteral("actions.search_shipments.execute"));
        },
        Qt::SingleShotConnection);
}

void showSample(SampleHost &sample, MainWindow &window, Prompter &prompter)
{
    const auto connector = sample.prepare();
    if (!connector) {
        prompter.inform(QCoreApplication::translate("Application", "The sample cannot be opened"),
            QCoreApplication::translate("Application", "It could not be copied or served: %1")
                .arg(connector.error().detail));
        return;
    }
    window.documents().open(*connector);
}

} // namespace

void installSystemLanguage(QTranslator &translator, QCoreApplication &application)
{
    const InstallPaths paths
        = InstallPaths::fromApplicationDir(QCoreApplication::applicationDirPath());
    install(translator, paths, systemLanguage(), application);
}

int runApplication(QApplication &application, const LaunchOptions &options)
{
    const InstallPaths paths
        = InstallPaths::fromApplicationDir(QCoreApplication::applicationDirPath());
    const SystemClock clock;
    FileWorker files; // outlives who asks it
    WindowSession session(files, stateFolder() + QStringLiteral("/session.json"));
    const Json last = session.read();
    Preferences preferences(Preferences::defaultPath());
    const QString language = chooseLanguage(options, preferences);
    QTranslator translator;
    install(translator, paths, language, application);

    project::TrustStore trust(project::TrustStore::defaultPath());
    auth::AllowedHosts hosts(auth::AllowedHosts::defaultPath());
    QtPrompter prompter;
    ConsentPolicy consent(hosts, prompter);
    EngineThread engine(paths, consent, clock); // makes its parts while the theme reads the fonts

    Theme theme(application,
        {options.theme.isEmpty() ? preferences.theme() : themeChoiceFromName(options.theme),
            preferences.density(), preferences.codeSize()});

    EngineClient client(engine.engine());
    AnalysisWorker analysis;
    SampleHost sample(paths.samples + QStringLiteral("/harbor"),
        dataFolder() + QStringLiteral("/samples/harbor"), trust, hosts);

    std::unique_ptr<MainWindow> window;
    window = std::make_unique<MainWindow>(WindowServices{theme, preferences, prompter, client,
        consent, trust, analysis, session, files, stateFolder() + QStringLiteral("/recovery"), [&] {
            showSample(sample, *window, prompter);
            goToFirstRun(analysis, *window);
        }});
    prompter.setWindow(window.get());
    QObject::connect(&engine, &EngineThread::hostState, window.get(), &MainWindow::showHostState);
    // The window comes first; hidden from the start it is not waited for.
    QObject::connect(window.get(), &MainWindow::painted, &engine, &EngineThread::startHost);
    QTimer::singleShot(1000, &engine, &EngineThread::startHost);

    // On a small screen the window takes all of it: a frame around it must not push the status line
    // out of sight.
    const QSize room = QGuiApplication::primaryScreen()->availableSize() - frameRoom;
    const bool isSmallScreen
        = options.screenshot.isEmpty() && options.size.boundedTo(room) != options.size;
    window->resize(isSmallScreen ? options.size.boundedTo(room) : options.size);
    if (isSmallScreen)
        window->setWindowState(Qt::WindowMaximized);
    if (options.screenshot.isEmpty() && !options.exitAfterPaint)
        window->restoreSession(last);
    for (const QString &file : options.files)
        window->whenReady([&window, file] { window->documents().open(file); });
    window->whenReady([&] {
        application.setWindowIcon(QIcon(QStringLiteral(":/app-icon.svg")));
        if (options.sample)
            showSample(sample, *window, prompter);
        else
            sample.serveIfOpen(window->documents());
    });

    if (options.exitAfterPaint) {
        QObject::connect(window.get(), &MainWindow::painted, &application, [&application] {
            std::puts("painted");
            std::fflush(stdout);
            application.quit();
        });
    }
    int status = 0;
    std::unique_ptr<Screenshot> screenshot;
    bool ran = !options.run;
    if (options.run || !options.operation.isEmpty() || options.sample) {
        const auto begin = [&] {
            const QString operation = !options.operation.isEmpty() ? options.operation
                : options.sample && last.empty()
                ? QStringLiteral("actions.search_shipments.execute")
                : options.sample && options.run ? QStringLiteral("actions.search_shipments.execute")
                                                : QString();
            if (!operation.isEmpty())
                window->jumpToPath(operation);
            if (!options.run)
                return;
            QObject::connect(
                &window->runs(), &RunController::ended, window.get(), [&ran] { ran = true; });
            window->runs().runPath(operation.section(QLatin1Char('.'), 0, 1));
        };
        // As soon as the outline is known, once. The file that asked for it, opened later, hears of
        // it after this: hence in a turn of its own.
        QObject::connect(&analysis, &AnalysisWorker::analysed, window.get(), begin,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    }
    if (!options.screenshot.isEmpty()) {
        screenshot
            = std::make_unique<Screenshot>(*window, options.screenshot, [&ran] { return ran; });
        QObject::connect(screenshot.get(), &Screenshot::written, &application, [&](bool ok) {
            status = ok ? 0 : 1;
            if (!ok)
                std::fprintf(stderr, "cannot write %s\n", qPrintable(options.screenshot));
            application.quit();
        });
    }
    window->show();
    const int left = QApplication::exec();
    session.stop();
    window.reset();
    return status != 0 ? status : left;
}

} // namespace patchbay::app
