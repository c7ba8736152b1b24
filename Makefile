# Firstline, in one makefile. `make help` lists what it does. build/ mirrors cgi-bin/ and tests/:
#
#   build/obj/...      objects of the programs             build/firstline{.fcgi,d,}
#   build/san/obj/...  the same with sanitizers, for tests build/san/firstline{.fcgi,d,} build/san/test
#   build/templates    one template tree per language      build/locale  gettext catalogues
#
# Nothing but git and make has to be there: conf/needs.sh installs the rest first.

MAKEFLAGS += --no-builtin-rules -j$(shell nproc 2>/dev/null || echo 1)
.DELETE_ON_ERROR:

PORT      ?= 8080
DATA      ?= var
DEMO      ?= yes
TICKETS   ?= 100000
T         ?=
FUZZ_TIME ?= 20
export PORT DATA DEMO TICKETS

CC  := gcc
CXX := g++

# ---- what there is ------------------------------------------------------------------------------

MAINS     := cgi-bin/web.c cgi-bin/worker.c cgi-bin/ctl.c
PROGRAMS  := firstline.fcgi firstlined firstline
FLOORS    := base sys store desk http pages api work
SOURCES   := $(wildcard $(foreach floor,$(FLOORS),cgi-bin/$(floor)/*.c cgi-bin/$(floor)/*.cc))
TESTS     := $(wildcard tests/*.c tests/*/*_test.c)
FUZZERS   := $(wildcard tests/fuzz/*.c)
BASE      := $(wildcard cgi-bin/base/*.c)
TEMPLATES := $(wildcard templates templates/*/ templates/*.tpl templates/*/*.tpl)
CATALOGS  := $(wildcard templates/po/*.po)
STATIC    := $(filter-out static/dist static/node_modules,$(wildcard static/* static/css/* static/js/* static/img/*))

# A list that changes only when a file comes or goes: then what was linked from it is old.
FILES := build/.files
$(shell mkdir -p build; echo '$(SOURCES) $(TESTS)' | cmp -s - $(FILES) || echo '$(SOURCES) $(TESTS)' > $(FILES))

# ---- how it is compiled -------------------------------------------------------------------------

WARN   := -Wall -Wextra -Wshadow -Wformat=2 -Wformat-nonliteral -Wvla -Werror
CWARN  := $(WARN) -Wstrict-prototypes -Wno-missing-field-initializers  # rows of tables may end early
COMMON := -g -fPIE -fstack-protector-strong -D_GNU_SOURCE -Icgi-bin -isystem /usr/include/mariadb
LDOPT  := -pie -Wl,-z,relro,-z,now -Wl,--as-needed

# The programs fork and never start a thread, so ctemplate without locks will do.
LIBS   := -lfcgi -lctemplate_nothreads -lmariadb -lsodium -lcrypto -lmagic

PLAIN  := -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
SAN    := -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

objects = $(addprefix $(1)/obj/,$(addsuffix .o,$(basename $(patsubst cgi-bin/%,%,$(2)))))

# ---- all ----------------------------------------------------------------------------------------

.PHONY: all
all: programs words static ## build everything (the default)

.PHONY: programs san
programs: $(addprefix build/,$(PROGRAMS))
san: $(addprefix build/san/,$(PROGRAMS) test)

# The packages come before everything else, and do not make anything old.
.PHONY: install-needs install-needs-test install-needs-fuzz install-needs-audit
install-needs: ## install the Debian packages that are missing
	@conf/needs.sh run
install-needs-test: install-needs
	@conf/needs.sh test
install-needs-fuzz: install-needs-test
	@conf/needs.sh fuzz
install-needs-audit: install-needs-test
	@conf/needs.sh audit

# ---- programs: twice, plain and with sanitizers -------------------------------------------------

# $(call variant,DIR,FLAGS,NEEDS)
define variant
$(1)/obj/%.o: cgi-bin/%.c Makefile | $(3)
	@mkdir -p $$(@D)
	@echo "  cc    $$@"
	@$$(CC) -std=gnu17 $$(CWARN) $$(COMMON) $(2) -MMD -MP -c -o $$@ $$<

$(1)/obj/%.o: cgi-bin/%.cc Makefile | $(3)
	@mkdir -p $$(@D)
	@echo "  c++   $$@"
	@$$(CXX) -std=gnu++17 $$(WARN) $$(COMMON) $(2) -MMD -MP -c -o $$@ $$<

$(1)/firstline.fcgi: $(1)/obj/web.o
$(1)/firstlined: $(1)/obj/worker.o
$(1)/firstline: $(1)/obj/ctl.o
$(addprefix $(1)/,$(PROGRAMS)): $(call objects,$(1),$(SOURCES)) $(FILES)
	@echo "  link  $$@"
	@$$(CXX) $(2) $$(LDOPT) -o $$@ $$(filter %.o,$$^) $$(LIBS)

-include $(patsubst %.o,%.d,$(call objects,$(1),$(SOURCES) $(MAINS)))
endef

$(eval $(call variant,build,$(PLAIN),install-needs))
$(eval $(call variant,build/san,$(SAN),install-needs))

TEST_OBJECTS := $(patsubst %.c,build/san/%.o,$(TESTS))

build/san/tests/%.o: tests/%.c Makefile | install-needs-test
	@mkdir -p $(@D)
	@echo "  cc    $@"
	@$(CC) -std=gnu17 $(CWARN) $(COMMON) -I. -Itests $(SAN) -MMD -MP -c -o $@ $<

build/san/test: $(TEST_OBJECTS) $(call objects,build/san,$(SOURCES)) $(FILES)
	@echo "  link  $@"
	@$(CXX) $(SAN) $(LDOPT) -o $@ $(filter %.o,$^) $(LIBS) -lcmocka

-include $(TEST_OBJECTS:.o=.d)

# ---- words: templates and catalogues of every language, and the pseudo-language -----------------

.PHONY: words
words: build/templates/.built build/locale/.built build/common-passwords.txt

build/common-passwords.txt: conf/common-passwords.sh | install-needs
	@echo "  words $@"
	@conf/common-passwords.sh $@

build/templates/.built: conf/words.mjs $(TEMPLATES) $(CATALOGS) | install-needs
	@echo "  words build/templates"
	@node conf/words.mjs build build/templates --pseudo
	@touch $@

build/locale/firstline.pot: $(SOURCES) $(wildcard $(MAINS)) | install-needs
	@mkdir -p $(@D)
	@xgettext --language=C --from-code=UTF-8 --force-po --no-location --omit-header \
		--keyword=_ --keyword=N_ --keyword=ngettext:1,2 -o $@ $(filter %.c,$^)

build/locale/.built: build/locale/firstline.pot conf/words.mjs $(CATALOGS)
	@echo "  words build/locale"
	@node conf/words.mjs pseudo $< build/locale/qps.po
	@for po in build/locale/qps.po $(CATALOGS); do \
		dir=build/locale/$$(basename $$po .po)/LC_MESSAGES; \
		mkdir -p $$dir && msgfmt --check-format -o $$dir/firstline.mo $$po || exit 1; \
	done
	@touch $@

# ---- static files -------------------------------------------------------------------------------

.PHONY: static
static: static/dist/.built

static/node_modules/.built: static/package.json static/package-lock.json | install-needs
	@echo "  npm   static/node_modules"
	@cd static && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

static/dist/.built: static/node_modules/.built $(STATIC) $(wildcard templates/*.tpl templates/*/*.tpl)
	@echo "  dist  static/dist"
	@node static/build.mjs
	@touch $@

# ---- a private instance: PORT=8080 DATA=var DEMO=yes --------------------------------------------

.PHONY: run start stop status
run: all ## build, start an instance in the foreground (PORT=8080 DATA=var DEMO=yes)
	@exec conf/instance.sh run
start: all ## the same in the background
	@exec conf/instance.sh start
stop: ## stop the instance on DATA
	@exec conf/instance.sh stop
status: ## say what runs on DATA
	@exec conf/instance.sh status

# ---- tests --------------------------------------------------------------------------------------

.PHONY: test test-unit test-browser lint look bench audit
test: | install-needs-test ## run all tests; the last line says how many passed and failed
	@exec tests/run
test-unit: all san ## unit and page tests; T=text runs those whose file or name has it
	@exec tests/run unit "$(T)"
test-browser: all san ## browser tests; T=text as above
	@exec tests/run browser "$(T)"
lint: ## the rules of the house
	@exec tests/lint/run
look: all | install-needs-test ## screenshots of every page into build/look
	@exec node tests/browser/look.mjs build/look
bench: all build/bench/bare build/bench/ask | install-needs-test ## what pages cost, at TICKETS=100000
	@exec tests/load/bench.sh

audit: all build/audit/equal | install-needs-audit ## attacks that need a clock or a long time (AUDIT_TIME=600)
	@exec tests/audit/audit.sh

build/bench/bare: tests/load/bare.cc Makefile | install-needs
	@mkdir -p $(@D)
	@$(CXX) -std=gnu++17 $(WARN) $(COMMON) $(PLAIN) $(LDOPT) -o $@ $< -lfcgi -lctemplate_nothreads -lmariadb
build/bench/ask: tests/load/ask.c Makefile | install-needs
	@mkdir -p $(@D)
	@$(CC) -std=gnu17 $(CWARN) $(COMMON) $(PLAIN) $(LDOPT) -o $@ $<

build/audit/equal: tests/audit/equal.c $(call objects,build,$(SOURCES)) Makefile | install-needs
	@mkdir -p $(@D)
	@$(CC) -std=gnu17 $(CWARN) $(COMMON) $(PLAIN) -c -o $@.o $<
	@$(CXX) $(PLAIN) $(LDOPT) -o $@ $@.o $(filter %.o,$^) $(LIBS)

# ---- fuzzing: each parser of base for FUZZ_TIME seconds -----------------------------------------

.PHONY: fuzz
fuzz: $(patsubst tests/fuzz/%.c,build/fuzz/%,$(FUZZERS)) ## feed the parsers odd input (FUZZ_TIME=20)
	@for fuzzer in $^; do \
		name=$$(basename $$fuzzer .c); echo "  fuzz  $$name"; \
		mkdir -p build/fuzz/corpus/$$name; seeds=tests/fuzz/corpus/$$name; \
		test -d $$seeds || seeds=; \
		$$fuzzer -max_total_time=$(FUZZ_TIME) -timeout=5 -rss_limit_mb=1024 -verbosity=0 \
			-print_final_stats=1 -artifact_prefix=build/fuzz/ \
			build/fuzz/corpus/$$name $$seeds || exit 1; \
	done

build/fuzz/%: tests/fuzz/%.c $(BASE) $(wildcard cgi-bin/base/*.h tests/fuzz/*.h) Makefile | install-needs-fuzz
	@mkdir -p $(@D)
	@echo "  fuzz  $@"
	@clang -std=gnu17 -g -O1 -D_GNU_SOURCE -Icgi-bin -I. -fno-omit-frame-pointer \
		-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -o $@ $< $(BASE)

# ---- the rest -----------------------------------------------------------------------------------

.PHONY: clean help
clean: ## remove what was built; instances stay
	rm -rf build static/dist

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

ifneq ($(filter clean,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
