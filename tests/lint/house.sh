# The floors and rooms of cgi-bin. Includes are written from cgi-bin/ ("base/str.h"); comments do not
# count.

# The code without its comments, line for line, in a copy.
uncomment() {
	awk '{ line = $0; out = ""
	       while (line != "") {
	           if (open) { if ((e = index(line, "*/"))) { line = substr(line, e + 2); open = 0 } else line = ""
	                       continue }
	           if (match(line, /"([^"\\]|\\.)*"|\/\*|\/\//)) {
	               t = substr(line, RSTART, RLENGTH)
	               out = out substr(line, 1, RSTART - 1); line = substr(line, RSTART + RLENGTH)
	               if (t == "/*") open = 1; else if (t == "//") line = ""; else out = out t
	           } else { out = out line; line = "" } }
	       print out }' "$1"
}

mkdir -p "$work/bare"
(cd cgi-bin && find . -name '*.[ch]' -o -name '*.cc') | sed 's|^\./||' | sort > "$work/code"
while read -r f; do
	mkdir -p "$work/bare/$(dirname "$f")"
	uncomment "cgi-bin/$f" > "$work/bare/$f"
done < "$work/code"

# code PATTERN: lines of the bare code, as file:line:text.
code() { (cd "$work/bare" && xargs grep -HnE "$1" < "$work/code") || return 0; }
# only PATTERN WHERE: lines that have the pattern although their file is not one of these.
only() { code "$1" | grep -vE "$2"; }
lib()  { only "#include <$1" "^$2\\."; }

not_deeper() { awk -F/ 'NF > 2' "$work/code"; }

points_down() {
	code '^#include "' | awk -F'[:"]' '
	BEGIN { n = split("base:0 sys:1 store:2 desk:3 http:4 pages:5 api:5 work:5", f, " ")
	        for (i = 1; i <= n; i++) { split(f[i], p, ":"); floor[p[1]] = p[2] } }
	function dir(path) { return index(path, "/") ? substr(path, 1, index(path, "/") - 1) : "" }
	{ from = dir($1); to = dir($4); if (from == "" || from == to) next
	  if (to == "") print $1 ":" $2 ": write the folder too: " $4
	  else if (!(to in floor) || floor[to] >= floor[from]) print $1 ":" $2 ": reaches up to " $4 }'
}

# A unit is a .c with its .h, and tsort can order them all.
no_rings() {
	code '^#include "' | sed -nE 's/^([^:]*)\.[ch]c?:[0-9]+:#include "(.*)\.h".*/\1 \2/p' | sort -u |
		tsort 2>&1 >/dev/null | sed -n 's/^tsort: \(.*\/.*\)/\1/p'
}

libraries_have_rooms() {
	lib '(mysql|mysqld_error|mariadb)' sys/db;   lib 'ctemplate/' sys/tpl;     lib '(fcgi|fcgios)' http/fcgi
	lib 'openssl/' sys/crypt;                    lib 'sodium' sys/password;    lib 'gmime' sys/mime
	lib 'gumbo' sys/html;                        lib 'md4c' sys/markdown;      lib 'jansson' sys/json
	lib 'libical' sys/ics;                       lib 'ldap' sys/ldap;          lib 'magic' sys/magic
	only '#include <curl/' '^sys/(smtp|imap|hook)\.'
	return 0
}

# What store declares as insert, update or delete is called from the desk and below.
writes_pass_the_desk() {
	local writes
	writes=$(cat /dev/null "$work"/bare/store/*.h 2>/dev/null |
		grep -oE '\<[a-z_]+_(insert|update|delete)[a-z_]*\(' | sort -u | sed 's/($//' | paste -sd'|')
	[ -z "$writes" ] || only "(^|[^[:alnum:]_])($writes)\\(" '^(base|sys|store|desk)/|^[a-z_]*\.'
}

routes_have_needs() {
	code '\{ *(GET|POST|PUT|PATCH|DELETE|HEAD), *"' | grep -E '^(pages|api)/' |
		grep -vE '\{ *[A-Z]+, *"[^"]*", *MAY_[A-Z_]+,'
}

rule 'floors are folders, and no room lies deeper' not_deeper
rule 'includes point down the stairs' points_down
rule 'no rings of includes' no_rings
rule 'each foreign library has one room' libraries_have_rooms
rule 'SQL lives in store' \
	only '"(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|SET|CALL|ALTER|CREATE) ' '^(store/|sys/db\.)'
rule 'columns are named, never *' code '"SELECT \*'
rule 'HTML lives in templates' \
	only '"</?(a|p|b|i|tr|td|th|div|span|li|ul|form|input|svg|mark|br|h[1-6])[ />]' '^sys/(html|markdown)\.'
rule 'HTTP is known only to the hall and its pages' only '#include "http/' '^(http|pages|api)/|^[a-z_]*\.'
rule 'heap only in base and sys' \
	only '(^|[^[:alnum:]_])(malloc|calloc|realloc|strdup|strndup|asprintf|free)\(' '^(base|sys)/'
rule 'writes go through the desk' writes_pass_the_desk
rule 'every route says what it needs' routes_have_needs
rule 'B036: no shell' code '(^|[^[:alnum:]_])(system|popen|wordexp|execlp|execvp)[[:space:]]*\(|"(/bin/)?sh"'
