// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences/preferencesdialog.h"

#include "app/actions/menutext.h"
#include "app/preferences/preferences.h"
#include "app/preferences/shortcutspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

QFormLayout *formIn(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(Theme::space(4), Theme::space(4), Theme::space(4), Theme::space(4));
    form->setHorizontalSpacing(Theme::space(3));
    form->setVerticalSpacing(Theme::space(2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

void addChoice(QFormLayout &form, QComboBox *box, const QString &name, const QString &label)
{
    box->setObjectName(name);
    box->setAccessibleName(withoutMenuMark(label));
    form.addRow(label, box);
}

QCheckBox *makeCheck(const QString &name, const QString &text, bool on, QWidget *parent)
{
    auto *box = new QCheckBox(text, parent);
    box->setObjectName(name);
    box->setChecked(on);
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(
    Preferences &preferences, ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    setAccessibleName(windowTitle());
    resize(720, 520);
    m_tabs->setObjectName(QStringLiteral("preferencesTabs"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->addTab(makeLookPage(), tr("Looks"));
    m_tabs->addTab(makeEditorPage(), tr("Editor"));
    m_tabs->addTab(new ShortcutsPage(actions), tr("Keys"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("preferencesClose"));
    close->setText(tr("Close"));
    close->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    if (!preferences.isWritable()) {
        auto *problem = new QLabel(
            tr("The preferences cannot be written: they last until Patchbay ends."), this);
        problem->setObjectName(QStringLiteral("preferencesProblem"));
        problem->setProperty("role", QStringLiteral("danger"));
        problem->setWordWrap(true);
        layout->addWidget(problem);
    }
    layout->addWidget(buttons);
}

void PreferencesDialog::showKeys()
{
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
}

QWidget *PreferencesDialog::makeLookPage()
{
    auto *page = new QWidget;
    page->setAccessibleName(tr("Looks"));
    QFormLayout *form = formIn(page);
    auto *theme = new QComboBox(page);
    using Choice = Theme::Choice;
    for (const auto &[text, choice] : {std::pair{tr("As the system"), Choice::System},
             std::pair{tr("Light"), Choice::Light}, std::pair{tr("Dark"), Choice::Dark},
             std::pair{tr("High contrast, light"), Choice::HighContrastLight},
             std::pair{tr("High contrast, dark"), Choice::HighContrastDark}})
        theme->addItem(text, static_cast<int>(choice));
    const auto showTheme = [this, theme] {
        theme->setCurrentIndex(theme->findData(static_cast<int>(m_preferences.theme())));
    };
    showTheme();
    connect(&m_preferences, &Preferences::changed, theme, showTheme);
    connect(theme, &QComboBox::activated, this, [this, theme] {
        m_preferences.setTheme(static_cast<Choice>(theme->currentData().toInt()));
    });
    addChoice(*form, theme, QStringLiteral("themeChoice"), tr("&Theme"));

    auto *density = new QComboBox(page);
    density->addItems({tr("Comfortable"), tr("Compact")});
    density->setCurrentIndex(static_cast<int>(m_preferences.density()));
    connect(density, &QComboBox::activated, this,
        [this](int index) { m_preferences.setDensity(static_cast<Theme::Density>(index)); });
    addChoice(*form, density, QStringLiteral("densityChoice"), tr("&Density"));

    auto *language = new QComboBox(page);
    language->addItem(tr("As the system"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QString::fromUtf8("日本語"), QStringLiteral("ja"));
    language->setCurrentIndex(std::max(0, language->findData(m_preferences.language())));
    connect(language, &QComboBox::activated, this,
        [this, language] { m_preferences.setLanguage(language->currentData().toString()); });
    addChoice(*form, language, QStringLiteral("languageChoice"), tr("&Language"));
    auto *note = new QLabel(tr("Another language is spoken from the next start on."), page);
    note->setProperty("role", QStringLiteral("muted"));
    note->setWordWrap(true);
    form->addRow(QString(), note);
    return page;
}

QWidget *PreferencesDialog::makeEditorPage()
{
    auto *page = new QWidget;
    page->setAccessibleName(tr("Editor"));
    QFormLayout *form = formIn(page);
    auto *size = new QSpinBox(page);
    size->setObjectName(QStringLiteral("codeSize"));
    size->setAccessibleName(tr("Size of the code, in pixels"));
    size->setRange(9, 32);
    size->setSuffix(tr(" px"));
    size->setValue(m_preferences.codeSize());
    connect(size, &QSpinBox::valueChanged, &m_preferences, &Preferences::setCodeSize);
    form->addRow(tr("&Size of the code"), size);
    auto *wrap = makeCheck(
        QStringLiteral("wrapLines"), tr("&Wrap long lines"), m_preferences.wrapsLines(), page);
    auto *blanks = makeCheck(QStringLiteral("showBlanks"), tr("Show &blanks and tabs"),
        m_preferences.showsBlanks(), page);
    auto *guides = makeCheck(QStringLiteral("showGuides"), tr("Show the steps of &indentation"),
        m_preferences.showsGuides(), page);
    connect(wrap, &QCheckBox::toggled, &m_preferences, &Preferences::setWrapsLines);
    connect(blanks, &QCheckBox::toggled, &m_preferences, &Preferences::setShowsBlanks);
    connect(guides, &QCheckBox::toggled, &m_preferences, &Preferences::setShowsGuides);
    for (QCheckBox *box : {wrap, blanks, guides})
        form->addRow(QString(), box);
    return page;
}

} // namespace patchbay::app
