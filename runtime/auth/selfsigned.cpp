// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/selfsigned.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <memory>

namespace patchbay::auth
{
namespace
{

constexpr long validSeconds = 24L * 60 * 60; // it serves one flow

template <auto Free> struct Freer
{
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Bytes = std::unique_ptr<BIO, Freer<BIO_vfree>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

QByteArray contents(BIO *bytes)
{
    char *data = nullptr;
    const long length = BIO_get_mem_data(bytes, &data);
    return {data, static_cast<qsizetype>(length)};
}

bool describe(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto *host = reinterpret_cast<const unsigned char *>("localhost");
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension names(X509V3_EXT_conf_nid(
        nullptr, &context, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"));
    return X509_set_version(certificate, 2) == 1
        && ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1) == 1
        && X509_gmtime_adj(X509_getm_notBefore(certificate), -60) != nullptr
        && X509_gmtime_adj(X509_getm_notAfter(certificate), validSeconds) != nullptr
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, name) == 1 && names
        && X509_add_ext(certificate, names.get(), -1) == 1;
}

} // namespace

Result<QSslConfiguration> selfSignedForLocalhost()
{
    if (!QSslSocket::supportsSsl())
        return fail(ErrorCode::Unsupported, QStringLiteral("TLS is not available"));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    const Bytes keyText(BIO_new(BIO_s_mem()));
    const Bytes certificateText(BIO_new(BIO_s_mem()));
    const bool made = key && certificate && keyText && certificateText
        && X509_set_pubkey(certificate.get(), key.get()) == 1 && describe(certificate.get())
        && X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0
        && PEM_write_bio_X509(certificateText.get(), certificate.get()) == 1
        && PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            == 1;
    if (!made)
        return fail(ErrorCode::Internal, QStringLiteral("no certificate could be made"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contents(certificateText.get())));
    tls.setPrivateKey(QSslKey(contents(keyText.get()), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // browsers show no certificate
    return tls;
}

} // namespace patchbay::auth
