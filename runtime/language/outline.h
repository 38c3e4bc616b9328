// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace patchbay::language
{

// A half-open range of bytes in UTF-8 source, with its lines (first line = 1).
struct SourceRange
{
    int begin = 0;
    int end = 0;
    int firstLine = 0;
    int lastLine = 0;

    bool contains(int offset) const { return offset >= begin && offset < end; }
    friend bool operator==(const SourceRange &, const SourceRange &) = default;
};

// What a node of a connector is, by SDK meaning (structure-and-schema.md §1.2).
enum class NodeKind {
    Section, // actions, triggers, … : the root key with its children
    Title,
    Connection,
    Authorization,
    AuthorizationOption,
    Test,
    Action,
    Trigger,
    ObjectDefinition,
    PickList,
    Method,
    Stream,
    Lambda, // execute, input_fields, apply, poll …
    Fields, // an array of fields: config_fields, connection.fields
    Other, // any other key
};

// One entry of the connector tree. Names are as written, without colon or quotes.
struct OutlineNode
{
    NodeKind kind = NodeKind::Other;
    QString name;
    QString path; // "actions.create_shipment.execute": what can be run or shown
    SourceRange range; // key and value
    SourceRange nameRange; // the key alone
    QString verbs; // HTTP verbs used directly in a lambda, "GET POST"
    QList<OutlineNode> children;
};

enum class Severity { Error, Warning, Info };

// A finding in the user's file: not an error of ours.
struct Diagnostic
{
    Severity severity = Severity::Error;
    QString code; // "syntax", "root_key_unknown" …
    QString message; // technical English; app/ words the known codes (diagnostictexts.h)
    SourceRange range;
    QStringList arguments; // what the words of the code need
};

// A field written as a literal hash: where a form's control comes from.
struct FieldSite
{
    QString owner; // "actions.create_shipment", "object_definitions.booking", "connection"
    QString name;
    SourceRange range;

    friend bool operator==(const FieldSite &, const FieldSite &) = default;
};

// Words with a meaning of their own in a connector, for colouring.
enum class SemanticKind { SectionKey, FieldKey, Verb, CallTarget };

struct SemanticSpan
{
    SemanticKind kind = SemanticKind::SectionKey;
    int begin = 0; // bytes, half open
    int end = 0;
};

// What is known of one version of a source. A plain value, any thread.
struct Analysis
{
    QList<OutlineNode> outline; // children of the connector hash, in source order
    QList<Diagnostic> diagnostics; // by position
    QList<SemanticSpan> semantics; // by position
    QList<FieldSite> fields; // in source order
    QString title; // literal value of `title`, empty when computed
    bool hasConnector = false; // a hash with connector keys was found
    bool hasSyntaxErrors = false;
    bool outlineIsOld = false; // kept from an earlier version by mergeLastGood()
};

// Innermost node at a byte offset, outermost first; empty where there is none.
QList<const OutlineNode *> nodesAt(const Analysis &analysis, int offset);

// "actions.create_shipment" for an offset inside that operation (or "connection",
// "pick_lists.ports", "methods.x"); empty elsewhere.
QString operationAt(const Analysis &analysis, int offset);

// Node by path, null when absent.
const OutlineNode *findNode(const Analysis &analysis, const QString &path);

// The field site whose hash holds the offset (the innermost one); null when there is none.
const FieldSite *fieldAt(const Analysis &analysis, int offset);

// Lines where the fields of a form were written, by name: in the operation itself, else in an
// object definition, else anywhere. Fields that code computes are not in it. One pass over the
// sites.
QHash<QString, int> fieldLines(const Analysis &analysis, const QString &operation);

// One change of the text: `removed` bytes at `offset` gave way to `added` bytes.
struct Edit
{
    int offset = 0;
    int removed = 0;
    int added = 0;
    int removedLines = 0; // line ends among them
    int addedLines = 0;
    int line = 1; // of `offset`
};

// `current`, or, while it has syntax errors and knows less, `current` with the outline, title and
// colours of `previous` moved by the edits made since then.
Analysis mergeLastGood(const Analysis &previous, const Analysis &current, const QList<Edit> &edits);

} // namespace patchbay::language
