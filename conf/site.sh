# The directory of a private instance: made, checked, described in firstline.conf. Sourced by instance.sh.
#
# Sets: root data run port programs address config.

root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
programs=$(realpath -m "${BUILD:-$root/build}")
port=${PORT:-8080}
address=http://127.0.0.1:$port

die() { warn "$*"; exit 1; }

# Where sockets lie. Their paths may have 107 bytes, so a deep DATA gets a short place elsewhere.
run_directory() {
	local short
	if [ "$(printf %s "$data/run/nginx.pid" | wc -c)" -le 107 ]; then
		printf '%s\n' "$data/run"
		return
	fi
	short=$(printf %s "$data" | sha256sum | cut -c1-16)
	printf '%s\n' "${XDG_RUNTIME_DIR:-/tmp}/firstline-$short"
}

# Paths go into files of three languages; these characters mean something in one of them.
find_data() {
	data=$(realpath -m "${DATA:-var}")
	case "$data$root" in
	*[\"\'\`\$\;\:\{\}\\\|\&\#\%\=\<\>]* | *$'\n'*)
		die "The path $data has a character that cannot be used here. Letters, digits, - _ . / and blanks are fine." ;;
	esac
	config=$data/firstline.conf
	run=$(run_directory)
}

check_port() {
	case "$port" in '' | *[!0-9]*) die "PORT=$port is not a number." ;; esac
	[ "$port" -ge 1 ] && [ "$port" -le 65535 ] || die "PORT=$port is not between 1 and 65535."
	if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
		die "Port $port is taken by another program. Choose another one: PORT=8081"
	fi
}

# Ours, or empty, or not there yet: nothing else is touched.
claim_data() {
	umask 077
	if [ -e "$data" ] && [ ! -e "$config" ] &&
		ls -A "$data" 2>/dev/null | grep -qv '^firstline\.conf\.'; then
		die "$data is not empty and does not belong to Firstline (no firstline.conf). Choose another DATA."
	fi
	mkdir -p "$data" || die "Cannot make the directory $data."
	chmod 700 "$data"
	[ -e "$config" ] || new_config
	mkdir -p "$data"/{run,log,tmp,nginx/tmp}
	[ -e "$data/secret.key" ] || new_secret
}

# A run directory in a place that others can write to must be ours alone.
claim_run() {
	mkdir -m 700 "$run" 2>/dev/null || true
	[ ! -L "$run" ] && [ -d "$run" ] && [ -O "$run" ] && chmod 700 "$run" ||
		die "$run is not a directory of mine, but the sockets belong there."
}

new_secret() {
	head -c 32 /dev/urandom > "$data/secret.key.new"
	mv "$data/secret.key.new" "$data/secret.key"
}

# What an administrator may change is written once; update_config sets the rest at each start.
new_config() {
	local demo=yes
	case "${DEMO:-yes}" in no | NO | 0 | false) demo=no ;; esac
	cat > "$config.$$" <<-END
	# A private instance of Firstline. The lines about this machine (base_url, [database], listen and
	# [paths]) are written anew at each start; the others are yours.
	[site]
	base_url=
	instance=$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')
	zone=America/Chicago
	demo=$demo

	[database]
	socket=
	user=
	name=firstline

	[web]
	listen=
	workers=4

	[paths]
	templates=
	locale=
	static=
	sql=
	secret=
	tmp=
	common_passwords=

	[log]
	level=info
	END
	mv "$config.$$" "$config"
}

# config_set SECTION KEY VALUE, in place; everything else stays as it is.
config_set() {
	section=$1 key=$2 value=$3 awk '
		/^\[/ { here = ($0 == "[" ENVIRON["section"] "]") }
		here && index($0, ENVIRON["key"] "=") == 1 { $0 = ENVIRON["key"] "=" ENVIRON["value"] }
		{ print }' "$config" > "$config.new"
	mv "$config.new" "$config"
}

config_get() {
	section=$1 key=$2 awk '
		/^\[/ { here = ($0 == "[" ENVIRON["section"] "]") }
		here && index($0, ENVIRON["key"] "=") == 1 { print substr($0, length(ENVIRON["key"]) + 2) }' "$config"
}

update_config() {
	config_set site base_url "$address"
	config_set database socket "$run/db.sock"
	config_set database user "$(id -un)"
	config_set web listen "$run/web.sock"
	config_set paths templates "$root/build/templates"
	config_set paths locale "$root/build/locale"
	config_set paths static "$root/static/dist"
	config_set paths sql "$root/sql"
	config_set paths secret "$data/secret.key"
	config_set paths tmp "$data/tmp"
	config_set paths common_passwords "$root/build/common-passwords.txt"
}

nginx_config() {
	local user=
	[ "$(id -u)" != 0 ] || user='user root;'
	sed -e "s|@USER@|$user|" -e "s|@RUN@|$run|g" -e "s|@DATA@|$data|g" -e "s|@ROOT@|$root|g" \
		-e "s|@PORT@|$port|g" "$root/conf/nginx/private.conf.in" > "$data/nginx/nginx.conf"
}
