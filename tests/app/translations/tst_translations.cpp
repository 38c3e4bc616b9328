// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

// Every language that is offered is complete, and no translation loses a placeholder.
class TestTranslations : public QObject
{
    Q_OBJECT

    struct Message
    {
        QString context;
        QString source;
        QStringList forms;
        bool unfinished = false;
        bool hasPlural = false;
    };

    static QList<Message> read(const QString &language)
    {
        QFile file(
            QStringLiteral(PATCHBAY_SOURCE_DIR "/translations/patchbay_%1.ts").arg(language));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        QList<Message> messages;
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("message")) {
                messages.append({context, {}, {}, false,
                    xml.attributes().hasAttribute(QStringLiteral("numerus"))});
            } else if (xml.name() == QLatin1String("source")) {
                messages.last().source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                messages.last().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
                readForms(xml, messages.last());
            }
        }
        return xml.hasError() ? QList<Message>() : messages;
    }

    static void readForms(QXmlStreamReader &xml, Message &message)
    {
        QString plain;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                message.forms.append(xml.readElementText());
            else if (xml.isCharacters())
                plain += xml.text();
            else if (xml.isEndElement() && xml.name() == QLatin1String("translation"))
                break;
        }
        if (message.forms.isEmpty())
            message.forms.append(plain);
    }

    static QSet<QString> placeholders(const QString &text)
    {
        static const QRegularExpression pattern(QStringLiteral("%[0-9]"));
        QSet<QString> found;
        for (auto it = pattern.globalMatch(text); it.hasNext();)
            found.insert(it.next().captured());
        return found;
    }

private slots:
    void language_isComplete_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("ja") << QStringLiteral("ja");
    }

    void language_isComplete()
    {
        QFETCH(QString, language);
        const QList<Message> messages = read(language);
        QVERIFY(messages.size() > 300);
        for (const Message &message : messages) {
            if (language == QLatin1String("en") && !message.hasPlural)
                continue; // the source text itself is shown
            QVERIFY2(!message.unfinished, qPrintable(message.context + message.source));
            for (const QString &form : message.forms) {
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(message.source));
                QVERIFY2(placeholders(form) == placeholders(message.source),
                    qPrintable(message.source + QStringLiteral(" -> ") + form));
            }
        }
    }

    void languages_haveTheSameTexts()
    {
        const auto keys = [](const QList<Message> &messages) {
            QSet<QString> found;
            for (const Message &message : messages)
                found.insert(message.context + QLatin1Char('/') + message.source);
            return found;
        };
        const QSet<QString> english = keys(read(QStringLiteral("en")));
        const QSet<QString> japanese = keys(read(QStringLiteral("ja")));
        QVERIFY2((english - japanese).isEmpty(),
            qPrintable((english - japanese).values().join(QLatin1Char('\n'))));
        QVERIFY((japanese - english).isEmpty());
    }

    void compiledFile_answersByTheNamesThatTrUses()
    {
        QTranslator translator;
        const QString folder = QStringLiteral(PATCHBAY_BUILD_DIR "/share/patchbay/translations");
        QVERIFY(translator.load(QStringLiteral("patchbay_ja"), folder));
        QCOMPARE(
            translator.translate("patchbay::app::PreviewPanel", "Input"), QStringLiteral("入力"));
        QCOMPARE(
            translator.translate("patchbay::app::FormView", "+ %n optional field(s)", nullptr, 7),
            QStringLiteral("+ 任意フィールド %n 個"));
        QTranslator english;
        QVERIFY(english.load(QStringLiteral("patchbay_en"), folder));
        QCOMPARE(english.translate("patchbay::app::FormView", "+ %n optional field(s)", nullptr, 1),
            QStringLiteral("+ %n optional field"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
