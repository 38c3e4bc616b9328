// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/connection/connectionpanel.h"
#include "app/theme/theme.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace patchbay;
using app::ConnectionPanel;

namespace
{

engine::FormResult connectionForm()
{
    engine::FormResult result;
    result.loaded = true;
    const Json key{{"name", "api_key"}, {"label", "API key"}, {"type", "string"},
        {"control_type", "password"}, {"optional", false}};
    const Json domain{{"name", "domain"}, {"label", "Domain"}, {"type", "string"},
        {"control_type", "subdomain"}, {"url", ".harbor.test"}, {"optional", false}};
    result.parts = Json{{"connection_fields", {{"ok", Json::array({key, domain})}}},
        {"authorization", {{"ok", {{"type", "api_key"}, {"resolved", "api_key"}}}}}};
    return result;
}

template <typename T> T *part(QWidget *root, const char *name)
{
    return root->findChild<T *>(QString::fromLatin1(name));
}

QLineEdit *lineOf(QWidget *root, const char *field)
{
    QWidget *view = part<QWidget>(root, field);
    return view ? view->findChild<QLineEdit *>(QStringLiteral("fieldInput")) : nullptr;
}

} // namespace

class TestConnectionPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Theme> m_theme;
    std::unique_ptr<project::ConnectionStore> m_store;
    std::unique_ptr<ConnectionPanel> m_panel;

    QAction *menuAction(const QString &text)
    {
        for (QAction *action :
            part<QToolButton>(m_panel.get(), "connectionMenu")->menu()->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }

    void answerName(const QString &name)
    {
        auto *dialog = part<QInputDialog>(m_panel.get(), "connectionNameDialog");
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme = std::make_unique<app::Theme>(*qApp);
        const auto file = project::SettingsFile::locate({{}, {m_folder->path()}, {}, {}});
        QVERIFY(file.has_value());
        m_store = std::make_unique<project::ConnectionStore>(*file);
        m_panel = std::make_unique<ConnectionPanel>(*m_theme);
        m_panel->setStore(m_store.get());
        m_panel->setResult(connectionForm());
        m_panel->resize(380, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_store.reset();
        m_theme.reset();
    }

    void settings_areSavedAsTyped()
    {
        QSignalSpy changed(m_panel.get(), &ConnectionPanel::settingsChanged);
        QTest::keyClicks(lineOf(m_panel.get(), "field:domain"), QStringLiteral("acme"));
        QTRY_VERIFY(changed.count() > 0);
        const auto read = m_store->read(m_panel->connectionName());
        QVERIFY(read.has_value());
        QCOMPARE(stringAt(*read, "domain"), QStringLiteral("acme"));
    }

    void settings_keepATokenThatARunSavedMeanwhile()
    {
        QTest::keyClicks(lineOf(m_panel.get(), "field:domain"), QStringLiteral("acme"));
        QTRY_VERIFY(m_store->read(m_panel->connectionName()).value_or(Json()).contains("domain"));
        QTest::keyClicks(lineOf(m_panel.get(), "field:api_key"), QStringLiteral("k")); // pending
        QVERIFY(m_store->merge(m_panel->connectionName(), Json{{"access_token", "new"}}));
        QTRY_COMPARE(stringAt(m_panel->settings(), "access_token"), QStringLiteral("new"));
        QTRY_COMPARE(stringAt(m_store->read(m_panel->connectionName()).value_or(Json()), "api_key"),
            QStringLiteral("k"));
        QTest::keyClicks(lineOf(m_panel.get(), "field:domain"), QStringLiteral("x"));
        QTRY_COMPARE(stringAt(m_store->read(m_panel->connectionName()).value_or(Json()), "domain"),
            QStringLiteral("acmex"));
        QCOMPARE(
            stringAt(m_store->read(m_panel->connectionName()).value_or(Json()), "access_token"),
            QStringLiteral("new"));
    }

    void password_isMaskedUntilRevealed()
    {
        QLineEdit *key = lineOf(m_panel.get(), "field:api_key");
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        key->findChild<QAction *>(QStringLiteral("fieldReveal"))->trigger();
        QCOMPARE(key->echoMode(), QLineEdit::Normal);
    }

    void subdomain_showsItsSuffix()
    {
        QWidget *domain = part<QWidget>(m_panel.get(), "field:domain");
        QCOMPARE(domain->findChild<QLabel *>(QStringLiteral("fieldSuffix"))->text(),
            QStringLiteral(".harbor.test"));
    }

    void connections_areAddedAndChosen()
    {
        menuAction(QStringLiteral("Add…"))->trigger();
        answerName(QStringLiteral("Sandbox"));
        QCOMPARE(m_panel->connectionName(), QStringLiteral("Sandbox"));
        QTest::keyClicks(lineOf(m_panel.get(), "field:domain"), QStringLiteral("sand"));
        QTRY_COMPARE(stringAt(m_store->read(QStringLiteral("Sandbox")).value_or(Json()), "domain"),
            QStringLiteral("sand"));
        menuAction(QStringLiteral("Add…"))->trigger();
        answerName(QStringLiteral("Production"));
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QString());
        m_panel->setConnectionName(QStringLiteral("Sandbox"));
        QCOMPARE(lineOf(m_panel.get(), "field:domain")->text(), QStringLiteral("sand"));
    }

    void test_isAskedForAndAnswered()
    {
        QSignalSpy asked(m_panel.get(), &ConnectionPanel::testRequested);
        QTest::mouseClick(part<QPushButton>(m_panel.get(), "connectionTest"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_panel->setTestState(ConnectionPanel::TestState::Failed, QStringLiteral("401"));
        QVERIFY(part<QLabel>(m_panel.get(), "connectionTestState")
                    ->text()
                    .contains(QLatin1String("401")));
    }

    void noProject_isDisabled()
    {
        m_panel->setStore(nullptr);
        QVERIFY(!m_panel->isEnabled());
        QVERIFY(m_panel->settings().empty());
    }
};

QTEST_MAIN(TestConnectionPanel)
#include "tst_connectionpanel.moc"
