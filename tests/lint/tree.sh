# Sizes, numbers and words of all files, code or not.

# files EXTENDED-REGEXP
files() { grep -E "$1" "$work/all"; }

sources='\.(c|h|cc|mjs|js|css|scss|tpl|sh)$|^(Makefile|tests/run|tests/lint/run|\.ci/run)$'

short_files() {
	files "$sources" | xargs wc -l | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines, 500 are the limit" }'
}

# The brace of a function stands on its own line, and so does the one that ends it.
short_functions() {
	files '\.(c|cc)$' | xargs awk '
		FNR == 1 { start = 0 }
		/^\{/ { start = FNR; name = last }
		/^\}/ && start { if (FNR - start + 1 > 60) print FILENAME ":" start ": " FNR - start + 1 " lines, 60 are the limit: " name
		                 start = 0 }
		{ last = $0 }'
}

narrow_lines() {
	files '\.(c|h|cc)$' | while read -r f; do
		expand -t 8 "$f" | f=$f awk 'length($0) > 100 { print ENVIRON["f"] ":" FNR ": " length($0) " columns, 100 are the limit" }'
	done
}

migrations_are_numbered() {
	ls sql/migrations 2>/dev/null | awk '
		!/^[0-9][0-9][0-9][0-9]_[a-z0-9_]+\.sql$/ { print $0 ": should be called like 0001_word.sql"; next }
		{ n = substr($0, 1, 4) + 0; if (n != ++want) { print $0 ": number " want " is expected here"; want = n } }'
}

# Paths of some machine, and hosts that hand out packages, are nobody's business but that machine's.
no_foreign_places() {
	files . | grep -vE '^tests/(lint|golden)/|\.(png|ico|gif|jpe?g|webp)$' | xargs grep -HnIE \
		'(^|[^[:alnum:]_./-])/(home|root|work|Users|workspace|mnt)/[[:alnum:]_]|/tmp/[a-z]+/|https?://[^/ ]*(registry|artifactory|nexus|proxy|mirror)[^/ ]*'
	grep -nE '"resolved": *"' static/package-lock.json 2>/dev/null | sed 's|^|static/package-lock.json:|'
	return 0
}

exact_versions() {
	grep -nE '": *"[\^~*<>]|": *"latest"' static/package.json |
		grep -v '"engines"' | sed 's|^|static/package.json:|'
}

shell_reads_well() {
	local f
	while read -r f; do
		case "$(head -c 64 "$f" | head -1)" in
		'#!/bin/sh'*) sh -n "$f" 2>&1 ;;
		'#!/bin/bash'*) bash -n "$f" 2>&1 ;;
		*) case "$f" in *.sh) bash -n "$f" 2>&1 ;; esac ;;
		esac
	done < <(files '\.sh$|^tests/run$|^tests/lint/run$|^\.ci/run$')
}

scripts_read_well() {
	local f
	files '\.m?js$' | while read -r f; do node --check "$f" 2>&1 | head -4; done
}

no_leftovers() {
	files '\.(c|h|cc|mjs|js|css|tpl|sql|sh)$' | xargs grep -HnE '[[:blank:]]+$|^(<<<<<<<|>>>>>>>) |(/\*|//|# |\{\{!).*\<(XXX|FIXME|TODO)\>' |
		grep -v '^tests/lint/'
}

top_level_is_fixed() {
	sed -n 's|^\([^/]*\).*|\1|p' "$work/all" | sort -u |
		grep -vxE 'cgi-bin|templates|static|sql|tests|conf|Makefile|README\.md|\..*'
}

# The tests ask every page whatever it reads from its address, if tests/golden/asked.txt names it.
questions_are_known() {
	grep -ohE 'visit_query\(v, "[a-z_]+"\)|(number_asked|read_line)\(v, "[a-z_]+"\)' cgi-bin/pages/*.c | cut -d'"' -f2 | sort -u |
		grep -vxF -f <(grep -v '^#' tests/golden/asked.txt | tr ' ' '\n' | grep -v '^/' | sort -u)
}

rule 'files have at most 500 lines' short_files
rule 'functions have at most 60 lines' short_functions
rule 'lines of C have at most 100 columns' narrow_lines
rule 'every question of an address is in tests/golden/asked.txt' questions_are_known
rule 'migrations are numbered without gaps' migrations_are_numbered
rule 'the top level is fixed' top_level_is_fixed
rule 'no paths of a machine, no hosts of packages' no_foreign_places
rule 'npm packages have exact versions' exact_versions
rule 'no blanks at the end of lines, no leftovers' no_leftovers
rule 'shell scripts can be read' shell_reads_well
rule 'scripts can be read' scripts_read_well
