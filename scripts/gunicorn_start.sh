#!/usr/bin/env bash
# Starts the service with the active environment (conda's tf_gpu, say); lib/python.sh says with which one otherwise.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
source scripts/lib/python.sh

python=$(service_python)
# glibc would hand the megabytes of each frame back to the system and fault them in again for the next one.
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=134217728
exec "$python" -m gunicorn --config web_service/gunicorn.conf.py "$@"
