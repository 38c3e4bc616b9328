// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace patchbay::language
{

// Codes of the findings that have words of their own here, with the number of their arguments. The
// parser's own findings ("syntax", "duplicate_key") come with prism's English and have no
// arguments. A range of counts means that the last argument, the name that was probably meant, may
// be missing.
struct DiagnosticCode
{
    const char *code;
    int fewest;
    int most;
    const char *text; // technical English with %1, %2
    const char *textWithNear; // where most > fewest; else null
};

const QList<DiagnosticCode> &diagnosticCodes();

// Technical English for a code and its arguments; the code itself where it is unknown.
QString diagnosticText(const QString &code, const QStringList &arguments);

} // namespace patchbay::language
