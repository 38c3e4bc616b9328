// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/resolver.h"

#include <QDnsLookup>
#include <QHostAddress>

#include <optional>

namespace patchbay::engine
{
namespace
{

std::optional<QDnsLookup::Type> typeOf(const QString &record)
{
    const QString name = record.toUpper();
    const std::pair<const char *, QDnsLookup::Type> types[]
        = {{"A", QDnsLookup::A}, {"AAAA", QDnsLookup::AAAA}, {"CNAME", QDnsLookup::CNAME},
            {"MX", QDnsLookup::MX}, {"NS", QDnsLookup::NS}, {"PTR", QDnsLookup::PTR},
            {"SRV", QDnsLookup::SRV}, {"TXT", QDnsLookup::TXT}};
    for (const auto &[text, type] : types) {
        if (name == QLatin1String(text))
            return type;
    }
    return std::nullopt;
}

QStringList recordsOf(const QDnsLookup &lookup)
{
    QStringList records;
    for (const QDnsHostAddressRecord &record : lookup.hostAddressRecords())
        records.append(record.value().toString());
    for (const QDnsServiceRecord &record : lookup.serviceRecords()) {
        records.append(QStringLiteral("%1 %2 %3 %4")
                           .arg(record.priority())
                           .arg(record.weight())
                           .arg(record.port())
                           .arg(record.target()));
    }
    for (const QDnsMailExchangeRecord &record : lookup.mailExchangeRecords())
        records.append(QStringLiteral("%1 %2").arg(record.preference()).arg(record.exchange()));
    for (const QDnsTextRecord &record : lookup.textRecords())
        records.append(QString::fromUtf8(record.values().join()));
    for (const auto &list :
        {lookup.canonicalNameRecords(), lookup.nameServerRecords(), lookup.pointerRecords()}) {
        for (const QDnsDomainNameRecord &record : list)
            records.append(record.value());
    }
    return records;
}

} // namespace

void resolveName(const QString &name, const QString &record, QObject *context,
    std::function<void(Result<QStringList>)> done)
{
    const std::optional<QDnsLookup::Type> type = typeOf(record);
    if (!type || name.isEmpty()) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done), record] {
                done(fail(ErrorCode::Unsupported,
                    QStringLiteral("cannot look up records of type \"%1\"").arg(record)));
            },
            Qt::QueuedConnection);
        return;
    }
    auto *lookup = new QDnsLookup(*type, name, context);
    QObject::connect(lookup, &QDnsLookup::finished, context, [lookup, done = std::move(done)] {
        lookup->deleteLater();
        switch (lookup->error()) {
        case QDnsLookup::NoError:
            done(recordsOf(*lookup));
            break;
        case QDnsLookup::NotFoundError: // no answer is an empty answer
            done(QStringList());
            break;
        default:
            done(fail(ErrorCode::Network, lookup->errorString()));
        }
    });
    lookup->lookup();
}

} // namespace patchbay::engine
