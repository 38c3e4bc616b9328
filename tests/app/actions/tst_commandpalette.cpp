// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/commandpalette.h"
#include "app/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace patchbay::app;

class TestCommandPalette : public QObject
{
    Q_OBJECT
private:
    template <typename T> T *part(const char *name)
    {
        return m_palette->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    CommandPalette *m_palette = nullptr; // the window's
    QStringList m_chosen;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_chosen.clear();
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 600);
        m_palette = new CommandPalette(*m_theme, m_window.get());
        QList<PaletteItem> items;
        for (const QString &name : {QStringLiteral("send parcel"), QStringLiteral("track parcel")})
            items.append({name, {}, true, [this, name] { m_chosen.append(name); }});
        m_palette->open(QStringLiteral("Type"), std::move(items));
    }

    void match_isChosenWithReturn()
    {
        auto *input = part<QLineEdit>("paletteInput");
        QTest::keyClicks(input, QStringLiteral("track"));
        QCOMPARE(part<QListView>("paletteList")->model()->rowCount(), 1);
        QVERIFY(part<QLabel>("paletteNothing")->isHidden());
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(m_chosen, QStringList(QStringLiteral("track parcel")));
    }

    void noMatch_isSaid_andNoKeyDoesHarm()
    {
        auto *input = part<QLineEdit>("paletteInput");
        auto *nothing = part<QLabel>("paletteNothing");
        QTest::keyClicks(input, QStringLiteral("zzz"));
        QVERIFY(!nothing->isHidden());
        QVERIFY(nothing->text().contains(QLatin1String("zzz")));
        QVERIFY(part<QListView>("paletteList")->isHidden());
        for (const Qt::Key key :
            {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Return})
            QTest::keyClick(input, key);
        QVERIFY(m_chosen.isEmpty());
        input->clear();
        QVERIFY(nothing->isHidden());
        QVERIFY(!part<QListView>("paletteList")->isHidden());
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
