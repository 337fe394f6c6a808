#!/usr/bin/env bash
# Sets up what tests need and runs every check, three lanes side by side: pytest, the browser tests, and all that only
# reads code, with the web app's unit tests. --thorough adds long tests and coverage, as CI does (see tests/thorough.py).
# In CI (CI=true) a part that cannot run fails; elsewhere it is left out, and said at the end.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
source scripts/lib/python.sh
source scripts/lib/setup.sh
source scripts/lib/lanes.sh

case "$*" in
  "") thorough=false ;;
  --thorough) thorough=true ;;
  *) stop "test.sh knows --thorough, not $*." ;;
esac

python_tests() {
  if $thorough; then
    ./scripts/coverage.sh --thorough -n 2 --dist loadscope
  else
    pytest -n 2 --dist loadscope
  fi
}

browser_tests() {
  build_web_app
  if CHROMIUM_PATH=$(./scripts/find_chromium.sh); then
    export CHROMIUM_PATH
    in_web_app npm run --silent e2e
  elif [ "${CI:-}" = true ]; then
    say "No Chromium, and none could be installed: the browser tests could not run."
    return 1
  else
    leave_out "the browser tests: no Chromium was found, and none could be installed"
  fi
}

code_checks() {
  ./scripts/lint.sh
  in_web_app npm test --silent
}

lane web-app install_web_app
lane packages install_python requirements/test.txt
finish
activate_venv
lane pytest python_tests
lane browser browser_tests
lane code code_checks
finish
say "All checks that ran have passed."
