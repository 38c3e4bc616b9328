// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/tokens.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace patchbay::app
{

// The look of the whole program: design tokens on top of the Fusion style, switched live. One per
// application, made by composition; UI thread only.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark, HighContrastLight, HighContrastDark };
    enum class Density { Comfortable, Compact };
    enum class Type { Caption, Body, Strong, Title, Heading, Code };

    struct Look
    {
        Choice choice = Choice::System;
        Density density = Density::Comfortable;
        int codeSize = 13; // pixels
    };

    explicit Theme(QApplication &application, QObject *parent = nullptr);
    // Begins with this look: cheaper than to change to it.
    Theme(QApplication &application, const Look &look, QObject *parent = nullptr);

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);

    Density density() const { return m_density; }
    void setDensity(Density density);
    // Size of the code font in pixels, 9 to 32.
    int codeSize() const { return m_codeSize; }
    void setCodeSize(int pixels);
    // Height of a row of a table or tree.
    int rowHeight() const { return m_density == Density::Compact ? compactRow : tableRow; }

    const TokenSet &tokens() const { return m_tokens; }
    QColor color(Token token) const { return m_tokens.color(token); }
    bool isDark() const { return m_tokens.dark; }
    QFont font(Type type) const;

    // Step of the spacing scale: 0 = 4 px, 1 = 8, 2 = 12, 3 = 16, 4 = 24, 5 = 32.
    static int space(int step);
    static constexpr int tableRow = 26;
    static constexpr int compactRow = 22;
    static constexpr int controlHeight = 30;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed();

private:
    void apply();
    void adoptInterfaceFont();
    bool systemIsDark() const;

    QApplication &m_application;
    Choice m_choice = Choice::System;
    TokenSet m_tokens;
    QFont m_codeFont;
    Density m_density = Density::Comfortable;
    int m_codeSize = 13;
    bool m_systemDark = false;
    bool m_applying = false;
};

// "light", "dark", "hc-light", "hc-dark", "system"; System for anything else.
Theme::Choice themeChoiceFromName(const QString &name);
QString themeChoiceName(Theme::Choice choice);

} // namespace patchbay::app
