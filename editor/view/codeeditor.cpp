// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/view/codeeditor.h"

#include "editor/view/accessibilitygate.h"
#include "editor/view/scintillaview.h"

#include <QAction>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace patchbay::editor
{

namespace
{

using Sci = QsciScintillaBase;
constexpr int numberMargin = 0;
constexpr int markerMargin = 1;
constexpr int foldMargin = 2;

unsigned long unsignedOf(int value)
{
    return static_cast<unsigned long>(value);
}

} // namespace

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
{
    installAccessibilityGate();
    m_view = new ScintillaView(this);
    m_view->setObjectName(QStringLiteral("codeView"));
    m_view->setAccessibleName(tr("Source code"));
    m_view->installEventFilter(this);
    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    configure();
    defineIndicators();
    connectView();
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::configure()
{
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUtf8(true);
    m_view->setEolMode(QsciScintilla::EolUnix);
    m_view->setMarginType(numberMargin, QsciScintilla::NumberMargin);
    m_view->setMarginWidth(numberMargin, QStringLiteral("00000"));
    m_view->setMarginType(markerMargin, QsciScintilla::SymbolMargin);
    m_view->setMarginWidth(markerMargin, 18);
    m_view->setMarginSensitivity(markerMargin, true);
    m_view->setFolding(QsciScintilla::PlainFoldStyle, foldMargin);
    m_view->setMarginWidth(foldMargin, 14);
    m_view->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_view->setCaretLineVisible(true);
    m_view->setIndentationsUseTabs(false);
    m_view->setTabWidth(2);
    m_view->setIndentationWidth(2);
    m_view->setTabIndents(true);
    m_view->setBackspaceUnindents(true);
    m_view->setIndentationGuides(true);
    m_view->setWrapMode(QsciScintilla::WrapNone);
    m_view->setScrollWidth(1);
    m_view->setScrollWidthTracking(true);
    m_view->send(Sci::SCI_SETMULTIPLESELECTION, 1);
    m_view->send(Sci::SCI_SETADDITIONALSELECTIONTYPING, 1);
    m_view->send(Sci::SCI_SETMULTIPASTE, Sci::SC_MULTIPASTE_EACH);
    m_view->send(Sci::SCI_SETVIRTUALSPACEOPTIONS, Sci::SCVS_RECTANGULARSELECTION);
    m_view->send(Sci::SCI_SETIDLESTYLING, Sci::SC_IDLESTYLING_TOVISIBLE);
    m_view->markerDefine(QsciScintilla::RightTriangle, int(Marker::Run));
    m_view->markerDefine(QsciScintilla::Circle, int(Marker::Breakpoint));
    m_view->markerDefine(QsciScintilla::Circle, int(Marker::BreakpointDisabled));
    m_view->markerDefine(QsciScintilla::RightArrow, int(Marker::CurrentLine));
    m_view->setMarginMarkerMask(markerMargin, 0xF);
}

void CodeEditor::setWrapsLines(bool wraps)
{
    m_view->setWrapMode(wraps ? QsciScintilla::WrapWord : QsciScintilla::WrapNone);
}

void CodeEditor::setShowsBlanks(bool shows)
{
    m_view->setWhitespaceVisibility(shows ? QsciScintilla::WsVisible : QsciScintilla::WsInvisible);
}

void CodeEditor::setShowsGuides(bool shows)
{
    m_view->setIndentationGuides(shows);
}

void CodeEditor::connectView()
{
    connect(m_view, &QsciScintillaBase::SCN_MODIFIED, this,
        [this](int position, int type, const char *text, int length, int linesAdded) {
            if (m_loading || !(type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)))
                return;
            language::Edit edit;
            edit.offset = position;
            edit.line = positionOf(position).line;
            Q_UNUSED(text)
            if (type & Sci::SC_MOD_INSERTTEXT) {
                edit.added = length;
                edit.addedLines = linesAdded;
            } else {
                edit.removed = length;
                edit.removedLines = -linesAdded;
            }
            emit textEdited(edit);
        });
    connect(m_view, &QsciScintilla::modificationChanged, this, &CodeEditor::modifiedChanged);
    connect(m_view, &QsciScintillaBase::SCN_UPDATEUI, this, [this](int updated) {
        if (updated & (Sci::SC_UPDATE_V_SCROLL | Sci::SC_UPDATE_CONTENT))
            paintSemantics();
        if (updated & Sci::SC_UPDATE_V_SCROLL)
            emit viewScrolled();
        reportCaret();
    });
    connect(m_view, &QsciScintillaBase::SCN_CHARADDED, this,
        [this](int character) { emit characterTyped(static_cast<char32_t>(character)); });
    connect(m_view, &QsciScintilla::marginClicked, this, [this](int margin, int line) {
        if (margin == markerMargin)
            emit markerMarginClicked(line + 1);
    });
}

void CodeEditor::reportCaret()
{
    const int now = caret();
    if (now == m_lastCaret)
        return;
    m_lastCaret = now;
    const Position where = positionOf(now);
    emit caretMoved(now, where.line, where.column);
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        emit escapePressed();
    if ((event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)
        && isKeyOfCommand(*static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// QScintilla has commands of its own on many keys. Those of the program around it go first, also
// while they are disabled: a key that does two things is worse than one that does nothing.
bool CodeEditor::isKeyOfCommand(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isText = event.key() < Qt::Key_Escape;
    if (isText && !(modifiers & ~Qt::ShiftModifier))
        return false;
    QList<QKeySequence> pressed = {QKeyCombination(modifiers, Qt::Key(event.key()))};
    // What takes Shift on some keyboards, "/" on a German one, is written without it.
    if (isText && !QChar(event.key()).isLetter())
        pressed.append(QKeyCombination(modifiers & ~Qt::ShiftModifier, Qt::Key(event.key())));
    for (const QWidget *around = this; around; around = around->parentWidget()) {
        for (const QAction *action : around->actions()) {
            for (const QKeySequence &shortcut : action->shortcuts()) {
                for (const QKeySequence &key : std::as_const(pressed)) {
                    if (key.matches(shortcut) != QKeySequence::NoMatch)
                        return true;
                }
            }
        }
    }
    return false;
}

void CodeEditor::setText(const QByteArray &utf8)
{
    m_loading = true;
    const bool readOnly = isReadOnly();
    m_view->setReadOnly(false);
    m_view->send(Sci::SCI_SETUNDOCOLLECTION, 0);
    m_view->SendScintilla(Sci::SCI_CLEARALL);
    m_view->SendScintilla(Sci::SCI_ADDTEXT, unsignedOf(int(utf8.size())), utf8.constData());
    m_view->send(Sci::SCI_SETUNDOCOLLECTION, 1);
    m_view->send(Sci::SCI_EMPTYUNDOBUFFER);
    m_view->send(Sci::SCI_SETSAVEPOINT);
    m_view->send(Sci::SCI_GOTOPOS, 0);
    m_view->setEolMode(utf8.contains("\r\n") ? QsciScintilla::EolWindows : QsciScintilla::EolUnix);
    m_view->setReadOnly(readOnly);
    m_view->setMarginWidth(numberMargin,
        QStringLiteral("0").repeated(std::max(4, 2 + int(QString::number(lineCount()).size()))));
    m_loading = false;
    m_lastCaret = -1;
    emit textEdited({0, 0, int(utf8.size()), 0, lineCount() - 1, 1});
    reportCaret();
}

void CodeEditor::replaceAll(const QByteArray &utf8)
{
    const int place = caret();
    replace({0, length()}, utf8);
    m_view->send(Sci::SCI_GOTOPOS, unsignedOf(std::min(place, length())));
}

QByteArray CodeEditor::text() const
{
    return text({0, length()});
}

QByteArray CodeEditor::text(Range range) const
{
    range.begin = std::clamp(range.begin, 0, length());
    range.end = std::clamp(range.end, range.begin, length());
    QByteArray result(range.end - range.begin + 1, '\0');
    m_view->SendScintilla(Sci::SCI_GETTEXTRANGE, long(range.begin), long(range.end), result.data());
    result.chop(1);
    return result;
}

int CodeEditor::length() const
{
    return int(m_view->send(Sci::SCI_GETLENGTH));
}

int CodeEditor::lineCount() const
{
    return int(m_view->send(Sci::SCI_GETLINECOUNT));
}

void CodeEditor::replace(Range range, const QByteArray &utf8)
{
    m_view->send(Sci::SCI_SETTARGETRANGE, unsignedOf(range.begin), range.end);
    m_view->SendScintilla(Sci::SCI_REPLACETARGET, unsignedOf(int(utf8.size())), utf8.constData());
}

void CodeEditor::beginEdit()
{
    m_view->beginUndoAction();
}

void CodeEditor::endEdit()
{
    m_view->endUndoAction();
}

int CodeEditor::caret() const
{
    return int(m_view->send(Sci::SCI_GETCURRENTPOS));
}

CodeEditor::Range CodeEditor::selection() const
{
    return {
        int(m_view->send(Sci::SCI_GETSELECTIONSTART)), int(m_view->send(Sci::SCI_GETSELECTIONEND))};
}

void CodeEditor::setSelection(Range range)
{
    m_view->send(Sci::SCI_SETSEL, unsignedOf(range.begin), range.end);
    reportCaret();
}

void CodeEditor::jumpTo(int offset)
{
    offset = std::clamp(offset, 0, length());
    const int line = positionOf(offset).line - 1;
    m_view->send(Sci::SCI_ENSUREVISIBLE, unsignedOf(line));
    m_view->send(Sci::SCI_GOTOPOS, unsignedOf(offset));
    const long shown = m_view->send(Sci::SCI_LINESONSCREEN);
    const long row = m_view->send(Sci::SCI_VISIBLEFROMDOCLINE, unsignedOf(line));
    m_view->send(
        Sci::SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(std::max(0L, row - shown / 2)));
    m_view->setFocus();
    reportCaret();
}

CodeEditor::Position CodeEditor::positionOf(int offset) const
{
    const auto line = int(m_view->send(Sci::SCI_LINEFROMPOSITION, unsignedOf(offset)));
    const auto begin = int(m_view->send(Sci::SCI_POSITIONFROMLINE, unsignedOf(line)));
    return {line + 1, int(m_view->send(Sci::SCI_COUNTCHARACTERS, unsignedOf(begin), offset)) + 1};
}

int CodeEditor::offsetOf(Position position) const
{
    const int line = std::clamp(position.line, 1, lineCount());
    const int begin = lineBegin(line);
    if (position.column <= 1)
        return begin;
    const auto offset
        = int(m_view->send(Sci::SCI_POSITIONRELATIVE, unsignedOf(begin), position.column - 1));
    // Scintilla answers 0 for a place behind the end of the text.
    return offset <= begin ? lineEnd(line) : std::min(offset, lineEnd(line));
}

int CodeEditor::lineBegin(int line) const
{
    return int(m_view->send(Sci::SCI_POSITIONFROMLINE, unsignedOf(line - 1)));
}

int CodeEditor::lineEnd(int line) const
{
    return int(m_view->send(Sci::SCI_GETLINEENDPOSITION, unsignedOf(line - 1)));
}

QByteArray CodeEditor::lineText(int line) const
{
    return text({lineBegin(line), lineEnd(line)});
}

int CodeEditor::lineIndent(int line) const
{
    return int(m_view->send(Sci::SCI_GETLINEINDENTATION, unsignedOf(line - 1)));
}

void CodeEditor::setLineIndent(int line, int columns)
{
    // Scintilla's own command leaves the caret where it was in the text only by accident of
    // version.
    const int place = caret();
    const auto before = int(m_view->send(Sci::SCI_GETLINEINDENTPOSITION, unsignedOf(line - 1)));
    m_view->send(Sci::SCI_SETLINEINDENTATION, unsignedOf(line - 1), std::max(0, columns));
    const auto after = int(m_view->send(Sci::SCI_GETLINEINDENTPOSITION, unsignedOf(line - 1)));
    if (place >= lineBegin(line))
        m_view->send(
            Sci::SCI_GOTOPOS, unsignedOf(place >= before ? place + after - before : after));
}

void CodeEditor::undo()
{
    m_view->undo();
}

void CodeEditor::redo()
{
    m_view->redo();
}

bool CodeEditor::isModified() const
{
    return m_view->isModified();
}

void CodeEditor::setSaved()
{
    m_view->send(Sci::SCI_SETSAVEPOINT);
}

void CodeEditor::setReadOnly(bool readOnly)
{
    m_view->setReadOnly(readOnly);
}

bool CodeEditor::isReadOnly() const
{
    return m_view->isReadOnly();
}

void CodeEditor::foldAll(bool fold)
{
    m_view->send(Sci::SCI_COLOURISE, 0, -1);
    m_view->send(Sci::SCI_FOLDALL, fold ? Sci::SC_FOLDACTION_CONTRACT : Sci::SC_FOLDACTION_EXPAND);
}

void CodeEditor::toggleFold(int line)
{
    m_view->send(Sci::SCI_COLOURISE, 0, -1);
    m_view->send(Sci::SCI_TOGGLEFOLD, unsignedOf(line - 1));
}

bool CodeEditor::isLineVisible(int line) const
{
    return m_view->send(Sci::SCI_GETLINEVISIBLE, unsignedOf(line - 1)) != 0;
}

} // namespace patchbay::editor
