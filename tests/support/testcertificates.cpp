// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>

namespace patchbay::test
{

QString TestCertificates::path(const QString &name) const
{
    return m_folder.filePath(name);
}

QByteArray TestCertificates::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TestCertificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

bool TestCertificates::sign(
    const QString &name, const QString &subject, const QString &extensions) const
{
    QFile file(path(name + QStringLiteral(".ext")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(extensions.toUtf8());
    file.close();
    const QString key = name + QStringLiteral(".key");
    const QString request = name + QStringLiteral(".csr");
    const QString certificate = name + QStringLiteral(".pem");
    return run({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
               QStringLiteral("-nodes"), QStringLiteral("-keyout"), key, QStringLiteral("-out"),
               request, QStringLiteral("-subj"), subject})
        && run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
            QStringLiteral("-CA"), QStringLiteral("ca.pem"), QStringLiteral("-CAkey"),
            QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
            QStringLiteral("2"), QStringLiteral("-extfile"), file.fileName(),
            QStringLiteral("-out"), certificate});
}

bool TestCertificates::make()
{
    return run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
               QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
               QStringLiteral("ca.key"), QStringLiteral("-out"), QStringLiteral("ca.pem"),
               QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
               QStringLiteral("/CN=Patchbay test authority")})
        && sign(QStringLiteral("server"), QStringLiteral("/CN=api.example.test"),
            QStringLiteral("subjectAltName=DNS:api.example.test,IP:127.0.0.1\n"))
        && sign(QStringLiteral("client"), QStringLiteral("/CN=connector"),
            QStringLiteral("extendedKeyUsage=clientAuth\n"))
        && run({QStringLiteral("rsa"), QStringLiteral("-aes256"), QStringLiteral("-in"),
            QStringLiteral("client.key"), QStringLiteral("-out"), QStringLiteral("locked.key"),
            QStringLiteral("-passout"), QStringLiteral("pass:") + QString::fromLatin1(passphrase)});
}

} // namespace patchbay::test
