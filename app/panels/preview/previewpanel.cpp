// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/previewpanel.h"

#include "app/forms/formeditor.h"
#include "app/forms/formview.h"
#include "app/forms/statecard.h"
#include "app/panels/preview/outputview.h"
#include "app/panels/preview/previewtabs.h"
#include "app/panels/preview/rawview.h"
#include "app/panels/preview/stepheader.h"
#include "app/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

enum InputPage { EmptyPage, FormPage, RawPage };

QLabel *makeMessage(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setProperty("role", QStringLiteral("muted"));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMargin(Theme::space(4));
    return label;
}

bool isOk(const Json &part)
{
    return part.is_object() && part.contains("ok");
}

} // namespace

PreviewPanel::PreviewPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_editor(new FormEditor(this))
    , m_rawButton(new QPushButton(tr("Raw"), this))
    , m_tabs(new PreviewTabs(m_rawButton, this))
    , m_pages(new QStackedWidget(this))
    , m_staleBar(new QLabel(this))
    , m_header(new StepHeader(theme))
    , m_state(new StateCard)
    , m_output(new OutputView(theme, this))
    , m_connectionPage(
          makeMessage(tr("No connection to show yet."), QStringLiteral("noConnection"), this))
{
    setObjectName(QStringLiteral("previewPanel"));
    setAccessibleName(tr("Preview"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    makeTabs();
    m_pages->addWidget(makeInputPage());
    m_pages->addWidget(m_output);
    m_pages->addWidget(m_connectionPage);
    box->addWidget(m_pages, 1);
    connectEditor();
}

// A control that loses the focus as it dies still reports to the form: widgets go first, and
// nobody listens any more.
PreviewPanel::~PreviewPanel()
{
    disconnect(m_editor, nullptr, this, nullptr);
    delete m_pages;
}

void PreviewPanel::makeTabs()
{
    m_tabs->bar().setAccessibleName(tr("Preview pages"));
    m_tabs->addTab(tr("Input"));
    m_tabs->addTab(tr("Output"));
    m_tabs->addTab(tr("Connection"));
    m_rawButton->setObjectName(QStringLiteral("previewRaw"));
    m_rawButton->setProperty("role", QStringLiteral("chip"));
    m_rawButton->setCheckable(true);
    m_rawButton->setToolTip(tr("Show the input as JSON"));
    m_rawButton->setAccessibleName(tr("Show the input as JSON"));
    auto *line = new QFrame(this);
    line->setProperty("role", QStringLiteral("hairline"));
    line->setFixedHeight(1);
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->addWidget(m_tabs);
    box->addWidget(line);
    connect(&m_tabs->bar(), &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        m_rawButton->setVisible(index == static_cast<int>(Tab::Input));
    });
    connect(m_rawButton, &QPushButton::toggled, this, &PreviewPanel::showInputPage);
}

QWidget *PreviewPanel::makeInputPage()
{
    auto *page = new QWidget(this);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_staleBar->setObjectName(QStringLiteral("previewStale"));
    m_staleBar->setProperty("role", QStringLiteral("caption"));
    m_staleBar->setWordWrap(true);
    m_staleBar->setContentsMargins(
        Theme::space(2), Theme::space(0), Theme::space(2), Theme::space(0));
    m_staleBar->hide();
    m_form = new FormView(*m_editor, m_theme, page);
    m_form->setAccessibleName(tr("Input"));
    m_form->addOnTop(m_header);
    m_form->addOnTop(m_state);
    m_state->hide();
    m_raw = new RawView(*m_editor, m_theme, page);
    m_inputPages = new QStackedWidget(page);
    m_inputPages->addWidget(
        makeMessage(tr("Put the caret in an action or trigger to see its form."),
            QStringLiteral("previewEmpty"), this));
    m_inputPages->addWidget(m_form);
    m_inputPages->addWidget(m_raw);
    box->addWidget(m_staleBar);
    box->addWidget(m_inputPages, 1);
    return page;
}

void PreviewPanel::connectEditor()
{
    connect(m_editor, &FormEditor::valuesChanged, this, &PreviewPanel::valuesChanged);
    connect(m_editor, &FormEditor::evaluationNeeded, this, &PreviewPanel::evaluationNeeded);
    connect(m_editor, &FormEditor::labelsChanged, this, &PreviewPanel::evaluationNeeded);
    connect(m_editor, &FormEditor::pickListRequested, this, &PreviewPanel::pickListRequested);
    connect(m_editor, &FormEditor::fieldActivated, this, &PreviewPanel::fieldActivated);
    connect(m_editor, &FormEditor::goToLine, this, &PreviewPanel::goToLine);
    connect(m_state, &StateCard::goToLine, this, &PreviewPanel::goToLine);
    connect(m_state, &StateCard::networkRequested, this, &PreviewPanel::networkRequested);
    connect(m_output, &OutputView::goToLine, this, &PreviewPanel::goToLine);
    connect(m_output, &OutputView::networkRequested, this, &PreviewPanel::networkRequested);
}

void PreviewPanel::setOperation(const QString &path, const QString &connectorTitle)
{
    m_connector = connectorTitle;
    if (path == m_operation)
        return;
    if (!m_operation.isEmpty())
        m_kept.insert(m_operation, m_editor->model());
    m_operation = path;
    m_hasForm = false;
    m_goodAt = {};
    m_staleBar->hide();
    m_state->hide();
    m_output->clear();
    m_editor->setModel(m_kept.take(path));
    m_header->showName(path, connectorTitle);
    m_form->startOver();
    showInputPage();
}

void PreviewPanel::showInputPage()
{
    if (m_operation.isEmpty())
        m_inputPages->setCurrentIndex(EmptyPage);
    else
        m_inputPages->setCurrentIndex(m_rawButton->isChecked() ? RawPage : FormPage);
}

void PreviewPanel::setEvaluating()
{
    if (m_operation.isEmpty() || m_hasForm)
        return; // the form on screen stays until the new one is there: no flicker
    m_staleBar->setText(tr("Evaluating the fields…"));
    m_staleBar->show();
}

void PreviewPanel::setResult(const engine::FormResult &result, const QDateTime &at)
{
    if (m_operation.isEmpty())
        return;
    if (!result.loaded) {
        showState(result);
        showLastGood(m_hasForm);
        if (!m_hasForm)
            m_form->setFieldsKnown(false); // not "no input": nobody knows
        return;
    }
    m_staleBar->hide();
    m_goodAt = at;
    showForm(result.parts);
}

void PreviewPanel::showState(const engine::FormResult &result)
{
    if (result.error)
        m_state->showError(tr("The connector does not load"), result.error->className,
            result.error->message, result.error->line);
    else
        m_state->showError(
            tr("The form could not be evaluated"), QString(), result.failure.detail, 0);
}

void PreviewPanel::showLastGood(bool stale)
{
    m_staleBar->setVisible(stale && m_goodAt.isValid());
    if (stale)
        //: %1 is a time of day: the form shown belongs to the code as it was then.
        m_staleBar->setText(
            tr("The last good form, as of %1")
                .arg(QLocale().toString(m_goodAt.toLocalTime().time(), QLocale::ShortFormat)));
}

void PreviewPanel::showForm(const Json &parts)
{
    m_header->showParts(parts);
    m_output->showParts(parts);
    const Json &config = valueAt(parts, "config_fields");
    const Json &input = valueAt(parts, "input_fields");
    m_state->hide();
    for (const Json *part : {&config, &input}) {
        if (part->contains("error")) {
            const Json &error = (*part)["error"];
            m_state->showError(tr("The input fields raised an error"), stringAt(error, "class"),
                stringAt(error, "message"), static_cast<int>(integerAt(error, "line")));
        } else if (part->contains("network")) {
            m_state->showNetwork((*part)["network"]);
        }
    }
    // What could not be evaluated keeps its last good fields, so that answers can be changed.
    static const Json none = Json::array();
    const Json *shownConfig = isOk(config) ? &config["ok"] : m_hasForm ? nullptr : &none;
    const Json *shownInput = isOk(input) ? &input["ok"] : m_hasForm ? nullptr : &none;
    m_editor->setFields(shownConfig, shownInput);
    m_form->setFieldsKnown(isOk(input) || m_hasForm);
    m_hasForm = true;
}

const Json &PreviewPanel::values() const
{
    return m_editor->model().values();
}

Json PreviewPanel::chosenLabels() const
{
    return m_editor->chosenLabels();
}

void PreviewPanel::setValues(const Json &values)
{
    m_editor->setValues(values);
}

QStringList PreviewPanel::missingRequired() const
{
    return m_editor->model().missingRequired();
}

void PreviewPanel::setPickList(const QString &name, const Json &arguments, const Json &result)
{
    m_editor->setPickList(name, arguments, result);
}

void PreviewPanel::forgetPickLists()
{
    m_editor->forgetPickLists();
}

void PreviewPanel::setFieldLines(const QHash<QString, int> &lines)
{
    m_editor->setFieldLines(lines);
}

void PreviewPanel::setConnectionPage(QWidget *page)
{
    const int index = m_pages->indexOf(m_connectionPage);
    m_pages->removeWidget(m_connectionPage);
    delete m_connectionPage;
    m_connectionPage = page;
    m_pages->insertWidget(index, page);
    m_pages->setCurrentIndex(m_tabs->bar().currentIndex());
}

void PreviewPanel::setTab(Tab tab)
{
    m_tabs->bar().setCurrentIndex(static_cast<int>(tab));
}

PreviewPanel::Tab PreviewPanel::tab() const
{
    return static_cast<Tab>(m_tabs->bar().currentIndex());
}

} // namespace patchbay::app
