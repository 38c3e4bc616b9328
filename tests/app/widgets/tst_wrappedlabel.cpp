// SPDX-License-Identifier: GPL-3.0-or-later
// A label that remembers its heights answers what a QLabel in the same state answers, whatever was
// asked before.
#include "app/widgets/wrappedlabel.h"

#include <QTest>

#include <functional>
#include <memory>

using namespace patchbay::app;

class TestWrappedLabel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void heightsAreThoseOfALabel_data();
    void heightsAreThoseOfALabel();
    void moreWidthsThanAreKept();

private:
    void both(const std::function<void(QLabel &)> &change) const;
    void compare(int width) const;

    std::unique_ptr<WrappedLabel> m_ours;
    std::unique_ptr<QLabel> m_plain;
};

namespace
{

const QString words = QStringLiteral("Which of the orders <b>that were paid</b> are meant, ")
    + QStringLiteral("and <a href=\"x\">how many</a> of them at once?");

} // namespace

void TestWrappedLabel::init()
{
    m_ours = std::make_unique<WrappedLabel>();
    m_plain = std::make_unique<QLabel>();
    m_plain->setWordWrap(true);
    both([](QLabel &label) { label.setText(words); });
    for (const int width : {90, 200, 500})
        compare(width);
}

void TestWrappedLabel::cleanup()
{
    m_ours.reset();
    m_plain.reset();
}

void TestWrappedLabel::both(const std::function<void(QLabel &)> &change) const
{
    change(*m_ours);
    change(*m_plain);
}

void TestWrappedLabel::compare(int width) const
{
    const int expected = m_plain->heightForWidth(width);
    QVERIFY(expected > 0);
    QCOMPARE(m_ours->heightForWidth(width), expected);
    QCOMPARE(m_ours->heightForWidth(width), expected);
}

void TestWrappedLabel::heightsAreThoseOfALabel_data()
{
    using Change = std::function<void(QLabel &)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("another text") << Change([](QLabel &label) { label.setText(words + words); });
    QTest::newRow("a shorter text")
        << Change([](QLabel &label) { label.setText(QStringLiteral("Orders")); });
    QTest::newRow("a larger font") << Change([](QLabel &label) {
        QFont font = label.font();
        font.setPointSize(font.pointSize() * 2);
        label.setFont(font);
    });
    QTest::newRow("margins") << Change(
        [](QLabel &label) { label.setContentsMargins(30, 9, 30, 9); });
    QTest::newRow("a style sheet") << Change([](QLabel &label) {
        label.setStyleSheet(QStringLiteral("QLabel { font-size: 31px; padding: 7px; }"));
        label.ensurePolished();
    });
}

void TestWrappedLabel::heightsAreThoseOfALabel()
{
    QFETCH(std::function<void(QLabel &)>, change);
    const int before = m_ours->heightForWidth(90);
    both(change);
    for (const int width : {90, 200, 500, 90})
        compare(width);
    QVERIFY2(m_ours->heightForWidth(90) != before, "the change is one of the height");
}

void TestWrappedLabel::moreWidthsThanAreKept()
{
    for (int width = 60; width < 160; ++width)
        compare(width);
    compare(60);
}

QTEST_MAIN(TestWrappedLabel)
#include "tst_wrappedlabel.moc"
