// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/application.h"

#include "app/composition/firstvisit.h"
#include "app/composition/interfacelanguage.h"
#include "app/composition/screenshot.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QScreen>
#include <QStandardPaths>

#include <cstdio>
#include <utility>

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

// The words of what fails before there is a window to word it.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Application)
};

} // namespace

Application::Application(QApplication &application, LaunchOptions options)
    : m_application(application)
    , m_options(std::move(options))
    , m_paths(InstallPaths::fromApplicationDir(QCoreApplication::applicationDirPath()))
    , m_session(m_files, stateFolder() + QStringLiteral("/session.json"))
    , m_last(m_session.read())
    , m_preferences(Preferences::defaultPath())
    , m_trust(project::TrustStore::defaultPath())
    , m_hosts(auth::AllowedHosts::defaultPath())
    , m_consent(m_hosts, m_prompter)
    , m_engine(m_paths, m_consent, m_clock)
    , m_theme(application, look())
    , m_client(m_engine.engine())
    , m_sample(m_paths.samples + QStringLiteral("/harbor"),
          dataFolder() + QStringLiteral("/samples/harbor"), m_trust, m_hosts)
{
    installLanguage(language(), m_paths, m_translator, application);
    m_window = std::make_unique<MainWindow>(services());
    m_prompter.setWindow(m_window.get());
    QObject::connect(
        &m_engine, &EngineThread::hostState, m_window.get(), &MainWindow::showHostState);
    // The window comes first.
    QObject::connect(m_window.get(), &MainWindow::begun, &m_engine, &EngineThread::startHost);
    placeWindow();
    planFiles();
    planVisit();
    planLeaving();
}

Application::~Application() = default;

int Application::run()
{
    m_window->show();
    const int left = QApplication::exec();
    m_session.stop();
    m_window.reset();
    return m_status != 0 ? m_status : left;
}

QString Application::language() const
{
    if (!m_options.language.isEmpty())
        return m_options.language;
    return m_preferences.language().isEmpty() ? systemLanguage() : m_preferences.language();
}

Theme::Look Application::look() const
{
    return {
        m_options.theme.isEmpty() ? m_preferences.theme() : themeChoiceFromName(m_options.theme),
        m_preferences.density(), m_preferences.codeSize()};
}

WindowServices Application::services()
{
    return {m_theme, m_preferences, m_prompter, m_client, m_consent, m_trust, m_analysis, m_session,
        m_files, stateFolder() + QStringLiteral("/recovery"),
        [this] { openSampleAtItsFirstRun(); }};
}

// On a small screen the window takes all of it: a frame around it must not push the status line
// out of sight.
void Application::placeWindow()
{
    const QSize room = QGuiApplication::primaryScreen()->availableSize() - frameRoom;
    const QSize fitting = m_options.size.boundedTo(room);
    const bool isSmallScreen = m_options.screenshot.isEmpty() && fitting != m_options.size;
    m_window->resize(isSmallScreen ? fitting : m_options.size);
    if (isSmallScreen)
        m_window->setWindowState(Qt::WindowMaximized);
}

void Application::planFiles()
{
    QObject::connect(&m_window->documents(), &DocumentController::opened, &m_application,
        [this](EditorPage *page) { m_sample.serveIfOpen(page->file().path()); });
    if (m_options.screenshot.isEmpty() && !m_options.exitAfterPaint)
        m_window->restoreSession(m_last);
    for (const QString &file : std::as_const(m_options.files))
        m_window->whenReady([this, file] { m_window->documents().open(file); });
    m_window->whenReady([this] {
        m_application.setWindowIcon(QIcon(QStringLiteral(":/app-icon.svg")));
        if (m_options.sample)
            openSample();
    });
}

void Application::planVisit()
{
    if (!m_options.run && m_options.operation.isEmpty() && !m_options.sample)
        return;
    FirstVisit::Plan plan{
        m_options.operation, false, m_options.inputCase, m_options.run, m_options.panel};
    // The sample of the last session is entered where it was left.
    if (plan.place.isEmpty() && m_options.sample && (m_options.run || m_last.empty()))
        plan.place = m_sample.firstRun();
    if (!plan.panel.isEmpty())
        plan.panel += QLatin1String("Panel");
    m_visit = std::make_unique<FirstVisit>(m_analysis, *m_window, std::move(plan));
}

// Where the command line asks for a picture or for a time only.
void Application::planLeaving()
{
    if (m_options.exitAfterPaint) {
        QObject::connect(m_window.get(), &MainWindow::painted, &m_application, [this] {
            std::puts("painted");
            std::fflush(stdout);
            m_application.quit();
        });
    }
    if (m_options.screenshot.isEmpty())
        return;
    m_screenshot = std::make_unique<Screenshot>(*m_window, m_options.screenshot, [this] {
        return m_window->documents().beingRead().isEmpty() && (!m_visit || m_visit->isDone());
    });
    QObject::connect(
        m_screenshot.get(), &Screenshot::written, &m_application, [this](bool isWritten) {
            m_status = isWritten ? 0 : 1;
            if (!isWritten)
                std::fprintf(stderr, "%s\n",
                    qPrintable(Words::tr("%1 cannot be written.").arg(m_options.screenshot)));
            m_application.quit();
        });
}

void Application::openSample()
{
    const auto connector = m_sample.prepare();
    if (!connector) {
        m_prompter.inform(Words::tr("The sample cannot be opened"),
            Words::tr("It could not be copied or served: %1").arg(connector.error().detail));
        return;
    }
    m_window->documents().open(*connector);
}

void Application::openSampleAtItsFirstRun()
{
    openSample();
    m_visit = std::make_unique<FirstVisit>(
        m_analysis, *m_window, FirstVisit::Plan{m_sample.firstRun(), true, {}, false, {}});
}

} // namespace patchbay::app
