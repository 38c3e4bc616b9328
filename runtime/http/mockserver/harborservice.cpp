// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/mockserver/harborservice.h"

#include <QCryptographicHash>
#include <QUrl>

#include <algorithm>

namespace patchbay::http::mockserver
{

namespace
{

struct Port
{
    const char *code;
    const char *name;
    const char *country;
};

constexpr Port allPorts[] = {
    {"RTM", "Rotterdam", "NL"},
    {"AMS", "Amsterdam", "NL"},
    {"HAM", "Hamburg", "DE"},
    {"BRV", "Bremerhaven", "DE"},
    {"ANR", "Antwerp", "BE"},
    {"YOK", "Yokohama", "JP"},
    {"OSA", "Osaka", "JP"},
};

constexpr const char *countries[][2]
    = {{"BE", "Belgium"}, {"DE", "Germany"}, {"JP", "Japan"}, {"NL", "Netherlands"}};

MockReply json(int status, const Json &value, HeaderList headers = {})
{
    headers.prepend(
        qMakePair(QByteArray("Content-Type"), QByteArray("application/json; charset=utf-8")));
    return {status, headers, toJsonText(value)};
}

MockReply error(int status, const char *code, const char *message, Json fields = Json())
{
    Json body{{"error", code}, {"message", message}};
    if (!fields.is_null())
        body["fields"] = std::move(fields);
    return json(status, body);
}

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

// The fields a service asks for beyond the common ones.
Json extraFields(const QString &service)
{
    if (service == QLatin1String("express"))
        return Json::array(
            {{{"key", "deliver_by"}, {"kind", "datetime"}, {"required", true},
                 {"caption", "Deliver by"}, {"description", "Latest time of delivery"}},
                {{"key", "signature_required"}, {"kind", "flag"}, {"required", false},
                    {"caption", "Signature required"},
                    {"description", "The courier asks for a signature"}}});
    if (service == QLatin1String("freight"))
        return Json::array({{{"key", "pallets"}, {"kind", "count"}, {"required", true},
                                {"caption", "Pallets"}, {"description", "Number of pallets"}},
            {{"key", "customs_value"}, {"kind", "amount"}, {"required", false},
                {"caption", "Customs value"}, {"description", "Declared value in euros"}}});
    return Json::array();
}

bool isBlank(const Json &value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty());
}

Json validate(const Json &given)
{
    Json problems = Json::array();
    const auto require = [&](const Json &where, const char *key, const std::string &path) {
        if (isBlank(valueAt(where, key)))
            problems.push_back({{"path", path}, {"rule", "required"}});
    };
    require(given, "port", "port");
    require(valueAt(given, "recipient"), "name", "recipient.name");
    const QString port = stringAt(given, "port");
    if (!port.isEmpty() && std::ranges::none_of(allPorts, [&](const Port &p) {
            return port == QLatin1String(p.code);
        }))
        problems.push_back({{"path", "port"}, {"rule", "unknown_port"}});
    for (const Json &field : extraFields(stringAt(given, "service", QStringLiteral("standard")))) {
        if (boolAt(field, "required"))
            require(given, field["key"].get_ref<const std::string &>().c_str(), field["key"]);
    }
    return problems;
}

} // namespace

HarborService::HarborService(Now now)
    : m_now(std::move(now))
{
    // An access token that has run out: the first call is refused, the refresh token works.
    m_refreshTokens.insert("harbor-refresh-0");
    const char *names[]
        = {"Ada Vermeer", "Jonas Weber", "Mei Tanaka", "Lotte Claes", "Piet de Wit"};
    for (int i = 0; i < 5; ++i) {
        const Json given{{"port", allPorts[i].code}, {"weight", 1.5 + i}, {"service", "standard"},
            {"recipient", {{"name", names[i]}, {"country", allPorts[i].country}}}};
        m_shipments.append(newShipment(given));
    }
}

Json HarborService::newShipment(const Json &given)
{
    Json made{{"id", "shp_" + std::to_string(1001 + m_counter)}, {"status", "booked"},
        {"tracking", "HB" + std::to_string(90'000'000 + 7919 * m_counter)}};
    ++m_counter;
    for (const auto &item : given.items())
        made[item.key()] = item.value();
    if (!made.contains("parcels"))
        made["parcels"] = Json::array();
    made["created_at"] = toStd(iso(m_now()));
    made["updated_at"] = made["created_at"];
    return made;
}

