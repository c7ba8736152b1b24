#!/bin/sh
# conf/common-passwords.sh FILE: makes the list of passwords that everybody tries, small letters, one
# a line, sorted. Debian keeps one inside python3-django; it is taken out of the package, which does
# not need to be installed. Without it the build goes on, and `firstline doctor` warns.
set -eu
out=$1
inside=usr/lib/python3/dist-packages/django/contrib/auth/common-passwords.txt.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

packed() {
	if [ -r "/$inside" ]; then
		cat "/$inside"
	else
		(cd "$work" && apt-get download -q python3-django >/dev/null 2>&1)
		dpkg-deb --fsys-tarfile "$work"/python3-django_*.deb | tar -xO "./$inside"
	fi
}

if packed > "$work/list.gz" 2>/dev/null && gzip -dc "$work/list.gz" > "$work/list" && [ -s "$work/list" ]; then
	mkdir -p "$(dirname "$out")"
	tr '[:upper:]' '[:lower:]' < "$work/list" | LC_ALL=C sort -u | sed '/^$/d' > "$work/sorted"
	cp "$work/sorted" "$out"
else
	echo "No list of common passwords: the package python3-django could not be fetched." >&2
fi
