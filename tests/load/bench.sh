#!/bin/bash
# What a page costs: CPU of all processes per request against a bare page of the same libraries,
# server times, statements with their rows and plans, memory of the workers.
#
# The environment: TICKETS (100000; 0: the demo company as it is), BENCH_PORT (8197), BUFFER (the
# database's cache, 1G), PARTS (costs statements memory; which of them). The instance stays in
# build/bench-data/TICKETS, so that its data are made once. Everything listens on this machine only
# and ends with the bench.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tickets=${TICKETS:-100000}
case "$tickets" in '' | *[!0-9]*) echo "TICKETS=$tickets is not a number." >&2; exit 2 ;; esac
export PORT=${BENCH_PORT:-8197} DATA=build/bench-data/$tickets BUFFER=${BUFFER:-1G} DEMO=yes

# The data are made anew when they are of another schema or were not finished.
made=$(ls sql/migrations | tail -1)/$tickets
if [ "$(cat "$DATA/made" 2>/dev/null)" != "$made" ]; then
	conf/instance.sh stop >/dev/null 2>&1 || true
	rm -rf "$DATA"
fi
mkdir -p build/bench-data build/bench

stop() {
	[ -z "${bare:-}" ] || kill -s TERM "$bare" 2>/dev/null || true
	[ -z "${nginx:-}" ] || kill -s QUIT "$nginx" 2>/dev/null || true
	conf/instance.sh stop >/dev/null
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

conf/instance.sh start >/dev/null
if [ ! -e "$DATA/made" ]; then
	[ "$tickets" = 0 ] || build/firstline --data "$DATA" demo load --tickets "$tickets"
	printf '%s\n' "$made" > "$DATA/made"
fi

# The bare page behind a web server of its own, with the same settings.
root=$(realpath .)
run=$(sed -n 's|/db.sock$||; s|^socket=||p' "$DATA/firstline.conf")
mkdir -p "$DATA/nginx-bare/tmp"
sed -e "s|127.0.0.1:$PORT|127.0.0.1:$((PORT + 1))|" -e "s|web\.sock|bare.sock|g" \
	-e "s|nginx\.pid|nginx-bare.pid|" "$DATA/nginx/nginx.conf" > "$DATA/nginx-bare/nginx.conf"
setsid build/bench/bare "$run/db.sock" "$(id -un)" firstline "$run/bare.sock" 4 &
bare=$!
PATH=$PATH:/usr/sbin nginx -p "$root/$DATA/nginx-bare" -c nginx.conf -e "$root/$DATA/log/nginx.log" &
nginx=$!
node tests/load/bench.mjs "$tickets" "$root/$DATA" "$run" "$PORT" "$bare" "$nginx" ${PARTS:-costs statements memory}
