// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/banner.h"

#include "app/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace patchbay::app
{

Banner::Banner(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(name);
    setProperty("role", QStringLiteral("banner"));
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::space(2), Theme::space(0), Theme::space(1), Theme::space(0));
    layout->setSpacing(Theme::space(1));
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    hide();
}

void Banner::show(const QString &text, const QList<Button> &buttons)
{
    m_text->setText(text);
    setAccessibleName(text);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Button &button : buttons) {
        auto *widget = new QPushButton(button.text, this);
        widget->setObjectName(button.objectName);
        widget->setAccessibleName(button.text);
        connect(widget, &QPushButton::clicked, this, [this, clicked = button.clicked] {
            hide();
            if (clicked)
                clicked();
        });
        m_buttons->addWidget(widget);
    }
    QFrame::show();
}

} // namespace patchbay::app
