// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/formmodel.h"

#include "runtime/schema/jsonpath.h"
#include "runtime/schema/ngif.h"

#include <QSet>

#include <functional>
#include <string_view>
#include <unordered_map>

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

// How a form keeps a scalar: numbers and booleans quoted (§11.5).
Json formValue(const Json &value)
{
    if (value.is_boolean() || value.is_number() || isBigNumber(value))
        return toJsonText(value).toStdString();
    return value;
}

// Values of one object by name: an ordered object finds its keys one by one, which would make a
// form of thousands of fields quadratic.
class Names
{
public:
    explicit Names(const Json &object)
    {
        if (!object.is_object())
            return;
        m_byName.reserve(object.size());
        for (auto it = object.begin(); it != object.end(); ++it)
            m_byName.emplace(it.key(), &it.value());
    }

    const Json &value(const QString &name) const
    {
        static const Json none;
        const auto found = m_byName.find(toStd(name));
        return found == m_byName.end() ? none : *found->second;
    }

private:
    std::unordered_map<std::string, const Json *> m_byName;
};

// What depends on values and not on the schema: visibility, ngIf, what is missing.
class Refresher
{
public:
    Refresher(const Json &values, const QStringList &shown)
        : m_values(values)
        , m_shown(shown.begin(), shown.end())
    { }

    void run(QList<FormField> &fields, const Json &object) const
    {
        const Names names(object);
        for (FormField &field : fields)
            refresh(field, names.value(field.name));
    }

    // After a change of one value: the fields along its path alone. Where any field asks for the
    // value of another one, run() is needed.
    void follow(QList<FormField> &fields, const Json &object, const QStringList &path) const
    {
        for (FormField &field : fields) {
            const qsizetype depth = field.path.size();
            if (depth > path.size() || field.path.constLast() != path.at(depth - 1)
                || field.path != path.mid(0, depth))
                continue;
            const Json &value = valueAtPath(object, QStringList(field.name));
            show(field, value);
            if (field.control == Control::Object) {
                follow(field.children, value, path);
                continue;
            }
            for (FormField &item : field.children)
                follow(item.children, itemAt(value, item.name.toUInt()), path);
        }
    }

private:
    static const Json &itemAt(const Json &list, std::size_t index)
    {
        static const Json none;
        return list.is_array() && index < list.size() ? list[index] : none;
    }

    void refresh(FormField &field, const Json &value) const
    {
        field.hiddenByNgIf = false;
        field.ngIfProblem.clear();
        if (!field.ngIf.isEmpty()) {
            const auto holds = evaluateNgIf(field.ngIf, m_values);
            if (holds)
                field.hiddenByNgIf = !*holds;
            else
                field.ngIfProblem = holds.error().detail;
        }
        show(field, value);
        if (field.control == Control::Object) {
            run(field.children, value);
            return;
        }
        for (qsizetype i = 0; i < field.children.size(); ++i)
            run(field.children[i].children, itemAt(value, std::size_t(i)));
    }

    void show(FormField &field, const Json &value) const
    {
        const bool blank = isMissing(value);
        const bool asked = !m_shown.isEmpty() && m_shown.contains(field.schemaKey);
        field.visible = !field.hiddenByNgIf && (field.required || field.sticky || asked || !blank);
        field.missing = field.required && !field.hiddenByNgIf && blank;
        // An object is as present as its fields: its own emptiness is told by them.
        if (field.control == Control::Object && !field.children.isEmpty())
            field.missing = false;
    }

    const Json &m_values;
    QSet<QString> m_shown;
};

// The optional fields of a form in its order; items of one list offer a field once.
class OptionalCollector
{
public:
    explicit OptionalCollector(const QStringList &shown)
        : m_shown(shown.begin(), shown.end())
    { }

