#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Remakes the pictures in docs/images from the real window, drawn offscreen (./dev shots).
set -eu
cd "$(dirname "$0")/.."
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
for theme in light dark; do
    HOME="$state" XDG_CONFIG_HOME="$state/config" XDG_DATA_HOME="$state/data" XDG_STATE_HOME="$state/state" \
        XDG_CACHE_HOME="$state/cache" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 \
        build/release/bin/patchbay --sample --run --operation actions.create_shipment --case express --panel network --theme "$theme" --size 1440x900 \
        --screenshot "docs/images/window-$theme.png"
done
