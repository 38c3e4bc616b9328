// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/icons.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"

#include <QApplication>
#include <QFrame>
#include <QSignalSpy>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;

namespace
{

class PaintCounter : public QObject
{
public:
    int count = 0;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private:
    static TokenSet read(const QString &name) { return loadTokens(name).value_or(TokenSet()); }

private slots:
    void everyTheme_canBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("least");
        QTest::newRow("light") << false << 4.5;
        QTest::newRow("dark") << true << 4.5;
        QTest::newRow("hc-light") << false << 7.0;
        QTest::newRow("hc-dark") << true << 7.0;
    }
    void everyTheme_canBeRead()
    {
        QFETCH(bool, dark);
        QFETCH(double, least);
        const TokenSet tokens = read(QLatin1String(QTest::currentDataTag()));
        QCOMPARE(tokens.dark, dark);
        const auto check = [&](Token text, Token ground) {
            const double found = contrast(tokens.color(text), tokens.color(ground));
            QVERIFY2(found >= least,
                qPrintable(QStringLiteral("token %1 on %2: %3")
                               .arg(int(text))
                               .arg(int(ground))
                               .arg(found)));
        };
        for (const Token text : {Token::Text, Token::Muted, Token::Accent, Token::Success,
                 Token::Warning, Token::Danger, Token::Info}) {
            for (const Token ground :
                {Token::App, Token::Surface, Token::Sunken, Token::Hover, Token::Selected})
                check(text, ground);
        }
        check(Token::OnAccent, Token::Accent);
        check(Token::Success, Token::SuccessSoft);
        check(Token::Warning, Token::WarningSoft);
        check(Token::Danger, Token::DangerSoft);
        check(Token::Info, Token::InfoSoft);
        check(Token::Text, Token::WarningSoft);
        for (const Token syntax :
            {Token::SyntaxKeyword, Token::SyntaxString, Token::SyntaxSymbol, Token::SyntaxKey,
                Token::SyntaxNumber, Token::SyntaxComment, Token::SyntaxCall, Token::SyntaxSdk})
            check(syntax, Token::Surface);
    }

    void contrast_isThatOfTheStandard()
    {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void read_refusesAMissingColour()
    {
        const auto tokens = readTokens("{\"name\":\"x\",\"app\":\"#FFFFFF\"}");
        QVERIFY(!tokens.has_value());
        QCOMPARE(tokens.error().code, ErrorCode::Malformed);
    }

    void choice_switchesLive()
    {
        Theme theme(*qApp);
        theme.setChoice(Theme::Choice::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(Theme::Choice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(qApp->palette().color(QPalette::Window), theme.color(Token::App));
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
        theme.setChoice(Theme::Choice::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void look_isPaintedAtOnce()
    {
        Theme theme(*qApp);
        QFrame field;
        field.setProperty("role", QStringLiteral("field"));
        field.resize(200, 60);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        PaintCounter paints;
        field.installEventFilter(&paints);
        QCoreApplication::processEvents();
        const int before = paints.count;
        setLook(field, "current", true);
        QTRY_VERIFY(paints.count > before);
    }

    void names_goBothWays()
    {
        for (const auto choice :
            {Theme::Choice::System, Theme::Choice::Light, Theme::Choice::HighContrastDark})
            QCOMPARE(themeChoiceFromName(themeChoiceName(choice)), choice);
        QCOMPARE(themeChoiceFromName(QStringLiteral("pink")), Theme::Choice::System);
    }

    void icons_takeTheColour()
    {
        const QImage image = tintedIcon(QStringLiteral("play"), Qt::red).pixmap(32, 32).toImage();
        bool red = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                red = red || image.pixelColor(x, y).red() > 200;
        }
        QVERIFY(red);
        QVERIFY(tintedIcon(QStringLiteral("none"), Qt::red).isNull());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
