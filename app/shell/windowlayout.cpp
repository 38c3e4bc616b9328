// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/windowlayout.h"

#include <QSplitter>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace patchbay::app
{

namespace
{

using Perspective = WindowLayout::Perspective;

constexpr Perspective all[]
    = {Perspective::Write, Perspective::Form, Perspective::Run, Perspective::Network};
constexpr const char *names[] = {"write", "form", "run", "network"};

// Pixels. The editor keeps the largest part at 1280x800 and does not drown at 2560x1440.
int defaultTreeWidth(int whole)
{
    return std::clamp(whole / 6, 150, 300);
}

int defaultPreviewWidth(int whole, Perspective perspective)
{
    const int share = perspective == Perspective::Form ? whole * 2 / 5 : whole / 4;
    return std::clamp(share, 260, 640);
}

int sizeAt(const QSplitter &splitter, int index)
{
    return splitter.sizes().value(index);
}

} // namespace

QString perspectiveName(WindowLayout::Perspective perspective)
{
    return QLatin1String(names[static_cast<int>(perspective)]);
}

WindowLayout::WindowLayout(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    for (const Perspective each : all)
        m_shapes.insert(each, defaultShape(each));
    connect(&parts.inner, &QSplitter::splitterMoved, this, [this] {
        const int height = sizeAt(m_parts.inner, 1);
        if (m_fileOpen && height > 0)
            m_shapes[m_perspective].bottomHeight = height;
    });
    connect(&parts.bottom, &QTabWidget::tabBarClicked, this, &WindowLayout::makeRoomForRun);
}

int WindowLayout::defaultBottomHeight(int whole) const
{
    switch (m_perspective) {
    case Perspective::Network:
        return whole * 2 / 3;
    case Perspective::Write:
        return std::max(180, whole / 5);
    case Perspective::Form:
    case Perspective::Run:
        break;
    }
    return m_runWanted ? std::max(180, whole * 3 / 8)
                       : std::max(m_parts.bottom.minimumSizeHint().height(), whole / 6);
}

void WindowLayout::makeRoomForRun()
{
    if (std::exchange(m_runWanted, true))
        return;
    const Shape shape = captured();
    if (m_fileOpen && shape.bottom && shape.bottomHeight == 0)
        applySizes(shape);
}

WindowLayout::Shape WindowLayout::defaultShape(Perspective perspective)
{
    switch (perspective) {
    case Perspective::Write:
        return {true, false, true, 0, 0, 0, QStringLiteral("problemsPanel")};
    case Perspective::Form:
        return {true, true, false, 0, 0, 0, {}};
    case Perspective::Network:
        return {false, false, true, 0, 0, 0, QStringLiteral("networkPanel")};
    case Perspective::Run:
        break;
    }
    return {};
}

// A pane that was dragged shut is one that does not show: its action brings it back.
WindowLayout::Shape WindowLayout::captured() const
{
    Shape shape = m_shapes.value(m_perspective);
    if (!m_fileOpen)
        return shape;
    const int tree = sizeAt(m_parts.outer, 0);
    const int preview = sizeAt(m_parts.upper, 1);
    const int bottom = sizeAt(m_parts.inner, 1);
    shape.tree = !m_parts.tree.isHidden() && tree > 0;
    shape.preview = !m_parts.preview.isHidden() && preview > 0;
    shape.bottom = !m_parts.bottom.isHidden() && bottom > 0;
    if (shape.tree)
        shape.treeWidth = tree;
    if (shape.preview)
        shape.previewWidth = preview;
    if (QWidget *page = m_parts.bottom.currentWidget())
        shape.panel = page->objectName();
    return shape;
}

void WindowLayout::setFileOpen(bool open)
{
    if (open == m_fileOpen)
        return;
    if (!open)
        m_shapes.insert(m_perspective, captured());
    m_fileOpen = open;
    apply();
    emit changed();
}

void WindowLayout::setPerspective(Perspective perspective)
{
    if (perspective != m_perspective) {
        m_shapes.insert(m_perspective, captured());
        m_perspective = perspective;
        apply();
    }
    emit changed();
}

bool WindowLayout::isShown(Pane pane) const
{
    const Shape shape = captured();
    switch (pane) {
    case Pane::Tree:
        return shape.tree;
    case Pane::Preview:
        return shape.preview;
    case Pane::Bottom:
        break;
    }
    return shape.bottom;
}

void WindowLayout::show(Pane pane, bool shown)
{
    Shape shape = captured();
    bool &shows = pane == Pane::Tree ? shape.tree
        : pane == Pane::Preview      ? shape.preview
                                     : shape.bottom;
    if (shows != shown) {
        shows = shown;
        m_shapes.insert(m_perspective, shape);
        apply();
    }
    emit changed();
}

void WindowLayout::reset()
{
    for (const Perspective each : all)
        m_shapes.insert(each, defaultShape(each));
    m_perspective = Perspective::Run;
    apply();
    emit changed();
}

void WindowLayout::apply()
{
    const Shape shape = m_shapes.value(m_perspective);
    m_parts.tree.setVisible(m_fileOpen && shape.tree);
    m_parts.preview.setVisible(m_fileOpen && shape.preview);
    m_parts.bottom.setVisible(m_fileOpen && shape.bottom);
    if (!m_fileOpen)
        return;
    for (int i = 0; i < m_parts.bottom.count(); ++i) {
        if (m_parts.bottom.widget(i)->objectName() == shape.panel)
            m_parts.bottom.setCurrentIndex(i);
    }
    applySizes(shape);
}

void WindowLayout::applySizes(const Shape &shape)
{
    const QWidget *window = m_parts.outer.window();
    const int wide = window->width();
    const int high = m_parts.inner.isVisible() ? m_parts.inner.height() : window->height() - 100;
    const int tree = shape.treeWidth > 0 ? shape.treeWidth : defaultTreeWidth(wide);
    const int preview
        = shape.previewWidth > 0 ? shape.previewWidth : defaultPreviewWidth(wide, m_perspective);
    const int bottom = shape.bottomHeight > 0 ? shape.bottomHeight : defaultBottomHeight(high);
    const int rest = std::max(100, wide - (shape.tree ? tree : 0));
    m_parts.outer.setSizes({tree, rest});
    m_parts.upper.setSizes({std::max(100, rest - preview), preview});
    m_parts.inner.setSizes({std::max(100, high - bottom), bottom});
}

Json WindowLayout::describe() const
{
    Json shapes = Json::object();
    for (const Perspective each : all) {
        const Shape shape = each == m_perspective ? captured() : m_shapes.value(each);
        shapes[toStd(perspectiveName(each))]
            = {{"tree", shape.tree}, {"preview", shape.preview}, {"bottom", shape.bottom},
                {"treeWidth", shape.treeWidth}, {"previewWidth", shape.previewWidth},
                {"bottomHeight", shape.bottomHeight}, {"panel", toStd(shape.panel)}};
    }
    return {{"perspective", toStd(perspectiveName(m_perspective))}, {"shapes", shapes}};
}

// Of another version or edited by hand: what is not there stays as it is by default.
void WindowLayout::restore(const Json &described)
{
    const auto pixels = [](const Json &shape, const char *key) {
        return static_cast<int>(std::clamp<qint64>(integerAt(shape, key), 0, 8000));
    };
    for (const Perspective each : all) {
        if (stringAt(described, "perspective") == perspectiveName(each))
            m_perspective = each;
        const QByteArray name = perspectiveName(each).toLatin1();
        const Json &shape = valueAt(valueAt(described, "shapes"), name.constData());
        if (!shape.is_object())
            continue;
        m_shapes.insert(each,
            {boolAt(shape, "tree"), boolAt(shape, "preview"), boolAt(shape, "bottom"),
                pixels(shape, "treeWidth"), pixels(shape, "previewWidth"),
                pixels(shape, "bottomHeight"), stringAt(shape, "panel")});
    }
    apply();
    emit changed();
}

} // namespace patchbay::app
