// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace patchbay::app
{

class FormEditor;
class Theme;

// The form's values as JSON text, both ways: what parses goes to the form, what does not stays
// here with a message.
class RawView final : public QWidget
{
    Q_OBJECT
public:
    RawView(FormEditor &editor, const Theme &theme, QWidget *parent = nullptr);

    void refresh(); // from the form

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();

    FormEditor &m_editor;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QTimer m_pause;
    bool m_showing = false;
};

} // namespace patchbay::app
