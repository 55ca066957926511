# `make help` says what each target does. Nothing here needs a system package but python3 and make;
# only the tests do (tests/system-packages.txt).

PYTHON ?= python3
PORT ?= 8000
WEB_CONCURRENCY ?= 2
PYTEST_ARGS ?=
export PORT WEB_CONCURRENCY

PIP := .venv/bin/python -m pip --disable-pip-version-check
PIP_INSTALL := $(PIP) install --quiet --no-input --require-hashes --only-binary :all:
CATALOGUES := $(wildcard wgtr/translations/*/LC_MESSAGES/messages.po)
TESTING := .venv/bin/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help install install-tests run test drill check bench lock translations
.DELETE_ON_ERROR:

help: ## Print what can be made, a sentence each
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

install: .venv/installed wgtr/translations/compiled build/fonts/installed ## Make .venv with the locked packages, the fonts, htmx, the translations

run: install ## Serve on 127.0.0.1 until stopped: make run PORT=8001 WEB_CONCURRENCY=4 WGTR_DATA=folder
	@.venv/bin/wgtr serve --end-with-parent

test: install-tests ## Run every test once, on two processes
	$(TESTING) -n 2 -m "not drill" $(PYTEST_ARGS)

drill: install-tests ## Run every test with the full figures: hundreds of kills, long fuzzing
	WGTR_DRILL=1 $(TESTING) -n 2 $(PYTEST_ARGS)

check: .venv/installed-tests ## Lint, compare the formatting, check the types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

bench: install ## Measure what a person waits for
	@.venv/bin/python -m tests.benchmarks

lock: .venv/installed-tests ## Write the lock files anew from pyproject.toml and package.json
	.venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group build pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group build --group dev pyproject.toml \
		-c requirements.lock -o requirements-dev.lock
	.venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group pyproject.toml:node -o requirements-node.lock
	scripts/npm update --package-lock-only --loglevel=error

translations: install ## Collect the sentences to translate into wgtr/translations
	.venv/bin/pybabel -q extract -F babel.cfg -k _l -k RuleViolation -k DropsLanguages -k NotInOriginal -k CannotEdit --no-location --omit-header --sort-output \
		-o wgtr/translations/messages.pot .
	.venv/bin/pybabel -q update -N --no-fuzzy-matching -w 100 \
		-i wgtr/translations/messages.pot -d wgtr/translations
	@sed -i.old -E -e 's/(Project-Id-Version:) +/\1 /' \
		-e '/^"(Report-Msgid|POT-Cr|PO-Rev|Last-Tr|Language-T|Generated-B)/d' $(CATALOGUES)
	@rm -f $(CATALOGUES:=.old)

# The stamps below lie in git-ignored places; each is younger than what it was made from.

.venv/bin/python:
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "wgtr needs Python 3.11 or newer with its venv module (on Debian: python3-venv)." \
		"Point to another one with: make PYTHON=/path/to/python3" >&2; exit 3; }
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP_INSTALL) -r requirements.lock
	@$(PIP) install --quiet --no-input --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/installed-tests: requirements-dev.lock .venv/installed
	$(PIP_INSTALL) -r requirements-dev.lock
	@touch $@

wgtr/translations/compiled: $(CATALOGUES) | .venv/installed
	@.venv/bin/pybabel -q compile -d wgtr/translations
	@touch $@

# The packages bring 107 MB of fonts, of which 8 files are kept: they go when those are made. Of htmx
# one file is served, from a folder that git ignores.
build/fonts/installed: package-lock.json $(wildcard wgtr/rendering/fonts/*.py) | .venv/installed
	@scripts/npm ci --loglevel=error --no-progress >/dev/null
	@.venv/bin/python -m wgtr.rendering.fonts.making node_modules build/fonts
	@rm -rf node_modules/@expo-google-fonts
	@mkdir -p wgtr/static/vendor && cp node_modules/htmx.org/dist/htmx.min.js wgtr/static/vendor/
	@touch $@

install-tests: .venv/installed-tests install
	@bash tests/install-system-packages
