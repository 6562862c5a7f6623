#!/bin/bash
# Followthrough among the peers: the same three scripts as theirs.   setup.sh [start|stop|clean]
set -euo pipefail
. "${PEERS:?the folder of the peers scripts}/common/env.sh"
W="$RUN/followthrough"; PORT="${FOLLOWTHROUGH_PORT:-47104}"; mkdir -p "$W"
start() {
  set -a; . "$W/environment"; set +a
  setsid "$FOLLOWTHROUGH/.venv/bin/followthrough" serve --workers 2 >"$W/server.log" 2>&1 </dev/null &
  echo $! >"$W/server.pid"; wait_http "http://127.0.0.1:$PORT/" 60
}
case "${1:-setup}" in
start) start ;;
stop) stop_pidfile "$W/server.pid" ;;
clean) stop_pidfile "$W/server.pid"; rm -rf "$W" ;;
setup) [ -x "${FOLLOWTHROUGH:?the folder of the project}/.venv/bin/followthrough" ] || make -C "$FOLLOWTHROUGH" setup ;;
*) echo "setup.sh [start|stop|clean]"; exit 2 ;;
esac
