// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QColor>
#include <QHash>
#include <QString>

namespace patchbay::app
{

// The named colours of the design. Meaning, never hue: what a theme does with them is its own.
enum class Token {
    App, // behind everything: docks' ground
    Surface, // editors, tables, form controls
    Sunken,
    Hover,
    Selected,
    Line, // hairlines
    Text,
    Muted,
    Faint, // decoration only, never the sole carrier of a message
    Accent,
    OnAccent,
    Focus,
    Success,
    SuccessSoft,
    Warning,
    WarningSoft,
    Danger,
    DangerSoft,
    Info,
    InfoSoft,
    SyntaxKeyword,
    SyntaxString,
    SyntaxSymbol,
    SyntaxKey,
    SyntaxNumber,
    SyntaxComment,
    SyntaxCall,
    SyntaxSdk,
};

// One theme as read from resources/themes/<name>.json.
struct TokenSet
{
    QString name;
    bool dark = false;
    QHash<Token, QColor> colors;

    QColor color(Token token) const { return colors.value(token); }
};

// Malformed where a token is missing or is no colour.
Result<TokenSet> readTokens(const QByteArray &json);

// A bundled theme: "light", "dark", "hc-light", "hc-dark". NotFound for any other name.
Result<TokenSet> loadTokens(const QString &name);

// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace patchbay::app
