// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/jsontreemodel.h"

#include "runtime/json/json.h"

#include <utility>
#include <vector>

namespace patchbay
{

namespace
{

constexpr qsizetype longestShown = 1000; // characters of one value
constexpr int deepest = 512;

} // namespace

struct JsonTreeModel::Node
{
    Type type = Type::Word;
    QString key; // of a member; empty for an element
    QString text; // scalars: decoded string, number or word as spelled
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
};

// Makes nodes from the tokens of a text, which carry a number's own spelling.
class JsonTreeModel::Builder
{
public:
    explicit Builder(Node &root)
        : m_parent(&root)
    { }

    Result<void> build(const QByteArray &text)
    {
        using Token = JsonScanner::Token;
        JsonScanner scanner(text, {.depth = deepest});
        for (;;) {
            switch (scanner.next()) {
            case Token::BeginObject:
                m_parent = add(Type::Object, {});
                break;
            case Token::BeginArray:
                m_parent = add(Type::Array, {});
                break;
            case Token::EndObject:
            case Token::EndArray:
                m_parent = m_parent->parent;
                break;
            case Token::Key:
                m_key = fromStd(scanner.text());
                break;
            case Token::String:
                add(Type::String, fromStd(scanner.text()));
                break;
            case Token::Number:
                add(Type::Number, QString::fromLatin1(scanner.spelling()));
                break;
            case Token::True:
            case Token::False:
            case Token::Null:
                add(Type::Word, QString::fromLatin1(scanner.spelling()));
                break;
            case Token::End:
                return {};
            case Token::Error:
                return fail(*scanner.error());
            }
        }
    }

private:
    Node *add(Type type, const QString &text)
    {
        auto node = std::make_unique<Node>();
        node->type = type;
        node->key = std::exchange(m_key, {});
        node->text = text;
        node->parent = m_parent;
        node->row = static_cast<int>(m_parent->children.size());
        m_parent->children.push_back(std::move(node));
        return m_parent->children.back().get();
    }

    Node *m_parent;
    QString m_key;
};

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{ }

JsonTreeModel::~JsonTreeModel() = default;

Result<void> JsonTreeModel::setText(const QByteArray &text)
{
    auto root = std::make_unique<Node>();
    Result<void> outcome;
    if (text.size() > largestText) {
        outcome = fail(ErrorCode::TooLarge, QStringLiteral("more than %1 bytes").arg(largestText));
    } else {
        outcome = Builder(*root).build(text);
        if (!outcome)
            root = std::make_unique<Node>();
    }
    beginResetModel();
    m_root = std::move(root);
    // The members of the outermost container stand at the top.
    if (m_root->children.size() == 1 && !m_root->children.front()->children.empty()) {
        m_root = std::move(m_root->children.front());
        m_root->parent = nullptr;
    }
    endResetModel();
    return outcome;
}

const JsonTreeModel::Node *JsonTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeAt(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const Node *above = nodeAt(child)->parent;
    return !above || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent)->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node *node = nodeAt(index);
    if (role == TypeRole)
        return static_cast<int>(node->type);
    if (role == PathRole)
        return pathOf(node);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == KeyColumn) {
        const bool isElement = node->parent && node->parent->type == Type::Array;
        return isElement ? QStringLiteral("[%1]").arg(node->row) : node->key;
    }
    switch (node->type) {
    case Type::Object:
        return tr("{%n key(s)}", nullptr, static_cast<int>(node->children.size()));
    case Type::Array:
        return tr("[%n item(s)]", nullptr, static_cast<int>(node->children.size()));
    case Type::String:
        return QString(QLatin1Char('"') + node->text.left(longestShown)
            + (node->text.size() > longestShown ? QStringLiteral("\u2026") : QString())
            + QLatin1Char('"'));
    default:
        return node->text;
    }
}

QString JsonTreeModel::valueText(const QModelIndex &index) const
{
    return index.isValid() ? nodeAt(index)->text : QString();
}

QString JsonTreeModel::pathOf(const Node *node) const
{
    QString path;
    for (; node && node->parent; node = node->parent) {
        const QString step
            = node->parent->type == Type::Array ? QStringLiteral("[%1]").arg(node->row) : node->key;
        const bool needsDot = !path.isEmpty() && !path.startsWith(QLatin1Char('['));
        path = step + (needsDot ? QStringLiteral(".") : QString()) + path;
    }
    return path;
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? tr("Key") : tr("Value");
}

} // namespace patchbay
