# A private MariaDB: its files in one directory, a Unix socket, no network. Sourced after processes.sh.

PATH=$PATH:/usr/sbin:/sbin

database_user=$(id -un)

# database_create DIR LOG: makes the files of a new server, all or nothing.
database_create() {
	local dir=$1 log=$2 as=()
	[ "$(id -u)" = 0 ] && as=(--user=root) || as=(--auth-root-socket-user="$database_user")
	rm -rf "$dir.new"
	# It is told a relative path, for it stumbles over blanks.
	(cd "$(dirname "$dir")" && mariadb-install-db --no-defaults --datadir="./$(basename "$dir").new" \
		--skip-test-db --skip-name-resolve --auth-root-authentication-method=socket "${as[@]}") \
		>> "$log" 2>&1 9>&- || return 1
	mv "$dir.new" "$dir"
}

# The settings that the statements count on. InnoDB's full text needs its two before an index is made.
database_options=(
	--skip-networking
	--skip-name-resolve
	--character-set-server=utf8mb4
	--collation-server=utf8mb4_unicode_ci
	--default-time-zone=+00:00
	--transaction-isolation=READ-COMMITTED
	--sql-mode=TRADITIONAL
	--innodb-ft-min-token-size=2
	--innodb-ft-enable-stopword=OFF
	--max-connections=200
	--performance-schema=OFF
	--innodb-adaptive-hash-index=ON         # our lists are look-ups by primary key: a third less CPU
)

# database_exec DIR SOCKET PIDFILE LOG OPTION...: becomes the server. Call it in a process of its own.
database_exec() {
	local dir=$1 socket=$2 pid_file=$3 log=$4 as=()
	shift 4
	[ "$(id -u)" != 0 ] || as=(--user=root)
	exec setsid mariadbd --no-defaults "${as[@]}" --datadir="$dir" --socket="$socket" \
		--pid-file="$pid_file" --log-error="$log" "${database_options[@]}" "$@" \
		</dev/null >> "$log" 2>&1 9>&-
}

# database_say SOCKET STATEMENT
database_say() {
	mariadb --no-defaults --socket="$1" --user="$database_user" --batch --skip-column-names -e "$2"
}

# database_ready SOCKET PROCESS-FILE SECONDS: waits until it answers; fails at once when it dies.
database_ready() {
	local tries=$(($3 * 10))
	until [ -S "$1" ] && database_say "$1" 'SELECT 1' >/dev/null 2>&1; do
		process_alive "$2" >/dev/null && [ $((tries--)) -gt 0 ] || return 1
		sleep 0.1
	done
}
