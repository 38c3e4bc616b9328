// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/hintmarkup.h"
#include "tests/support/cputimer.h"

#include <QTest>

using namespace patchbay;

class TestHintMarkup : public QObject
{
    Q_OBJECT
private slots:
    void sanitise_keepsTheSubset()
    {
        const QString html = QStringLiteral("<b>Bold</b> <code>x</code><br>");
        QVERIFY(schema::sanitiseHint(html).contains(QLatin1String("<b>Bold</b>")));
        QVERIFY(schema::sanitiseHint(html).contains(QLatin1String("<code>x</code>")));
        QVERIFY(schema::sanitiseHint(QStringLiteral("<a href='https://example.test/a'>d</a>"))
                    .contains(QLatin1String("https://example.test/a")));
    }

    void sanitise_dropsWhatCouldDoHarm_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("mustNotContain");
        const auto row = [](const char *html, const char *bad) {
            QTest::newRow(html) << QString::fromLatin1(html) << QString::fromLatin1(bad);
        };
        row("<script>alert(1)</script>x", "<script");
        row("<SCRIPT>alert(1)</SCRIPT>x", "<SCRIPT");
        row("<img src=file:///etc/passwd>", "<img");
        row("<a href=\"javascript:alert(1)\">x</a>", "javascript");
        row("<a href=\"JaVaScRiPt:alert(1)\">x</a>", "aVaScRiPt");
        row("<a href=\"file:///etc/passwd\">x</a>", "file:");
        row("<a href=\"data:text/html,x\">x</a>", "data:");
        row("<b onclick=\"x()\">y</b>", "onclick");
        row("<b style=\"color:red\">y</b>", "style");
        row("<iframe src=x></iframe>", "<iframe");
        row("<<b>script>x", "<script");
    }

    void sanitise_dropsWhatCouldDoHarm()
    {
        QFETCH(QString, html);
        QFETCH(QString, mustNotContain);
        const QString clean = schema::sanitiseHint(html);
        QVERIFY2(!clean.contains(mustNotContain), qPrintable(clean));
    }

    void plain_hasNoMarkup()
    {
        QCOMPARE(schema::plainHint(QStringLiteral("In <b>kilograms</b>")),
            QStringLiteral("In kilograms"));
    }

    void hostileText_isLinear()
    {
        const test::CpuTimer timer;
        for (const char *piece : {"<", "<a ", "<a \"", "<!--", "<b>", "&", "</b"})
            schema::sanitiseHint(QString::fromLatin1(piece).repeated(20'000));
        QVERIFY(timer.elapsed() < test::budget(5000));
    }
};

QTEST_GUILESS_MAIN(TestHintMarkup)
#include "tst_hintmarkup.moc"
