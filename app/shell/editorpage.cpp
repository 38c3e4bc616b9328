// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/editorpage.h"

#include "app/models/problemtext.h"
#include "app/preferences/preferences.h"
#include "app/shell/banner.h"
#include "app/theme/theme.h"
#include "editor/decorators/autoclose.h"
#include "editor/decorators/occurrences.h"
#include "editor/decorators/rubyindent.h"
#include "editor/lexers/rubystyling.h"
#include "editor/search/findbar.h"

#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

// The drawing of the window has lines of 20 pixels for a font of 13, whose own lines have 17.
int leadingOf(const Theme &theme, const QFont &font)
{
    return theme.density() == Theme::Density::Compact
        ? 0
        : qRound(QFontMetrics(font).height() * 3 / 17.0);
}

editor::EditorPalette paletteOf(const Theme &theme)
{
    const QFont font = theme.font(Theme::Type::Code);
    return {
        .font = font,
        .leading = leadingOf(theme, font),
        .surface = theme.color(Token::Surface),
        .sunken = theme.color(Token::Sunken),
        .hover = theme.color(Token::Hover),
        .selected = theme.color(Token::Selected),
        .line = theme.color(Token::Line),
        .text = theme.color(Token::Text),
        .muted = theme.color(Token::Muted),
        .faint = theme.color(Token::Faint),
        .accent = theme.color(Token::Accent),
        .success = theme.color(Token::Success),
        .warning = theme.color(Token::Warning),
        .danger = theme.color(Token::Danger),
        .info = theme.color(Token::Info),
        .keyword = theme.color(Token::SyntaxKeyword),
        .string = theme.color(Token::SyntaxString),
        .symbol = theme.color(Token::SyntaxSymbol),
        .key = theme.color(Token::SyntaxKey),
        .number = theme.color(Token::SyntaxNumber),
        .comment = theme.color(Token::SyntaxComment),
        .call = theme.color(Token::SyntaxCall),
        .sdk = theme.color(Token::SyntaxSdk),
    };
}

} // namespace

EditorPage::EditorPage(const Theme &theme, const Preferences &preferences, AnalysisWorker &worker,
    project::TrustStore &trust, FileWorker &files, const QString &recoveryFolder, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preferences(preferences)
    , m_breadcrumbs(new QLabel(this))
    , m_trustBanner(new Banner(QStringLiteral("trustBanner"), this))
    , m_externalBanner(new Banner(QStringLiteral("externalBanner"), this))
    , m_recoveryBanner(new Banner(QStringLiteral("recoveryBanner"), this))
    , m_code(new editor::CodeEditor(this))
    , m_find(new editor::FindBar(*m_code, this))
    , m_indent(std::make_unique<editor::RubyIndent>(*m_code))
    , m_autoClose(std::make_unique<editor::AutoClose>(*m_code))
    , m_occurrences(std::make_unique<editor::Occurrences>(*m_code))
    , m_file(std::make_unique<ConnectorFile>(worker, trust, files, recoveryFolder))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("ground", QStringLiteral("surface"));
    m_breadcrumbs->setObjectName(QStringLiteral("breadcrumbs"));
    m_breadcrumbs->setAccessibleName(tr("Place in the connector"));
    m_breadcrumbs->setContentsMargins(14, 6, 14, 6);
    m_breadcrumbs->setProperty("role", QStringLiteral("muted"));
    m_breadcrumbs->setMinimumWidth(0);
    m_breadcrumbs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_code->setObjectName(QStringLiteral("codeEditor"));
    m_code->setAccessibleName(tr("Source code"));
    m_find->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part :
        {static_cast<QWidget *>(m_breadcrumbs), static_cast<QWidget *>(m_trustBanner),
            static_cast<QWidget *>(m_externalBanner), static_cast<QWidget *>(m_recoveryBanner)})
        layout->addWidget(part);
    layout->addWidget(m_code, 1);
    layout->addWidget(m_find);

    connect(&theme, &Theme::changed, this, &EditorPage::restyle);
    connect(&preferences, &Preferences::changed, this, &EditorPage::applyPreferences);
    applyPreferences();
    connect(m_file.get(), &ConnectorFile::analysisChanged, this, &EditorPage::showAnalysis);
    connect(m_file.get(), &ConnectorFile::caretMoved, this, &EditorPage::showBreadcrumbs);
    connect(m_file.get(), &ConnectorFile::trustChanged, this, &EditorPage::showTrust);
    connect(&m_file->document(), &editor::Document::dirtyChanged, this, &EditorPage::titleChanged);
    connect(&m_file->document(), &editor::Document::savingChanged, this, &EditorPage::titleChanged);
    connect(
        &m_file->document(), &editor::Document::recoveredFound, this, &EditorPage::offerRecovered);
    connect(&m_file->document(), &editor::Document::externalStateChanged, this,
        &EditorPage::showExternalState);
    restyle();
}

EditorPage::~EditorPage() = default;

void EditorPage::open(const ConnectorFile::Contents &contents)
{
    m_file->open(contents, *m_code);
    showTrust();
    emit titleChanged();
}

void EditorPage::restyle()
{
    const editor::EditorPalette palette = paletteOf(m_theme);
    editor::applyRubyStyling(*m_code, palette);
}

void EditorPage::applyPreferences()
{
    m_code->setWrapsLines(m_preferences.wrapsLines());
    m_code->setShowsBlanks(m_preferences.showsBlanks());
    m_code->setShowsGuides(m_preferences.showsGuides());
}

