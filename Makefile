# Tilslut. `make` lists what there is; needed are Go, node with npm, make and git.

PG    := internal/tools/postgres
PEER  := internal/tools
LINT  := go tool -modfile=internal/tools/go.mod golangci-lint
TESTS := ./...
# The race detector needs a C compiler. CI has one; who has none tests without.
RACE  ?=
FLAGS = $(if $(RACE),$(if $(shell command -v cc || command -v gcc),-race -shuffle=on,-shuffle=on)) -timeout 30m

.DEFAULT_GOAL := help
.PHONY: help run test check check-all bench gallery golden css migration generate fresh format lint fuzz chromium documents postgres peer

help: ## List what make can do.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: postgres ## Everything on your machine: database, stand-ins, service; prints where to look.
	@CGO_ENABLED=0 go build -o bin/ ./cmd/tilslut ./cmd/desk
	@exec bin/desk

test: postgres chromium documents ## The whole test suite (RACE=1 with the race detector; TESTS=./internal/… a part of it).
	@go build -o bin/withpg ./internal/platform/postgres/postgrestest/withpg
	@bin/withpg go test $(FLAGS) $(TESTS)

check: fresh format lint peer ## What CI runs: fresh code, format, vet, linters, all tests with -race and a browser.
	@CI=true $(MAKE) --no-print-directory test RACE=1

check-all: check ## check, then every journey in every language, width and script setting, and each fuzz target for a while.
	@CI=true TILSLUT_JOURNEYS=all $(MAKE) --no-print-directory test TESTS=./internal/journey/...
	@$(MAKE) --no-print-directory fuzz

bench: postgres ## Benchmarks: one JSON object a line, medians of 5 alternating runs.
	@go build -o bin/withpg ./internal/platform/postgres/postgrestest/withpg
	@for run in 1 2 3 4 5; do bin/withpg go test -run '^$$' -bench . $(TESTS) || exit 1; done | awk -f internal/tools/bench.awk

gallery: ## Serve every page and letter in every state.
	@CGO_ENABLED=0 go build -o bin/ ./cmd/desk
	@exec bin/desk gallery

golden: postgres ## Write the golden files anew; read the difference before you commit it.
	@go build -o bin/withpg ./internal/platform/postgres/postgrestest/withpg
	@bin/withpg go test $$(grep -rl --include='*_test.go' --exclude-dir=node_modules 'flag.Bool("update"' . | xargs -n 1 dirname | sort -u) -update

css: ## Build web/static/tilslut.css from the designsystem; only needed when the look changes.
	cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run css

migration: ## Begin a migration: make migration NAME=what_it_does
	@test -n "$(NAME)" || { echo 'make migration NAME=what_it_does' >&2; exit 2; }
	@next=$$(ls migrations/[0-9]*.sql | tail -n 1 | sed 's,migrations/0*\([0-9]*\)_.*,\1,'); \
	file=$$(printf 'migrations/%05d_%s.sql' $$((next + 1)) "$(NAME)"); \
	printf -- '-- Why.\n\n-- +goose Up\n\n' > $$file && echo $$file

# Folder by folder, since templ writes the file's name as seen from where it began.
generate: ## Write the Go code of the templates anew.
	@for folder in $$(git ls-files -co --exclude-standard -- '*.templ' | xargs -n 1 dirname | sort -u); do \
		go tool templ generate -log-level warn -path $$folder || exit 1; \
	done

# Compared with itself before and after, so that work in progress is no failure, and stale code always is.
GENERATED = git ls-files -co --exclude-standard -- '*_templ.go' | LC_ALL=C sort | xargs cksum
fresh:
	@before=$$($(GENERATED)); $(MAKE) --no-print-directory generate || exit 1; after=$$($(GENERATED)); \
	test "$$before" = "$$after" || { echo 'Generated code was stale: look at git status and commit it.' >&2; exit 1; }

format:
	@unformatted=$$(git ls-files -co --exclude-standard -- '*.go' | xargs ls -d 2>/dev/null | xargs gofmt -l); \
	test -z "$$unformatted" || { echo "gofmt -w is needed on: $$unformatted" >&2; exit 1; }

lint:
	@$(LINT) config verify
	@go vet ./...
	@$(LINT) run ./...

fuzz: ## Each fuzz target for 20 seconds.
	@for file in $$(grep -rl --include='*_test.go' --exclude-dir=node_modules '^func Fuzz' .); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' $$file); do \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime 20s $$(dirname $$file) || exit 1; \
		done; \
	done

# npm writes its own copy of the lock file last: it is the stamp. Where npm can't, the distribution's PostgreSQL may do.
postgres: $(PG)/node_modules/.package-lock.json
$(PG)/node_modules/.package-lock.json: $(PG)/package-lock.json
	@echo 'Fetching PostgreSQL (once) ...'
	@cd $(PG) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json \
		|| echo 'npm could not fetch PostgreSQL; going on with the one that this machine has, if it has one.' >&2

# A second broker, not ours, for the tests of the login.
peer: $(PEER)/node_modules/.package-lock.json
$(PEER)/node_modules/.package-lock.json: $(PEER)/package-lock.json
	@cd $(PEER) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json

chromium:
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v $$name > /dev/null && exit 0; done; { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
			echo 'Installing Chromium for the browser tests (once) ...'; \
			{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } > /dev/null 2>&1 || true; \
		fi; \
		command -v chromium > /dev/null || echo 'CHROMIUM IS MISSING: the browser tests will be skipped (install it: apt-get install chromium).' >&2; \
	}

# What scans documents and draws their pages.
documents:
	@missing() { PATH="$$PATH:/usr/sbin" command -v clamd > /dev/null || echo clamav-daemon; command -v pdftoppm > /dev/null || echo poppler-utils; }; \
	if [ "$$(missing)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo 'Installing' $$(missing) 'for the tests of documents (once) ...'; \
		internal/tools/debian.sh $$(missing) > /dev/null 2>&1 || true; \
	fi; \
	test -z "$$(missing)" || echo 'MISSING:' $$(missing)', so that tests of documents will be skipped (install: apt-get install' $$(missing)').' >&2
