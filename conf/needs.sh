#!/bin/sh
# Installs the Debian packages that are missing, and only those.
#
#   conf/needs.sh run     what Firstline needs to be built and run
#   conf/needs.sh test    and what its tests need
#   conf/needs.sh fuzz    and what its fuzzers need
#   conf/needs.sh audit   and what its audit needs, without the fuzzers
#
# Nothing happens when nothing is missing. Services of packages that we install are neither started
# nor enabled; what was there before is left alone.
set -eu

run="gcc g++ libc6-dev libfcgi-dev libctemplate-dev libmariadb-dev libsodium-dev libssl-dev
	libmagic-dev gettext tzdata ca-certificates util-linux"
test="libcmocka-dev"
fuzz="clang libclang-rt-14-dev"
audit="sqlmap"

say() { printf '%s\n' "$*"; }
has() { PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null 2>&1; }

installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The packages of one kind. Programs that are there from elsewhere will do.
wanted() {
	echo $run
	has mariadbd && has mariadb-install-db || echo mariadb-server-core
	has mariadb || echo mariadb-client-core
	has nginx || echo nginx
	has node && has npm || echo nodejs npm
	[ "$1" = run ] && return
	echo $test
	has chromium || echo chromium
	case "$1" in
	fuzz) echo $fuzz ;;
	audit) echo $audit ;;
	esac
}

missing() {
	for package in $(wanted "$1"); do
		installed "$package" || printf '%s ' "$package"
	done
}

# A package that starts its service asks /usr/sbin/policy-rc.d first. If there is one already, it
# knows better than we do.
policy=/usr/sbin/policy-rc.d
forbid_services() {
	[ ! -e $policy ] || return 0
	trap 'rm -f $policy' EXIT
	trap 'exit 130' INT TERM HUP
	printf '#!/bin/sh\n# Stands here while Firstline installs packages.\nexit 101\n' > $policy
	chmod 755 $policy
}

leave_disabled() {
	[ -e "/lib/systemd/system/$1.service" ] || return 0
	now=
	[ ! -d /run/systemd/system ] || now=--now
	if has systemctl; then
		systemctl disable $now "$1.service" >/dev/null 2>&1
	else
		DPKG_MAINTSCRIPT_PACKAGE=$1 deb-systemd-helper disable "$1.service" >/dev/null 2>&1
	fi || say "Please disable $1.service by hand."
}

# Runs as root: conf/needs.sh install PACKAGE...
install_packages() {
	nginx=there
	has nginx || nginx=new
	forbid_services
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -q
	apt-get install -q -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@"
	[ $nginx = there ] || leave_disabled nginx
}

case "${1:-}" in
run|test|fuzz|audit) ;;
install) shift; install_packages "$@" </dev/null; exit ;;
*) say "usage: conf/needs.sh run|test|fuzz|audit" >&2; exit 2 ;;
esac

if ! has dpkg-query || ! has apt-get; then
	say "This is not Debian, so nothing is installed. Firstline needs what these packages hold:"
	say $(wanted "$1")
	exit 0
fi

packages=$(missing "$1")
[ -n "$packages" ] || exit 0
say "Installing what is missing: $packages"
if [ "$(id -u)" = 0 ]; then
	sh "$0" install $packages
elif has sudo; then
	sudo sh "$0" install $packages
else
	say "Only root may do that, and there is no sudo here. As root, please run" >&2
	say "    apt-get update && apt-get install --no-install-recommends $packages" >&2
	say "and try again." >&2
	exit 1
fi
still=$(missing "$1")
[ -z "$still" ] || { say "Still missing: $still" >&2; exit 1; }
