#!/usr/bin/env bash
# Prints the path of redis-server for the tests; installs it where that can be done without asking.
set -uo pipefail

find_one() {
  command -v redis-server || command -v /opt/homebrew/bin/redis-server || command -v /usr/local/bin/redis-server
}

find_one && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -q && apt-get install -y -q --no-install-recommends redis-server; } >&2 && find_one && exit
fi
echo "No Redis server was found, and none could be installed." >&2
exit 1
