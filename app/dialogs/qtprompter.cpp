// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/qtprompter.h"

#include <QApplication>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>

#include <memory>

namespace patchbay::app
{

namespace
{

constexpr QSize dialogSize(760, 480); // pixels

// A popup that stays open has mouse and keyboard, above the dialog.
void closePopups()
{
    while (QWidget *popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            return;
    }
}

// Qt's own dialog reckons its columns without the air that the style sheet puts around a text. A
// desktop's own dialog has no such list.
void readWhole(QFileDialog &dialog)
{
    const auto *files = dialog.findChild<QTreeView *>(QStringLiteral("treeView"));
    if (!files)
        return;
    for (int column = 1; column < files->header()->count(); ++column)
        files->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    dialog.resize(dialogSize);
}

} // namespace

void QtPrompter::inform(const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Information, title, text, QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("informDialog"));
    box->setTextFormat(Qt::PlainText);
    closePopups();
    box->open();
}

void QtPrompter::ask(const Question &question, std::function<void(int)> answered)
{
    auto *box = new QMessageBox(
        QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("questionDialog"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(question.details);
    auto buttons = std::make_shared<QList<QAbstractButton *>>();
    for (const QString &answer : question.answers)
        buttons->append(box->addButton(
            answer, buttons->isEmpty() ? QMessageBox::RejectRole : QMessageBox::AcceptRole));
    if (!buttons->isEmpty()) {
        box->setDefaultButton(qobject_cast<QPushButton *>(buttons->first()));
        box->setEscapeButton(buttons->first());
    }
    QObject::connect(
        box, &QMessageBox::finished, box, [box, buttons, answered = std::move(answered)] {
            answered(std::max(0, static_cast<int>(buttons->indexOf(box->clickedButton()))));
        });
    closePopups();
    box->open();
}

void QtPrompter::openFile(
    const QString &title, const QString &folder, std::function<void(QString)> chosen)
{
    auto *dialog = new QFileDialog(m_window, title, folder, tr("Connectors (*.rb);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    readWhole(*dialog);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    dialog->open();
}

void QtPrompter::saveFile(
    const QString &title, const QString &proposal, std::function<void(QString)> chosen)
{
    auto *dialog = new QFileDialog(m_window, title, proposal);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    readWhole(*dialog);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    dialog->open();
}

} // namespace patchbay::app