    QList<OptionalField> collect(const QList<FormField> &fields)
    {
        visit(fields, {});
        return m_found;
    }

private:
    void visit(const QList<FormField> &fields, const QStringList &groups)
    {
        for (const FormField &field : fields) {
            if (field.hiddenByNgIf || field.name.isEmpty())
                continue;
            const QStringList trail = groups + QStringList(field.label);
            const bool asked = m_shown.contains(field.schemaKey);
            const bool always = field.required || field.sticky;
            if (!always && (asked || !field.visible) && !m_seen.contains(field.schemaKey)) {
                m_seen.insert(field.schemaKey);
                m_found.append({field.schemaKey, trail, asked});
            }
            if (!field.visible)
                continue;
            if (field.control == Control::Object) {
                visit(field.children, trail);
                continue;
            }
            for (const FormField &item : field.children)
                visit(item.children, trail);
        }
    }

    QSet<QString> m_shown;
    QSet<QString> m_seen;
    QList<OptionalField> m_found;
};

// The fields of two lists by name, both faces of a toggle: hashed only where more than a few names
// will be looked up, for most of a key's time would go into that.
class KnownFields
{
public:
    KnownFields(const Json &fields, const Json &more, std::size_t lookups)
        : m_lists{&fields, &more}
        , m_hashed(lookups > few)
    {
        if (m_hashed)
            visit([this](const Json &field) {
                m_known.emplace(nameOf(field), &field);
                return true;
            });
    }

    const Json *find(const std::string &name) const
    {
        if (m_hashed) {
            const auto found = m_known.find(name);
            return found == m_known.end() ? nullptr : found->second;
        }
        const Json *found = nullptr;
        visit([&](const Json &field) {
            if (nameOf(field) == name)
                found = &field;
            return !found;
        });
        return found;
    }

private:
    static constexpr std::size_t few = 4;

    static std::string_view nameOf(const Json &field)
    {
        const Json &name = valueAt(field, "name");
        return name.is_string() ? std::string_view(name.get_ref<const std::string &>())
                                : std::string_view();
    }

    template <typename See> void visit(See see) const
    {
        for (const Json *list : m_lists) {
            if (!list->is_array())
                continue;
            for (const Json &field : *list) {
                const Json &other = valueAt(field, "toggle_field");
                if (!see(field) || (other.is_object() && !see(other)))
                    return;
            }
        }
    }

    const Json *m_lists[2];
    bool m_hashed;
    std::unordered_map<std::string_view, const Json *> m_known;
};

// Values that no field of these lists takes; items of lists by their index.
Json staleOf(const Json &values, const Json &fields, const Json &more, int depth)
{
    Json stale = Json::object();
    if (!values.is_object() || depth > maxDepth)
        return stale;
    const KnownFields known(fields, more, values.size());
    static const Json none = Json::array();
    for (const auto &item : values.items()) {
        const Json *field = known.find(item.key());
        if (!field) {
            stale[item.key()] = item.value();
            continue;
        }
        const Json &properties = valueAt(*field, "properties");
        if (!properties.is_array() || properties.empty())
            continue;
        Json inner = Json::object();
        if (item.value().is_object()) {
            inner = staleOf(item.value(), properties, none, depth + 1);
        } else if (item.value().is_array()) {
            for (std::size_t i = 0; i < item.value().size(); ++i) {
                Json row = staleOf(item.value()[i], properties, none, depth + 1);
                if (!row.empty())
                    inner[std::to_string(i)] = std::move(row);
            }
        }
        if (!inner.empty())
            stale[item.key()] = std::move(inner);
    }
    return stale;
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
                          setAtPath(m_values, path, formValue(given));
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
    m_hasConditions = false;
    visit(m_fields, [this](const FormField &field) {
        m_hasConditions = m_hasConditions || !field.ngIf.isEmpty();
    });
    Refresher(m_values, m_shownOptional).run(m_fields, m_values);
}

// `holder` is the field around these; items of a list have its schema key.
QList<FormField> FormModel::build(const Json &fields, const FormField &holder, int depth)
{
    QList<FormField> built;
    if (!fields.is_array() || depth > maxDepth)
        return built;
    built.reserve(qsizetype(fields.size()));
    for (const Json &source : fields) {
        if (!source.is_object())
            continue;
        const QString name = stringAt(source, "name");
        const QString key = (holder.path + QStringList(name)).join(QLatin1Char('.'));
        FormField field = readField(source, holder.path, m_toggled.contains(key));
        field.primaryPath = key;
        field.schemaKey
            = holder.schemaKey.isEmpty() ? name : holder.schemaKey + QLatin1Char('.') + name;
        finish(field, source, depth);
        built.append(std::move(field));
    }
    return built;
}

