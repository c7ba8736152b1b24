#!/bin/bash
# A private instance of Firstline: database, web program, worker and web server, all of one user.
#
#   conf/instance.sh run       in the foreground, until Ctrl-C
#   conf/instance.sh start     in the background
#   conf/instance.sh stop      ends it, from wherever it was started
#   conf/instance.sh status    says what runs
#
# The environment: PORT (8080), DATA (var), DEMO (yes: a demo company on the first start), BUFFER
# (256M, the database's cache), BUILD (build: where the programs lie).
#
# One process, the keeper, starts the four parts, notices when one of them dies, and ends them. It
# holds a lock on DATA/run/lock for as long as it lives.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/processes.sh"
. "$(dirname "${BASH_SOURCE[0]}")/database.sh"
. "$(dirname "${BASH_SOURCE[0]}")/site.sh"

# -- the parts: how each one starts and when it is ready; how each one ends -----------------------

# launch NAME COMMAND...: in a session of its own, so that Ctrl-C reaches the keeper only.
launch() {
	local name=$1
	shift
	setsid "$@" </dev/null >> "$data/log/$name.log" 2>&1 9>&- &
	process_note "$data/run/$name.process" $!
}

start_db() {
	rm -f "$run/db.sock"
	(database_exec "$data/db" "$run/db.sock" "$run/db.pid" "$data/log/db.log" \
		--innodb-flush-log-at-trx-commit=1 --innodb-buffer-pool-size="${BUFFER:-256M}") &
	process_note "$data/run/db.process" $!
	database_ready "$run/db.sock" "$data/run/db.process" 120
}

start_web() {
	rm -f "$run/web.sock"
	launch web "$programs/firstline.fcgi" --config "$config"
	wait_until web 30 test -S "$run/web.sock"
}

start_worker() {
	launch worker "$programs/firstlined" --config "$config"
}

start_nginx() {
	launch nginx nginx -p "$data/nginx" -c "$data/nginx/nginx.conf" -e "$data/log/nginx.log"
	wait_until nginx 30 answers /healthz
}

end_part() {
	case "$1" in
	nginx)
		# QUIT lets answers end that are on their way, for a little while.
		local pid
		if pid=$(process_alive "$data/run/nginx.process"); then
			kill -s QUIT "$pid" 2>/dev/null || true
			process_wait "$data/run/nginx.process" 3 || true
		fi
		process_end "$data/run/nginx.process" 5 ;;
	db) process_end "$data/run/db.process" 90 ;;
	*) process_end "$data/run/$1.process" 20 ;;
	esac
}

# wait_until PART SECONDS COMMAND...: false when the time is over or the part has died.
wait_until() {
	local part=$1 tries=$(($2 * 20))
	shift 2
	until "$@"; do
		process_alive "$data/run/$part.process" >/dev/null && [ $((tries--)) -gt 0 ] || return 1
		sleep 0.05
	done
}

# True when the web server passes a request on and anything but "not answering" comes back.
answers() (
	exec 2>/dev/null
	exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
	printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" "$port" >&3
	read -r -t 5 _ code _ <&3 && [ "$code" = 200 ]
)

show_log() {
	warn "The last lines of $data/log/$1.log:"
	tail -n 12 "$data/log/$1.log" 2>/dev/null | sed 's/^/    /' >&2 || true
}

start_part() {
	"start_$1" && return
	warn "The part '$1' does not start."
	show_log "$1"
	return 1
}

stop_parts() {
	local part
	for part in nginx web worker db; do end_part "$part"; done
	rm -f "$data/run/address" "$run"/{db,web}.sock "$run"/{db,nginx}.pid
}

# -- the keeper -----------------------------------------------------------------------------------

# Everything that ends the keeper comes through here, once.
leave() {
	trap '' INT TERM HUP
	[ -n "${2:-}" ] && say "$2"
	stop_parts
	rm -f "$data/run/keeper.process"
	[ "$run" = "$data/run" ] || rmdir "$run" 2>/dev/null || true
	[ "$1" != 0 ] || say "Firstline has stopped."
	exit "$1"
}

take_lock() {
	exec 9>>"$data/run/lock"
	flock --timeout 1 9 && return           # others look at it for a moment only
	die "Firstline is already running on $data, at $(cat "$data/run/address" 2>/dev/null || echo 'an address not yet known')."
}

