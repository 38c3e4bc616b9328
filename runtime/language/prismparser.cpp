// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/prismparser.h"

#include <QMutex>

extern "C" {
#include "prism_w.h"
#include "wasm-rt-impl.h"
}

#include <cstring>

namespace patchbay::language
{

namespace
{

constexpr u32 stackBytes = 32U << 20U;
// Grammar of Ruby 3.3, the oldest prism knows: pm_options_read's layout, version byte 1.
constexpr unsigned char options[]
    = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};

// The module's runtime keeps its jump buffer and its type table in globals of its own.
QMutex &moduleLock()
{
    static QMutex lock;
    return lock;
}

} // namespace

struct PrismParser::Module
{
    Z_prism_instance_t instance = {};
    bool ready = false;

    ~Module() { discard(); }

    void discard()
    {
        if (ready)
            Z_prism_free(&instance);
        ready = false;
    }

    // The module's own stack is 64 kB with its data below it; deep code would run over them.
    void prepare()
    {
        std::memset(&instance, 0, sizeof instance);
        Z_prism_instantiate(&instance, nullptr);
        ready = true;
        Z_prismZ__initialize(&instance);
        const u32 stack = Z_prismZ_malloc(&instance, stackBytes);
        if (stack)
            instance.w2c_g0 = (stack + stackBytes) & ~15U;
    }

    u32 copyIn(const void *bytes, std::size_t size)
    {
        const u32 at = Z_prismZ_malloc(&instance, u32(size + 1));
        wasm_rt_memory_t *memory = Z_prismZ_memory(&instance);
        if (at == 0 || std::size_t(at) + size + 1 > memory->size)
            return 0;
        std::memcpy(memory->data + at, bytes, size);
        memory->data[at + size] = 0;
        return at;
    }

    void parse(const QByteArray &utf8, QByteArray &out)
    {
        const u32 source = copyIn(utf8.constData(), std::size_t(utf8.size()));
        const u32 settings = copyIn(options, sizeof options);
        const u32 buffer = Z_prismZ_calloc(&instance, Z_prismZ_pm_buffer_sizeof(&instance), 1);
        if (source && settings && buffer) {
            Z_prismZ_pm_buffer_init(&instance, buffer);
            Z_prismZ_pm_serialize_parse(&instance, buffer, source, u32(utf8.size()), settings);
            const u32 begin = Z_prismZ_pm_buffer_value(&instance, buffer);
            const u32 length = Z_prismZ_pm_buffer_length(&instance, buffer);
            wasm_rt_memory_t *memory = Z_prismZ_memory(&instance);
            if (std::uint64_t(begin) + length <= memory->size)
                out = QByteArray(
                    reinterpret_cast<const char *>(memory->data + begin), qsizetype(length));
            Z_prismZ_pm_buffer_free(&instance, buffer);
        }
        Z_prismZ_free(&instance, buffer);
        Z_prismZ_free(&instance, settings);
        Z_prismZ_free(&instance, source);
    }
};

PrismParser::PrismParser()
    : m_module(std::make_unique<Module>())
{
    const QMutexLocker locker(&moduleLock());
    static bool initialised = false;
    if (!initialised) {
        wasm_rt_init();
        Z_prism_init_module();
        initialised = true;
    }
}

PrismParser::~PrismParser()
{
    const QMutexLocker locker(&moduleLock());
    m_module.reset();
}

QByteArray PrismParser::parse(const QByteArray &utf8)
{
    const QMutexLocker locker(&moduleLock());
    QByteArray result;
    // A trap jumps back here over the module's frames only; nothing of ours is live in them.
    if (wasm_rt_impl_try() != WASM_RT_TRAP_NONE) {
        m_module->discard();
        return {};
    }
    if (!m_module->ready)
        m_module->prepare();
    m_module->parse(utf8, result);
    return result;
}

} // namespace patchbay::language