void FormModel::finish(FormField &field, const Json &source, int depth)
{
    if (field.control == Control::Object) {
        field.children = build(valueAt(source, "properties"), field, depth + 1);
    } else if (field.control == Control::List || field.control == Control::KeyValue) {
        const Json &value = valueAtPath(m_values, field.path);
        const qsizetype items = value.is_array() ? qsizetype(value.size()) : 0;
        for (qsizetype i = 0; i < items; ++i) {
            FormField item;
            item.name = QString::number(i);
            item.path = field.path + QStringList(item.name);
            item.schemaKey = field.schemaKey;
            item.label = field.itemLabel;
            item.typeName = QStringLiteral("object");
            item.control = Control::Object;
            item.children = build(valueAt(source, "properties"), item, depth + 1);
            field.children.append(item);
        }
    }
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
    const bool structural = value.is_structured() || valueAtPath(m_values, path).is_structured();
    setAtPath(m_values, path, formValue(value));
    valueChanged(path, structural);
}

void FormModel::valueChanged(const QStringList &path, bool structural)
{
    if (structural)
        rebuild();
    else if (m_hasConditions)
        Refresher(m_values, m_shownOptional).run(m_fields, m_values);
    else
        Refresher(m_values, m_shownOptional).follow(m_fields, m_values, path);
}

void FormModel::clearValue(const QStringList &path)
{
    const bool structural = valueAtPath(m_values, path).is_structured();
    removeAtPath(m_values, path);
    valueChanged(path, structural);
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
    const QString key = shown ? shown->primaryPath : path.join(QLatin1Char('.'));
    const QString from = shown ? shown->name : QString();
    if (secondary && !m_toggled.contains(key))
        m_toggled.append(key);
    else if (!secondary)
        m_toggled.removeAll(key);
    rebuild();
    // With two names only the face that shows gives a value to a run (§10.7: either is enough).
    if (!from.isEmpty() && !this->field(path) && !valueAtPath(m_values, path).is_null())
        clearValue(path);
}

void FormModel::addItem(const QStringList &listPath)
{
    Json list = valueAtPath(m_values, listPath);
    if (!list.is_array())
        list = Json::array();
    const QString index = QString::number(list.size());
    list.push_back(Json::object());
    setAtPath(m_values, listPath, list);
    rebuild();
    const FormField *item = field(listPath + QStringList(index));
    if (!item)
        return;
    const QList<FormField> children = item->children;
    for (const FormField &child : children) {
        if (!child.defaultValue.is_null())
            setAtPath(m_values, child.path, formValue(child.defaultValue));
    }
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

void FormModel::setShownOptional(const QStringList &schemaKeys)
{
    m_shownOptional = schemaKeys;
    Refresher(m_values, m_shownOptional).run(m_fields, m_values);
}

QList<OptionalField> FormModel::optionalFields() const
{
    return OptionalCollector(m_shownOptional).collect(m_fields);
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
        const QStringList path = split(expression);
        const QStringList sibling = field.path.mid(0, field.path.size() - 1) + path;
        const Json *found = &valueAtPath(m_values, path);
        if (isMissing(*found)) // beside it, in the same group or list item
            found = &valueAtPath(m_values, sibling);
        const Json &value = *found;
        if (isMissing(value)) {
            const FormField *source = this->field(path);
            if (!source)
                source = this->field(sibling);
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
    return staleOf(m_values, m_config, m_input, 0);
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

bool FormModel::changesSchema(const QStringList &path) const
{
    const FormField *target = field(path);
    if (!target || boolAt(target->attributes, "schema_neutral"))
        return false;
    if (target->extendsSchema)
        return true;
    for (const Json &config : m_config) {
        if (stringAt(config, "name") == target->primaryPath.section(QLatin1Char('.'), 0, 0))
            return true;
    }
    return false;
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
