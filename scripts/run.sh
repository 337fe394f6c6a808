#!/usr/bin/env bash
# Sets up what is missing and runs Mien. Needs Python 3.11 or newer and Node.js 20 or newer, nothing else.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
source scripts/lib/python.sh
source scripts/lib/setup.sh

if ! active_python else-set-up >/dev/null; then
  install_python requirements/service.txt
  activate_venv
fi
build_web_app
say "Starting Mien… (stop it with Ctrl+C)"
exec ./scripts/gunicorn_start.sh
