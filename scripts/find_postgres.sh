#!/usr/bin/env bash
# Prints the folder of PostgreSQL's server programs for the tests; installs them where that can be done without asking.
set -uo pipefail

find_one() {
  local folder
  for folder in "$(dirname "$(command -v initdb)" 2>/dev/null)" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) \
    /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

find_one && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -q && apt-get install -y -q --no-install-recommends postgresql; } >&2 && find_one && exit
fi
echo "No PostgreSQL server was found, and none could be installed." >&2
exit 1