MockReply HarborService::handle(const MockRequest &request)
{
    const QStringList parts = request.path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const auto is = [&](const char *method, qsizetype length, const char *second) {
        return request.method == method && parts.size() == length
            && parts.value(1) == QLatin1String(second);
    };
    if (parts.value(0) == QLatin1String("oauth"))
        return is("GET", 2, "authorize") ? authorize(request)
            : is("POST", 2, "token")     ? token(request)
                                         : error(404, "not_found", "No such page");
    if (parts.value(0) != QLatin1String("v2"))
        return error(404, "not_found", "Harbor answers under /v2");
    if (!isAuthorized(request)) {
        MockReply refused
            = error(401, "unauthorized", "The key or token is missing, wrong or expired");
        refused.headers.append(qMakePair(QByteArray("WWW-Authenticate"), QByteArray("Bearer")));
        return refused;
    }
    if (is("GET", 2, "me"))
        return json(200, {{"account", "acc_7"}, {"name", "Harbor sandbox"}, {"plan", "developer"}});
    if (is("GET", 2, "countries")) {
        Json list = Json::array();
        for (const auto &country : countries)
            list.push_back({{"code", country[0]}, {"name", country[1]}});
        return json(200, list);
    }
    if (is("GET", 2, "ports"))
        return ports(request);
    if (is("GET", 3, "metadata"))
        return metadata(request);
    if (is("GET", 2, "shipments"))
        return listShipments(request);
    if (is("POST", 2, "shipments"))
        return createShipment(request);
    if (parts.size() == 3 && parts[1] == QLatin1String("shipments"))
        return shipment(parts[2], request);
    if (is("POST", 2, "manifests"))
        return createManifest(request);
    if (is("GET", 3, "manifests"))
        return manifest(parts[2]);
    if (is("GET", 4, "manifests"))
        return manifestFile(parts[2], request);
    if (parts.size() == 3 && parts[1] == QLatin1String("documents"))
        return document(parts[2], request);
    if (is("POST", 2, "webhooks"))
        return subscribe(request);
    if (is("DELETE", 3, "webhooks"))
        return unsubscribe(parts[2]);
    return error(404, "not_found", "No such resource");
}

bool HarborService::isAuthorized(const MockRequest &request) const
{
    if (headerValue(request.headers, "X-Api-Key") == apiKey)
        return true;
    const QByteArray authorization = headerValue(request.headers, "Authorization");
    return authorization.startsWith("Bearer ") && m_accessTokens.contains(authorization.mid(7));
}

// The consent page agrees at once: the sample is about the flow, not about the page.
MockReply HarborService::authorize(const MockRequest &request)
{
    const auto value = [&](const char *key) {
        return request.query.queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
    };
    QUrl redirect(value("redirect_uri"));
    if (!redirect.isValid() || redirect.scheme().isEmpty())
        return error(400, "invalid_request", "redirect_uri is missing");
    const Grant grant{value("redirect_uri"), value("code_challenge"),
        value("code_challenge_method").isEmpty() ? QStringLiteral("plain")
                                                 : value("code_challenge_method")};
    if (grant.challengeMethod != QLatin1String("S256")
        && grant.challengeMethod != QLatin1String("plain"))
        return error(400, "invalid_request", "code_challenge_method must be S256 or plain");
    const QString code = QStringLiteral("code-%1").arg(++m_counter);
    m_codes.insert(code, grant);
    QUrlQuery query(redirect);
    query.addQueryItem(QStringLiteral("code"), code);
    query.addQueryItem(QStringLiteral("state"), value("state"));
    redirect.setQuery(query);
    return {302, {{"Location", redirect.toEncoded()}}, {}};
}

