// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/analyser.h"

#include "runtime/language/diagnostictexts.h"
#include "runtime/language/fieldsites.h"
#include "runtime/language/outlinebuilder.h"
#include "runtime/language/prismparser.h"
#include "runtime/language/structurerules.h"

#include <prismtables.h>

#include <QSemaphore>
#include <QThread>

#include <algorithm>
#include <utility>

namespace patchbay::language
{

namespace
{

constexpr unsigned stackBytes = 512U << 20U; // reserved, not used: nesting of 10,000 is legal Ruby
constexpr int maxSyntaxErrors = 200;

// Findings may be empty (something is missing here) or run to the end of the file: made visible,
// and kept to their first line.
SyntaxTree::Span visible(const QByteArray &source, SyntaxTree::Span span)
{
    const int size = int(source.size());
    span.begin = std::clamp(span.begin, 0, size);
    span.end = std::clamp(span.end, span.begin, size);
    const auto lineEnd = int(source.indexOf('\n', span.begin));
    if (lineEnd > span.begin)
        span.end = std::min(span.end, lineEnd);
    if (span.end > span.begin)
        return span;
    while (span.begin > 0 && (span.begin == size || source[span.begin] == '\n'))
        --span.begin;
    while (span.begin > 0 && (static_cast<unsigned char>(source[span.begin]) & 0xC0U) == 0x80U)
        --span.begin;
    span.end = std::min(size, span.begin + 1);
    while (span.end < size && (static_cast<unsigned char>(source[span.end]) & 0xC0U) == 0x80U)
        ++span.end;
    return span;
}

void addFindings(const SyntaxTree &tree, const ConnectorTree &connector, Analysis &out)
{
    int count = 0;
    for (const SyntaxTree::Finding &error : tree.errors()) {
        if (++count > maxSyntaxErrors)
            break;
        out.diagnostics.append(
            {Severity::Error, QStringLiteral("syntax"), QString::fromUtf8(error.message),
                connector.range(visible(tree.source(), error.span)), {}});
    }
    for (const SyntaxTree::Finding &warning : tree.warnings()) {
        if (warning.type != prism::warning_duplicated_hash_key)
            continue;
        out.diagnostics.append(
            {Severity::Warning, QStringLiteral("duplicate_key"), QString::fromUtf8(warning.message),
                connector.range(visible(tree.source(), warning.span)), {}});
    }
    out.hasSyntaxErrors = !tree.errors().empty();
}

Analysis failed(const QByteArray &source)
{
    Analysis result;
    result.hasSyntaxErrors = true;
    result.diagnostics.append({Severity::Error, QStringLiteral("parser_failed"),
        diagnosticText(QStringLiteral("parser_failed"), {}),
        {0, std::min(1, int(source.size())), 1, 1}, {}});
    return result;
}

} // namespace

// Recursion follows the code's nesting, so the work is done on a thread with a stack that stands
// the deepest. It stays, and so do its buffers: fresh memory of that size costs as much as reading.
class Analyser::Worker final : public QThread
{
public:
    Worker()
    {
        setStackSize(stackBytes);
        start();
    }
    ~Worker() override
    {
        m_ending = true;
        m_asked.release();
        wait();
    }
    Q_DISABLE_COPY_MOVE(Worker)

    Analysis analyse(const QByteArray &source)
    {
        m_source = source;
        m_asked.release();
        m_answered.acquire();
        m_source.clear();
        return std::exchange(m_result, {});
    }

private:
    void run() override
    {
        for (m_asked.acquire(); !m_ending; m_asked.acquire()) {
            m_result = work(m_source);
            m_answered.release();
        }
    }

    Analysis work(const QByteArray &source)
    {
        if (!m_parser.parse(source, m_serialised) || !m_tree.read(m_serialised, source))
            return failed(source);
        const SyntaxTree &tree = m_tree;
        Analysis result;
        const ConnectorTree connector(tree);
        addFindings(tree, connector, result);
        OutlineBuilder(connector).build(result);
        result.fields = readFieldSites(connector);
        result.diagnostics += StructureRules(connector).check();
        std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
            [](const Diagnostic &a, const Diagnostic &b) { return a.range.begin < b.range.begin; });
        return result;
    }

    QSemaphore m_asked;
    QSemaphore m_answered;
    bool m_ending = false; // handed over by m_asked, like the source
    QByteArray m_source;
    Analysis m_result;
    PrismParser m_parser;
    QByteArray m_serialised;
    SyntaxTree m_tree;
};

Analyser::Analyser()
    : m_worker(std::make_unique<Worker>())
{ }

Analyser::~Analyser() = default;

Analysis Analyser::analyse(const QByteArray &utf8)
{
    return m_worker->analyse(utf8);
}

} // namespace patchbay::language
