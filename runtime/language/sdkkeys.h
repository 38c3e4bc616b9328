// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace patchbay::language
{

// The keys the SDK knows, by place (structure-and-schema.md §1.2, §2.1, §2.3, §4.1, §5.2, §10.2).
enum class KeyPlace { Root, Connection, Authorization, Action, Trigger, Field, ObjectDefinition };

const QStringList &keysOf(KeyPlace place);
bool isKnownKey(KeyPlace place, const QString &key);
bool isFieldKey(QByteArrayView utf8); // isKnownKey(KeyPlace::Field, …), for every key of a source
// Keys without effect that public connectors carry on purpose (§1.2, §4.1 legacy rows).
bool isToleratedKey(KeyPlace place, const QString &key);
// The known key somebody who wrote `key` most likely meant; empty when none is near.
QString nearKey(KeyPlace place, const QString &key);
// The nearest of `names` within two edits, empty when none.
QString nearName(const QStringList &names, const QString &name);

const QStringList &fieldTypes(); // §10.3
const QStringList &controlTypes(); // §10.4

} // namespace patchbay::language