void EditorPage::showAnalysis()
{
    const language::Analysis &analysis = m_file->analysis();
    m_code->setDiagnostics(worded(analysis.diagnostics));
    m_code->setSemantics(analysis.semantics);
    showBreadcrumbs();
}

void EditorPage::showBreadcrumbs()
{
    QStringList parts;
    for (const language::OutlineNode *node : language::nodesAt(m_file->analysis(), m_code->caret()))
        parts.append(node->name.toHtmlEscaped());
    if (const language::FieldSite *field = language::fieldAt(m_file->analysis(), m_code->caret()))
        parts.append(field->name.toHtmlEscaped());
    if (parts.isEmpty())
        parts.append(m_file->displayName().toHtmlEscaped());
    parts.last() = QStringLiteral("<b style=\"color:%1\">%2</b>")
                       .arg(m_theme.color(Token::Text).name(), parts.last());
    m_breadcrumbs->setText(parts.join(QStringLiteral(" › ")));
}

// A stranger's connector: parsed, never run, until the user says so.
void EditorPage::showTrust()
{
    if (m_file->mayRun()) {
        m_trustBanner->hide();
        return;
    }
    const QStringList hosts = hostsInCode();
    const QString text = hosts.isEmpty()
        ? tr("This connector is not from one of your projects. It is only read until you allow it "
             "to run.")
        : tr("This connector is not from one of your projects. It is only read until you allow it "
             "to run. "
             "Hosts named in its code: %1")
              .arg(hosts.mid(0, 6).join(QStringLiteral(", "))
                  + (hosts.size() > 6 ? QStringLiteral(" …") : QString()));
    m_trustBanner->show(text, {{tr("Allow it to run"), QStringLiteral("allowRun"), [this] {
                                    m_code->setFocus(); // the button goes
                                    m_file->allow();
                                }}});
}

QStringList EditorPage::hostsInCode() const
{
    static const QRegularExpression link(
        QStringLiteral("https?://([A-Za-z0-9.-]+\\.[A-Za-z]{2,})"));
    QStringList hosts;
    auto matches = link.globalMatch(QString::fromUtf8(m_code->text()));
    while (matches.hasNext()) {
        const QString host = matches.next().captured(1).toLower();
        if (!hosts.contains(host))
            hosts.append(host);
    }
    hosts.sort();
    return hosts;
}

void EditorPage::showExternalState()
{
    switch (m_file->document().externalState()) {
    case editor::Document::ExternalState::InStep:
        m_externalBanner->hide();
        break;
    case editor::Document::ExternalState::Changed:
        if (m_file->document().isDirty())
            showChangedOutside();
        else // Nothing of the user's is at stake: undo brings the old text back.
            m_file->reload(editor::Document::Unsaved::Keep, [this](bool done) {
                if (!done)
                    showChangedOutside();
            });
        break;
    case editor::Document::ExternalState::Removed:
        m_externalBanner->show(
            tr("The file was removed or moved. The text is still here; saving writes it again."),
            {{tr("Save it again"), QStringLiteral("saveAgain"), [this] { emit saveRequested(); }}});
        break;
    }
}

void EditorPage::showChangedOutside()
{
    m_externalBanner->show(tr("The file was changed by another program."),
        {{tr("Keep mine"), QStringLiteral("keepMine"), {}},
            {tr("Read it anew"), QStringLiteral("reloadFile"), [this] { readAnew(); }}});
}

// What was edited is given up.
void EditorPage::readAnew()
{
    m_file->reload(editor::Document::Unsaved::GiveUp, [this](bool done) {
        if (!done)
            showExternalState();
    });
}

void EditorPage::offerRecovered()
{
    const auto copy = m_file->document().recovered();
    if (!copy)
        return;
    if (copy->isOlderThanFile) {
        offerOlderCopy(*copy);
        return;
    }
    // What was typed comes back by itself; the banner only offers the way back to the file.
    m_file->replaceText(copy->utf8);
    m_recoveryBanner->show(
        tr("Unsaved changes of %1 were recovered after Patchbay ended unexpectedly.")
            .arg(QLocale().toString(copy->written.toLocalTime(), QLocale::ShortFormat)),
        {{tr("Keep them"), QStringLiteral("keepRecovered"),
             [this] { m_file->document().discardRecovered(); }},
            {tr("Go back to the file"), QStringLiteral("dropRecovered"), [this] {
                 m_file->document().discardRecovered();
                 readAnew();
             }}});
}

// The file was written since: its text stays until the user decides.
void EditorPage::offerOlderCopy(const editor::RecoveryJournal::Copy &copy)
{
    m_recoveryBanner->show(
        tr("There is a copy of unsaved text of %1, but the file was written after it.")
            .arg(QLocale().toString(copy.written.toLocalTime(), QLocale::ShortFormat)),
        {{tr("Keep the file"), QStringLiteral("dropRecovered"),
             [this] { m_file->document().discardRecovered(); }},
            {tr("Take the copy"), QStringLiteral("takeRecovered"), [this, text = copy.utf8] {
                 m_file->replaceText(text);
                 m_file->document().discardRecovered();
             }}});
}

void EditorPage::showFind(bool replace)
{
    m_find->open(replace);
}

void EditorPage::findNext(bool backwards)
{
    if (!m_find->isVisible())
        showFind(false);
    else if (backwards)
        m_find->findPrevious();
    else
        m_find->findNext();
}

void EditorPage::goToLine(int line)
{
    m_code->jumpTo(m_code->lineBegin(std::max(1, line)));
}

} // namespace patchbay::app
