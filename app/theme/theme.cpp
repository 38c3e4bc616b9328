// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/theme.h"

#include "app/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QScreen>
#include <QStyle>
#include <QStyleFactory>

namespace patchbay::app
{

namespace
{

constexpr const char *choiceNames[] = {"system", "light", "dark", "hc-light", "hc-dark"};

TokenSet load(const QString &name)
{
    auto tokens = loadTokens(name);
    if (!tokens)
        qFatal("theme %s: %s", qPrintable(name), qPrintable(tokens.error().detail));
    return *std::move(tokens);
}

int codeSizeWithin(int pixels)
{
    return qBound(9, pixels, 32);
}

QFont findCodeFont()
{
    const QStringList families = QFontDatabase::families();
    for (const QString &wanted :
        {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")}) {
        if (families.contains(wanted)) {
            QFont font(wanted);
            font.setStyleHint(QFont::Monospace);
            return font;
        }
    }
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

QPalette paletteOf(const TokenSet &tokens)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(role, tokens.color(token));
    };
    set(QPalette::Window, Token::App);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Sunken);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Surface);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::OnAccent);
    set(QPalette::Highlight, Token::Selected);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::ToolTipBase, Token::Surface);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::PlaceholderText, Token::Muted);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Midlight, Token::Line);
    set(QPalette::Dark, Token::Line);
    set(QPalette::Light, Token::Surface);
    set(QPalette::Shadow, Token::Line);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.color(Token::Faint));
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent)
    : Theme(application, Look(), parent)
{ }

Theme::Theme(QApplication &application, const Look &look, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_choice(look.choice)
    , m_codeFont(findCodeFont())
    , m_density(look.density)
    , m_codeSize(codeSizeWithin(look.codeSize))
{
    // Before Fusion covers it, the platform's palette tells whether the desktop is dark.
    m_systemDark = systemIsDark();
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    adoptInterfaceFont();
    m_application.installEventFilter(this);
    apply();
}

// The desktop's font, unless it has none of its own and names only the fallback of fontconfig.
void Theme::adoptInterfaceFont()
{
    const auto isFallback = [](const QString &family) {
        return family.isEmpty() || family.startsWith(QLatin1String("DejaVu"))
            || family == QLatin1String("Sans") || family == QLatin1String("Sans Serif");
    };
    const QFont given = m_application.font();
    // What a name leads to is asked only where the name does not tell: it loads that font.
    const bool wantsAnother = isFallback(given.family()) || isFallback(QFontInfo(given).family());
    if (wantsAnother && QFontDatabase::families().contains(QStringLiteral("Inter")))
        m_application.setFont(QFont(QStringLiteral("Inter")));
}

bool Theme::systemIsDark() const
{
    const QPalette platform = m_application.style()->standardPalette();
    const QPalette current = m_application.palette();
    const auto isDark = [](const QPalette &palette) {
        return palette.color(QPalette::Window).lightness()
            < palette.color(QPalette::WindowText).lightness();
    };
    return isDark(current) || isDark(platform);
}

void Theme::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    apply();
}

void Theme::setCodeSize(int pixels)
{
    const int size = codeSizeWithin(pixels);
    if (size == m_codeSize)
        return;
    m_codeSize = size;
    emit changed();
}

void Theme::apply()
{
    QString name = themeChoiceName(m_choice);
    if (m_choice == Choice::System)
        name = m_systemDark ? QStringLiteral("dark") : QStringLiteral("light");
    m_tokens = load(name);
    m_applying = true;
    m_application.setPalette(paletteOf(m_tokens));
    QFont font = m_application.font();
    font.setPixelSize(13);
    m_application.setFont(font);
    m_application.setStyleSheet(styleSheetFor(m_tokens, m_density == Density::Compact));
    m_applying = false;
    emit changed();
}

QFont Theme::font(Type type) const
{
    QFont font = type == Type::Code ? m_codeFont : m_application.font();
    switch (type) {
    case Type::Caption:
        font.setPixelSize(11);
        break;
    case Type::Body:
        font.setPixelSize(13);
        break;
    case Type::Code:
        // In points: the editor component knows no pixel sizes.
        font.setPointSizeF(
            m_codeSize * 72.0 / QGuiApplication::primaryScreen()->logicalDotsPerInchY());
        break;
    case Type::Strong:
        font.setPixelSize(13);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Title:
        font.setPixelSize(15);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Heading:
        font.setPixelSize(18);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

int Theme::space(int step)
{
    constexpr int steps[] = {4, 8, 12, 16, 24, 32};
    return steps[qBound(0, step, 5)];
}

// The desktop switched between light and dark: Qt 6.4 tells by a change of the theme.
bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && !m_applying && m_choice == Choice::System
        && watched == &m_application) {
        m_systemDark = systemIsDark();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

Theme::Choice themeChoiceFromName(const QString &name)
{
    for (int i = 0; i < 5; ++i) {
        if (name == QLatin1String(choiceNames[i]))
            return static_cast<Theme::Choice>(i);
    }
    return Theme::Choice::System;
}

QString themeChoiceName(Theme::Choice choice)
{
    return QLatin1String(choiceNames[static_cast<int>(choice)]);
}

} // namespace patchbay::app
