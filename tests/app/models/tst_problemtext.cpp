// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/problemtext.h"
#include "runtime/language/diagnostictexts.h"

#include <QTest>

using namespace patchbay;
using namespace patchbay::app;

class TestProblemText : public QObject
{
    Q_OBJECT
    static language::Diagnostic finding(const QString &code, const QStringList &arguments)
    {
        return {
            language::Severity::Warning, code, QStringLiteral("<of the runtime>"), {}, arguments};
    }

private slots:
    void everyCode_hasWordsOfItsOwn()
    {
        const QStringList names{QStringLiteral("first"), QStringLiteral("second")};
        QVERIFY(language::diagnosticCodes().size() > 20);
        for (const language::DiagnosticCode &known : language::diagnosticCodes()) {
            for (int count = known.fewest; count <= known.most; ++count) {
                const QString text
                    = problemText(finding(QLatin1String(known.code), names.mid(0, count)));
                QVERIFY2(!text.contains(QStringLiteral("<of the runtime>")), known.code);
                QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
                QVERIFY2(text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char('?')),
                    qPrintable(text));
                if (known.most > known.fewest)
                    QCOMPARE(text.contains(QStringLiteral("second")), count == known.most);
            }
        }
    }

    void argument_thatLooksLikeAPlaceholder_staysAsItIs()
    {
        const QString text = problemText(finding(
            QStringLiteral("method_unknown"), {QStringLiteral("%2"), QStringLiteral("%1")}));
        QCOMPARE(text, QStringLiteral("There is no method “%2”. Did you mean “%1”?"));
    }

    void unknownCode_keepsTheRuntimesWords()
    {
        QCOMPARE(
            problemText(finding(QStringLiteral("syntax"), {})), QStringLiteral("<of the runtime>"));
        QCOMPARE(worded({finding(QStringLiteral("dedup_missing"), {QStringLiteral("new_row")})})
                     .first()
                     .message,
            QStringLiteral("The trigger “new_row” needs “dedup”."));
    }
};

QTEST_GUILESS_MAIN(TestProblemText)
#include "tst_problemtext.moc"
