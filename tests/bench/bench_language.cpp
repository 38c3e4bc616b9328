// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis after a key: parse, outline, findings and colours of a connector of 25,000 lines,
// beside `ruby -c` of the same file, by turns in one run. One JSON object on stdout.
#include "runtime/language/analyser.h"
#include "tests/support/connectorsource.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace patchbay;

namespace
{

constexpr int rounds = 15;

template <typename Work> double millisecondsOf(const Work &work)
{
    const auto started = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started)
        .count();
}

double quantile(std::vector<double> samples, double part)
{
    std::sort(samples.begin(), samples.end());
    return samples[static_cast<std::size_t>(part * static_cast<double>(samples.size() - 1))];
}

void checkWithRuby(const QStringList &arguments)
{
    QProcess ruby;
    ruby.setStandardOutputFile(QProcess::nullDevice());
    ruby.start(QStringLiteral("ruby"), arguments);
    ruby.waitForFinished(60'000);
    if (ruby.exitStatus() != QProcess::NormalExit || ruby.exitCode() != 0) {
        std::fprintf(stderr, "ruby -c failed: %s\n", ruby.readAllStandardError().constData());
        std::exit(1);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QByteArray source = test::connectorOfLines(25'000);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("connector.rb")));
    if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size())
        return 1;
    file.close();

    std::vector<double> ours;
    std::vector<double> broken;
    std::vector<double> ruby;
    // As in the window: an analyser of its own thread, which stays.
    QThread *worker = QThread::create([&] {
        language::Analyser analyser;
        const auto analyse = [&analyser](const QByteArray &text, bool sound) {
            return millisecondsOf([&] {
                const language::Analysis analysis = analyser.analyse(text);
                if (sound && (analysis.hasSyntaxErrors || analysis.outline.size() != 6))
                    std::exit(2);
            });
        };
        const double first = analyse(source, true);
        std::printf("{\"lines\": %d, \"bytes\": %d, \"first_ms\": %.2f, ", int(source.count('\n')),
            int(source.size()), first);
        for (int i = 0; i < rounds; ++i) {
            // Each time another text, as after a key.
            QByteArray edited = source;
            edited.insert(source.indexOf('\n', source.size() / 2) + 1,
                QByteArray("# ") + QByteArray::number(i) + '\n');
            ours.push_back(analyse(edited, true));
            edited = source;
            edited.insert(source.indexOf("post(", source.size() / 3), "input.");
            broken.push_back(analyse(edited.insert(source.size() / 2, "{ ["), false));
            ruby.push_back(millisecondsOf([&] {
                checkWithRuby({QStringLiteral("-c"), file.fileName()});
            }));
        }
    });
    worker->start();
    worker->wait();
    delete worker;
    const double checked = quantile(ruby, 0.5);
    std::printf("\"analysis_ms\": {\"p50\": %.2f, \"max\": %.2f}, \"broken_ms\": {\"p50\": %.2f, "
                "\"max\": %.2f}, \"ruby_ms\": %.2f, \"ratio\": %.3f}\n",
        quantile(ours, 0.5), quantile(ours, 1), quantile(broken, 0.5), quantile(broken, 1), checked,
        quantile(ours, 0.5) / checked);
    return 0;
}
