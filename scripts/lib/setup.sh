# Sourced after common.sh: puts in place what running and testing need, and only what is not there yet.

# The first Python that is new enough, by its name.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  stop "Mien needs Python 3.11 or newer, with its venv module, and found none.
Install it (on Debian or Ubuntu: sudo apt install python3 python3-venv) and run this again."
}

check_node() {
  if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null || ! command -v npm >/dev/null; then
    stop "Mien needs Node.js 20 or newer, with npm, and found $(node --version 2>/dev/null || echo none).
Install it from your system's packages or its own site, and run this again."
  fi
}

# unchanged STAMP PATH…: whether all files below the paths are what they were when the stamp was set.
fingerprint() { find "$@" -type f | LC_ALL=C sort | xargs cat | cksum; }
unchanged() { [ -f "$1" ] && [ "$(cat "$1")" = "$(fingerprint "${@:2}")" ]; }
stamp() { fingerprint "${@:2}" >"$1"; }

# install_python LOCK: the environment .venv with exactly the locked packages.
install_python() {
  local lock=$1 python
  if [ ! -x .venv/bin/python ]; then
    python=$(find_python)
    say "Making the Python environment…"
    "$python" -m venv .venv
  fi
  if unchanged .venv/.installed-"$(basename "$lock")" "$lock"; then return; fi
  say "Installing the Python packages (some minutes the first time)…"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" ||
    stop "The Python packages could not be installed; pip's message above says why."
  stamp .venv/.installed-"$(basename "$lock")" "$lock"
}

# The packages of the web app, exactly as locked.
install_web_app() {
  check_node
  if unchanged web_app/node_modules/.installed web_app/package-lock.json; then return; fi
  say "Installing the web app's packages…"
  (cd web_app && npm ci --no-audit --no-fund --loglevel=error) ||
    stop "The web app's packages could not be installed; npm's message above says why."
  stamp web_app/node_modules/.installed web_app/package-lock.json
}

# What the built web app is made of.
web_app_sources=(web_app/src web_app/public web_app/index.html web_app/package-lock.json web_app/vite.config.ts)

# The web app built into web_app/dist, if anything it is made of has changed.
build_web_app() {
  if unchanged web_app/dist/.built "${web_app_sources[@]}"; then return; fi
  install_web_app
  say "Building the web app…"
  (cd web_app && npm run --silent build >&2) || stop "The web app could not be built; the message above says why."
  stamp web_app/dist/.built "${web_app_sources[@]}"
}
