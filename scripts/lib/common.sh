# shellcheck shell=bash
# Sourced by every script that a person runs: where they run, and how they speak.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

say() { if [ -t 2 ]; then printf '\033[1m%s\033[0m\n' "$*" >&2; else printf '%s\n' "$*" >&2; fi; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }
