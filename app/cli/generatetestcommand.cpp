// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/generatetestcommand.h"

#include "app/cli/inputs.h"

namespace patchbay::cli
{
namespace
{

// Sections of the description, in the order in which their tests are written.
constexpr const char *sections[][2]
    = {{"triggers", "trigger"}, {"actions", "action"}, {"pick_lists", "pick_list"},
        {"object_definitions", "object_definition"}, {"methods", "method"}};

QList<project::TestSubject> subjectsOf(const Json &document)
{
    QList<project::TestSubject> subjects;
    for (const auto &[section, kind] : sections) {
        const Json &named = valueAt(document, section);
        if (!named.is_object())
            continue;
        for (const auto &[name, value] : named.items())
            subjects.append({QLatin1String(kind), fromStd(name)});
    }
    return subjects;
}

} // namespace

GenerateTestCommand::GenerateTestCommand(
    GenerateTestOptions options, QString applicationFolder, Terminal &terminal, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_applicationFolder(std::move(applicationFolder))
    , m_terminal(terminal)
{ }

GenerateTestCommand::~GenerateTestCommand() = default;

void GenerateTestCommand::start()
{
    if (m_options.subjects.isEmpty())
        describe();
    else
        write(m_options.subjects, false);
}

void GenerateTestCommand::describe()
{
    const InputResult<project::ConnectorProject> project = openProject(m_options.connector);
    const InputResult<QByteArray> source
        = project ? readSource(*project) : tl::unexpected<InputError>(project.error());
    if (!source) {
        refuse(source.error().text, ExitCode::NotLoaded);
        return;
    }
    m_services = std::make_unique<Composition>(m_applicationFolder, http::CurlOptions{}, m_policy);
    m_services->engine.describe(
        {m_options.connector, *source}, Json::object(), this, [this](const Result<Json> &document) {
            if (!document)
                refuse(document.error().detail, ExitCode::HostFailed);
            else if (const Json &load = valueAt(*document, "load"); !boolAt(load, "ok"))
                refuse(stringAt(valueAt(load, "error"), "message"), ExitCode::NotLoaded);
            else
                write(subjectsOf(*document), true);
        });
}

void GenerateTestCommand::write(const QList<project::TestSubject> &subjects, bool whole)
{
    const Result<QList<project::TestSkeleton>> tests
        = project::writeTestSkeletons(QStringLiteral("."), m_options.connector, subjects, whole);
    if (!tests) {
        m_terminal.error(QStringLiteral("patchbay-cli: ") + tests.error().detail);
        emit finished(ExitCode::Usage);
        return;
    }
    for (const project::TestSkeleton &test : *tests)
        m_terminal.out((test.made ? "create  " : "skip    ") + test.path.toUtf8() + '\n');
    emit finished(ExitCode::Ok);
}

void GenerateTestCommand::refuse(const QString &problem, ExitCode code)
{
    m_terminal.error(
        QStringLiteral("patchbay-cli: Can't find connector source code: %1").arg(problem));
    emit finished(code);
}

} // namespace patchbay::cli
