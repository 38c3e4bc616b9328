// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionregistry.h"

#include <QSignalSpy>
#include <QTest>

using namespace patchbay::app;

class TestActionRegistry : public QObject
{
    Q_OBJECT

    ActionSpec zoomIn() const
    {
        return {QStringLiteral("edit.zoomIn"), QStringLiteral("Zoom &In"), QStringLiteral("Edit"),
            QKeySequence(QStringLiteral("Ctrl++")), {}, {},
            {QKeySequence(QStringLiteral("Ctrl+=")), QKeySequence(QStringLiteral("Ctrl+Num++"))}};
    }

private slots:
    void defaults_areAllOfThem()
    {
        ActionRegistry registry;
        const QAction *action = registry.add(zoomIn(), this, [] {});
        QCOMPARE(action->shortcuts().size(), 3);
        QCOMPARE(action->shortcut(), QKeySequence(QStringLiteral("Ctrl++")));
        QVERIFY(action->shortcuts().contains(QKeySequence(QStringLiteral("Ctrl+="))));
        QCOMPARE(action->toolTip(), QStringLiteral("Zoom In (Ctrl++)"));
    }

    // Who chooses a key means that key alone; to go back brings all of the others back.
    void chosenKey_standsAlone()
    {
        ActionRegistry registry;
        const QAction *action = registry.add(zoomIn(), this, [] {});
        QSignalSpy changed(&registry, &ActionRegistry::shortcutChanged);
        registry.setShortcut(QStringLiteral("edit.zoomIn"), QKeySequence(QStringLiteral("F7")));
        QCOMPARE(action->shortcuts(), QList<QKeySequence>{QKeySequence(QStringLiteral("F7"))});
        QVERIFY(!registry.isDefaultShortcut(QStringLiteral("edit.zoomIn")));
        registry.resetShortcut(QStringLiteral("edit.zoomIn"));
        QCOMPARE(action->shortcuts().size(), 3);
        QCOMPARE(changed.count(), 2);
    }

    void conflicts_countEveryKey()
    {
        ActionRegistry registry;
        registry.add(zoomIn(), this, [] {});
        registry.add({QStringLiteral("edit.other"), QStringLiteral("Other"), QStringLiteral("Edit"),
                         {}, {}, {}},
            this, [] {});
        QCOMPARE(registry.conflicts(
                     QStringLiteral("edit.other"), QKeySequence(QStringLiteral("Ctrl+="))),
            QStringList{QStringLiteral("edit.zoomIn")});
        QVERIFY(registry.conflicts(QStringLiteral("edit.other"), {}).isEmpty());
        QVERIFY(registry.action(QStringLiteral("edit.other"))->shortcuts().isEmpty());
    }
};

QTEST_MAIN(TestActionRegistry)
#include "tst_actionregistry.moc"
