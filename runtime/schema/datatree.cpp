// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/datatree.h"

#include <QRegularExpression>

namespace patchbay::schema
{

namespace
{

QString scalarText(const Json &value)
{
    if (value.is_string())
        return fromStd(value);
    if (value.is_object() && value.size() == 1 && value.begin().key().starts_with('$')
        && value.begin()->is_string())
        return fromStd(*value.begin()); // a time, a date, a decimal
    return value.is_null() || value.is_structured() ? QString()
                                                    : QString::fromUtf8(toJsonText(value));
}

Pill synthetic(const char *label, const char *type, const QStringList &list)
{
    return {.label = QLatin1String(label),
        .name = QLatin1String(type),
        .typeName = QLatin1String(type),
        .path = list + QStringList(QLatin1String(type)),
        .sample = {},
        .brokenName = false,
        .children = {}};
}

QList<Pill> build(const Json &fields, const Json &sample, const QStringList &parent, int depth)
{
    static const QRegularExpression broken(QStringLiteral("[-<>!@#$%^&*()+={}:;'\"`~,.?|]"));
    QList<Pill> pills;
    if (!fields.is_array() || depth > 64)
        return pills;
    for (const Json &field : fields) {
        Pill pill;
        pill.name = stringAt(field, "name");
        pill.label = stringAt(field, "label", pill.name);
        pill.typeName = stringAt(field, "type", QStringLiteral("string"));
        pill.path = parent + QStringList(pill.name);
        pill.brokenName = broken.match(pill.name).hasMatch();
        const Json &value = valueAt(sample, toStd(pill.name).c_str());
        if (pill.typeName == QLatin1String("object")) {
            pill.children = build(valueAt(field, "properties"), value, pill.path, depth + 1);
        } else if (pill.typeName == QLatin1String("array")) {
            const QString of = stringAt(field, "of", QStringLiteral("object"));
            if (of == QLatin1String("object")) {
                const Json none;
                const Json &first = value.is_array() && !value.empty() ? value.front() : none;
                pill.children = build(valueAt(field, "properties"), first, pill.path, depth + 1);
                pill.children.append(synthetic("List size", "list_size", pill.path));
                pill.children.append(synthetic("List index", "list_index", pill.path));
            } else {
                pill.typeName = of + QStringLiteral("-array");
                pill.sample = value.is_array() ? QString::fromUtf8(toJsonText(value)) : QString();
            }
        } else {
            pill.sample = scalarText(value);
        }
        pills.append(pill);
    }
    return pills;
}

} // namespace

QList<Pill> buildDatatree(const Json &outputFields, const Json &sampleOutput)
{
    return build(outputFields, sampleOutput, {}, 0);
}

} // namespace patchbay::schema
