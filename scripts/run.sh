#!/usr/bin/env bash
# Sets up what is missing and runs Mien. Needs Python 3.11 or newer and Node.js 20 or newer, nothing else.
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

install_python requirements/service.txt
build_web_app
say "Starting Mien… (stop it with Ctrl+C)"
exec ./scripts/gunicorn_start.sh
