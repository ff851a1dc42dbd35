#!/bin/sh
# Installs the system libraries that Qt, the letters and .venv need on a Debian; does nothing when they are there.
# With --documents also what the check of finished documents needs: LibreOffice and friends.
set -eu

needed="
    libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libx11-6 libx11-xcb1 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb1
    fonts-crosextra-carlito fonts-liberation"
# A Python from elsewhere than Debian brings its own ensurepip.
python3 -c 'import ensurepip' 2>/dev/null || needed="$needed python3-venv"

if [ "${1:-}" = --documents ]; then
    needed="$needed libreoffice-writer libreoffice-calc poppler-utils xvfb"
    command -v npm >/dev/null || needed="$needed nodejs npm"
fi

if ! command -v dpkg-query >/dev/null; then
    echo "Not a Debian: if the program does not start, install the libraries that $0 names."
    exit 0
fi

missing=""
for package in $needed; do
    state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Some system libraries are missing. As root: apt-get install$missing"
        exit 0
    fi
    as_root="sudo"
fi

install() {
    $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

said=$(mktemp)
trap 'rm -f "$said"' EXIT
echo "Installing system libraries:$missing"
if ! install >"$said" 2>&1; then
    tail -n 5 "$said"
    echo "Some system libraries could not be installed. As root: apt-get install$missing"
fi
