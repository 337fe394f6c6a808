#!/usr/bin/env bash
# Sets up what tests need and runs every check. In CI (CI=true) a part that cannot run fails; elsewhere it is left
# out, and said at the end.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
source scripts/lib/python.sh
source scripts/lib/setup.sh

left_out=()
check() { say "== $*"; "$@"; }
in_web_app() { (cd web_app && "$@"); }

install_python requirements/test.txt
install_web_app
activate_venv

quick_checks() {
  check ruff check .
  check ruff format --check .
  check mypy
  check in_web_app npm run --silent typecheck
  check in_web_app npm run --silent lint
  check in_web_app npm test --silent
  build_web_app
}

# Beside pytest, which waits for other processes much of the time.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quick_checks >"$log" 2>&1 &
beside=$!
tests=0
check pytest -n 2 --dist loadscope || tests=$?
if ! wait "$beside"; then
  cat "$log" >&2
  stop "A check failed; what it said stands above."
fi
cat "$log" >&2
if [ "$tests" -ne 0 ]; then stop "pytest failed; what it said stands above, before the other checks."; fi

if CHROMIUM_PATH=$(./scripts/find_chromium.sh); then
  export CHROMIUM_PATH
  check in_web_app npm run --silent e2e
elif [ "${CI:-}" = true ]; then
  stop "No Chromium, and none could be installed: the browser tests could not run."
else
  left_out+=("the browser tests: no Chromium was found, and none could be installed")
fi

if [ ${#left_out[@]} -gt 0 ]; then
  printf '\n*** LEFT OUT: %s ***\n' "${left_out[@]}" >&2
fi
say "All checks that ran have passed."
