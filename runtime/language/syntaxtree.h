// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <span>
#include <vector>

namespace patchbay::language
{

// Prism's tree of one source, read from its serialised form. Node ids start at 1; 0 is "none".
// Node kinds and field numbers come from the generated prismtables.h.
class SyntaxTree
{
public:
    using Id = std::uint32_t;

    struct Node
    {
        std::uint8_t kind = 0;
        std::uint32_t begin = 0; // byte offsets in the source
        std::uint32_t end = 0;
        std::uint32_t firstField = 0;
        Id firstBelow = 0; // see below()
    };
    struct Span
    {
        int begin = 0;
        int end = 0;
        bool isNull() const { return end < begin; }
    };
    struct Finding
    {
        std::uint32_t type = 0;
        QByteArray message;
        Span span;
    };

    // False for anything that is not what this version of prism writes. `serialised` must stay as
    // long as the tree is asked; reading again replaces everything and reuses the memory.
    bool read(QByteArrayView serialised, QByteArray source);

    Id root() const { return m_root; }
    const Node &node(Id id) const { return m_nodes[id]; }
    int kind(Id id) const { return id ? m_nodes[id].kind : 0; }
    Span span(Id id) const;
    std::size_t size() const { return m_nodes.size(); }

    Id child(Id id, int field) const { return m_fields[m_nodes[id].firstField + field].a; }
    std::span<const Id> list(Id id, int field) const;
    QByteArrayView constant(Id id, int field) const;
    QByteArrayView string(Id id, int field) const; // unescaped text
    Span location(Id id, int field) const; // null when an optional one is absent
    // The nodes of the tree under `id` are numbered without a gap, each before the one that holds
    // it: from below(id) to `id` itself. Nothing is below an absent node (id 0).
    Id below(Id id) const { return id ? m_nodes[id].firstBelow : 1; }

    int line(int offset) const; // first line is 1
    const QByteArray &source() const { return m_source; }
    const std::vector<Finding> &errors() const { return m_errors; }
    const std::vector<Finding> &warnings() const { return m_warnings; }

private:
    struct Field
    {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };

    bool atEnd() const { return m_next >= m_end; }
    std::uint8_t byte();
    std::uint32_t number();
    std::uint32_t longNumber(); // one of more than seven bits
    Field locationField();
    Id readNode(int depth);
    Field readField(char op, int depth);
    Field readList(char op, int depth);
    Field readString();
    void readFindings(std::vector<Finding> &out);

    QByteArrayView m_serialised;
    QByteArray m_source;
    const std::uint8_t *m_next = nullptr;
    const std::uint8_t *m_end = nullptr;
    bool m_broken = false;
    std::uint32_t m_pool = 0;
    std::uint32_t m_poolSize = 0;
    Id m_root = 0;
    std::vector<Node> m_nodes;
    std::vector<Field> m_fields;
    std::vector<Id> m_lists;
    std::vector<Id> m_waiting;
    std::vector<std::uint32_t> m_lines;
    std::vector<Finding> m_errors;
    std::vector<Finding> m_warnings;
};

} // namespace patchbay::language
