// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/keyboardsplitter.h"

#include "app/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSplitterHandle>

namespace patchbay::app
{

namespace
{

constexpr int stepPixels = 16;

class Border : public QSplitterHandle
{
public:
    Border(const Theme &theme, Qt::Orientation orientation, QSplitter *parent)
        : QSplitterHandle(orientation, parent)
        , m_theme(theme)
    {
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool across = orientation() == Qt::Horizontal;
        // A thin border is wider than it looks, so that the mouse finds it.
        const QPoint place = mapToParent(contentsRect().topLeft());
        const int here = across ? place.x() : place.y();
        const int far = across ? splitter()->width() : splitter()->height();
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up:
            moveSplitter(here - stepPixels);
            break;
        case Qt::Key_Right:
        case Qt::Key_Down:
            moveSplitter(here + stepPixels);
            break;
        case Qt::Key_Home:
            moveSplitter(0);
            break;
        case Qt::Key_End:
            moveSplitter(far);
            break;
        default:
            QSplitterHandle::keyPressEvent(event);
        }
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(hasFocus() ? Token::Focus : Token::Line));
    }

    void focusInEvent(QFocusEvent *event) override
    {
        clearMask(); // as wide as it can be grabbed, so that the focus shows
        QSplitterHandle::focusInEvent(event);
    }

    void focusOutEvent(QFocusEvent *event) override
    {
        setMask(QRegion(contentsRect()));
        uncover();
        QSplitterHandle::focusOutEvent(event);
    }

private:
    // The mask alone leaves what this painted on neighbours that are opaque, as an editor is.
    void uncover() const
    {
        const QRect covered(mapToGlobal(QPoint()), size());
        const QList<QWidget *> neighbours = splitter()->findChildren<QWidget *>();
        for (QWidget *each : neighbours) {
            if (each->isVisible())
                each->update(covered.translated(-each->mapToGlobal(QPoint())));
        }
    }

    const Theme &m_theme;
};

} // namespace

KeyboardSplitter::KeyboardSplitter(Qt::Orientation orientation, const Theme &theme,
    const QString &name, const QString &borderName, QWidget *parent)
    : QSplitter(orientation, parent)
    , m_theme(theme)
    , m_borderName(borderName)
{
    setObjectName(name);
    setAccessibleName(borderName);
    setHandleWidth(1);
}

QSplitterHandle *KeyboardSplitter::createHandle()
{
    auto *border = new Border(m_theme, orientation(), this);
    border->setObjectName(objectName() + QStringLiteral("Border"));
    border->setAccessibleName(m_borderName);
    border->setAccessibleDescription(tr("Moves with the arrow keys."));
    return border;
}

} // namespace patchbay::app
