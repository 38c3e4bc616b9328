// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <unordered_set>
#include <utility>
#include <vector>

namespace patchbay
{

// Makes one value from the tokens of a text, in time linear in the text. nlohmann's own parser
// compares each key of an ordered object with all before it and copies whole subtrees when an
// object grows; here the members of open containers lie on one stack and move into their container
// when it is complete, and larger objects find their repeated keys by hash.
class JsonBuilder
{
public:
    explicit JsonBuilder(QByteArrayView text, JsonLimits limits);
    Q_DISABLE_COPY_MOVE(JsonBuilder)

    Result<Json> build();

private:
    using Member = std::pair<std::string, Json>;

    // Hashes positions of m_members by their keys, seeded so that nobody can prepare collisions.
    struct KeyHash
    {
        const std::vector<Member> *members;
        using is_transparent = void;
        std::size_t operator()(std::size_t position) const;
        std::size_t operator()(const std::string &key) const;
    };
    struct KeyEqual
    {
        const std::vector<Member> *members;
        using is_transparent = void;
        bool operator()(std::size_t a, std::size_t b) const { return a == b; }
        bool operator()(const std::string &key, std::size_t position) const;
        bool operator()(std::size_t position, const std::string &key) const;
    };
    using KeyIndex = std::unordered_set<std::size_t, KeyHash, KeyEqual>;

    struct Container
    {
        bool object = false;
        std::size_t first = 0; // of its members on the stack
        std::size_t target = 0; // where its value goes
        std::size_t indexed = 0; // members up to here are in the index
        KeyIndex index; // empty while there are few members
    };

    void takeKey(std::string key);
    std::size_t findKey(Container &container, const std::string &key);
    std::size_t slot();
    void open(bool object);
    void close();

    JsonScanner m_scanner;
    std::vector<Member> m_members;
    std::vector<Container> m_open;
    std::size_t m_slot = 0; // of the value that follows the last key
};

} // namespace patchbay
