// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curltransfer.h"

#include "runtime/http/curlfailure.h"
#include "runtime/http/curltls.h"
#include "runtime/http/headers.h"

#include <algorithm>

namespace patchbay::http
{

namespace
{

constexpr qint64 maxHeaderBytes = qint64(1) << 20;
// libcurl fills it up to a hundred times before it lets go of the thread: some 5 ms.
constexpr long receiveBuffer = 64L * 1024;

long milliseconds(std::chrono::milliseconds value)
{
    return static_cast<long>(std::clamp<std::chrono::milliseconds::rep>(
        value.count(), 1, std::chrono::milliseconds(std::chrono::hours(24)).count()));
}

// Net::HTTP announces an empty body for these even when there is none.
bool announcesEmptyBody(const QByteArray &method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

CurlTransfer *transfer(void *self)
{
    return static_cast<CurlTransfer *>(self);
}

HeaderList parseHeaderBlock(const QByteArray &block)
{
    HeaderList headers;
    const QList<QByteArray> lines = block.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) { // the first is the request line
        const QByteArray &line = lines.at(i);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return headers;
}

} // namespace

CurlTransfer::CurlTransfer(Transport::Ticket ticket, RequestSpec spec, Transport::Done done)
    : m_ticket(ticket)
    , m_spec(std::move(spec))
    , m_done(std::move(done))
    , m_started(std::chrono::steady_clock::now())
    , m_lastActivity(m_started)
    , m_lastSent(m_started)
{
    m_exchange.startedAt = QDateTime::currentDateTimeUtc();
    m_exchange.method = m_spec.method;
    m_exchange.url = m_spec.url;
    m_exchange.requestHeaders = m_spec.headers;
    m_exchange.requestBody = m_spec.body;
}

CurlTransfer::~CurlTransfer()
{
    m_handle.reset(); // it refers to the list
    curl_slist_free_all(m_headerLines);
}

std::optional<Failure> CurlTransfer::prepare(
    EasyHandle fresh, const CurlOptions &options, curl_slist *connectTo)
{
    m_handle = std::move(fresh);
    if (!m_handle)
        return Failure{FailureKind::Other, QStringLiteral("curl_easy_init failed")};
    m_sink = std::make_unique<BodySink>(
        BodySink::Limits{options.spillThreshold, options.maxBodyBytes, options.spillFolder});

    if (auto failure = prepareUrl(options))
        return failure;
    if (auto failure = prepareBody())
        return failure;
    if (auto failure = prepareHeaders())
        return failure;
    curl_easy_setopt(handle(), CURLOPT_CONNECT_TO, connectTo);
    prepareProxy(options);
    if (usesTls())
        applyTls(handle(), m_spec.tls, options.caFile);
    prepareCallbacks();
    return std::nullopt;
}

bool CurlTransfer::usesTls() const
{
    return m_spec.url.left(6).toLower() == "https:";
}

std::optional<Failure> CurlTransfer::prepareUrl(const CurlOptions &options)
{
    if (m_spec.url.contains('\0'))
        return Failure{FailureKind::Other, QStringLiteral("the URL contains a NUL byte")};
    curl_easy_setopt(handle(), CURLOPT_URL, m_spec.url.constData());
    curl_easy_setopt(handle(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle(), CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle(), CURLOPT_HTTP_VERSION,
        options.version == HttpVersion::Http2 ? long(CURL_HTTP_VERSION_2TLS)
                                              : long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle(), CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(handle(), CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(handle(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle(), CURLOPT_NOSIGNAL, 1L);
    // A name that is still being looked up must not hold up a cancellation.
    curl_easy_setopt(handle(), CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(handle(), CURLOPT_CONNECTTIMEOUT_MS, milliseconds(m_spec.openTimeout));
    curl_easy_setopt(handle(), CURLOPT_BUFFERSIZE, receiveBuffer);
    curl_easy_setopt(handle(), CURLOPT_MAXFILESIZE_LARGE, curl_off_t(options.maxBodyBytes));
    curl_easy_setopt(handle(), CURLOPT_FRESH_CONNECT, options.keepConnections ? 0L : 1L);
    curl_easy_setopt(handle(), CURLOPT_FORBID_REUSE, options.keepConnections ? 0L : 1L);
    return std::nullopt;
}

std::optional<Failure> CurlTransfer::prepareBody()
{
    const bool isToken = isValidHeader(m_spec.method, {});
    if (!isToken)
        return Failure{FailureKind::Other,
            QStringLiteral("not a method: %1").arg(QString::fromUtf8(m_spec.method))};

    const bool sendsLength = m_spec.hasBody || announcesEmptyBody(m_spec.method);
    if (sendsLength) {
        curl_easy_setopt(handle(), CURLOPT_POST, 1L);
        curl_easy_setopt(handle(), CURLOPT_POSTFIELDSIZE_LARGE,
            curl_off_t(m_spec.hasBody ? m_spec.body.size() : 0));
        if (m_spec.hasBody && m_spec.body.isOnDisk()) {
            m_upload.setFileName(m_spec.body.filePath());
            if (!m_upload.open(QIODevice::ReadOnly))
                return Failure{FailureKind::Other, m_upload.errorString()};
            curl_easy_setopt(handle(), CURLOPT_READFUNCTION, &CurlTransfer::onRead);
            curl_easy_setopt(handle(), CURLOPT_READDATA, this);
            curl_easy_setopt(handle(), CURLOPT_SEEKFUNCTION, &CurlTransfer::onSeek);
            curl_easy_setopt(handle(), CURLOPT_SEEKDATA, this);
        } else {
            const auto bytes = m_spec.hasBody ? m_spec.body.bytes() : Result<QByteArray>();
            // The bytes stay alive in m_spec.body, which shares them.
            curl_easy_setopt(
                handle(), CURLOPT_POSTFIELDS, bytes->isNull() ? "" : bytes->constData());
        }
    } else if (m_spec.method == "HEAD") {
        curl_easy_setopt(handle(), CURLOPT_NOBODY, 1L);
    } else {
        curl_easy_setopt(handle(), CURLOPT_HTTPGET, 1L);
    }
    if (m_spec.method == "HEAD")
        curl_easy_setopt(handle(), CURLOPT_NOBODY, 1L);
    else
        curl_easy_setopt(handle(), CURLOPT_CUSTOMREQUEST, m_spec.method.constData());
    return std::nullopt;
}

std::optional<Failure> CurlTransfer::prepareHeaders()
{
    for (const auto &[name, value] : std::as_const(m_spec.headers)) {
        if (!isValidHeader(name, value))
            return Failure{FailureKind::Other,
                QStringLiteral("header field %1 cannot be sent: a name must be a token and a value "
                               "must not contain line breaks")
                    .arg(QString::fromUtf8(name))};
        // curl drops "Name:" and sends it for "Name;".
        const QByteArray trimmed = value.trimmed();
        const QByteArray line
            = trimmed.isEmpty() ? QByteArray(name + ';') : QByteArray(name + ": " + trimmed);
        m_headerLines = curl_slist_append(m_headerLines, line.constData());
    }
    // A bare "Name:" keeps curl from adding what the connector did not ask for.
    for (const char *unwanted : {"Accept", "Content-Type", "Expect", "User-Agent"}) {
        if (!hasHeader(m_spec.headers, unwanted))
            m_headerLines = curl_slist_append(
                m_headerLines, QByteArray(QByteArray(unwanted) + ':').constData());
    }
    curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, m_headerLines);
    curl_easy_setopt(handle(), CURLOPT_HEADEROPT, long(CURLHEADER_SEPARATE));
    return std::nullopt;
}

void CurlTransfer::prepareProxy(const CurlOptions &options)
{
    curl_easy_setopt(handle(), CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!options.proxy.isEmpty()) {
        curl_easy_setopt(handle(), CURLOPT_PROXY, options.proxy.toUtf8().constData());
        curl_easy_setopt(handle(), CURLOPT_NOPROXY, "");
        return;
    }
    // Ruby never asks an environment's proxy for an address of this machine.
    QByteArray direct = qgetenv("no_proxy");
    if (direct.isEmpty())
        direct = qgetenv("NO_PROXY");
    if (direct.trimmed() != "*")
        direct += (direct.isEmpty() ? "" : ",") + QByteArrayLiteral("localhost,127.0.0.1,::1");
    curl_easy_setopt(handle(), CURLOPT_NOPROXY, direct.constData());
}

void CurlTransfer::prepareCallbacks()
{
    curl_easy_setopt(handle(), CURLOPT_PRIVATE, this);
    curl_easy_setopt(handle(), CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(handle(), CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    curl_easy_setopt(handle(), CURLOPT_HEADERDATA, this);
    curl_easy_setopt(handle(), CURLOPT_WRITEFUNCTION, &CurlTransfer::onBody);
    curl_easy_setopt(handle(), CURLOPT_WRITEDATA, this);
    curl_easy_setopt(handle(), CURLOPT_DEBUGFUNCTION, &CurlTransfer::onDebug);
    curl_easy_setopt(handle(), CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(handle(), CURLOPT_VERBOSE, 1L);
}

std::optional<CurlTransfer::Time> CurlTransfer::idleDeadline() const
{
    if (!m_sending)
        return std::nullopt;
    return m_lastActivity + std::chrono::milliseconds(milliseconds(m_spec.readTimeout));
}

void CurlTransfer::complete(CURLcode code)
{
    if (m_ownFailure)
        m_exchange.failure = std::move(m_ownFailure);
    else if (code == CURLE_OUT_OF_MEMORY && !m_headersDone) // curl's way to say it
        m_exchange.failure
            = Failure{FailureKind::ProtocolViolation, QStringLiteral("a header line is too long")};
    else if (code != CURLE_OK)
        m_exchange.failure = failureOf(handle(), code, QByteArray(m_errorText.data()));
    else if (!m_headersDone) // for curl an answer may end anywhere in its headers
        m_exchange.failure = Failure{
            FailureKind::Broken, QStringLiteral("the connection was closed within the headers")};
    finish();
}

void CurlTransfer::complete(Failure failure)
{
    m_exchange.failure = std::move(failure);
    finish();
}

void CurlTransfer::finish()
{
    if (m_handle) {
        takeTiming();
        takePeer();
    }
    takeRequestHeaders();
    if (m_sink)
        takeBody();
    m_exchange.finished = true;
    m_done(std::move(m_exchange));
}

void CurlTransfer::takeBody()
{
    const auto finished = m_sink->finish();
    if (!finished && !m_exchange.failure)
        m_exchange.failure = Failure{FailureKind::NoSpace, finished.error().detail};
    m_exchange.responseBody = m_sink->take();
}

void CurlTransfer::takeTiming()
{
    const auto milestone = [this](CURLINFO info) {
        curl_off_t value = 0;
        curl_easy_getinfo(handle(), info, &value);
        return std::chrono::microseconds(value > 0 ? value : -1);
    };
    Timing &timing = m_exchange.timing;
    timing.nameLookup = milestone(CURLINFO_NAMELOOKUP_TIME_T);
    timing.connect = milestone(CURLINFO_CONNECT_TIME_T);
    timing.tls = milestone(CURLINFO_APPCONNECT_TIME_T);
    timing.firstByte = milestone(CURLINFO_STARTTRANSFER_TIME_T);
    using std::chrono::duration_cast;
    using std::chrono::microseconds;
    if (m_sending)
        timing.sent = duration_cast<microseconds>(m_lastSent - m_started);
    timing.total = duration_cast<microseconds>(std::chrono::steady_clock::now() - m_started);
}

void CurlTransfer::takePeer()
{
    const char *address = nullptr;
    long port = 0;
    long version = 0;
    curl_easy_getinfo(handle(), CURLINFO_PRIMARY_IP, &address);
    curl_easy_getinfo(handle(), CURLINFO_PRIMARY_PORT, &port);
    curl_easy_getinfo(handle(), CURLINFO_HTTP_VERSION, &version);
    if (address && *address) {
        const QByteArray ip(address);
        m_exchange.remoteAddress
            = (ip.contains(':') ? '[' + ip + ']' : ip) + ':' + QByteArray::number(int(port));
    }
    if (version == CURL_HTTP_VERSION_2_0)
        m_exchange.httpVersion = "2";
}

void CurlTransfer::takeRequestHeaders()
{
    if (!m_sent.isEmpty())
        m_exchange.requestHeaders = parseHeaderBlock(m_sent);
    if (m_exchange.httpVersion != "2")
        return;
    // curl shows them, though it leaves them out as RFC 9113 §8.2.2 demands.
    for (const char *forbidden :
        {"Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade"})
        removeHeader(m_exchange.requestHeaders, forbidden);
}

size_t CurlTransfer::onHeader(char *data, size_t size, size_t count, void *self)
{
    CurlTransfer *me = transfer(self);
    const size_t bytes = size * count;
    me->m_headerBytes += static_cast<qint64>(bytes);
    if (me->m_headerBytes > maxHeaderBytes) {
        me->m_ownFailure = Failure{FailureKind::ProtocolViolation,
            QStringLiteral("the answer's headers are larger than %1 bytes").arg(maxHeaderBytes)};
        return 0;
    }
    return me->takeHeaderLine(QByteArray(data, static_cast<qsizetype>(bytes))) ? bytes : 0;
}

bool CurlTransfer::takeHeaderLine(const QByteArray &line)
{
    if (m_bodyStarted) // trailers, which Net::HTTP ignores as well
        return true;
    if (line.startsWith("HTTP/")) {
        startAnswer(line.trimmed());
        return true;
    }
    if (line == "\r\n" || line == "\n") {
        m_headersDone = true;
        return true;
    }
    const bool folded = line.startsWith(' ') || line.startsWith('\t');
    if (folded && !m_exchange.responseHeaders.isEmpty()) {
        QByteArray &value = m_exchange.responseHeaders.last().second;
        value = QByteArray(value + ' ' + line.trimmed()).trimmed();
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        m_exchange.responseHeaders.append(
            {line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    return true;
}

// A later status line replaces an interim one (1xx).
void CurlTransfer::startAnswer(const QByteArray &statusLine)
{
    m_exchange.responseHeaders.clear();
    m_headersDone = false;
    const qsizetype space = statusLine.indexOf(' ');
    m_exchange.httpVersion = statusLine.mid(5, space - 5);
    m_exchange.status = statusLine.mid(space + 1, 3).toInt();
    m_exchange.reason = statusLine.mid(space + 5);
}

size_t CurlTransfer::onBody(char *data, size_t size, size_t count, void *self)
{
    CurlTransfer *me = transfer(self);
    const size_t bytes = size * count;
    me->m_bodyStarted = true;
    const auto kept = me->m_sink->append(data, static_cast<qint64>(bytes));
    if (kept)
        return bytes;
    const bool tooLarge = kept.error().code == ErrorCode::TooLarge;
    me->m_ownFailure
        = Failure{tooLarge ? FailureKind::TooLarge : FailureKind::NoSpace, kept.error().detail};
    return 0;
}

size_t CurlTransfer::onRead(char *data, size_t size, size_t count, void *self)
{
    const qint64 got = transfer(self)->m_upload.read(
        data, static_cast<qint64>(size) * static_cast<qint64>(count));
    return got < 0 ? CURL_READFUNC_ABORT : static_cast<size_t>(got);
}

int CurlTransfer::onSeek(void *self, curl_off_t offset, int origin)
{
    const bool moved = origin == SEEK_SET && transfer(self)->m_upload.seek(offset);
    return moved ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

int CurlTransfer::onDebug(CURL *, curl_infotype type, char *data, size_t size, void *self)
{
    if (type != CURLINFO_TEXT)
        transfer(self)->recordSent(type, data, size);
    return 0;
}

void CurlTransfer::recordSent(curl_infotype type, const char *data, size_t size)
{
    m_lastActivity = std::chrono::steady_clock::now();
    if (type == CURLINFO_HEADER_OUT) {
        // A second block replaces the first: after a proxy's CONNECT, or on curl's second try.
        if (m_sent.endsWith("\r\n\r\n"))
            m_sent.clear();
        m_sent.append(data, static_cast<qsizetype>(size));
    }
    if (type == CURLINFO_HEADER_OUT || type == CURLINFO_DATA_OUT) {
        m_sending = true;
        m_lastSent = m_lastActivity;
    }
}

} // namespace patchbay::http
