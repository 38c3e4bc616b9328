// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/tokens.h"

#include "runtime/json/json.h"

#include <QFile>

#include <algorithm>
#include <cmath>

// Resources of a static library are linked in only where this is called, outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(theme);
}

namespace patchbay::app
{

namespace
{

struct Spelling
{
    Token token;
    const char *group; // "" for top level
    const char *key;
};

constexpr Spelling spellings[] = {
    {Token::App, "", "app"},
    {Token::Surface, "", "surface"},
    {Token::Sunken, "", "sunken"},
    {Token::Hover, "", "hover"},
    {Token::Selected, "", "selected"},
    {Token::Line, "", "line"},
    {Token::Text, "", "text"},
    {Token::Muted, "", "muted"},
    {Token::Faint, "", "faint"},
    {Token::Accent, "", "accent"},
    {Token::OnAccent, "", "on_accent"},
    {Token::Focus, "", "focus"},
    {Token::Success, "", "success"},
    {Token::SuccessSoft, "", "success_soft"},
    {Token::Warning, "", "warning"},
    {Token::WarningSoft, "", "warning_soft"},
    {Token::Danger, "", "danger"},
    {Token::DangerSoft, "", "danger_soft"},
    {Token::Info, "", "info"},
    {Token::InfoSoft, "", "info_soft"},
    {Token::SyntaxKeyword, "syntax", "keyword"},
    {Token::SyntaxString, "syntax", "string"},
    {Token::SyntaxSymbol, "syntax", "symbol"},
    {Token::SyntaxKey, "syntax", "key"},
    {Token::SyntaxNumber, "syntax", "number"},
    {Token::SyntaxComment, "syntax", "comment"},
    {Token::SyntaxCall, "syntax", "call"},
    {Token::SyntaxSdk, "syntax", "sdk"},
};

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

Result<TokenSet> readTokens(const QByteArray &json)
{
    const auto document = parseJson(json);
    if (!document)
        return fail(document.error());
    TokenSet set{stringAt(*document, "name"), boolAt(*document, "dark"), {}};
    for (const Spelling &spelling : spellings) {
        const Json &group = *spelling.group ? valueAt(*document, spelling.group) : *document;
        const QColor color(stringAt(group, spelling.key));
        if (!color.isValid())
            return fail(ErrorCode::Malformed,
                QStringLiteral("%1: no colour %2").arg(set.name, QLatin1String(spelling.key)));
        set.colors.insert(spelling.token, color);
    }
    return set;
}

Result<TokenSet> loadTokens(const QString &name)
{
    initResources();
    QFile file(QStringLiteral(":/themes/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, name);
    return readTokens(file.readAll());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace patchbay::app
