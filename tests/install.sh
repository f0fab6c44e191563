#!/bin/sh
# Installs what the tests need and is not there yet; when it may not, it prints the command to type.
set -eu

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v chromedriver >/dev/null 2>&1 || missing="$missing chromium-driver"
ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 || missing="$missing postgresql"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
[ -d /usr/share/fonts/opentype/noto ] && ls /usr/share/fonts/opentype/noto | grep -q CJK || missing="$missing fonts-noto-cjk"
pkg-config --exists openssl 2>/dev/null || missing="$missing pkg-config libssl-dev"
[ -n "$missing" ] || exit 0

command="apt-get install -y --no-install-recommends$missing"
echo "== installing:$missing"
if [ "$(id -u)" = 0 ]; then
    sudo=
elif sudo -n true 2>/dev/null; then
    sudo=sudo
else
    echo "Please type: sudo apt-get update && sudo $command" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -q || echo "== apt-get update failed; trying with the lists at hand"
$sudo $command || { echo "Please type: apt-get update && $command" >&2; exit 1; }
