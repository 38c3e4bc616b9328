// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace patchbay::test
{

// A certificate authority made on the spot with the openssl program: a server certificate for
// 127.0.0.1 and api.example.test, and a client certificate with an encrypted key.
class TestCertificates
{
public:
    static constexpr const char *passphrase = "open sesame";

    bool make(); // false where the openssl program fails
    QString path(const QString &name) const; // ca.pem server.pem server.key client.pem client.key
    QByteArray read(const QString &name) const;

private:
    bool run(const QStringList &arguments) const;
    bool sign(const QString &name, const QString &subject, const QString &extensions) const;

    QTemporaryDir m_folder;
};

} // namespace patchbay::test
