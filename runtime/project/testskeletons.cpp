// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/testskeletons.h"

#include "runtime/files/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <iterator>

namespace patchbay::project
{
namespace
{

// A part of a subject and how a test calls it.
struct Example
{
    const char *title;
    const char *call;
};

constexpr Example actionExamples[] = {{"execute", "action.execute(settings, input)"},
    {"sample_output", "action.sample_output(settings, input)"},
    {"input_fields", "action.input_fields(settings, input)"},
    {"output_fields", "action.output_fields(settings, input)"}};
constexpr Example triggerExamples[]
    = {{"poll", "trigger.poll(settings, input)"}, {"dedup", "trigger.dedup({})"},
        {"webhook_subscribe", "trigger.webhook_subscribe('', settings, input)"},
        {"webhook_notification", "trigger.webhook_notification(input)"},
        {"webhook_unsubscribe", "trigger.webhook_unsubscribe({})"},
        {"sample_output", "trigger.sample_output(settings, input)"},
        {"input_fields", "trigger.input_fields(settings, input)"},
        {"output_fields", "trigger.output_fields(settings, input)"}};
constexpr Example pickListExamples[]
    = {{"options", "connector.pick_lists.public_send(%1, settings)"}};
constexpr Example definitionExamples[]
    = {{"fields", "connector.object_definitions.public_send(%1).fields(settings)"}};
constexpr Example methodExamples[] = {{"result", "connector.methods.public_send(%1)"}};
constexpr Example connectorExamples[] = {{"test", "connector.test(settings)"}};

struct Kind
{
    const char *name; // as in "spec/<name>s"
    const char *subject; // a let of its own, or nullptr
    const Example *begin;
    const Example *end;
};

const Kind kinds[] = {
    {"action", "connector.actions[%1]", std::begin(actionExamples), std::end(actionExamples)},
    {"trigger", "connector.triggers[%1]", std::begin(triggerExamples), std::end(triggerExamples)},
    {"pick_list", nullptr, std::begin(pickListExamples), std::end(pickListExamples)},
    {"object_definition", nullptr, std::begin(definitionExamples), std::end(definitionExamples)},
    {"method", nullptr, std::begin(methodExamples), std::end(methodExamples)}};
const Kind connectorKind{
    "connector", nullptr, std::begin(connectorExamples), std::end(connectorExamples)};

QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

// `pattern` with %1 for the subject's name, where it asks for it.
QString filled(const char *pattern, const QString &name)
{
    return QString::fromLatin1(pattern).replace(QLatin1String("%1"), quoted(name));
}

QByteArray testOf(
    const Kind &kind, const QString &title, const QString &name, const QString &source)
{
    const QString sdk = QStringLiteral("Workato::Connector::Sdk::");
    QString text = QStringLiteral("# frozen_string_literal: true\n\nRSpec.describe %1, :vcr do\n")
                       .arg(quoted(title));
    text += QStringLiteral("  let(:connector) { %1Connector.from_file(%2, settings) }\n")
                .arg(sdk, quoted(source));
    text += QStringLiteral("  let(:settings) { %1Settings.from_default_file }\n").arg(sdk);
    if (kind.subject) {
        text += QStringLiteral("  let(:%1) { %2 }\n  let(:input) { {} }\n")
                    .arg(QLatin1String(kind.name), filled(kind.subject, name));
    }
    for (const Example *example = kind.begin; example != kind.end; ++example) {
        text += QStringLiteral("\n  describe '%1' do\n    subject(:output) { %2 }\n\n"
                               "    pending 'needs an example'\n  end\n")
                    .arg(QLatin1String(example->title), filled(example->call, name));
    }
    return (text + QLatin1String("end\n")).toUtf8();
}

Result<TestSkeleton> writeOne(const QDir &folder, const QString &path, const QByteArray &text)
{
    const QString file = folder.filePath(path);
    if (QFileInfo::exists(file))
        return TestSkeleton{path, false};
    const Result<void> written = writeFileAtomically(file, text);
    if (!written)
        return fail(written.error());
    return TestSkeleton{path, true};
}

} // namespace

QString testPath(const TestSubject &subject)
{
    static const QRegularExpression unsafe(QStringLiteral("[^0-9A-z.-]"));
    return QStringLiteral("spec/%1s/%2_spec.rb")
        .arg(subject.kind, subject.name.toLower().replace(unsafe, QStringLiteral("_")));
}

Result<QList<TestSkeleton>> writeTestSkeletons(
    const QString &folder, const QString &connector, const QList<TestSubject> &subjects, bool whole)
{
    const QDir root(folder);
    QList<TestSkeleton> all;
    if (whole) {
        const Result<TestSkeleton> one = writeOne(root, QStringLiteral("spec/connector_spec.rb"),
            testOf(connectorKind, QStringLiteral("connector"), {}, connector));
        if (!one)
            return fail(one.error());
        all.append(*one);
    }
    for (const TestSubject &subject : subjects) {
        const auto *kind = std::find_if(std::begin(kinds), std::end(kinds),
            [&subject](const Kind &one) { return subject.kind == QLatin1String(one.name); });
        if (kind == std::end(kinds))
            return fail(ErrorCode::Malformed,
                QStringLiteral("%1: there is no test of this kind").arg(subject.kind));
        const QString title = QStringLiteral("%1s/%2").arg(subject.kind, subject.name);
        const Result<TestSkeleton> one
            = writeOne(root, testPath(subject), testOf(*kind, title, subject.name, connector));
        if (!one)
            return fail(one.error());
        all.append(*one);
    }
    return all;
}

} // namespace patchbay::project
