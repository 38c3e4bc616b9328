// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jsonschema.h"

namespace patchbay::test
{
namespace
{

class SchemaChecker
{
public:
    explicit SchemaChecker(const Json &root)
        : m_root(root)
    { }

    QStringList check(const Json &value, const Json &schema, const QString &place) const
    {
        QStringList problems;
        for (const auto &[keyword, rule] : schema.items())
            problems += checkKeyword(value, schema, keyword, rule, place);
        return problems;
    }

private:
    QStringList checkKeyword(const Json &value, const Json &schema, const std::string &keyword,
        const Json &rule, const QString &place) const
    {
        if (keyword == "$schema" || keyword == "title" || keyword == "description"
            || keyword == "$defs")
            return {};
        if (keyword == "$ref")
            return checkReference(value, rule, place);
        if (keyword == "type")
            return checkType(value, rule, place);
        if (keyword == "const")
            return value == rule ? QStringList() : problem(place, "must be " + rule.dump());
        if (keyword == "required")
            return checkRequired(value, rule, place);
        if (keyword == "properties")
            return checkProperties(value, rule, place);
        if (keyword == "additionalProperties")
            return checkAdditional(value, schema, rule, place);
        if (keyword == "items")
            return checkItems(value, rule, place);
        if (keyword == "minItems" || keyword == "maxItems") {
            const bool tooMany = keyword == "maxItems";
            const bool bad = value.is_array()
                && (tooMany ? value.size() > rule.get<size_t>()
                            : value.size() < rule.get<size_t>());
            return bad ? problem(place, "breaks " + keyword) : QStringList();
        }
        if (keyword == "oneOf" || keyword == "anyOf" || keyword == "allOf")
            return checkSeveral(value, keyword, rule, place);
        return problem(place, "the schema's keyword " + keyword + " is not understood");
    }

    static QStringList problem(const QString &place, const std::string &text)
    {
        return {
            (place.isEmpty() ? QStringLiteral("/") : place) + QStringLiteral(": ") + fromStd(text)};
    }

    QStringList checkReference(const Json &value, const Json &rule, const QString &place) const
    {
        const std::string target = rule.get<std::string>();
        return check(value, m_root.at(Json::json_pointer(target.substr(1))), place);
    }

    static bool hasType(const Json &value, const std::string &type)
    {
        if (type == "integer")
            return value.is_number_integer();
        if (type == "number")
            return value.is_number();
        return value.type_name() == type;
    }

    static QStringList checkType(const Json &value, const Json &rule, const QString &place)
    {
        const Json types = rule.is_array() ? rule : Json::array({rule});
        for (const Json &type : types) {
            if (hasType(value, type.get<std::string>()))
                return {};
        }
        return problem(
            place, "is " + std::string(value.type_name()) + " instead of " + rule.dump());
    }

    static QStringList checkRequired(const Json &value, const Json &rule, const QString &place)
    {
        QStringList problems;
        for (const Json &name : rule) {
            if (value.is_object() && !value.contains(name.get<std::string>()))
                problems += problem(place, "lacks " + name.dump());
        }
        return problems;
    }

    QStringList checkProperties(const Json &value, const Json &rule, const QString &place) const
    {
        QStringList problems;
        for (const auto &[name, schema] : rule.items()) {
            if (value.is_object() && value.contains(name))
                problems += check(value.at(name), schema, place + QLatin1Char('/') + fromStd(name));
        }
        return problems;
    }

    QStringList checkAdditional(
        const Json &value, const Json &schema, const Json &rule, const QString &place) const
    {
        QStringList problems;
        if (!value.is_object())
            return problems;
        const Json known = schema.value("properties", Json::object());
        for (const auto &[name, member] : value.items()) {
            if (!known.contains(name))
                problems += check(member, rule, place + QLatin1Char('/') + fromStd(name));
        }
        return problems;
    }

    QStringList checkItems(const Json &value, const Json &rule, const QString &place) const
    {
        QStringList problems;
        for (size_t i = 0; value.is_array() && i < value.size(); ++i)
            problems += check(value[i], rule, place + QStringLiteral("/%1").arg(i));
        return problems;
    }

    QStringList checkSeveral(
        const Json &value, const std::string &keyword, const Json &rule, const QString &place) const
    {
        QStringList problems;
        size_t good = 0;
        for (const Json &schema : rule) {
            const QStringList found = check(value, schema, place);
            good += found.isEmpty() ? 1 : 0;
            problems += found;
        }
        const bool valid = keyword == "allOf" ? good == rule.size()
            : keyword == "oneOf"              ? good == 1
                                              : good > 0;
        if (valid)
            return {};
        if (good > 1)
            return problem(place, "fits " + std::to_string(good) + " of oneOf");
        return problems;
    }

    const Json &m_root;
};

} // namespace

QStringList schemaProblems(const Json &value, const Json &schema)
{
    return SchemaChecker(schema).check(value, schema, {});
}

} // namespace patchbay::test
