// SPDX-License-Identifier: GPL-3.0-or-later
// patchbay-host: CRuby in a process of its own, started by the application with the control socket
// on descriptor 3. `patchbay-host SCRIPTS` runs SCRIPTS/boot/zygote.rb.
// `patchbay-host --compile SCRIPTS …` is for the build: see boot/compile.rb.
#include "runtime/host/memory.h"
#include "runtime/host/native.h"
#include "runtime/host/rubyapi.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace
{

constexpr int kControlSocket = 3;
constexpr int kUsage = 64; // EX_USAGE

std::string defaultScripts()
{
    std::array<char, PATH_MAX> self{};
    if (readlink("/proc/self/exe", self.data(), self.size() - 1) <= 0)
        return {};
    std::string folder(self.data());
    folder.resize(folder.rfind('/') + 1);
    return folder + "../share/patchbay/host";
}

// Nothing of the user's environment reaches Ruby, neither secrets nor RUBYOPT.
void setEnvironment()
{
    clearenv();
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1); // sdk/runtime.md §1.5
    // Collections where they pay: by default one comes with every 16 MB of malloc and with every
    // few ten thousand objects, which is four times in the load of a large source. Room for objects
    // is only used when it is needed.
    setenv("RUBY_GC_MALLOC_LIMIT", "64000000", 1);
    setenv("RUBY_GC_MALLOC_LIMIT_MAX", "128000000", 1);
    setenv("RUBY_GC_OLDMALLOC_LIMIT", "64000000", 1);
    setenv("RUBY_GC_HEAP_FREE_SLOTS_MIN_RATIO", "0.80", 1);
    setenv("RUBY_GC_HEAP_FREE_SLOTS_GOAL_RATIO", "0.82", 1);
    setenv("RUBY_GC_HEAP_FREE_SLOTS_MAX_RATIO", "0.90", 1);
}

// The VM keeps the argument vector and writes into it when connector code sets $0, so it must be
// one writable block.
[[gnu::noinline]] int runBoot(const std::string &script, char **more)
{
    constexpr std::size_t most = 8;
    static std::array<char, (most - 5) * PATH_MAX + 512> block{};
    static std::array<char *, most> arguments{};
    char *place = block.data();
    std::size_t count = 0;
    const auto append = [&](const char *argument) {
        arguments[count++] = place;
        place = stpcpy(place, argument) + 1;
    };
    append("patchbay-host");
    append("--disable=gems,did_you_mean,error_highlight,rubyopt,jit");
    append("-EUTF-8:UTF-8");
    append("-W0");
    append(script.c_str());
    for (; *more != nullptr && count < most - 1 && std::strlen(*more) < PATH_MAX; ++more)
        append(*more);

    patchbay::host::defineNative();
    void *node = ruby_options(static_cast<int>(count), arguments.data());
    int status = 0;
    if (ruby_executable_node(node, &status) == 0)
        return ruby_cleanup(status);
    return ruby_run_node(node);
}

} // namespace

int main(int argc, char **argv)
{
    const bool compiles = argc > 2 && std::strcmp(argv[1], "--compile") == 0;
    const std::string scripts = compiles ? argv[2] : argc > 1 ? argv[1] : defaultScripts();
    const std::string script = scripts + (compiles ? "/boot/compile.rb" : "/boot/zygote.rb");
    if ((!compiles && fcntl(kControlSocket, F_GETFD) < 0) || script.size() >= PATH_MAX) {
        std::fputs(
            "patchbay-host is started by Patchbay, with its socket on descriptor 3.\n", stderr);
        return kUsage;
    }
    if (access(script.c_str(), R_OK) != 0) {
        std::fprintf(
            stderr, "patchbay-host: cannot read %s: %s\n", script.c_str(), strerror(errno));
        return kUsage;
    }
    setEnvironment();
    patchbay::host::setUpHeap();
    ruby_sysinit(&argc, &argv);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
    RUBY_INIT_STACK
#pragma GCC diagnostic pop
    ruby_init();
    return runBoot(script, compiles ? argv + 3 : argv + argc);
}
