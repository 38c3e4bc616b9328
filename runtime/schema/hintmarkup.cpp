// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/hintmarkup.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace patchbay::schema
{

namespace
{

// "a" with a safe target, or a plain allowed tag; empty for everything else.
QString allowedTag(const QString &inside, QStringList &open)
{
    static const QSet<QString> plain{QStringLiteral("b"), QStringLiteral("strong"),
        QStringLiteral("i"), QStringLiteral("em"), QStringLiteral("p"), QStringLiteral("ul"),
        QStringLiteral("ol"), QStringLiteral("li"), QStringLiteral("code"), QStringLiteral("span")};
    static const QRegularExpression shape(QStringLiteral("^(/?)\\s*([A-Za-z][A-Za-z0-9]*)\\b"));
    static const QRegularExpression target(
        QStringLiteral("\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(inside);
    if (!match.hasMatch())
        return {};
    const bool closing = !match.captured(1).isEmpty();
    const QString name = match.captured(2).toLower();
    if (name == QLatin1String("br"))
        return QStringLiteral("<br/>");
    if (closing) {
        if (!open.contains(name))
            return {};
        QString text; // closes what was left open inside, too
        while (!open.isEmpty()) {
            const QString last = open.takeLast();
            text += QStringLiteral("</%1>").arg(last);
            if (last == name)
                break;
        }
        return text;
    }
    if (name == QLatin1String("a")) {
        const auto link = target.match(inside);
        const QString url
            = QString(link.captured(1) + link.captured(2) + link.captured(3)).trimmed();
        static const QRegularExpression safe(
            QStringLiteral("^(https?://|mailto:)"), QRegularExpression::CaseInsensitiveOption);
        if (!safe.match(url).hasMatch())
            return {};
        open.append(name);
        return QStringLiteral("<a href=\"%1\">").arg(url.toHtmlEscaped());
    }
    if (!plain.contains(name) || inside.endsWith(QLatin1Char('/')))
        return {};
    open.append(name);
    return QStringLiteral("<%1>").arg(name);
}

} // namespace

QString sanitiseHint(const QString &html)
{
    if (!html.contains(QLatin1Char('<')))
        return html;
    QString result;
    QStringList open;
    qsizetype at = 0;
    while (at < html.size()) {
        const qsizetype tag = html.indexOf(QLatin1Char('<'), at);
        if (tag < 0) {
            result += html.mid(at);
            break;
        }
        result += html.mid(at, tag - at);
        const qsizetype end = html.indexOf(QLatin1Char('>'), tag);
        const bool looksLikeTag = tag + 1 < html.size()
            && (html[tag + 1].isLetter() || html[tag + 1] == QLatin1Char('/')
                || html[tag + 1] == QLatin1Char('!'));
        if (end < 0 || !looksLikeTag) {
            result += QStringLiteral("&lt;");
            at = tag + 1;
            continue;
        }
        const QString inside = html.mid(tag + 1, end - tag - 1);
        at = end + 1;
        // The text of a script or style is no text for people.
        const QString name
            = inside.section(QRegularExpression(QStringLiteral("[\\s/>]")), 0, 0).toLower();
        if (name == QLatin1String("script") || name == QLatin1String("style")) {
            const qsizetype close
                = html.indexOf(QStringLiteral("</") + name, at, Qt::CaseInsensitive);
            const qsizetype after = close < 0 ? -1 : html.indexOf(QLatin1Char('>'), close);
            at = after < 0 ? html.size() : after + 1;
            continue;
        }
        result += allowedTag(inside, open);
    }
    while (!open.isEmpty())
        result += QStringLiteral("</%1>").arg(open.takeLast());
    return result;
}

QString plainHint(const QString &html)
{
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    QString text = sanitiseHint(html);
    text.replace(QStringLiteral("<br/>"), QStringLiteral(" "));
    text.remove(tags);
    text.replace(QStringLiteral("&lt;"), QStringLiteral("<"));
    text.replace(QStringLiteral("&gt;"), QStringLiteral(">"));
    text.replace(QStringLiteral("&quot;"), QStringLiteral("\""));
    text.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    return text.simplified();
}

} // namespace patchbay::schema
