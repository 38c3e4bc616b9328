// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/runhistory.h"
#include "runtime/language/analyser.h"

#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using Badge = OutlineModel::Badge;

class TestRunHistory : public QObject
{
    Q_OBJECT

    language::Analyser m_analyser;
    const QString m_file = QStringLiteral("/p/connector.rb");

    static QByteArray source(const QByteArray &create, const QByteArray &helper = "1")
    {
        return "{ title: 'A', test: lambda { get('/me') },\n actions: {\n  create: { execute: "
               "lambda { "
            + create + " } },\n  find: { execute: lambda { 2 } } },\n methods: { helper: lambda { "
            + helper + " } } }\n";
    }
    OutlineModel::BadgeInfo badge(
        const RunHistory &history, const QByteArray &text, const char *path)
    {
        return history.badges(m_file, m_analyser.analyse(text), text).value(QLatin1String(path));
    }
    void run(RunHistory &history, const QByteArray &text, const char *path,
        const engine::RunResult &result)
    {
        history.noteStart(m_file, QLatin1String(path), m_analyser.analyse(text), text);
        history.noteEnd(result);
    }
    static engine::RunResult ended(engine::OutcomeKind kind, int status = 0)
    {
        engine::RunResult result;
        result.kind = kind;
        if (status > 0) {
            http::Exchange exchange;
            exchange.status = status;
            result.exchanges = http::ExchangeList({exchange});
        }
        return result;
    }

private slots:
    void newFile_operationsWereNeverRun()
    {
        const RunHistory history;
        QCOMPARE(badge(history, source("1"), "actions.create").badge, Badge::NeverRun);
        QCOMPARE(badge(history, source("1"), "test").badge, Badge::None);
        QCOMPARE(badge(history, source("1"), "methods.helper").badge, Badge::None);
    }

    void run_ofOneLambda_countsForItsOperation()
    {
        RunHistory history;
        run(history, source("1"), "actions.create.execute", ended(engine::OutcomeKind::Ok));
        QCOMPARE(badge(history, source("1"), "actions.create").badge, Badge::Passed);
        QCOMPARE(badge(history, source("1"), "actions.find").badge, Badge::NeverRun);
        run(history, source("1"), "test", ended(engine::OutcomeKind::Ok));
        QCOMPARE(badge(history, source("1"), "test").badge, Badge::Passed);
    }

    void failure_saysTheStatus()
    {
        RunHistory history;
        run(history, source("1"), "actions.create", ended(engine::OutcomeKind::Raised, 422));
        QCOMPARE(badge(history, source("1"), "actions.create").badge, Badge::Failed);
        QCOMPARE(badge(history, source("1"), "actions.create").text, QStringLiteral("422"));
        run(history, source("1"), "actions.create", ended(engine::OutcomeKind::Raised, 200));
        QCOMPARE(badge(history, source("1"), "actions.create").text, QString());
    }

    void change_makesStale_undoMakesFreshAgain()
    {
        RunHistory history;
        run(history, source("1"), "actions.create", ended(engine::OutcomeKind::Ok));
        QCOMPARE(badge(history, source("9"), "actions.create").badge, Badge::Stale);
        QCOMPARE(badge(history, source("1"), "actions.create").badge, Badge::Passed);
    }

    void changeOfSharedCode_makesStale_changeOfAnotherOperationDoesNot()
    {
        RunHistory history;
        run(history, source("1"), "actions.find", ended(engine::OutcomeKind::Ok));
        QCOMPARE(badge(history, source("other"), "actions.find").badge, Badge::Passed);
        QCOMPARE(badge(history, source("1", "2"), "actions.find").badge, Badge::Stale);
    }

    void stoppedByHand_saysNothing()
    {
        RunHistory history;
        run(history, source("1"), "actions.create", ended(engine::OutcomeKind::Stopped));
        QCOMPARE(badge(history, source("1"), "actions.create").badge, Badge::NeverRun);
    }

    void otherFile_hasAHistoryOfItsOwn()
    {
        RunHistory history;
        run(history, source("1"), "actions.create", ended(engine::OutcomeKind::Ok));
        const QByteArray text = source("1");
        QCOMPARE(history.badges(QStringLiteral("/q/connector.rb"), m_analyser.analyse(text), text)
                     .value(QStringLiteral("actions.create"))
                     .badge,
            Badge::NeverRun);
    }
};

QTEST_GUILESS_MAIN(TestRunHistory)
#include "tst_runhistory.moc"
