// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/syntaxtree.h"

#include <prismtables.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace patchbay::language
{

namespace
{
constexpr std::uint32_t inBuffer
    = 0x80000000U; // the text is in the serialised form, not the source
constexpr int maxDepth = 100000; // prism itself stops at 10,000
constexpr std::size_t maxFields = 24;
} // namespace

inline std::uint8_t SyntaxTree::byte()
{
    if (atEnd()) {
        m_broken = true;
        return 0;
    }
    return *m_next++;
}

inline std::uint32_t SyntaxTree::number()
{
    if (m_next != m_end && *m_next < 0x80U)
        return *m_next++; // most of them
    return longNumber();
}

std::uint32_t SyntaxTree::longNumber()
{
    std::uint32_t result = 0;
    for (int shift = 0; shift < 35; shift += 7) {
        const std::uint8_t next = byte();
        result |= std::uint32_t(next & 0x7fU) << shift;
        if (!(next & 0x80U))
            break;
    }
    return result;
}

inline SyntaxTree::Field SyntaxTree::locationField()
{
    const std::uint32_t begin = number();
    const std::uint32_t length = number();
    const auto size = std::uint32_t(m_source.size());
    const std::uint32_t clamped = std::min(begin, size);
    return {clamped, clamped + std::min(length, size - clamped)};
}

SyntaxTree::Field SyntaxTree::readString()
{
    const bool inSource = byte() == 1;
    if (inSource)
        return locationField();
    const std::uint32_t length = number();
    const auto begin
        = std::uint32_t(m_next - reinterpret_cast<const std::uint8_t *>(m_serialised.constData()));
    if (length > std::uint32_t(m_end - m_next)) {
        m_broken = true;
        return {};
    }
    m_next += length;
    return {begin | inBuffer, begin + length};
}

SyntaxTree::Field SyntaxTree::readList(char op, int depth)
{
    const std::uint32_t count = number();
    if (count > std::uint32_t(m_end - m_next)) {
        m_broken = true;
        return {};
    }
    if (op != 'N') { // lists of constants (locals) are of no use to us
        for (std::uint32_t i = 0; i < count && !m_broken; ++i)
            number();
        return {};
    }
    // Lists within the items grow behind these, which wait on a stack until all are known.
    const std::size_t waiting = m_waiting.size();
    for (std::uint32_t i = 0; i < count && !m_broken; ++i)
        m_waiting.push_back(readNode(depth));
    const auto first = std::uint32_t(m_lists.size());
    const auto items = m_waiting.begin() + std::ptrdiff_t(waiting);
    m_lists.insert(m_lists.end(), items, m_waiting.end());
    m_waiting.erase(items, m_waiting.end());
    return {first, std::uint32_t(m_lists.size() - first)};
}

SyntaxTree::Field SyntaxTree::readField(char op, int depth)
{
    switch (op) {
    case 'N':
        return {readNode(depth), 0};
    case 'n':
        if (!atEnd() && *m_next != 0)
            return {readNode(depth), 0};
        byte();
        return {};
    case 'L':
        return locationField();
    case 'l':
        return byte() ? locationField() : Field{1, 0};
    case 'C':
    case 'c':
    case 'V':
        return {number(), 0};
    case 'S':
        return readString();
    case 'I': {
        byte();
        const std::uint32_t words = number();
        for (std::uint32_t i = 0; i < words && !m_broken; ++i)
            number();
        return {};
    }
    case 'D':
    case 'U':
        for (int i = op == 'D' ? 8 : 4; i > 0; --i)
            byte();
        return {};
    default:
        return {byte(), 0};
    }
}

SyntaxTree::Id SyntaxTree::readNode(int depth)
{
    const std::uint8_t kind = byte();
    if (kind == 0 || kind > prism::nodeTypeCount || depth > maxDepth || m_broken) {
        m_broken = true;
        return 0;
    }
    const auto below = Id(m_nodes.size());
    number(); // prism's own id
    const Field where = locationField();
    const char *op = prism::layouts[kind];
    if (*op == '!') {
        for (int i = 0; i < 4; ++i)
            byte();
        ++op;
    }
    number(); // flags
    std::array<Field, maxFields> fields;
    std::size_t count = 0;
    for (; *op && count < maxFields; ++op) {
        if (*op == '*')
            fields[count++] = readList(*++op, depth + 1);
        else
            fields[count++] = readField(*op, depth + 1);
    }
    const auto first = std::uint32_t(m_fields.size());
    m_fields.insert(m_fields.end(), fields.begin(), fields.begin() + std::ptrdiff_t(count));
    m_nodes.push_back({kind, where.a, where.b, first, below});
    return Id(m_nodes.size() - 1);
}

void SyntaxTree::readFindings(std::vector<Finding> &out)
{
    const std::uint32_t count = number();
    for (std::uint32_t i = 0; i < count && !m_broken; ++i) {
        Finding finding;
        finding.type = number();
        const std::uint32_t length = number();
        if (length > std::uint32_t(m_end - m_next)) {
            m_broken = true;
            return;
        }
        finding.message = QByteArray(reinterpret_cast<const char *>(m_next), qsizetype(length));
        m_next += length;
        const Field where = locationField();
        finding.span = {int(where.a), int(where.b)};
        byte(); // level
        out.push_back(std::move(finding));
    }
}

bool SyntaxTree::read(QByteArrayView serialised, QByteArray source)
{
    m_serialised = serialised;
    m_source = std::move(source);
    m_nodes.assign(1, {});
    m_nodes.reserve(std::size_t(m_source.size()) / 6 + 16);
    m_fields.clear();
    m_fields.reserve(std::size_t(m_source.size()) + 64);
    m_lists.clear();
    m_waiting.clear();
    m_lines.clear();
    m_errors.clear();
    m_warnings.clear();
    m_broken = false;
    m_next = reinterpret_cast<const std::uint8_t *>(m_serialised.constData());
    m_end = m_next + m_serialised.size();
    if (!m_serialised.startsWith(QByteArrayView("PRISM\1\11\0\0", 9)))
        return false;
    m_next += 9;
    const std::uint32_t encoding = number();
    if (encoding > std::uint32_t(m_end - m_next))
        return false;
    m_next += encoding;
    number(); // start line
    for (std::uint32_t count = number(); count && !m_broken; --count)
        m_lines.push_back(number());
    for (std::uint32_t count = number(); count && !m_broken; --count) {
        number();
        locationField();
    }
    for (std::uint32_t count = number(); count && !m_broken; --count) {
        locationField();
        locationField();
    }
    if (byte())
        locationField(); // __END__
    readFindings(m_errors);
    readFindings(m_warnings);
    for (int shift = 0; shift < 32; shift += 8)
        m_pool = (shift ? m_pool : 0U) | std::uint32_t(byte()) << shift;
    m_poolSize = number();
    m_root = readNode(0);
    return !m_broken && m_root != 0;
}

SyntaxTree::Span SyntaxTree::span(Id id) const
{
    return {int(m_nodes[id].begin), int(m_nodes[id].end)};
}

std::span<const SyntaxTree::Id> SyntaxTree::list(Id id, int field) const
{
    const Field &found = m_fields[m_nodes[id].firstField + field];
    return {m_lists.data() + found.a, found.b};
}

QByteArrayView SyntaxTree::constant(Id id, int field) const
{
    const std::uint32_t index = m_fields[m_nodes[id].firstField + field].a;
    if (index == 0 || index > m_poolSize)
        return {};
    const std::size_t at = std::size_t(m_pool) + std::size_t(index - 1) * 8;
    if (at + 8 > std::size_t(m_serialised.size()))
        return {};
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    std::memcpy(&begin, m_serialised.constData() + at, 4);
    std::memcpy(&length, m_serialised.constData() + at + 4, 4);
    const QByteArrayView text = (begin & inBuffer) ? m_serialised : QByteArrayView(m_source);
    begin &= ~inBuffer;
    if (std::size_t(begin) + length > std::size_t(text.size()))
        return {};
    return {text.constData() + begin, qsizetype(length)};
}

QByteArrayView SyntaxTree::string(Id id, int field) const
{
    const Field &found = m_fields[m_nodes[id].firstField + field];
    const QByteArrayView text = (found.a & inBuffer) ? m_serialised : QByteArrayView(m_source);
    const std::uint32_t begin = found.a & ~inBuffer;
    return {text.constData() + begin, qsizetype(found.b - begin)};
}

SyntaxTree::Span SyntaxTree::location(Id id, int field) const
{
    const Field &found = m_fields[m_nodes[id].firstField + field];
    return {int(found.a), int(found.b)};
}

int SyntaxTree::line(int offset) const
{
    return int(
        std::upper_bound(m_lines.begin(), m_lines.end(), std::uint32_t(offset)) - m_lines.begin());
}

} // namespace patchbay::language
