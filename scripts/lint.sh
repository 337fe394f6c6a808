#!/usr/bin/env bash
# Runs every check that only reads the code: `python`, `web`, `shell`, or all three where none is named.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
source scripts/lib/python.sh
source scripts/lib/setup.sh

check() { say "== $*"; "$@"; }

lint_python() {
  check ruff check .
  check ruff format --check .
  check mypy
}

lint_web() {
  install_web_app
  check in_web_app npm run --silent typecheck
  check in_web_app npm run --silent lint
}

lint_shell() { check shellcheck scripts/*.sh scripts/lib/*.sh .ci/run; }

install_python requirements/test.txt
activate_venv
parts=("$@")
if [ $# -eq 0 ]; then parts=(python web shell); fi
for part in "${parts[@]}"; do
  case $part in
    python | web | shell) "lint_$part" ;;
    *) stop "lint.sh knows python, web and shell, not $part." ;;
  esac
done