MockReply HarborService::token(const MockRequest &request)
{
    const QUrlQuery form(QString::fromUtf8(request.body));
    const auto value = [&](const char *key) {
        return form.queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
    };
    if (value("client_id") != QLatin1String(clientId)
        || value("client_secret") != QLatin1String(clientSecret))
        return error(401, "invalid_client", "Unknown client");
    if (value("grant_type") == QLatin1String("authorization_code")) {
        if (!m_codes.contains(value("code")))
            return error(400, "invalid_grant", "The code is unknown or used");
        const Grant grant = m_codes.take(value("code")); // one try, right or wrong
        if (value("redirect_uri") != grant.redirectUri)
            return error(400, "invalid_grant", "redirect_uri is not the one of the authorization");
        if (!provesKey(grant, value("code_verifier")))
            return error(400, "invalid_grant", "code_verifier does not fit the code_challenge");
        return issueToken();
    }
    if (value("grant_type") == QLatin1String("refresh_token")) {
        if (!m_refreshTokens.contains(value("refresh_token").toUtf8()))
            return error(400, "invalid_grant", "The refresh token is unknown");
        return issueToken();
    }
    return error(400, "unsupported_grant_type", "Use authorization_code or refresh_token");
}

bool HarborService::provesKey(const Grant &grant, const QString &verifier)
{
    if (grant.challenge.isEmpty())
        return true;
    if (grant.challengeMethod == QLatin1String("plain"))
        return verifier == grant.challenge;
    const QByteArray hash = QCryptographicHash::hash(verifier.toUtf8(), QCryptographicHash::Sha256);
    return grant.challenge.toUtf8()
        == hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

MockReply HarborService::issueToken()
{
    const QByteArray access = "harbor-access-" + QByteArray::number(++m_counter);
    const QByteArray refresh = "harbor-refresh-" + QByteArray::number(m_counter);
    m_accessTokens.insert(access);
    m_refreshTokens.insert(refresh);
    return json(200,
        {{"access_token", access.toStdString()}, {"refresh_token", refresh.toStdString()},
            {"token_type", "Bearer"}, {"expires_in", 3600}});
}

MockReply HarborService::ports(const MockRequest &request) const
{
    const QString country = request.query.queryItemValue(QStringLiteral("country"));
    Json list = Json::array();
    for (const Port &port : allPorts) {
        if (country.isEmpty() || country == QLatin1String(port.country))
            list.push_back({{"code", port.code}, {"name", port.name}, {"country", port.country}});
    }
    return json(200, list);
}

MockReply HarborService::metadata(const MockRequest &request) const
{
    const QString service = request.query.queryItemValue(QStringLiteral("service"));
    return json(200, {{"service", toStd(service)}, {"fields", extraFields(service)}});
}

MockReply HarborService::listShipments(const MockRequest &request) const
{
    const auto number = [&](const char *key, int fallback) {
        bool ok = false;
        const int value = request.query.queryItemValue(QLatin1String(key)).toInt(&ok);
        return ok ? value : fallback;
    };
    const QString status = request.query.queryItemValue(QStringLiteral("status"));
    const QDateTime since = QDateTime::fromString(
        request.query.queryItemValue(QStringLiteral("updated_since"), QUrl::FullyDecoded),
        Qt::ISODateWithMs);
    QList<Json> matching;
    for (const Json &shipment : m_shipments) {
        const QDateTime updated
            = QDateTime::fromString(stringAt(shipment, "updated_at"), Qt::ISODateWithMs);
        if ((status.isEmpty() || status == stringAt(shipment, "status"))
            && (!since.isValid() || updated >= since))
            matching.append(shipment);
    }
    const int perPage = std::clamp(number("per_page", 20), 1, 100);
    const int page = std::max(number("page", 1), 1);
    Json data = Json::array();
    for (qsizetype i = qsizetype(page - 1) * perPage;
         i < std::min<qsizetype>(qsizetype(page) * perPage, matching.size()); ++i)
        data.push_back(matching[i]);
    const bool more = qsizetype(page) * perPage < matching.size();
    return json(200,
        {{"data", std::move(data)}, {"total", matching.size()}, {"page", page},
            {"next_page", more ? Json(page + 1) : Json()}});
}

MockReply HarborService::createShipment(const MockRequest &request)
{
    const auto given = parseJson(request.body);
    if (!given || !given->is_object())
        return error(400, "malformed", "The body is not a JSON object");
    Json problems = validate(*given);
    if (!problems.empty())
        return error(
            422, "validation_failed", "The shipment cannot be booked", std::move(problems));
    m_shipments.append(newShipment(*given));
    return json(201, m_shipments.last());
}

Json *HarborService::findShipment(const QString &id)
{
    const auto found
        = std::ranges::find_if(m_shipments, [&](const Json &s) { return stringAt(s, "id") == id; });
    return found == m_shipments.end() ? nullptr : &*found;
}

MockReply HarborService::shipment(const QString &id, const MockRequest &request)
{
    Json *found = findShipment(id);
    if (!found)
        return error(404, "not_found", "There is no such shipment");
    if (request.method == "PATCH") {
        const auto changes = parseJson(request.body);
        if (!changes || !changes->is_object())
            return error(400, "malformed", "The body is not a JSON object");
        for (const auto &item : changes->items())
            (*found)[item.key()] = item.value();
        (*found)["updated_at"] = toStd(iso(m_now()));
    } else if (request.method != "GET") {
        return error(405, "method_not_allowed", "Use GET or PATCH");
    }
    return json(200, *found);
}

MockReply HarborService::createManifest(const MockRequest &request)
{
    const auto given = parseJson(request.body);
    QStringList ids;
    if (given && given->contains("shipments") && (*given)["shipments"].is_array()) {
        for (const Json &id : (*given)["shipments"])
            ids.append(id.is_string() ? fromStd(id) : QString());
    }
    if (ids.isEmpty()) {
        for (const Json &shipment : m_shipments)
            ids.append(stringAt(shipment, "id"));
    }
    const QString id = QStringLiteral("man_%1").arg(501 + ++m_counter);
    m_manifests.insert(id, {ids, 0});
    return json(202, {{"id", toStd(id)}, {"status", "queued"}});
}

MockReply HarborService::manifest(const QString &id)
{
    const auto found = m_manifests.find(id);
    if (found == m_manifests.end())
        return error(404, "not_found", "There is no such manifest");
    const bool ready = ++found->asked >= 3;
    Json answer{{"id", toStd(id)}, {"status", ready ? "ready" : "running"},
        {"progress", std::min(found->asked * 34, 100)}, {"shipments", found->shipments.size()}};
    if (ready)
        answer["file"] = "/v2/manifests/" + toStd(id) + "/file";
    return json(200, answer);
}

// The file honours one byte range, as large downloads do.
MockReply HarborService::manifestFile(const QString &id, const MockRequest &request) const
{
    const auto found = m_manifests.find(id);
    if (found == m_manifests.end())
        return error(404, "not_found", "There is no such manifest");
    QByteArray file = "shipment,manifest\r\n";
    for (const QString &shipment : found->shipments)
        file += shipment.toUtf8() + ',' + id.toUtf8() + "\r\n";
    const QByteArray range = headerValue(request.headers, "Range");
    if (!range.startsWith("bytes="))
        return {200, {{"Content-Type", "text/csv"}}, file};
    const QList<QByteArray> ends = range.mid(6).split('-');
    const qint64 from = ends.value(0).toLongLong();
    const qint64 to = ends.value(1).isEmpty()
        ? file.size() - 1
        : std::min(ends.value(1).toLongLong(), file.size() - 1);
    if (from >= file.size() || to < from)
        return {416, {{"Content-Range", "bytes */" + QByteArray::number(file.size())}}, {}};
    return {206,
        {{"Content-Type", "text/csv"},
            {"Content-Range",
                "bytes " + QByteArray::number(from) + '-' + QByteArray::number(to) + '/'
                    + QByteArray::number(file.size())}},
        file.mid(from, to - from + 1)};
}

MockReply HarborService::document(const QString &id, const MockRequest &request)
{
    if (request.method == "PUT")
        m_documents[id] += request.body;
    else if (request.method != "GET" || !m_documents.contains(id))
        return error(404, "not_found", "There is no such document");
    return json(200, {{"id", toStd(id)}, {"bytes", m_documents.value(id).size()}});
}

MockReply HarborService::subscribe(const MockRequest &request)
{
    const auto given = parseJson(request.body);
    if (!given || stringAt(*given, "url").isEmpty())
        return error(422, "validation_failed", "url is required",
            Json::array({{{"path", "url"}, {"rule", "required"}}}));
    const QString id = QStringLiteral("hook_%1").arg(++m_counter);
    m_hooks.insert(id, *given);
    return json(
        201, {{"id", toStd(id)}, {"url", valueAt(*given, "url")}, {"secret", "hook-secret"}});
}

MockReply HarborService::unsubscribe(const QString &id)
{
    if (!m_hooks.remove(id))
        return error(404, "not_found", "There is no such web hook");
    return {204, {}, {}};
}

} // namespace patchbay::http::mockserver
