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
        = {{"A", QDnsLookup::A}, {"AAAA", QDnsLookup::AAAA}, {"SRV", QDnsLookup::SRV}};
    for (const auto &[text, type] : types) {
        if (name == QLatin1String(text))
            return type;
    }
    return std::nullopt;
}

Json recordsOf(const QDnsLookup &lookup)
{
    Json records = Json::array();
    for (const QDnsHostAddressRecord &record : lookup.hostAddressRecords())
        records.push_back({{"address", toStd(record.value().toString())}});
    for (const QDnsServiceRecord &record : lookup.serviceRecords()) {
        records.push_back({{"port", record.port()}, {"priority", record.priority()},
            {"target", toStd(record.target())}, {"weight", record.weight()}});
    }
    return records;
}

} // namespace

void resolveName(const QString &name, const QString &record, QObject *context,
    std::function<void(Result<Json>)> done)
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
            done(Json::array());
            break;
        default:
            done(fail(ErrorCode::Network, lookup->errorString()));
        }
    });
    lookup->lookup();
}

} // namespace patchbay::engine
