# shellcheck shell=bash
# Sourced after common.sh: puts in place what running and testing need, and only what is not there yet.

in_web_app() { (cd web_app && "$@"); }

has_uv() { command -v uv >/dev/null; }

# The first Python that is new enough and can make an environment, by its name.
find_python() {
  local name modules="venv, ensurepip"
  if has_uv; then modules=sys; fi
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c "import $modules, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
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

# install_python LOCK: the environment .venv with exactly the locked packages; by uv where it is installed, else by pip.
install_python() {
  local lock=$1
  [ -x .venv/bin/python ] || make_venv
  if unchanged .venv/.installed-"$(basename "$lock")" "$lock"; then return; fi
  say "Installing the Python packages (some minutes the first time)…"
  if ! install_with_uv "$lock"; then
    install_with_pip "$lock" || stop "The Python packages could not be installed; pip's message above says why."
  fi
  stamp .venv/.installed-"$(basename "$lock")" "$lock"
}

make_venv() {
  local python
  python=$(find_python)
  say "Making the Python environment…"
  if has_uv && uv venv --quiet --seed --python "$python" .venv; then return; fi
  "$python" -m venv .venv || stop "The environment .venv could not be made; the message above says why."
}

# uv reads none of pip's settings, a company's own index, say: where it fails, pip may not.
install_with_uv() {
  has_uv || return 1
  uv pip install --quiet --python .venv/bin/python --require-hashes -r "$1" && return
  say "uv could not install them. Trying pip…"
  return 1
}

install_with_pip() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"; }

# The packages of the web app, exactly as locked.
install_web_app() {
  check_node
  if unchanged web_app/node_modules/.installed web_app/package-lock.json; then return; fi
  say "Installing the web app's packages…"
  in_web_app npm ci --no-audit --no-fund --loglevel=error ||
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
  # Types are lint.sh's to check.
  in_web_app npx --no-install vite build --logLevel warn >&2 || stop "The web app could not be built; the message above says why."
  stamp web_app/dist/.built "${web_app_sources[@]}"
}
