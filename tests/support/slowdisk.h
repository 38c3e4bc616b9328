// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/files/fileworker.h"

#include <QSemaphore>

#include <memory>

namespace patchbay::test
{

// A disk that keeps everybody waiting who wants something of `path`, until it is let go.
class SlowDisk
{
public:
    SlowDisk(FileWorker &files, const QString &path)
    {
        files.run(path, [gate = m_gate] { gate->acquire(); });
    }
    ~SlowDisk() { letGo(); }
    Q_DISABLE_COPY_MOVE(SlowDisk)
    void letGo() { m_gate->release(); }

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

} // namespace patchbay::test
