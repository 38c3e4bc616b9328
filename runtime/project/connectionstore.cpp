// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/connectionstore.h"

#include <QPointer>

#include <utility>

namespace patchbay::project
{

ConnectionStore::ConnectionStore(SettingsFile file, Queue queue, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_queue(std::move(queue))
{ }

Json ConnectionStore::settings(const QString &name) const
{
    return m_shown.settings.value(name, Json::object());
}

void ConnectionStore::setConnections(const SettingsFile &file, const Result<Connections> &read)
{
    m_file = file;
    const QString problem = read ? QString() : read.error().detail;
    Connections now = read.value_or(Connections());
    for (auto each = m_unwritten.cbegin(); each != m_unwritten.cend(); ++each) {
        if (!now.names.contains(each.key()))
            now.names.append(each.key());
        each->applyTo(now.settings[each.key()]);
    }
    if (now == m_shown && problem == m_problem)
        return;
    m_problem = problem;
    m_shown = std::move(now);
    emit changed();
}

void ConnectionStore::edit(const QString &name, const SettingsEdit &edit, Done done)
{
    if (!m_shown.names.contains(name))
        m_shown.names.append(name);
    edit.applyTo(m_shown.settings[name]);
    SettingsEdit whole = m_unwritten.value(name);
    whole.append(edit);
    write([name, whole](const SettingsFile &file) { return file.edit(name, whole); },
        [this, name, whole, done = std::move(done)](const Result<void> &written) {
            SettingsEdit &unwritten = m_unwritten[name];
            if (written)
                unwritten.forget(whole);
            else
                unwritten.append(whole);
            if (unwritten.isEmpty())
                m_unwritten.remove(name);
            if (done)
                done(written);
        });
    emit changed();
}

void ConnectionStore::add(const QString &name, Done done)
{
    writeThenShow([name](const SettingsFile &file) { return file.add(name); },
        [name](Connections &shown) {
            shown.names.append(name);
            shown.settings.insert(name, Json::object());
        },
        std::move(done));
}

void ConnectionStore::duplicate(const QString &name, const QString &copy, Done done)
{
    writeThenShow([name, copy](const SettingsFile &file) { return file.duplicate(name, copy); },
        [name, copy](Connections &shown) {
            shown.names.append(copy);
            shown.settings.insert(copy, shown.settings.value(name));
        },
        std::move(done));
}

void ConnectionStore::rename(const QString &from, const QString &to, Done done)
{
    writeThenShow([from, to](const SettingsFile &file) { return file.rename(from, to); },
        [this, from, to](Connections &shown) {
            if (const auto index = shown.names.indexOf(from); index >= 0)
                shown.names.replace(index, to);
            else
                shown.names.append(to); // there was no settings file
            shown.settings.insert(to, shown.settings.take(from));
            if (m_unwritten.contains(from))
                m_unwritten.insert(to, m_unwritten.take(from));
        },
        std::move(done));
}

void ConnectionStore::remove(const QString &name, Done done)
{
    writeThenShow([name](const SettingsFile &file) { return file.remove(name); },
        [this, name](Connections &shown) {
            shown.names.removeOne(name);
            shown.settings.remove(name);
            m_unwritten.remove(name);
        },
        std::move(done));
}

void ConnectionStore::writeThenShow(Step step, std::function<void(Connections &)> show, Done done)
{
    write(std::move(step),
        [this, show = std::move(show), done = std::move(done)](const Result<void> &written) {
            if (written)
                show(m_shown);
            done(written);
            if (written)
                emit changed();
        });
}

// The step has what it needs by value: this object may be gone by then.
void ConnectionStore::write(Step step, Done done)
{
    ++m_writing;
    m_queue([file = m_file, step = std::move(step)] { return step(file); },
        [self = QPointer<ConnectionStore>(this), done = std::move(done)](
            const Result<void> &written) {
            if (!self)
                return;
            --self->m_writing;
            done(written);
            if (self)
                written ? emit self->written() : emit self->refused(written.error());
            if (self)
                emit self->writingChanged();
        });
    emit writingChanged();
}

} // namespace patchbay::project
