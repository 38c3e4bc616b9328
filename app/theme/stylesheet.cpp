// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/stylesheet.h"

#include <QFile>
#include <QStyle>
#include <QWidget>

namespace patchbay::app
{

namespace
{

struct Name
{
    const char *name;
    Token token;
};

constexpr Name names[] = {
    {"@app", Token::App},
    {"@surface", Token::Surface},
    {"@sunken", Token::Sunken},
    {"@hover", Token::Hover},
    {"@selected", Token::Selected},
    {"@line", Token::Line},
    {"@text", Token::Text},
    {"@muted", Token::Muted},
    {"@faint", Token::Faint},
    {"@accent", Token::Accent},
    {"@onaccent", Token::OnAccent},
    {"@focus", Token::Focus},
    {"@danger-soft", Token::DangerSoft},
    {"@danger", Token::Danger},
    {"@warning-soft", Token::WarningSoft},
    {"@warning", Token::Warning},
    {"@success", Token::Success},
    {"@info-soft", Token::InfoSoft},
    {"@info", Token::Info},
};

constexpr const char *sheet = R"(
QMainWindow, QDialog, QStackedWidget#centre { background: @app; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenuBar { background: @surface; border-bottom: 1px solid @line; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 6px; background: transparent; color: @muted; }
QMenuBar::item:selected { background: @hover; color: @text; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QStatusBar { background: @surface; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; padding: 0 6px; }
QStatusBar QLabel[warning="true"] { color: @warning; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 4px 6px; }

QPushButton, QToolButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; outline: none; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @selected; }
QPushButton:focus, QToolButton:focus { border: 1px solid @focus; }
QPushButton:disabled, QToolButton:disabled { color: @faint; background: @app; }
QFileDialog QToolButton { padding: 3px; }
QPushButton[role="primary"] { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600; padding: 5px 14px; }
QPushButton[role="primary"]:hover { border: 1px solid @text; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 4px 13px; }
QPushButton[role="primary"]:disabled { background: @sunken; color: @faint; border: 1px solid @line; }
QPushButton[role="ghost"], QToolButton[role="ghost"] { background: transparent; border: 1px solid transparent; color: @muted; padding: 3px 6px; }
QPushButton[role="ghost"]:hover, QToolButton[role="ghost"]:hover { background: @hover; color: @text; }
QPushButton[role="ghost"]:focus, QToolButton[role="ghost"]:focus { border: 1px solid @focus; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 1px 2px; text-align: left; }
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border: 1px solid @focus; border-radius: 4px; }
QPushButton[role="chip"], QToolButton[role="chip"] { border-radius: 10px; padding: 2px 10px; color: @muted; min-height: 16px; }
QPushButton[role="chip"]:checked, QToolButton[role="chip"]:checked { background: @selected; color: @accent; border: 1px solid @selected; font-weight: 600; }
QPushButton[role="chip"]:focus, QToolButton[role="chip"]:focus { border: 1px solid @focus; }

QPushButton[role="door"] { background: @surface; border: 1px solid @line; border-radius: 8px; text-align: left; }
QPushButton[role="door"]:hover { background: @hover; }
QPushButton[role="door"]:focus { border: 2px solid @focus; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit {
  background: @surface; color: @text; border: 1px solid @line; border-radius: 6px; padding: 4px 8px;
  selection-background-color: @selected; selection-color: @text; }
QLineEdit, QComboBox, QSpinBox, QDateTimeEdit { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus { border: 1px solid @focus; }
QLineEdit:disabled, QComboBox:disabled { background: @app; color: @faint; }
QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"], QPushButton[problem="true"] { border: 1px solid @danger; }
QPlainTextEdit[frameless="true"], QTextEdit[frameless="true"], QTextBrowser[frameless="true"] { border: none; border-radius: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-muted.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; selection-background-color: @selected; selection-color: @text; outline: none; padding: 2px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 14px; border: none; border-bottom: 2px solid transparent; }
QTabBar[tight="true"]::tab { padding: 8px 6px; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabWidget#editorTabs QTabBar::tab { border-right: 1px solid @line; border-bottom: none; border-top: 2px solid transparent; padding: 8px 16px; }
QTabWidget#editorTabs QTabBar::tab:selected { background: @surface; border-top: 2px solid @accent; }

QTreeView, QTableView, QListView { background: @surface; border: none; outline: none; alternate-background-color: @surface; }
QTreeView#outlineTree { background: @app; }
QTreeView::item, QTableView::item, QListView::item { padding: 2px 4px; border: none; }
QTreeView::item:hover, QTableView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: @selected; color: @text; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 5px 6px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: none; background: transparent; }

QCheckBox, QRadioButton { spacing: 8px; }
QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 10px; padding: 10px; }
QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="hairline"] { background: @line; border: none; }
QFrame[role="banner"] { background: @warning-soft; border: none; border-bottom: 1px solid @line; }
QFrame[role="banner"] QLabel { color: @text; }
QFrame[role="error"] { background: @danger-soft; border: 1px solid @danger; border-radius: 8px; }
QFrame[role="info"] { background: @info-soft; border: none; border-radius: 8px; }
QFrame[role="field"] { border: 2px solid transparent; border-radius: 8px; }
QFrame[role="field"][current="true"] { border: 2px solid @focus; }
QLabel[role="caption"] { color: @muted; font-size: 11px; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="heading"] { font-size: 18px; font-weight: 600; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="danger"] { color: @danger; }
QLabel[role="success"] { color: @success; }
QLabel[role="count"], QLabel[role="count-warning"], QLabel[role="count-error"] { font-size: 11px; border-radius: 8px; padding: 1px 6px; min-width: 8px; background: @hover; color: @muted; }
QLabel[role="count-warning"] { background: @warning-soft; color: @warning; font-weight: 600; }
QLabel[role="count-error"] { background: @danger-soft; color: @danger; font-weight: 600; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="app"] { background: @app; }
)";

constexpr const char *compactSheet = R"(
QPushButton, QToolButton { padding: 3px 10px; }
QFileDialog QToolButton { padding: 2px; }
QPushButton[role="primary"] { padding: 3px 12px; }
QPushButton[role="primary"]:focus { padding: 2px 11px; }
QPushButton[role="chip"], QToolButton[role="chip"] { padding: 1px 9px; }
QPushButton[role="ghost"], QToolButton[role="ghost"] { padding: 2px 5px; }
QPushButton[role="link"], QToolButton[role="link"] { padding: 1px 2px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit { padding: 2px 7px; }
QTabBar::tab { padding: 5px 12px; }
QTabBar[tight="true"]::tab { padding: 5px 6px; }
QTabWidget#editorTabs QTabBar::tab { padding: 5px 12px; }
QTreeView::item, QTableView::item, QListView::item { padding: 0 4px; }
QHeaderView::section { padding: 2px 6px; }
)";

} // namespace

QString styleSheetFor(const TokenSet &tokens, bool compact)
{
    QString text = QLatin1String(sheet);
    if (compact)
        text += QLatin1String(compactSheet);
    for (const Name &name : names)
        text.replace(QLatin1String(name.name), tokens.color(name.token).name());
    return text;
}

void setLook(QWidget &widget, const char *property, const QVariant &value)
{
    if (widget.property(property) == value)
        return;
    widget.setProperty(property, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update(); // a look of the same size is polished without being painted
}

} // namespace patchbay::app
