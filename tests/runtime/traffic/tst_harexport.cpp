// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/json.h"
#include "runtime/traffic/harexport.h"

#include <QFile>
#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::traffic;

namespace
{

http::Exchange exchange(int number, const QByteArray &body = "{}")
{
    http::Exchange made;
    made.id = number;
    made.method = "GET";
    made.url = "https://api.example.test/" + QByteArray::number(number);
    made.requestHeaders = {{"Authorization", "Bearer very-secret-token"}};
    made.status = 200;
    made.responseBody = http::Body(body);
    made.finished = true;
    return made;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestHarExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void writesAWholeArchive()
    {
        HarExport::Order order{
            path(QStringLiteral("a.har")), {exchange(1), exchange(2)}, {}, QStringLiteral("1")};
        order.redactor.emplace();
        order.redactor->learn(order.exchanges.constFirst());
        HarExport job(order);
        std::optional<Error> error;
        int ends = 0;
        connect(&job, &HarExport::finished, &job, [&](const std::optional<Error> &how) {
            error = how;
            ++ends;
        });
        QSignalSpy progress(&job, &HarExport::progressed);
        job.start();
        job.start(); // once is enough
        QTRY_COMPARE(ends, 1);
        QVERIFY(!error);
        QCOMPARE(progress.last().at(0).toLongLong(), 2);
        const QByteArray text = readAll(order.path);
        QVERIFY(!text.contains("very-secret-token"));
        const auto archive = parseJson(text);
        QVERIFY(archive);
        QCOMPARE((*archive)["log"]["entries"].size(), std::size_t(2));
    }

    void keepsTheOldFileWhereItCannotWrite()
    {
        HarExport job({path(QStringLiteral("missing/a.har")), {exchange(1)}, {}, {}});
        std::optional<Error> error;
        connect(&job, &HarExport::finished, &job,
            [&](const std::optional<Error> &how) { error = how; });
        job.start();
        QTRY_VERIFY(error);
        QCOMPARE(error->code, ErrorCode::NoSpace);
        QVERIFY(!error->detail.isEmpty());
    }

    void cancelLeavesWhatWasThere()
    {
        const QString target = path(QStringLiteral("old.har"));
        QFile old(target);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("before") == 6);
        old.close();
        HarExport job(
            {target, QList<http::Exchange>(2000, exchange(1, QByteArray(200'000, 'x'))), {}, {}});
        std::optional<Error> error;
        connect(&job, &HarExport::finished, &job,
            [&](const std::optional<Error> &how) { error = how; });
        job.start();
        job.cancel();
        QTRY_VERIFY(error);
        QCOMPARE(error->code, ErrorCode::Cancelled);
        QCOMPARE(readAll(target), QByteArray("before"));
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("old.har*")}).size(), 1);
    }

    void deletionEndsIt()
    {
        auto job = std::make_unique<HarExport>(HarExport::Order{path(QStringLiteral("b.har")),
            QList<http::Exchange>(2000, exchange(1, QByteArray(200'000, 'x'))), {}, {}});
        QSignalSpy ended(job.get(), &HarExport::finished);
        job->start();
        job.reset();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(ended.count(), 0);
        QVERIFY(!QFile::exists(path(QStringLiteral("b.har"))));
    }
};

QTEST_GUILESS_MAIN(TestHarExport)
#include "tst_harexport.moc"
