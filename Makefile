# The two commands most people need: `make run` and `make test`. `make help` lists the rest.
#
# PYTHON   interpreter for .venv (default python3, at least 3.11)
# HOST     where `make run` listens (default 127.0.0.1: the demo logins are public knowledge)
# PORT     its port (default 8000)
# CHECK_DATABASE_URL, CHECK_REDIS_URL   servers `make check` may create and drop test databases on

export PYTHON HOST PORT
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check lint types imports templates migrations deploy thorough postgresql browser demo bench screenshots messages makemessages format pins

PY := .venv/bin/python
PYTEST := $(PY) -m pytest -n 2
PACKAGES := leo_site groups events search home
CODE := $(PACKAGES) tests bin manage.py
CHECK_DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
CHECK_REDIS_URL ?= redis://127.0.0.1:6379/1

# One stamp per content of the requirements: a changed pin installs, a changed date does not.
SITE := .venv/.site-$(shell cat requirements.txt | cksum | cut -d' ' -f1)
TOOLS := .venv/.tools-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)

# A .venv whose interpreter has gone counts as empty.
$(shell test -e $(PY) || rm -f .venv/.site-* .venv/.tools-*)

$(SITE):
	@bin/venv run
	@touch $@

$(TOOLS):
	@bin/venv dev
	@touch $@ $(SITE)

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: $(SITE) messages ## start the site with demo content (HOST, PORT); Ctrl-C stops it
	@exec $(PY) bin/run.py

test: $(TOOLS) messages ## the test suite on SQLite, random order, no browser
	@DATABASE_URL= REDIS_URL= $(PYTEST)

check: lint types imports templates migrations deploy thorough postgresql browser ## everything that must hold before a change lands
	@echo "All checks passed."

lint: $(TOOLS)
	$(PY) -m ruff check $(CODE)
	$(PY) -m ruff format --check $(CODE)

types: $(TOOLS)
	$(PY) -m mypy $(CODE)

imports: $(TOOLS)
	.venv/bin/lint-imports

templates: $(TOOLS)
	$(PY) -m djlint --lint --quiet $(PACKAGES)

migrations: $(TOOLS)
	DATABASE_URL=sqlite://:memory: $(PY) manage.py makemigrations --check --dry-run

deploy: $(TOOLS) messages
	DJANGO_SETTINGS_MODULE=leo_site.settings.production DATABASE_URL=sqlite://:memory: REDIS_URL= \
	SECRET_KEY=only-for-this-check-and-long-enough-to-satisfy-Django-0123456789 \
	ALLOWED_HOSTS=example.org BASE_URL=https://example.org \
	$(PY) manage.py check --deploy --fail-level WARNING

thorough: $(TOOLS) messages
	DATABASE_URL= REDIS_URL= $(PYTEST) -m thorough

postgresql: $(TOOLS) messages
	@$(PY) bin/servers.py "$(CHECK_DATABASE_URL)" "$(CHECK_REDIS_URL)"
	DATABASE_URL="$(CHECK_DATABASE_URL)" REDIS_URL="$(CHECK_REDIS_URL)" $(PYTEST) -m "not browser"

browser: $(TOOLS) messages
	DATABASE_URL= REDIS_URL= $(PY) -m pytest -m browser

demo: $(SITE) messages ## rebuild the demo content
	@$(PY) manage.py build_demo

bench: $(TOOLS) messages ## measure lists and details at 500, 5,000 and 50,000 meetings
	@$(PY) -m tests.bench

screenshots: $(TOOLS) messages ## take the pictures of docs/images anew (needs Chromium)
	@$(PY) bin/screenshots.py

messages: $(SITE) ## compile the message catalogues that changed
	@$(PY) bin/compile_messages.py

makemessages: $(TOOLS) ## collect new strings into the catalogues (needs GNU gettext)
	@command -v msgmerge >/dev/null || { echo "GNU gettext is missing (Debian, Ubuntu: apt-get install gettext)." >&2; exit 1; }
	set -e; for app in groups events home search leo_site/core leo_site/translation leo_site; do \
	    (cd $$app && $(CURDIR)/.venv/bin/django-admin makemessages --all --no-wrap --add-location=file \
	        $$([ $$app = leo_site ] && echo --ignore=core --ignore=translation)); \
	done

format: $(TOOLS) ## format the code and mend what ruff can mend
	$(PY) -m ruff format $(CODE)
	$(PY) -m ruff check --fix $(CODE)

pins: ## recompile requirements*.txt (PINS=--upgrade raises the versions; needs uv)
	@command -v uv >/dev/null || { echo "Compiling the pins needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	set -e; for name in requirements requirements-dev; do \
	    uv pip compile --quiet --python-version 3.11 --no-annotate --custom-compile-command "make pins" \
	        $(PINS) $$name.in -o $$name.txt; \
	done
