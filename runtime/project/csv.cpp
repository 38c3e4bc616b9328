// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/csv.h"

namespace patchbay::project
{
namespace
{

class CsvReader
{
public:
    CsvReader(QString text, QChar separator)
        : m_text(std::move(text))
        , m_separator(separator)
    { }

    Result<QList<QStringList>> read()
    {
        while (m_at < m_text.size()) {
            const int line = m_line;
            QStringList row;
            bool more = true;
            while (more) {
                QString cell;
                if (!readCell(cell)) {
                    return fail(ErrorCode::Malformed,
                        QStringLiteral("line %1: a quote is not closed or out of place").arg(line));
                }
                row.append(cell);
                more = m_at < m_text.size() && m_text.at(m_at) == m_separator;
                if (more)
                    ++m_at;
            }
            skipLineEnd();
            if (row != QStringList{QString()})
                m_rows.append(row);
        }
        return std::move(m_rows);
    }

private:
    bool atCellEnd() const
    {
        if (m_at >= m_text.size())
            return true;
        const QChar c = m_text.at(m_at);
        return c == m_separator || c == QLatin1Char('\n') || c == QLatin1Char('\r');
    }

    bool readCell(QString &cell)
    {
        if (m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('"'))
            return readQuoted(cell);
        while (!atCellEnd()) {
            if (m_text.at(m_at) == QLatin1Char('"'))
                return false;
            cell += m_text.at(m_at++);
        }
        return true;
    }

    bool readQuoted(QString &cell)
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at++);
            if (c == QLatin1Char('\n'))
                ++m_line;
            if (c != QLatin1Char('"')) {
                cell += c;
            } else if (m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('"')) {
                cell += c;
                ++m_at;
            } else {
                return atCellEnd();
            }
        }
        return false;
    }

    void skipLineEnd()
    {
        if (m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('\r'))
            ++m_at;
        if (m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('\n'))
            ++m_at;
        ++m_line;
    }

    QString m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    QList<QStringList> m_rows;
};

} // namespace

Result<QList<QStringList>> parseCsv(const QByteArray &utf8, char separator)
{
    return CsvReader(QString::fromUtf8(utf8), QLatin1Char(separator)).read();
}

} // namespace patchbay::project
