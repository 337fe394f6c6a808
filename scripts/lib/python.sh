# shellcheck shell=bash
# Sourced after common.sh: which Python runs the service.
# The active environment wins. Where it lacks packages (conda's `base` is often active by accident) .venv is used, and
# that is said; without an active environment .venv is used, or else the Python of the PATH.

# The folder of the active environment, of conda or virtual; fails where none is active.
active_environment() {
  local first folder
  first=$(command -v python || true)
  # Both may be set: a virtual environment inside of conda's, or the other way round. The PATH says which came last.
  for folder in "${VIRTUAL_ENV:-}" "${CONDA_PREFIX:-}"; do
    if [ -n "$folder" ] && [ "$first" = "$folder/bin/python" ]; then
      echo "$folder"
      return
    fi
  done
  folder=${VIRTUAL_ENV:-${CONDA_PREFIX:-}}
  [ -n "$folder" ] && echo "$folder"
}

# missing_packages PYTHON: what it lacks to run the service, in words; nothing where it lacks nothing.
missing_packages() {
  if ! command -v "$1" >/dev/null; then
    echo "a Python"
  elif ! "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer"
  else
    "$1" scripts/lib/missing_packages.py
  fi
}

# active_python else-stop|else-set-up: the active environment's Python where it can run the service; else fails, and
# says why where one is active. Stops where there is no .venv to take its place, unless that is about to be set up.
active_python() {
  local otherwise=$1 folder missing
  folder=$(active_environment) || return 1
  missing=$(missing_packages "$folder/bin/python")
  if [ -z "$missing" ]; then
    echo "$folder/bin/python"
    return
  fi
  if [ "$folder" -ef .venv ]; then return 1; fi
  if [ ! -x .venv/bin/python ] && [ "$otherwise" = else-stop ]; then
    stop "The active environment $folder lacks $missing. $(advice "$folder")
Or run ./scripts/run.sh, which sets up .venv."
  fi
  say "The active environment $folder lacks $missing: Mien runs with .venv instead. $(advice "$folder")"
  return 1
}

advice() { echo "To run with it, install what it lacks: $1/bin/python -m pip install -r requirements/service.txt"; }

# The Python to run the service with, by the rule above; stops where none can.
service_python() {
  local python missing
  if active_python else-stop; then return; fi
  python=.venv/bin/python
  [ -x "$python" ] || python=$(command -v python3 || command -v python || echo python3)
  missing=$(missing_packages "$python")
  if [ -n "$missing" ]; then
    stop "$python lacks $missing. Run ./scripts/run.sh, which installs what is missing into .venv,
or activate an environment that has the packages of requirements.yml."
  fi
  echo "$python"
}

# From here on .venv is the active environment, for all that is started too.
activate_venv() {
  unset CONDA_PREFIX
  export VIRTUAL_ENV="$PWD/.venv" PATH="$PWD/.venv/bin:$PATH"
}
