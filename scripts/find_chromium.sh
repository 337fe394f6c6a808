#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests; installs one where that can be done without asking.
set -uo pipefail

find_one() {
  local name
  for name in "${CHROMIUM_PATH:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
      command -v "$name"
      return
    fi
  done
  node -e 'const path = require("./web_app/node_modules/playwright-core").chromium.executablePath();
           if (!require("fs").existsSync(path)) process.exit(1); console.log(path)' 2>/dev/null
}

install() { apt-get install -y -q --no-install-recommends "$1"; }

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
find_one && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # Without windows it is a quarter smaller and a fifth faster; older Debians have only the whole one.
  { apt-get update -q && { install chromium-headless-shell || install chromium; }; } >&2 && find_one && exit
fi
(cd web_app && npx --no-install playwright install chromium) >&2 && find_one
