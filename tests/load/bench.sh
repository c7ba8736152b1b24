#!/bin/bash
# Server times and page weights with the demo company: an instance of its own, with the programs as
# they are installed, eight connections, a bounded number of requests. Takes a minute or less.
#
#   tests/load/bench.sh [REQUESTS] [CONNECTIONS]       4000 in all, 8
#
# It lies in build/bench while it runs, on a free port, and is gone afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DATA=build/bench DEMO=yes BUILD=build
PORT=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export PORT

leave() {
	conf/instance.sh stop >/dev/null 2>&1 || true
	rm -rf "$DATA"
}

leave
trap leave EXIT
conf/instance.sh start > /dev/null
timeout 300 node tests/load/bench.mjs "http://127.0.0.1:$PORT" "${1:-4000}" "${2:-8}"
