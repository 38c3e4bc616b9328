// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

namespace patchbay::app
{

class Theme;

// Colours JSON line by line: keys, strings, numbers, words. Follows the theme live.
class JsonHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    JsonHighlighter(QTextDocument *document, const Theme &theme);

    void setEnabled(bool enabled); // off for text that is not JSON

protected:
    void highlightBlock(const QString &text) override;

private:
    void readTheme(const Theme &theme);

    bool m_enabled = true;
    QTextCharFormat m_key;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_word;
};

} // namespace patchbay::app
