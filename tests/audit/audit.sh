#!/bin/bash
# Attacks that need a clock or a long time, against a private instance with the demo company.
#
#   B053  who is known does not take longer than who is not        timing.mjs
#   B057  a secret that is nearly right takes as long as any       timing.mjs, equal.c
#   B067  what is hidden takes as long as what is not there        timing.mjs
#   B025  no parameter of any page becomes a statement             scan.mjs; sqlmap.mjs
#
# The environment: PARTS (equal timing scan sqlmap; which of them), AUDIT_PORT (8195), AUDIT_TRIES
# (1000, of each kind), AUDIT_TIME (600, seconds for sqlmap), AUDIT_DATA (build/audit-data). The
# instance is made anew each time, listens on this machine only and ends with the audit. The last line counts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
unset ${!FIRSTLINE_@}
export PORT=${AUDIT_PORT:-8195} DATA=${AUDIT_DATA:-build/audit-data} DEMO=yes BUFFER=256M BUILD=build
results=$DATA.results
mkdir -p build/audit
rm -f "$results"

stop() { conf/instance.sh stop >/dev/null 2>&1 || true; }
trap stop EXIT
trap 'exit 130' INT TERM HUP

stop
rm -rf "$DATA"
conf/instance.sh start > "$DATA.log"
for part in ${PARTS:-equal timing scan sqlmap}; do
	began=$SECONDS
	printf '== %s\n' "$part"
	case "$part" in
	equal) build/audit/equal ;;
	timing | scan | sqlmap) node "tests/audit/$part.mjs" ;;
	*) echo "There is no part $part." >&2; exit 2 ;;
	esac | tee -a "$results" || echo "not ok - $part ended badly" | tee -a "$results"
	printf '   %s s\n\n' $((SECONDS - began))
done
passed=$(grep -c '^ok ' "$results" || true)
failed=$(grep -c '^not ok ' "$results" || true)
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
