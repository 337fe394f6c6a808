#!/usr/bin/env bash
# Writes the locks of the Python packages anew from pyproject.toml; needs uv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Extras are named too: pip would take the newest release for `pydantic[email]` where the lock says `pydantic` alone.
compile() {
  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header "$@"
}

compile pyproject.toml --group test --output-file requirements/test.txt
# The same versions in both, so that one environment serves and tests.
compile pyproject.toml --constraints requirements/test.txt --output-file requirements/service.txt
