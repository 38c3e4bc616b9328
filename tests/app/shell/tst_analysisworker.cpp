// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/analysisworker.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace patchbay;
using namespace patchbay::app;

class TestAnalysisWorker : public QObject
{
    Q_OBJECT
    static constexpr int patience = 30'000;

private slots:
    void request_isAnsweredInThisThread_withItsNumber()
    {
        AnalysisWorker worker;
        language::Analysis got;
        QThread *thread = nullptr;
        quint64 generation = 0;
        connect(&worker, &AnalysisWorker::analysed, this,
            [&](quint64 owner, quint64 number, const language::Analysis &analysis) {
                QCOMPARE(owner, quint64(7));
                generation = number;
                got = analysis;
                thread = QThread::currentThread();
            });
        worker.request(7, 3, "{ title: 'Acme', actions: {} }");
        QTRY_COMPARE_WITH_TIMEOUT(generation, quint64(3), patience);
        QCOMPARE(got.title, QStringLiteral("Acme"));
        QCOMPARE(thread, QThread::currentThread());
    }

    void overtakenRequests_areDropped_theLastIsAnswered()
    {
        AnalysisWorker worker;
        QList<quint64> answered;
        connect(&worker, &AnalysisWorker::analysed, this,
            [&](quint64, quint64 number, const language::Analysis &) { answered.append(number); });
        const QByteArray large = "{ actions: {" + QByteArray("a: {},\n").repeated(20'000) + "} }";
        for (quint64 number = 1; number <= 50; ++number)
            worker.request(1, number, large);
        QTRY_VERIFY_WITH_TIMEOUT(answered.contains(quint64(50)), patience);
        QVERIFY2(answered.size() < 10, qPrintable(QString::number(answered.size())));
    }

    void owners_doNotOvertakeEachOther()
    {
        AnalysisWorker worker;
        QSet<quint64> owners;
        connect(&worker, &AnalysisWorker::analysed, this,
            [&](quint64 owner, quint64, const language::Analysis &) { owners.insert(owner); });
        worker.request(1, 1, "{}");
        worker.request(2, 1, "{}");
        QTRY_COMPARE_WITH_TIMEOUT(owners, QSet<quint64>({quint64(1), quint64(2)}), patience);
    }

    void hostileText_isAnswered_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not Ruby") << QByteArray("\x01\x02 <<<<{{{{ %q( \xff\xfe");
        QTest::newRow("deep") << QByteArray("[").repeated(50'000);
        QTest::newRow("zero bytes") << QByteArray(1000, '\0');
    }
    void hostileText_isAnswered()
    {
        QFETCH(QByteArray, text);
        AnalysisWorker worker;
        QSignalSpy answered(&worker, &AnalysisWorker::analysed);
        worker.request(1, 1, text);
        QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 1, patience);
    }

    void destruction_whileBusy_ends()
    {
        AnalysisWorker worker;
        for (quint64 number = 1; number <= 20; ++number)
            worker.request(number, 1, "{ a: " + QByteArray("[1],").repeated(5000) + " }");
    }
};

QTEST_GUILESS_MAIN(TestAnalysisWorker)
#include "tst_analysisworker.moc"
