// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/statusline.h"
#include "app/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace patchbay::app;

class TestStatusLine : public QObject
{
    Q_OBJECT
private slots:
    // In a long language with everything to tell: the line must not make the window wider than the
    // screen is.
    void longTexts_giveWay()
    {
        Theme theme(*qApp);
        StatusLine line(theme);
        const QString longText = QStringLiteral("Laufzeitumgebung bereit und abgeschottet ");
        line.setHost(longText.repeated(4), false);
        line.setAllowedHosts(12);
        line.setStale(longText.repeated(4));
        line.setProblems(30, 14);
        line.setFormat(QStringLiteral("Ruby · UTF-8 · LF"));
        line.setCaret(50'000, 120);
        line.resize(800, line.sizeHint().height());
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line));
        QVERIFY2(line.minimumSizeHint().width() <= 800,
            qPrintable(QString::number(line.minimumSizeHint().width())));
        for (const char *name : {"statusProblems", "statusFormat", "statusCaret"}) {
            const auto *whole = line.findChild<QLabel *>(QLatin1String(name));
            QVERIFY2(whole->width() >= whole->sizeHint().width(), name);
        }
        QCOMPARE(line.findChild<QLabel *>(QStringLiteral("statusStale"))->text(),
            longText.repeated(4)); // what a reader of the screen hears
    }
};

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
