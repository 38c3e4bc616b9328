#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bench.sh [BUILD]: measures BUILD (default build/release) against the peers and goals of
# docs/performance.md, both sides in one run. Builds nothing. Prints a table and writes
# build/bench.json. PATCHBAY_GEM_EXEC: a program that behaves like `workato exec` of the vendor's
# gem; without it the rows that need it are skipped. PATCHBAY_BENCH_RUNS: starts of each (default 9).
set -eu
cd "$(dirname "$0")/../.."
build=$(cd "${1:-build/release}" && pwd)
runs=${PATCHBAY_BENCH_RUNS:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/home" "$work/run" build
chmod 700 "$work/run"

cat >"$work/connector.rb" <<'RUBY'
{
  title: 'Bench',
  connection: { fields: [], authorization: { type: 'custom_auth' } },
  actions: { add: { execute: lambda { |_connection, input| { sum: input['a'].to_i + input['b'].to_i } } } }
}
RUBY
echo '{"a": 1, "b": 2}' >"$work/input.json"
echo '{}' >"$work/settings.yaml"

# measure NAME COMMAND…: one line of JSON; nothing where the program is not built or fails.
measure() {
    name=$1
    shift
    if [ -x "$1" ] && "$@" >"$work/$name.json" 2>"$work/$name.log"; then
        return 0
    fi
    rm -f "$work/$name.json"
    echo "bench: $name was not measured$(sed -n '1s/^/: /p' "$work/$name.log" 2>/dev/null)" >&2
}

spawn=$build/tests/bench_spawn
export HOME="$work/home" XDG_RUNTIME_DIR="$work/run" XDG_CONFIG_HOME="$work/home" XDG_DATA_HOME="$work/home"
if [ -x "$build/bin/patchbay" ] && [ -x "$build/tests/bench_emptywindow" ]; then
    export QT_QPA_PLATFORM=offscreen
    measure emptywindow "$spawn" "$runs" "$build/tests/bench_emptywindow"
    measure window "$spawn" "$runs" "$build/bin/patchbay" --exit-after-paint
fi
measure cli "$spawn" "$runs" "$build/bin/patchbay-cli" exec actions.add.execute \
    -c "$work/connector.rb" -i "$work/input.json"
if [ -n "${PATCHBAY_GEM_EXEC:-}" ]; then
    measure gem "$spawn" "$runs" "$PATCHBAY_GEM_EXEC" actions.add.execute \
        -c "$work/connector.rb" -s "$work/settings.yaml" -i "$work/input.json"
fi
measure run "$build/tests/bench_run" "$build"
measure exchange "$build/tests/bench_exchange" "$build"
measure transport "$build/tests/bench_transport"
measure turns "$build/tests/bench_turns" "$build"
if [ -x "$build/tests/bench_language" ]; then
    measure language "$build/tests/bench_language"
fi
if [ -x "$build/tests/bench_editor" ]; then
    export QT_QPA_PLATFORM=offscreen
    measure editor "$build/tests/bench_editor"
fi

ruby --disable=gems tests/bench/report.rb "$work" build/bench.json
