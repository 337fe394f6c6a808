#!/usr/bin/env bash
# Writes the locks of the Python packages and requirements.yml anew from pyproject.toml; needs uv. Versions stay as they
# are where they fit; --upgrade takes the newest.
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

command -v uv >/dev/null || stop "This needs uv: python3 -m pip install uv"
options=("$@")
# Extras are named too: pip would take the newest release for `pydantic[email]` where the lock says `pydantic` alone.
compile() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
    ${options[@]+"${options[@]}"} "$@"
}

compile pyproject.toml --group test --output-file requirements/test.txt
# The same versions in both, so that one environment serves and tests.
compile pyproject.toml --constraints requirements/test.txt --output-file requirements/service.txt
uv run --quiet --no-project --python '>=3.11' scripts/write_requirements_yml.py
