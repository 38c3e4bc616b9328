// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/truststore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay::project;

class TestTrustStore : public QObject
{
    Q_OBJECT
private slots:
    void trust_isAskedForOncePerContent();
    void trust_coversAFolderButNotItsNeighbour();
    void trust_isNotLentByALink();
    void trust_isNothingWhereTheFileIsBroken();
    void noteSaved_keepsOwnEditsOnly();

private:
    static QString make(const QTemporaryDir &folder, const QString &name)
    {
        const QString path = folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("{}");
        return path;
    }
};

void TestTrustStore::trust_isAskedForOncePerContent()
{
    const QTemporaryDir folder;
    const QString path = make(folder, QStringLiteral("connector.rb"));
    const QString config = folder.filePath(QStringLiteral("config/trust.json"));
    TrustStore store(config);
    QCOMPARE(store.trust(path, "{}"), Trust::Unknown);
    QVERIFY(store.allowFile(path, "{}").has_value());
    QCOMPARE(TrustStore(config).trust(path, "{}"), Trust::Trusted);
    QCOMPARE(store.trust(path, "{ system('x') }"), Trust::Changed);
    QVERIFY(store.forget(path).has_value());
    QCOMPARE(store.trust(path, "{}"), Trust::Unknown);
}

void TestTrustStore::trust_coversAFolderButNotItsNeighbour()
{
    const QTemporaryDir folder;
    const QString mine = make(folder, QStringLiteral("mine/deep/connector.rb"));
    const QString other = make(folder, QStringLiteral("mine-not/connector.rb"));
    TrustStore store(folder.filePath(QStringLiteral("trust.json")));
    QVERIFY(store.allowFolder(folder.filePath(QStringLiteral("mine"))).has_value());
    QCOMPARE(store.trust(mine, "anything"), Trust::Trusted);
    QCOMPARE(store.trust(other, "anything"), Trust::Unknown);
    QCOMPARE(store.trust(folder.filePath(QStringLiteral("mine/../mine-not/connector.rb")), "x"),
        Trust::Unknown);
    QCOMPARE(store.folders().size(), 1);
}

void TestTrustStore::trust_isNotLentByALink()
{
    const QTemporaryDir folder;
    const QString strange = make(folder, QStringLiteral("strange/connector.rb"));
    QDir(folder.path()).mkdir(QStringLiteral("mine"));
    const QString link = folder.filePath(QStringLiteral("mine/connector.rb"));
    QVERIFY(QFile::link(strange, link));
    TrustStore store(folder.filePath(QStringLiteral("trust.json")));
    QVERIFY(store.allowFolder(folder.filePath(QStringLiteral("mine"))).has_value());
    QCOMPARE(store.trust(link, "{}"), Trust::Unknown);
}

void TestTrustStore::trust_isNothingWhereTheFileIsBroken()
{
    const QTemporaryDir folder;
    const QString path = make(folder, QStringLiteral("connector.rb"));
    const QString config = make(folder, QStringLiteral("trust.json"));
    TrustStore store(config);
    QVERIFY(store.allowFile(path, "{}").has_value());
    QFile file(config);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"files\": 3, \"folders\": [1]}");
    file.close();
    QCOMPARE(store.trust(path, "{}"), Trust::Unknown);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("garbage");
    file.close();
    QCOMPARE(store.trust(path, "{}"), Trust::Unknown);
    QVERIFY(!store.allowFile(path, "{}").has_value());
}

void TestTrustStore::noteSaved_keepsOwnEditsOnly()
{
    const QTemporaryDir folder;
    const QString path = make(folder, QStringLiteral("connector.rb"));
    TrustStore store(folder.filePath(QStringLiteral("trust.json")));
    QVERIFY(store.noteSaved(path, "{ a: 1 }").has_value());
    QCOMPARE(store.trust(path, "{ a: 1 }"), Trust::Unknown);
    QVERIFY(store.allowFile(path, "{}").has_value());
    QVERIFY(store.noteSaved(path, "{ a: 1 }").has_value());
    QCOMPARE(store.trust(path, "{ a: 1 }"), Trust::Trusted);
}

QTEST_GUILESS_MAIN(TestTrustStore)
#include "tst_truststore.moc"