# Logs are kept by hand in a private instance: one older file of each is enough.
turn_logs() {
	local log
	for log in "$data"/log/*.log; do
		[ ! -f "$log" ] || [ "$log" = "$data/log/keeper.log" ] || [ "$(stat -c %s "$log")" -lt 10000000 ] ||
			mv "$log" "$log.1"
	done
}

prepare_database() {
	if [ ! -d "$data/db" ]; then
		say "Making a new database in $data/db"
		database_create "$data/db" "$data/log/db.log" || { show_log db; return 1; }
	fi
	start_part db || return 1
	database_say "$run/db.sock" "CREATE DATABASE IF NOT EXISTS firstline CHARACTER SET utf8mb4" || return 1
	"$programs/firstline" --config "$config" migrate 9>&-
}

# Once, and only into an instance that was made for it.
load_demo() {
	[ "$(config_get site demo)" = yes ] && [ ! -e "$data/demo.loaded" ] || return 0
	say "Loading the demo company"
	"$programs/firstline" --config "$config" demo load 9>&- || return 1
	date -u > "$data/demo.loaded"
}

bring_up() {
	prepare_database && load_demo && start_part web && start_part worker && start_part nginx
}

announce() {
	printf '\nFirstline is running at %s\n' "$address"
	if [ "$(config_get site demo)" = yes ]; then
		cat <<-END

		Everybody in the demo company signs in with the password  otter-lagoon-42

		    anna@demo.example    employee, Transportation
		    boris@demo.example   employee, Health
		    mia@demo.example     agent, service desk, tier 1
		    max@demo.example     agent, network, tier 2
		    lena@demo.example    lead
		    ada@demo.example     admin
		    sol@demo.example     security designee
		    otto@demo.example    auditor, reads only
		    hana.suzuki@demo.example  agency contact, Health
		END
	else
		cat <<-END

		There is no account that nobody made. The first administrator gets a link by

		    $programs/firstline --data '$data' person add --admin EMAIL
		END
	fi
	say ""
}

# Waits for a part to die and starts it again; gives up when they die too often.
keep() {
	local part died=() now
	while :; do
		wait -n 2>/dev/null || true
		for part in db web worker nginx; do
			process_alive "$data/run/$part.process" >/dev/null && continue
			now=$SECONDS
			died+=("$now")
			warn "The part '$part' has died."
			show_log "$part"
			[ ${#died[@]} -le 3 ] || [ $((now - died[${#died[@]} - 4])) -gt 60 ] ||
				leave 1 "That happens too often. Stopping."
			say "Starting '$part' again."
			start_part "$part" || leave 1 "Stopping."
		done
	done
}

run() {
	local name
	find_data
	for name in firstline firstlined firstline.fcgi; do
		[ -x "$programs/$name" ] || die "$programs/$name is not there. Please run make first."
	done
	claim_data
	take_lock
	stop_parts                              # what an earlier keeper left when it was killed
	check_port
	claim_run
	trap 'leave 0 "Stopping."' INT TERM HUP
	process_note "$data/run/keeper.process" $$
	turn_logs
	update_config
	nginx_config
	bring_up || leave 1
	printf '%s\n' "$address" > "$data/run/address"
	announce
	[ -n "${IN_BACKGROUND:-}" ] || say "Ctrl-C stops it. The logs are in $data/log."
	keep
}

# -- from outside ---------------------------------------------------------------------------------

# True while a keeper holds the lock.
running() {
	[ -e "$data/run/lock" ] && ! flock --shared --nonblock "$data/run/lock" true
}

# What is left when a keeper was killed. Says so, and ends, when one is alive.
end_leftovers() (
	take_lock
	stop_parts
)

start() {
	local keeper log
	find_data
	claim_data
	end_leftovers
	check_port
	log=$data/log/keeper.log
	IN_BACKGROUND=yes setsid "$0" run </dev/null > "$log" 2>&1 &
	keeper=$!
	trap 'kill -s TERM $keeper 2>/dev/null; wait $keeper; exit 130' INT TERM HUP
	say "Starting Firstline; the first time takes a little longer."
	until [ -e "$data/run/address" ]; do
		process_began $keeper >/dev/null || { cat "$log" >&2; exit 1; }
		sleep 0.1
	done
	disown
	cat "$log"
	if [ "$data" = "$root/var" ]; then
		say "Stop it with:  make stop"
	else
		say "Stop it with:  make stop DATA='$data'"
	fi
	say "The logs are in $data/log."
}

stop() {
	local keeper
	find_data
	if running; then
		keeper=$(process_alive "$data/run/keeper.process") || die "Firstline on $data is just starting. Please try again."
		kill -s TERM "$keeper"
		process_wait "$data/run/keeper.process" 150 || die "Firstline on $data does not end (process $keeper)."
		say "Firstline on $data has stopped."
	elif [ -d "$data/run" ]; then
		end_leftovers
		say "Firstline is not running on $data."
	else
		say "Firstline is not running on $data."
	fi
}

status() {
	local part pid
	find_data
	running || { say "Firstline is not running on $data."; exit 3; }
	say "Firstline is running on $data, at $(cat "$data/run/address" 2>/dev/null || echo '(starting)')"
	for part in keeper db web worker nginx; do
		pid=$(process_alive "$data/run/$part.process") || pid="does not run"
		printf '    %-7s %s\n' "$part" "$pid"
	done
}

case "${1:-}" in
run | start | stop | status) "$1" ;;
*) warn "usage: conf/instance.sh run|start|stop|status"; exit 2 ;;
esac
