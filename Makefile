# `make` alone says what there is.
.DEFAULT_GOAL := help
.PHONY: help setup run build test attack bench quick rust-test postgres-test web-test browser-test lint format generate

# Tests and demonstration link the system's OpenSSL where it is there: building our own takes minutes. `make build` always builds our own.
ifeq ($(shell pkg-config --exists openssl 2>/dev/null && echo yes),yes)
run lint quick rust-test postgres-test browser-test: export OPENSSL_NO_VENDOR = 1
endif

WEB_SOURCES := $(shell find web/src web/public web/index.html web/vite.config.ts web/tsconfig.json -type f 2>/dev/null)
STAMPS      := target/stamps

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: $(STAMPS)/npm $(STAMPS)/installed ## Install what building and testing need

run: web/dist/index.html ## Build everything and serve the demonstration town on http://127.0.0.1:8080
	@echo "== building the program, to be looked at"
	cargo build --profile demo --bin fengqiao
	@echo "== http://127.0.0.1:8080"
	target/demo/fengqiao serve --demo

build: web/dist/index.html ## Build target/release/fengqiao with the web app inside
	@echo "== building the program"
	cargo build --release

test: lint rust-test postgres-test web-test browser-test ## Run every check
	@echo "== everything passed"

quick: ## Run the Rust tests on SQLite only
	cargo test

lint: $(STAMPS)/npm
	@echo "== formatting and lints"
	cargo fmt --check
	@mkdir -p web/dist
	cargo clippy --all-targets -- -D warnings
	@echo "== crates: licences, sources, unused ones"
	@if command -v cargo-deny >/dev/null; then cargo deny --log-level warn check bans licenses sources; else echo "cargo-deny is not installed, licences and sources are not checked"; fi
	@if command -v cargo-machete >/dev/null; then cargo machete; else echo "cargo-machete is not installed, unused crates are not looked for"; fi
	@echo "== web app: formatting and lints"
	cd web && npm run --silent lint

rust-test: web/dist/index.html
	@echo "== Rust tests on SQLite"
	cargo test

postgres-test: $(STAMPS)/installed web/dist/index.html
	@echo "== the same tests on PostgreSQL"
	FENGQIAO_TEST_ENGINE=postgres tests/with-postgres.sh cargo test --test it

web-test: $(STAMPS)/npm
	@echo "== web app: types and unit tests"
	cd web && npm run --silent check && npm run --silent test

browser-test: $(STAMPS)/npm $(STAMPS)/installed web/dist/index.html
	@echo "== browser tests against the real program"
	# The program the Rust tests run: building it alone would compile half of its libraries once more, with other features.
	cargo test --no-run
	cd web && npm run --silent e2e

attack: web/dist/index.html ## Attack the program and print how it stood: thousands of broken workbooks of each format
	cargo test --release --test attack

bench: $(STAMPS)/installed web/dist/index.html ## Measure speed beside what the engines themselves can do
	FENGQIAO_POSTGRES_SETTINGS= tests/with-postgres.sh cargo bench --bench bench

format: $(STAMPS)/npm ## Format the sources
	cargo fmt
	cd web && npm run --silent format

generate: $(STAMPS)/npm ## Write src/db/schema.rs, web/openapi.json, the web types and the list of definitions anew
	FENGQIAO_WRITE=1 cargo test --test it schema_is
	FENGQIAO_WRITE=1 cargo test --test it openapi
	FENGQIAO_WRITE=1 cargo test --test it editions
	cd web && npm run --silent generate

web/dist/index.html: $(STAMPS)/npm $(WEB_SOURCES)
	@echo "== building the web app"
	cd web && npm run --silent build
	@touch $@

$(STAMPS)/npm: web/package-lock.json
	@echo "== installing the web app's packages"
	cd web && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/installed: tests/install.sh
	tests/install.sh
	@mkdir -p $(STAMPS) && touch $@
