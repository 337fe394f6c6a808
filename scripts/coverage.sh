#!/usr/bin/env bash
# Runs pytest and reports branch coverage, of the processes that tests start too; arguments go to pytest. It takes about
# half as long again as pytest alone.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
source scripts/lib/python.sh
source scripts/lib/setup.sh

install_python requirements/test.txt
activate_venv
coverage erase
tests=0
coverage run -m pytest "$@" || tests=$?
coverage combine --quiet
coverage report --skip-covered --sort=cover
exit "$tests"
