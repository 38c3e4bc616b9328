// SPDX-License-Identifier: GPL-3.0-or-later
// The floor for the start of the window: an empty Qt main window that says "painted" and leaves.
#include <QApplication>
#include <QMainWindow>
#include <QPaintEvent>

#include <cstdio>

namespace
{

class EmptyWindow : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        std::puts("painted");
        std::fflush(stdout);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
