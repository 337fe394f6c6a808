# shellcheck shell=bash
# Sourced after common.sh: runs commands side by side, each in a lane with a name.

# Each lane in a process group of its own, so that Ctrl+C ends all that it started.
set -m
logs=$(mktemp -d)
names=()
groups=()
trap 'rm -rf "$logs"' EXIT
trap interrupt INT TERM

interrupt() {
  local group
  say "Stopping…"
  # The shell would say of each lane that it was interrupted.
  exec 2>/dev/null
  for group in ${groups[@]+"${groups[@]}"}; do kill -INT -- "-$group" || true; done
  wait
  exit 130
}

# lane NAME COMMAND…: begins it; each line that it says carries the name.
lane() {
  local name=$1
  shift
  { "$@" 2>&1 | tee "$logs/$name" | marked "$name"; } </dev/null &
  names+=("$name")
  groups+=("$!")
}

marked() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do printf '%-8s | %s\n' "$1" "$line"; done
}

# leave_out WHAT: a lane's word that a part of it did not run; said once more at the end.
leave_out() { printf '%s\n' "$*" >>"$logs/left-out"; }

# Waits for all lanes; where some failed, repeats what these said and stops.
finish() {
  local n failed=()
  for n in "${!names[@]}"; do
    wait "${groups[n]}" || failed+=("${names[n]}")
  done
  names=()
  groups=()
  for n in ${failed[@]+"${failed[@]}"}; do
    printf '\n==== What %s said ====\n' "$n" >&2
    cat "$logs/$n" >&2
  done
  if [ ${#failed[@]} -gt 0 ]; then stop "Failed: ${failed[*]}. What they said stands above."; fi
  if [ -f "$logs/left-out" ]; then sed 's/^\(.*\)$/\n*** LEFT OUT: \1 ***/' "$logs/left-out" >&2; fi
}
