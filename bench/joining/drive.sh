#!/bin/bash
# Drives a loaded Followthrough as a signed-in officer.   drive.sh N
set -euo pipefail
HERE="$(cd "$(dirname "$0")" && pwd)"; . "${PEERS:?}/common/env.sh"; tools_venv
N="${1:?drive.sh N}"; PORT="${FOLLOWTHROUGH_PORT:-47104}"; U="http://127.0.0.1:$PORT"; W="$RUN/followthrough"; T="$RUN/followthrough-drive"; mkdir -p "$T"
trap '"$HERE/setup.sh" stop' EXIT
"$HERE/setup.sh" stop; "$HERE/setup.sh" start
C="/merrowbridge"; COOKIE="$(cat "$W/cookie")"
M() { "$PY" "$PEERS/common/measure.py" --peer followthrough --n "$N" --url "$U" --pid "$(cat "$W/server.pid")" --out "$OUT/followthrough.jsonl" --header "Cookie: $COOKIE" "$@" || true; }
PG=$(( N >= 1000 ? 20 : 1 )); ROWS=$(( N >= 1000 ? 50 : 10 )); HITS=$(( N >= 1000 ? 20 : 1 ))
: >"$T/list"; for p in $(seq 1 $PG); do echo "$C/recommendations/?delivery=in_progress&sort=due&page=$p" >>"$T/list"; done
sed "s#.*#$C/recommendations/&/#" "$W/recommendations" >"$T/detail"
echo "$C/search/?q=potholes" >"$T/search"
sed "s#.*#$C/reviews/&/#" "$W/reviews" >"$T/dash"
M --name list_html --paths "$T/list" --expect "REC-20[0-9][0-9]-:$ROWS"
M --name detail_html --paths "$T/detail" --expect 'In progress:1'
M --name search_html --paths "$T/search" --expect "REC-20[0-9][0-9]-:$HITS"
M --name dash_html --paths "$T/dash" --expect 'REC-20[0-9][0-9]-:10' --note "a review of 500 with its figures and its whole table"
# a form as the browser posts it: the token of a page, and a new request each time
sed "s#.*#$C/commitments/&/update/#" "$W/commitments" >"$T/post"
JAR="$T/jar"; rm -f "$JAR"
TOKEN=$(curl -s -c "$JAR" -H "Cookie: $COOKIE" "$U$(head -1 "$T/post")" | grep -o 'name="csrfmiddlewaretoken" value="[^"]*"' | head -1 | sed 's/.*value="//;s/"$//')
CSRF=$(awk '$6 == "csrf" {print $7}' "$JAR")
COOKIE="$COOKIE; csrf=$CSRF"
M --name create --method POST --status 302 --paths "$T/post" --header "Content-Type: application/x-www-form-urlencoded" \
  --body "csrfmiddlewaretoken=$TOKEN&state=in_progress&text=Progress+update+%N%%3A+the+service+has+agreed+the+plan+and+the+budget."
