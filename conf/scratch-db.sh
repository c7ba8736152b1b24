#!/bin/bash
# A MariaDB to throw away, for tests: as fast as possible, and nothing in it survives.
#
#   conf/scratch-db.sh start DIR     starts one and prints the path of its socket
#   conf/scratch-db.sh stop DIR      stops it and removes its files
#
# DIR remembers where it is; the files themselves lie in memory if there is room.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/processes.sh"
. "$(dirname "${BASH_SOURCE[0]}")/database.sh"

usage() { warn "usage: conf/scratch-db.sh start|stop DIR"; exit 2; }
[ $# = 2 ] || usage
mkdir -p "$2"
dir=$(realpath "$2")
umask 077

# A directory in memory when at least a gigabyte is free there. Its name is short, as sockets like it.
make_place() {
	local free
	free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1) || free=0
	if [ -w /dev/shm ] && [ "$free" -gt 1000000 ]; then
		mktemp -d /dev/shm/firstline-scratch.XXXXXX
	else
		mktemp -d "${TMPDIR:-/tmp}/firstline-scratch.XXXXXX"
	fi
}

stop() {
	local place
	process_end "$dir/scratch.process" 20
	if { read -r place < "$dir/place"; } 2>/dev/null; then
		case "$place" in */firstline-scratch.*) rm -rf "$place" ;; esac
	fi
	rm -f "$dir/place"
}

start() {
	local place
	stop
	place=$(make_place)
	printf '%s\n' "$place" > "$dir/place"
	database_create "$place/db" "$dir/db.log" || { tail -20 "$dir/db.log" >&2; stop; exit 1; }
	(database_exec "$place/db" "$place/db.sock" "$place/db.pid" "$dir/db.log" \
		--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF --sync-frm=OFF \
		--innodb-buffer-pool-size="${BUFFER:-128M}" --innodb-log-file-size=32M) &
	process_note "$dir/scratch.process" $!
	if ! database_ready "$place/db.sock" "$dir/scratch.process" 60; then
		tail -20 "$dir/db.log" >&2
		stop
		exit 1
	fi
	disown
	say "$place/db.sock"
}

case "$1" in
start) start ;;
stop) stop ;;
*) usage ;;
esac
