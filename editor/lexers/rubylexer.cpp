// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/lexers/rubylexer.h"

namespace patchbay::editor
{

RubyLexer::RubyLexer(QObject *parent)
    : QsciLexerRuby(parent)
{
    setFoldComments(false);
    setFoldCompact(false);
}

QColor RubyLexer::colorOf(int style, const EditorPalette &palette)
{
    switch (style) {
    case Comment:
    case POD:
    case DataSection:
        return palette.comment;
    case Number:
        return palette.number;
    case Keyword:
    case DemotedKeyword:
    case ClassName:
    case ModuleName:
        return palette.keyword;
    case DoubleQuotedString:
    case SingleQuotedString:
    case HereDocument:
    case HereDocumentDelimiter:
    case PercentStringq:
    case PercentStringQ:
    case PercentStringr:
    case PercentStringw:
    case PercentStringx:
    case Backticks:
    case Regex:
        return palette.string;
    case Symbol:
        return palette.symbol;
    case FunctionMethodName:
        return palette.call;
    case ClassVariable:
    case InstanceVariable:
    case Global:
        return palette.key;
    case Error:
        return palette.danger;
    default:
        return palette.text;
    }
}

void RubyLexer::setPalette(const EditorPalette &palette)
{
    setDefaultFont(palette.font);
    setDefaultColor(palette.text);
    setDefaultPaper(palette.surface);
    setFont(palette.font, -1);
    setPaper(palette.surface, -1);
    for (int style = 0; style <= Stderr; ++style)
        setColor(colorOf(style, palette), style);
}

} // namespace patchbay::editor
