// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/formmodel.h"

#include "runtime/schema/jsonpath.h"
#include "runtime/schema/ngif.h"

#include <QSet>

#include <functional>

namespace patchbay::schema
{

namespace
{

constexpr int maxDepth = 32;

QStringList split(const QString &dotted)
{
    return dotted.split(QLatin1Char('.'), Qt::SkipEmptyParts);
}

const FormField *find(const QList<FormField> &fields, const QStringList &path)
{
    for (const FormField &field : fields) {
        if (field.path == path)
            return &field;
        if (path.size() > field.path.size() && path.mid(0, field.path.size()) == field.path) {
            if (const FormField *found = find(field.children, path))
                return found;
        }
    }
    return nullptr;
}

void visit(const QList<FormField> &fields, const std::function<void(const FormField &)> &see)
{
    for (const FormField &field : fields) {
        see(field);
        visit(field.children, see);
    }
}

} // namespace

void FormModel::setFields(const Json &configFields, const Json &inputFields)
{
    m_config = configFields.is_array() ? configFields : Json::array();
    m_input = inputFields.is_array() ? inputFields : Json::array();
    prefill(m_config);
    prefill(m_input);
    rebuild();
}

// A default fills the field when it is first shown (§10.10), and never again over what was typed.
void FormModel::prefill(const Json &fields)
{
    const std::function<void(const Json &, const QStringList &, int)> fill
        = [&](const Json &list, const QStringList &parent, int depth) {
              if (!list.is_array() || depth > maxDepth)
                  return;
              for (const Json &field : list) {
                  const QStringList path = parent + QStringList(stringAt(field, "name"));
                  const QString dotted = path.join(QLatin1Char('.'));
                  const Json &given = valueAt(field, "default");
                  if (!given.is_null() && !m_prefilled.contains(dotted)) {
                      m_prefilled.append(dotted);
                      if (isMissing(valueAtPath(m_values, path)))
                          setAtPath(m_values, path, given);
                  }
                  if (stringAt(field, "type") == QLatin1String("object"))
                      fill(valueAt(field, "properties"), path, depth + 1);
              }
          };
    fill(fields, {}, 0);
}

void FormModel::rebuild()
{
    m_fields = build(m_config, {}, 0);
    m_fields += build(m_input, {}, 0);
}

QList<FormField> FormModel::build(const Json &fields, const QStringList &parent, int depth)
{
    QList<FormField> built;
    if (!fields.is_array() || depth > maxDepth)
        return built;
    built.reserve(qsizetype(fields.size()));
    for (const Json &source : fields) {
        if (!source.is_object())
            continue;
        const QString key = (parent + QStringList(stringAt(source, "name"))).join(QLatin1Char('.'));
        FormField field = readField(source, parent, m_toggled.contains(key));
        field.primaryPath = key;
        finish(field, source, depth);
        built.append(std::move(field));
    }
    return built;
}

void FormModel::finish(FormField &field, const Json &source, int depth)
{
    const Json &value = valueAtPath(m_values, field.path);
    if (!field.ngIf.isEmpty()) {
        const auto shown = evaluateNgIf(field.ngIf, m_values);
        if (shown)
            field.hiddenByNgIf = !*shown;
        else
            field.ngIfProblem = shown.error().detail;
    }
    if (field.control == Control::Object) {
        field.children = build(valueAt(source, "properties"), field.path, depth + 1);
    } else if (field.control == Control::List || field.control == Control::KeyValue) {
        const qsizetype items = value.is_array() ? qsizetype(value.size()) : 0;
        for (qsizetype i = 0; i < items; ++i) {
            FormField item;
            item.name = QString::number(i);
            item.path = field.path + QStringList(item.name);
            item.label = field.itemLabel;
            item.typeName = QStringLiteral("object");
            item.control = Control::Object;
            item.children = build(valueAt(source, "properties"), item.path, depth + 1);
            field.children.append(item);
        }
    }
    const bool asked = m_shownOptional.contains(field.dotted());
    field.visible
        = !field.hiddenByNgIf && (field.required || field.sticky || asked || !isMissing(value));
    field.missing = field.required && !field.hiddenByNgIf && isMissing(value);
    // An object is as present as its fields: its own emptiness is told by them.
    if (field.missing && field.control == Control::Object && !field.children.isEmpty())
        field.missing = false;
}

const FormField *FormModel::field(const QStringList &path) const
{
    return find(m_fields, path);
}

void FormModel::setValues(const Json &values)
{
    m_values = values.is_object() ? values : Json::object();
    rebuild();
}

void FormModel::setValue(const QStringList &path, const Json &value)
{
    setAtPath(m_values, path, value);
    rebuild();
}

void FormModel::clearValue(const QStringList &path)
{
    removeAtPath(m_values, path);
    rebuild();
}

const Json &FormModel::value(const QStringList &path) const
{
    return valueAtPath(m_values, path);
}

// `path` is that of the face shown now; the secondary face may have another name, so the choice is
// kept under the primary one.
void FormModel::setToggled(const QStringList &path, bool secondary)
{
    const FormField *shown = field(path);
    const QString key = shown && shown->toggled ? shown->primaryPath : path.join(QLatin1Char('.'));
    if (secondary && !m_toggled.contains(key))
        m_toggled.append(key);
    else if (!secondary)
        m_toggled.removeAll(key);
    rebuild();
}

void FormModel::addItem(const QStringList &listPath)
{
    Json list = valueAtPath(m_values, listPath);
    if (!list.is_array())
        list = Json::array();
    list.push_back(Json::object());
    setAtPath(m_values, listPath, list);
    rebuild();
}

void FormModel::removeItem(const QStringList &listPath, int index)
{
    Json list = valueAtPath(m_values, listPath);
    if (!list.is_array() || index < 0 || std::size_t(index) >= list.size())
        return;
    list.erase(list.begin() + index);
    if (list.empty())
        removeAtPath(m_values, listPath);
    else
        setAtPath(m_values, listPath, list);
    rebuild();
}

void FormModel::moveItem(const QStringList &listPath, int from, int to)
{
    Json list = valueAtPath(m_values, listPath);
    const auto inside = [&](int index) { return index >= 0 && std::size_t(index) < list.size(); };
    if (!list.is_array() || !inside(from) || !inside(to))
        return;
    const Json item = list[std::size_t(from)];
    list.erase(list.begin() + from);
    list.insert(list.begin() + to, item);
    setAtPath(m_values, listPath, list);
    rebuild();
}

void FormModel::setShownOptional(const QStringList &dottedPaths)
{
    m_shownOptional = dottedPaths;
    rebuild();
}

QList<FormField> FormModel::hiddenOptional() const
{
    QList<FormField> hidden;
    visit(m_fields, [&](const FormField &field) {
        if (!field.visible && !field.hiddenByNgIf && !field.required && !field.name.isEmpty())
            hidden.append(field);
    });
    return hidden;
}

// §8.4: a bare or dotted path is another field, a quoted value is a constant.
std::optional<Json> FormModel::pickListArguments(const FormField &field) const
{
    Json arguments = Json::object();
    for (const auto &item : field.pickListParams.items()) {
        if (!item.value().is_string()) {
            arguments[item.key()] = item.value();
            continue;
        }
        const QString expression = fromStd(item.value()).trimmed();
        const bool quoted = expression.size() >= 2
            && ((expression.front() == QLatin1Char('"') && expression.back() == QLatin1Char('"'))
                || (expression.front() == QLatin1Char('\'')
                    && expression.back() == QLatin1Char('\'')));
        if (quoted) {
            arguments[item.key()] = toStd(expression.mid(1, expression.size() - 2));
            continue;
        }
        const Json &value = valueAtPath(m_values, split(expression));
        if (isMissing(value)) {
            const FormField *source = this->field(split(expression));
            if (source && source->required)
                return std::nullopt;
            continue; // an optional parent: the lambda's own default holds
        }
        arguments[item.key()] = value;
    }
    return arguments;
}

Json FormModel::staleValues() const
{
    QSet<QString> known;
    for (const Json *list : {&m_config, &m_input}) {
        for (const Json &field : *list) {
            known.insert(stringAt(field, "name"));
            known.insert(stringAt(valueAt(field, "toggle_field"), "name"));
        }
    }
    Json stale = Json::object();
    for (const auto &item : m_values.items()) {
        if (!known.contains(fromStd(item.key())))
            stale[item.key()] = item.value();
    }
    return stale;
}

QStringList FormModel::missingRequired() const
{
    QStringList missing;
    for (const FormField &field : m_fields) {
        if (field.missing)
            missing.append(field.label);
    }
    return missing;
}

Json FormModel::configAnswers() const
{
    Json answers = Json::object();
    for (const Json &field : m_config) {
        const QString name = stringAt(field, "name");
        if (const Json &value = valueAtPath(m_values, {name}); !value.is_null())
            answers[toStd(name)] = value;
    }
    visit(m_fields, [&](const FormField &field) {
        if (!field.extendsSchema)
            return;
        if (const Json &value = valueAtPath(m_values, field.path); !value.is_null())
            setAtPath(answers, field.path, value);
    });
    return answers;
}

} // namespace patchbay::schema
