// SPDX-License-Identifier: GPL-3.0-or-later
// bench_spawn RUNS PROGRAM [ARGS…]: wall time from starting a program until its first line of
// output ("painted", a result, …) as JSON: {"median_ms","min_ms","max_ms","runs"}. Used for the
// start of windows and for cold command lines, so that both sides of a ratio are timed alike.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

extern char **environ;

namespace
{

double runOnce(char **command)
{
    int fds[2] = {-1, -1};
    if (pipe(fds) != 0)
        std::exit(2);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fds[1], 1);
    posix_spawn_file_actions_addclose(&actions, fds[0]);
    posix_spawn_file_actions_addclose(&actions, fds[1]);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawnp(&child, command[0], &actions, nullptr, command, environ) != 0) {
        std::fprintf(stderr, "cannot start %s\n", command[0]);
        std::exit(2);
    }
    close(fds[1]);
    char first = 0;
    const bool spoke = read(fds[0], &first, 1) == 1;
    const std::chrono::duration<double, std::milli> taken
        = std::chrono::steady_clock::now() - start;
    char rest[4096];
    while (read(fds[0], rest, sizeof rest) > 0) { }
    close(fds[0]);
    int status = 0;
    waitpid(child, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
    if (!spoke || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(
            stderr, "%s failed: it said nothing or ended with status %d\n", command[0], status);
        std::exit(2);
    }
    return taken.count();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const int runs = std::max(1, std::atoi(argv[1]));
    runOnce(argv + 2); // warms the page cache
    std::vector<double> times;
    for (int i = 0; i < runs; ++i)
        times.push_back(runOnce(argv + 2));
    std::sort(times.begin(), times.end());
    std::printf("{\"median_ms\": %.2f, \"min_ms\": %.2f, \"max_ms\": %.2f, \"runs\": %d}\n",
        times[times.size() / 2], times.front(), times.back(), runs);
    return 0;
}
