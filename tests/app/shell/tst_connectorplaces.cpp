// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/connectorplaces.h"

#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using language::NodeKind;

namespace
{

language::OutlineNode node(
    NodeKind kind, const char *path, int offset, QList<language::OutlineNode> children = {})
{
    language::OutlineNode made;
    made.kind = kind;
    made.path = QLatin1String(path);
    made.name = made.path.section(QLatin1Char('.'), -1);
    made.nameRange.begin = offset;
    made.children = std::move(children);
    return made;
}

language::Analysis sameNameFourTimes()
{
    language::Analysis analysis;
    analysis.outline = {
        node(NodeKind::Section, "object_definitions", 10,
            {node(NodeKind::ObjectDefinition, "object_definitions.shipment", 20)}),
        node(NodeKind::Section, "methods", 30, {node(NodeKind::Method, "methods.shipment", 40)}),
        node(NodeKind::Section, "actions", 50, {node(NodeKind::Action, "actions.shipment", 60)}),
        node(NodeKind::Section, "triggers", 70, {node(NodeKind::Trigger, "triggers.shipment", 80)}),
    };
    analysis.fields = {{QStringLiteral("connection"), QStringLiteral("shipment"), {90, 95, 9, 9}}};
    return analysis;
}

} // namespace

class TestConnectorPlaces : public QObject
{
    Q_OBJECT
private slots:
    // Written after the others of its name, and yet what one wants to go to.
    void whatRuns_comesBeforeItsNamesakes()
    {
        QList<int> jumps;
        PaletteModel model;
        model.setItems(ConnectorPlaces::items(
            sameNameFourTimes(), [&jumps](int offset) { jumps.append(offset); }));
        for (const QString &typed : {QStringLiteral("shipment"), QStringLiteral("ship")}) {
            model.setPattern(typed);
            QCOMPARE(model.rowCount(), 5);
            jumps.clear();
            for (int row = 0; row < model.rowCount(); ++row)
                model.item(row)->choose();
            QCOMPARE(jumps, (QList<int>{60, 80, 20, 40, 90}));
        }
    }

    void betterMatch_winsOverRank()
    {
        PaletteModel model;
        model.setItems(ConnectorPlaces::items(sameNameFourTimes(), [](int) {}));
        model.setPattern(QStringLiteral("methods"));
        QCOMPARE(model.item(0)->detail, QStringLiteral("methods"));
    }

    void nothingTyped_isTheOrderOfTheSource()
    {
        PaletteModel model;
        model.setItems(ConnectorPlaces::items(sameNameFourTimes(), [](int) {}));
        QCOMPARE(model.item(0)->detail, QStringLiteral("object_definitions"));
        QCOMPARE(model.item(8)->detail, QStringLiteral("field of connection"));
    }
};

QTEST_GUILESS_MAIN(TestConnectorPlaces)
#include "tst_connectorplaces.moc"
