// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsonbuilder.h"

#include <QHashFunctions>

#include <iterator>

namespace patchbay
{

namespace
{

// Up to here comparing keys one by one is quicker than hashing them.
constexpr std::size_t fewMembers = 16;

QString loneSurrogate()
{
    return QStringLiteral("half of a surrogate pair");
}

} // namespace

std::size_t JsonBuilder::KeyHash::operator()(const std::string &key) const
{
    return qHashBits(key.data(), key.size(), QHashSeed::globalSeed());
}

std::size_t JsonBuilder::KeyHash::operator()(std::size_t position) const
{
    return operator()((*members)[position].first);
}

bool JsonBuilder::KeyEqual::operator()(const std::string &key, std::size_t position) const
{
    return (*members)[position].first == key;
}

bool JsonBuilder::KeyEqual::operator()(std::size_t position, const std::string &key) const
{
    return (*members)[position].first == key;
}

JsonBuilder::JsonBuilder(QByteArrayView text, JsonLimits limits)
    : m_scanner(text, limits)
{ }

Result<Json> JsonBuilder::build()
{
    using Token = JsonScanner::Token;
    for (;;) {
        switch (m_scanner.next()) {
        case Token::BeginObject:
            open(true);
            break;
        case Token::BeginArray:
            open(false);
            break;
        case Token::EndObject:
        case Token::EndArray:
            close();
            break;
        case Token::Key:
            if (m_scanner.hasLoneSurrogate())
                return fail(m_scanner.mistake(loneSurrogate()));
            takeKey(m_scanner.text());
            break;
        case Token::String:
            if (m_scanner.hasLoneSurrogate())
                return fail(m_scanner.mistake(loneSurrogate()));
            m_members[slot()].second = m_scanner.text();
            break;
        case Token::Number:
            m_members[slot()].second = numberFromText(m_scanner.spelling());
            break;
        case Token::True:
            m_members[slot()].second = true;
            break;
        case Token::False:
            m_members[slot()].second = false;
            break;
        case Token::Null:
            m_members[slot()].second = nullptr; // a repeated key forgets what it had
            break;
        case Token::End:
            return std::move(m_members.front().second);
        case Token::Error:
            return fail(*m_scanner.error());
        }
    }
}

void JsonBuilder::takeKey(std::string key)
{
    Container &container = m_open.back();
    m_slot = findKey(container, key);
    if (m_slot == m_members.size())
        m_members.emplace_back(std::move(key), Json());
}

// Where the open container has the key, or the top of the stack. A repeated key keeps its place and
// takes the later value, as in Ruby.
std::size_t JsonBuilder::findKey(Container &container, const std::string &key)
{
    const std::size_t count = m_members.size() - container.first;
    if (count < fewMembers) {
        for (std::size_t i = container.first; i < m_members.size(); ++i) {
            if (m_members[i].first == key)
                return i;
        }
        return m_members.size();
    }
    while (container.indexed < m_members.size())
        container.index.insert(container.indexed++);
    const auto found = container.index.find(key);
    return found == container.index.end() ? m_members.size() : *found;
}

// Where the value that begins now belongs.
std::size_t JsonBuilder::slot()
{
    if (!m_open.empty() && m_open.back().object)
        return m_slot;
    m_members.emplace_back();
    return m_members.size() - 1;
}

void JsonBuilder::open(bool object)
{
    const std::size_t target = slot();
    m_open.push_back({object, m_members.size(), target, m_members.size(),
        KeyIndex(0, KeyHash{&m_members}, KeyEqual{&m_members})});
}

void JsonBuilder::close()
{
    const bool object = m_open.back().object;
    const std::size_t target = m_open.back().target;
    const auto first = m_members.begin() + static_cast<std::ptrdiff_t>(m_open.back().first);
    m_open.pop_back();
    Json value = object ? Json::object() : Json::array();
    const auto count = static_cast<std::size_t>(std::distance(first, m_members.end()));
    if (object) {
        auto &members = value.get_ref<Json::object_t &>();
        members.reserve(count);
        for (auto member = first; member != m_members.end(); ++member)
            members.emplace_back(std::move(member->first), std::move(member->second));
    } else {
        auto &elements = value.get_ref<Json::array_t &>();
        elements.reserve(count);
        for (auto member = first; member != m_members.end(); ++member)
            elements.push_back(std::move(member->second));
    }
    m_members.erase(first, m_members.end());
    m_members[target].second = std::move(value);
}

} // namespace patchbay
