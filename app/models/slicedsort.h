// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace patchbay
{

// A stable merge sort that can be left after any step and taken up again, so that a long list is
// sorted between events of one thread.
template <typename T, typename Less> class SlicedSort
{
public:
    static constexpr std::size_t stepItems = 512; // looked at in a step, at most

    SlicedSort(std::vector<T> items, Less less)
        : m_items(std::move(items))
        , m_less(std::move(less))
    { }

    bool isDone() const { return m_ordered && m_width >= m_items.size(); }

    void step()
    {
        if (isDone())
            return;
        if (m_ordered)
            mergeSome();
        else
            orderBlock();
    }

    std::vector<T> take() { return std::move(m_items); }

private:
    // Blocks of their own first; merges join them then, twice as wide in each pass.
    void orderBlock()
    {
        const std::size_t end = std::min(m_at + stepItems, m_items.size());
        std::stable_sort(place(m_items, m_at), place(m_items, end), m_less);
        m_at = end;
        if (m_at < m_items.size())
            return;
        m_ordered = true;
        m_width = stepItems;
        if (!isDone())
            beginPass();
    }

    void beginPass()
    {
        m_merged.clear();
        m_merged.reserve(m_items.size());
        beginPair(0);
    }

    void beginPair(std::size_t from)
    {
        m_left = from;
        m_middle = std::min(from + m_width, m_items.size());
        m_right = m_middle;
        m_end = std::min(m_middle + m_width, m_items.size());
    }

    void mergeSome()
    {
        for (std::size_t done = 0; done < stepItems; ++done) {
            if (m_left == m_middle && m_right == m_end) {
                if (m_end == m_items.size()) {
                    endPass();
                    return;
                }
                beginPair(m_end);
            }
            // Of equal ones the left one: that keeps their order.
            const bool right = m_left == m_middle
                || (m_right < m_end && m_less(m_items[m_right], m_items[m_left]));
            m_merged.push_back(std::move(m_items[right ? m_right++ : m_left++]));
        }
    }

    void endPass()
    {
        m_items.swap(m_merged);
        m_width *= 2;
        if (isDone())
            m_merged = {};
        else
            beginPass();
    }

    static auto place(std::vector<T> &items, std::size_t at)
    {
        return items.begin() + static_cast<std::ptrdiff_t>(at);
    }

    std::vector<T> m_items;
    Less m_less;
    std::vector<T> m_merged; // of the pass under way
    std::size_t m_at = 0; // blocks before this one are in order
    bool m_ordered = false; // all blocks are
    std::size_t m_width = 0; // of what is in order
    std::size_t m_left = 0; // the pair being merged: [left, middle) and [right, end) are left of it
    std::size_t m_middle = 0;
    std::size_t m_right = 0;
    std::size_t m_end = 0;
};

} // namespace patchbay
