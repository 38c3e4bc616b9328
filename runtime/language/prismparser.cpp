// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/prismparser.h"

#include <QMutex>

extern "C" {
#include "prism_w.h"
#include "wasm-rt-impl.h"
}

#include <pthread.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <utility>

extern "C" {
extern char *patchbay_prism_stack_end;
}

namespace patchbay::language
{

namespace
{

constexpr u32 stackBytes = 32U << 20U;
constexpr std::size_t reachable = 8ULL << 30U; // a 32-bit address and a 32-bit offset
constexpr std::size_t spareStack = 512U << 10U; // of our thread, below what the module may use
// Grammar of Ruby 3.3, the oldest prism knows: pm_options_read's layout, version byte 1.
constexpr unsigned char options[]
    = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};

// The module's runtime keeps its jump buffer and its type table in globals of its own.
QMutex &moduleLock()
{
    static QMutex lock;
    return lock;
}

// wasm2c's runtime aborts where the address space is limited; we ask first.
bool canReserve()
{
    void *range = mmap(nullptr, reachable, PROT_NONE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
    if (range == MAP_FAILED)
        return false;
    munmap(range, reachable);
    return true;
}

// Where the module must stop calling deeper on this thread.
char *stackEnd()
{
    pthread_attr_t attributes;
    void *lowest = nullptr;
    std::size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return nullptr;
    pthread_attr_getstack(&attributes, &lowest, &size);
    pthread_attr_destroy(&attributes);
    return static_cast<char *>(lowest) + std::min(spareStack, size / 2);
}

} // namespace

struct PrismParser::Module
{
    Z_prism_instance_t instance = {};
    bool ready = false;

    ~Module() { discard(); }

    void discard()
    {
        if (!std::exchange(ready, false))
            return;
        const wasm_rt_memory_t memory = *Z_prismZ_memory(&instance);
        Z_prism_free(&instance); // unmaps what the module had, not what was reserved for it
        munmap(memory.data + memory.size, reachable - memory.size);
    }

    // What lies beyond the module's memory becomes memory, too: it takes no room until it is
    // written, and an access that goes astray ends there, not in a crash.
    bool openReserve()
    {
        const wasm_rt_memory_t *memory = Z_prismZ_memory(&instance);
        return mmap(memory->data + memory->size, reachable - memory->size, PROT_READ | PROT_WRITE,
                   MAP_ANONYMOUS | MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED, -1, 0)
            != MAP_FAILED;
    }

    // The module's own stack is 64 kB with its data below it; deep code would run over them.
    bool prepare()
    {
        std::memset(&instance, 0, sizeof instance);
        Z_prism_instantiate(&instance, nullptr);
        ready = true;
        if (!openReserve()) {
            discard();
            return false;
        }
        Z_prismZ__initialize(&instance);
        const u32 stack = Z_prismZ_malloc(&instance, stackBytes);
        if (stack)
            instance.w2c_g0 = (stack + stackBytes) & ~15U;
        return true;
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
                out.append(reinterpret_cast<const char *>(memory->data + begin), qsizetype(length));
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

bool PrismParser::parse(const QByteArray &utf8, QByteArray &tree)
{
    const QMutexLocker locker(&moduleLock());
    tree.resize(0); // keeps its room
    patchbay_prism_stack_end = stackEnd();
    // A trap jumps back here over the module's frames only; nothing of ours is live in them.
    if (wasm_rt_impl_try() != WASM_RT_TRAP_NONE) {
        m_module->discard();
        return false;
    }
    if (!m_module->ready && !(canReserve() && m_module->prepare()))
        return false;
    m_module->parse(utf8, tree);
    return !tree.isEmpty();
}

} // namespace patchbay::language
