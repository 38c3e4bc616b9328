// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/bodyview.h"

#include "app/models/quantities.h"
#include "app/theme/theme.h"
#include "app/widgets/hexdump.h"
#include "app/widgets/jsonhighlighter.h"
#include "runtime/http/decoding.h"
#include "runtime/json/jsontext.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace patchbay::app
{

namespace
{

constexpr qint64 largestPretty = qint64(1) << 20; // beyond, text is shown a window at a time
constexpr qint64 largestDecoded = qint64(16) << 20;
constexpr qint64 textWindow = 64LL * 1024; // one line of so much is laid out in a moment
constexpr qint64 hexWindow = 32LL * 1024;

bool looksLikeJson(const QByteArray &start)
{
    const QByteArray text = start.trimmed();
    return text.startsWith('{') || text.startsWith('[');
}

} // namespace

BodyView::BodyView(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_modes(new QButtonGroup(this))
    , m_pager(new QWidget(this))
    , m_pagerLabel(new QLabel(m_pager))
    , m_previous(new QToolButton(m_pager))
    , m_next(new QToolButton(m_pager))
    , m_note(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_highlighter(new JsonHighlighter(m_text->document(), theme))
{
    setObjectName(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space(0));
    makeBar(name);
    layout->addWidget(m_bar);
    layout->addWidget(m_pager); // a line of its own: it would widen the bar
    m_note->setObjectName(name + QStringLiteral("Note"));
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    makeText(theme, name);
    layout->addWidget(m_text, 1);
    refresh();
}

void BodyView::makeBar(const QString &name)
{
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space(0));
    const std::pair<Mode, QString> modes[]
        = {{Mode::Pretty, tr("Pretty")}, {Mode::Raw, tr("Raw")}, {Mode::Hex, tr("Hex")}};
    for (const auto &[mode, text] : modes) {
        auto *button = new QToolButton(m_bar);
        button->setText(text);
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("chip"));
        button->setObjectName(name + QStringLiteral("Mode%1").arg(int(mode)));
        button->setAccessibleName(tr("Show as: %1").arg(text));
        m_modes->addButton(button, static_cast<int>(mode));
        layout->addWidget(button);
    }
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { setMode(Mode(id)); });
    layout->addStretch();

    auto *pager = new QHBoxLayout(m_pager);
    pager->setContentsMargins(0, 0, 0, 0);
    m_pagerLabel->setProperty("role", QStringLiteral("caption"));
    m_previous->setText(QStringLiteral("\u2039"));
    m_previous->setAccessibleName(tr("Previous part"));
    m_next->setText(QStringLiteral("\u203a"));
    m_next->setAccessibleName(tr("Next part"));
    m_pagerLabel->setObjectName(name + QStringLiteral("Position"));
    m_previous->setObjectName(name + QStringLiteral("Previous"));
    m_next->setObjectName(name + QStringLiteral("Next"));
    for (QToolButton *button : {m_previous, m_next})
        button->setProperty("role", QStringLiteral("ghost"));
    pager->addWidget(m_pagerLabel);
    pager->addStretch();
    pager->addWidget(m_previous);
    pager->addWidget(m_next);
    const auto move = [this](qint64 direction) {
        m_offset = std::clamp<qint64>(m_offset + direction * windowSize(), 0, shownSize() - 1);
        showWindow();
    };
    connect(m_previous, &QToolButton::clicked, this, [move] { move(-1); });
    connect(m_next, &QToolButton::clicked, this, [move] { move(1); });
}

