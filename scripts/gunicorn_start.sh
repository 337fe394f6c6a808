#!/usr/bin/env bash
# Starts the service: with the environment .venv where there is one, else with the active one (conda's tf_gpu).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ -x .venv/bin/gunicorn ]; then PATH="$PWD/.venv/bin:$PATH"; fi
if ! command -v gunicorn >/dev/null; then
  echo "gunicorn is not installed here. Run ./scripts/run.sh, or activate the environment of requirements.yml." >&2
  exit 1
fi
# glibc would hand the megabytes of each frame back to the system and fault them in again for the next one.
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=134217728
exec gunicorn --config web_service/gunicorn.conf.py "$@"
