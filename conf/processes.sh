# Processes that we started: remembered, asked whether they live, ended. Sourced by the scripts here.
#
# A process is remembered in a file by three words: its number, when it began (ticks since boot) and
# the boot. A number that the system gave to somebody else meanwhile does not match, so nothing is
# ever ended that is not ours.

say()  { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }

# When process $1 began; fails if it is gone, or dead and only waiting to be collected.
process_began() {
	local stat
	local -a word
	{ read -r stat < "/proc/$1/stat"; } 2>/dev/null || return 1
	read -r -a word <<< "${stat##*) }"
	[ "${word[0]}" != Z ] && [ "${word[0]}" != X ] && printf '%s\n' "${word[19]}"
}

boot_id() {
	cat /proc/sys/kernel/random/boot_id 2>/dev/null || echo unknown
}

# process_note FILE PID
process_note() {
	printf '%s %s %s\n' "$2" "$(process_began "$2" || echo gone)" "$(boot_id)" > "$1"
}

# Prints the number of the process remembered in FILE, if that very process still lives.
process_alive() {
	local pid began boot
	{ read -r pid began boot < "$1"; } 2>/dev/null || return 1
	[ "$boot" = "$(boot_id)" ] && [ "$(process_began "$pid")" = "$began" ] && printf '%s\n' "$pid"
}

# process_wait FILE SECONDS: true when it is gone within that time.
process_wait() {
	local tries=$(($2 * 20))
	while process_alive "$1" >/dev/null; do
		[ $((tries--)) -gt 0 ] || return 1
		sleep 0.05
	done
}

# process_end FILE SECONDS [SIGNAL]: asks it to end, and kills it when it does not within that time.
process_end() {
	local file=$1 seconds=$2 pid
	if pid=$(process_alive "$file"); then
		kill -s "${3:-TERM}" "$pid" 2>/dev/null || true
		if ! process_wait "$file" "$seconds" && pid=$(process_alive "$file"); then
			warn "$(basename "$file" .process) did not end within $seconds seconds; killing it."
			kill -s KILL "$pid" 2>/dev/null || true
			process_wait "$file" 10 || true
		fi
	fi
	rm -f "$file"
}