void BodyView::makeText(const Theme &theme, const QString &name)
{
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setAccessibleName(tr("Body"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setProperty("frameless", true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(theme.font(Theme::Type::Code));
    connect(&theme, &Theme::changed, m_text,
        [this, &theme] { m_text->setFont(theme.font(Theme::Type::Code)); });
}

void BodyView::setRedaction(std::function<QString(const QString &)> redact)
{
    m_redact = std::move(redact);
}

void BodyView::setEmptyText(const QString &text)
{
    m_text->setPlaceholderText(text);
}

void BodyView::setContent(Content content)
{
    m_content = std::move(content);
    m_offset = 0;
    decode();
    chooseMode(m_wanted);
}

void BodyView::setMode(Mode mode)
{
    m_wanted = mode;
    m_offset = 0;
    chooseMode(mode);
}

QString BodyView::shownText() const
{
    return m_text->toPlainText();
}

void BodyView::decode()
{
    m_decoded = m_content.body;
    m_problem.clear();
    if (!m_content.contentEncoding.isEmpty() && !m_content.body.isEmpty()) {
        const auto bytes = m_content.body.size() <= largestDecoded
            ? m_content.body.bytes()
            : Result<QByteArray>(fail(ErrorCode::TooLarge, QString()));
        auto plain = bytes ? http::decodeContent(*bytes, m_content.contentEncoding, largestDecoded)
                           : bytes;
        if (plain)
            m_decoded = http::Body(*std::move(plain));
        else if (plain.error().code == ErrorCode::TooLarge)
            m_problem = tr("The body is compressed and too large to unpack here, so it is shown "
                           "as it was received.");
        else
            m_problem
                = tr("The body could not be unpacked (%1), so it is shown as it was received.")
                      .arg(plain.error().detail);
    }
    const QByteArray start = m_decoded.window(0, 4096).value_or(QByteArray());
    m_isBinary = http::looksBinary(start);
    m_isJson = !m_isBinary && (http::isJsonType(m_content.mediaType) || looksLikeJson(start));
}

void BodyView::chooseMode(Mode mode)
{
    const bool canBePretty = m_isJson && m_decoded.size() <= largestPretty;
    if (m_isBinary)
        mode = Mode::Hex;
    else if (mode == Mode::Pretty && !canBePretty)
        mode = Mode::Raw;
    m_mode = mode;
    m_modes->button(int(Mode::Pretty))->setEnabled(canBePretty);
    m_modes->button(int(Mode::Raw))->setEnabled(!m_isBinary);
    m_modes->button(int(mode))->setChecked(true);
    refresh();
}

qint64 BodyView::windowSize() const
{
    return m_mode == Mode::Hex ? hexWindow : m_mode == Mode::Raw ? textWindow : largestPretty;
}

qint64 BodyView::shownSize() const
{
    return m_decoded.size();
}

void BodyView::refresh()
{
    for (QAbstractButton *button : m_modes->buttons())
        button->setVisible(!m_content.body.isEmpty());
    m_note->setText(m_problem);
    m_note->setVisible(!m_problem.isEmpty());
    m_highlighter->setEnabled(m_isJson && m_mode != Mode::Hex);
    showWindow();
}

void BodyView::showWindow()
{
    const qint64 size = shownSize();
    m_pager->setVisible(size > windowSize());
    if (size > windowSize()) {
        const qint64 end = std::min(m_offset + windowSize(), size);
        m_pagerLabel->setText(tr("%1 to %2 of %3", "parts of a large body")
                                  .arg(sizeText(m_offset), sizeText(end), sizeText(size)));
        m_previous->setEnabled(m_offset > 0);
        m_next->setEnabled(end < size);
    }
    m_text->setPlainText(textOfWindow());
}

QString BodyView::textOfWindow() const
{
    const auto bytes = m_decoded.window(m_offset, windowSize());
    if (!bytes)
        return tr("The body cannot be read any more: %1").arg(bytes.error().detail);
    if (m_mode == Mode::Hex && (m_isBinary || !m_redact))
        return hexDump(*bytes, m_offset);
    const QString text = http::decodeText(
        m_mode == Mode::Pretty ? reformatJson(*bytes) : *bytes, m_content.charset);
    const QString shown = m_redact ? m_redact(text) : text;
    return m_mode == Mode::Hex ? hexDump(shown.toUtf8(), m_offset) : shown;
}

} // namespace patchbay::app
