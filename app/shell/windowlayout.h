// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QHash>
#include <QObject>

class QSplitter;
class QTabWidget;

namespace patchbay::app
{

// Which parts of the window show and how large they are: a few layouts under one key each, every
// one as it was left. UI thread.
class WindowLayout : public QObject
{
    Q_OBJECT
public:
    // Numbers are kept in the user's session by name, see perspectiveName().
    enum class Perspective { Write, Form, Run, Network };
    enum class Pane { Tree, Preview, Bottom };

    struct Parts
    {
        QSplitter &outer; // tree | rest
        QSplitter &inner; // above | bottom
        QSplitter &upper; // editor | preview
        QWidget &tree;
        QWidget &preview;
        QTabWidget &bottom;
    };

    explicit WindowLayout(const Parts &parts, QObject *parent = nullptr);

    // While no file is open there is nothing to show beside the welcome page.
    void setFileOpen(bool open);
    Perspective perspective() const { return m_perspective; }
    void setPerspective(Perspective perspective);
    bool isShown(Pane pane) const;
    void show(Pane pane, bool shown);
    // Every layout as it was when the program was new.
    void reset();
    // The run's panels are low until there is something to read in them, so that the form has the
    // room; a border that somebody moved stays where it is.
    void makeRoomForRun();

    Json describe() const;
    void restore(const Json &described);

signals:
    void changed(); // another perspective, or a pane came or went

private:
    struct Shape
    {
        bool tree = true;
        bool preview = true;
        bool bottom = true;
        int treeWidth = 0; // 0: as large as it is by default
        int previewWidth = 0;
        int bottomHeight = 0; // stays 0 until its border is moved
        QString panel; // object name of the bottom's page; empty: stays as it is
    };

    static Shape defaultShape(Perspective perspective);
    Shape captured() const;
    int defaultBottomHeight(int whole) const;
    void apply();
    void applySizes(const Shape &shape);

    Parts m_parts;
    Perspective m_perspective = Perspective::Run;
    QHash<Perspective, Shape> m_shapes;
    bool m_fileOpen = true;
    bool m_runWanted = false; // something ran, or a page of the bottom was asked for
};

QString perspectiveName(WindowLayout::Perspective perspective);

} // namespace patchbay::app
