// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionregistry.h"
#include "app/preferences/preferences.h"
#include "app/preferences/preferencesdialog.h"
#include "app/preferences/shortcutsmodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;

class TestPreferences : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path() const { return m_folder->filePath(QStringLiteral("preferences.ini")); }
    static void fill(ActionRegistry &actions)
    {
        const auto add = [&](const char *id, const char *text, const char *key) {
            actions.add({QLatin1String(id), QLatin1String(text), QStringLiteral("Run"),
                            QKeySequence(QLatin1String(key)), {}, {}},
                &actions, [] {});
        };
        add("run.start", "&Run", "F5");
        add("run.stop", "&Stop", "Shift+F5");
        add("run.pin", "&Pin", "");
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanupTestCase() { m_theme.reset(); }

    void choices_surviveARestart()
    {
        {
            Preferences preferences(path());
            QCOMPARE(preferences.theme(), Theme::Choice::System);
            QCOMPARE(preferences.codeSize(), 13);
            QSignalSpy changed(&preferences, &Preferences::changed);
            preferences.setTheme(Theme::Choice::HighContrastDark);
            preferences.setDensity(Theme::Density::Compact);
            preferences.setLanguage(QStringLiteral("ja"));
            preferences.setCodeSize(18);
            preferences.setWrapsLines(true);
            preferences.setShowsGuides(false);
            QCOMPARE(changed.count(), 6);
            preferences.setCodeSize(18);
            QCOMPARE(changed.count(), 6);
        }
        const Preferences preferences(path());
        QCOMPARE(preferences.theme(), Theme::Choice::HighContrastDark);
        QCOMPARE(preferences.density(), Theme::Density::Compact);
        QCOMPARE(preferences.language(), QStringLiteral("ja"));
        QCOMPARE(preferences.codeSize(), 18);
        QVERIFY(preferences.wrapsLines());
        QVERIFY(!preferences.showsBlanks());
        QVERIFY(!preferences.showsGuides());
    }

    void damagedFile_givesWhatAlwaysWorks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("noise") << QByteArray("\xff\xfe[[[\n=\n");
        QTest::newRow("values") << QByteArray(
            "[look]\ntheme=plaid\ndensity=7\n[editor]\nsize=-4000\nwrap=perhaps\n");
    }
    void damagedFile_givesWhatAlwaysWorks()
    {
        QFETCH(QByteArray, text);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Preferences preferences(path());
        QCOMPARE(preferences.theme(), Theme::Choice::System);
        QCOMPARE(preferences.density(), Theme::Density::Comfortable);
        QCOMPARE(preferences.codeSize(), 13);
    }

    void keys_areKept_andOnlyThoseThatWereChanged()
    {
        {
            Preferences preferences(path());
            ActionRegistry actions;
            fill(actions);
            preferences.adoptShortcuts(actions);
            actions.setShortcut(
                QStringLiteral("run.start"), QKeySequence(QStringLiteral("Ctrl+R")));
            actions.setShortcut(QStringLiteral("run.stop"), QKeySequence());
            actions.setShortcut(QStringLiteral("run.pin"), QKeySequence(QStringLiteral("F7")));
            actions.resetShortcut(QStringLiteral("run.pin"));
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("run.pin"));
        Preferences preferences(path());
        ActionRegistry actions;
        fill(actions);
        preferences.adoptShortcuts(actions);
        QCOMPARE(
            actions.shortcut(QStringLiteral("run.start")), QKeySequence(QStringLiteral("Ctrl+R")));
        QCOMPARE(actions.shortcut(QStringLiteral("run.stop")), QKeySequence());
        QVERIFY(actions.action(QStringLiteral("run.start"))
                    ->toolTip()
                    .contains(
                        QKeySequence(QStringLiteral("Ctrl+R")).toString(QKeySequence::NativeText)));
    }

    void shortcutsModel_tellsConflicts()
    {
        ActionRegistry actions;
        fill(actions);
        ShortcutsModel model(actions);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.conflictCount(), 0);
        actions.setShortcut(QStringLiteral("run.pin"), QKeySequence(QStringLiteral("F5")));
        QCOMPARE(model.conflictCount(), 2);
        for (int row = 0; row < 3; ++row) {
            const QModelIndex index = model.index(row, ShortcutsModel::StateColumn);
            if (index.data(ShortcutsModel::IdRole).toString() == QLatin1String("run.pin"))
                QCOMPARE(index.data().toString(), QStringLiteral("▲ also Run: Run"));
        }
    }

    void dialog_appliesAtOnce()
    {
        Preferences preferences(path());
        ActionRegistry actions;
        fill(actions);
        PreferencesDialog dialog(preferences, actions);
        dialog.show();
        auto *size = dialog.findChild<QSpinBox *>(QStringLiteral("codeSize"));
        size->setValue(20);
        QCOMPARE(preferences.codeSize(), 20);
        auto *wrap = dialog.findChild<QCheckBox *>(QStringLiteral("wrapLines"));
        wrap->click();
        QVERIFY(preferences.wrapsLines());
        auto *theme = dialog.findChild<QComboBox *>(QStringLiteral("themeChoice"));
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_Down); // from System to Light
        QCOMPARE(preferences.theme(), Theme::Choice::Light);
    }

    void dialog_capturesAKey_reportsTheConflict_andResets()
    {
        Preferences preferences(path());
        ActionRegistry actions;
        fill(actions);
        PreferencesDialog dialog(preferences, actions);
        dialog.showKeys();
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *search = dialog.findChild<QLineEdit *>(QStringLiteral("shortcutSearch"));
        auto *table = dialog.findChild<QTableView *>(QStringLiteral("shortcutTable"));
        search->setText(QStringLiteral("pin"));
        QCOMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        auto *capture = dialog.findChild<QKeySequenceEdit *>(QStringLiteral("shortcutCapture"));
        QTest::keyClick(capture, Qt::Key_F5);
        const QString pin = QStringLiteral("run.pin");
        QTRY_COMPARE(actions.shortcut(pin), QKeySequence(Qt::Key_F5));
        auto *report = dialog.findChild<QLabel *>(QStringLiteral("shortcutReport"));
        QVERIFY2(report->text().contains(QStringLiteral("Run: Run")), qPrintable(report->text()));
        auto *reset = dialog.findChild<QPushButton *>(QStringLiteral("shortcutReset"));
        QVERIFY(reset->isEnabled());
        reset->click();
        QCOMPARE(actions.shortcut(pin), QKeySequence());
        QVERIFY(report->text().isEmpty());
    }
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
