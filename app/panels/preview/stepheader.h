// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QWidget>

class QFrame;
class QLabel;

namespace patchbay::app
{

class Theme;

// Badge, description and subtitle of a step, and its help banner (structure-and-schema.md §11.1).
class StepHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit StepHeader(const Theme &theme, QWidget *parent = nullptr);

    void showName(const QString &operation, const QString &connectorTitle);
    void showParts(const Json &parts); // of a FormResult

private:
    void showHelp(const Json &help);
    void paintBadge();

    const Theme &m_theme;
    QLabel *m_badge;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_flags;
    QFrame *m_banner;
    QLabel *m_help;
};

} // namespace patchbay::app
