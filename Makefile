# detente: `make demo` shows everything once, `make test` runs every check. Both set themselves up in .venv with
# nothing but python3 (3.11 or later, with venv) and make; the second time they start at once.

UV_VERSION := 0.13.9
PYTHONS    := python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON     ?=

BIN  := .venv/bin
UV   := $(BIN)/.uv-$(UV_VERSION)
# The certificates of the system count too: behind a proxy that signs for itself nothing else would do.
# The page of `detente serve` is made by `make page`, not by the installation: the demo does without, and starts sooner.
SYNC := DETENTE_PAGE=later UV_SYSTEM_CERTS=$${UV_SYSTEM_CERTS:-1} UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --quiet --locked --inexact --compile-bytecode
LOCK := pyproject.toml uv.lock

.PHONY: help demo serve page page-tests test lint types layers units docs packages offline others bench soak screenshots lock clean

help:
	@echo "make demo         read an account, model it, give each claim a verdict; ends with the path of a page"
	@echo "make serve        the workbench on that account, in your browser"
	@echo "make page         the page of detente serve, from web/ (node is fetched where there is none)"
	@echo "make test         every check: style, types, layers, tests, examples, browser"
	@echo "make docs         the documentation, in docs/_build/html; every warning is an error"
	@echo "make packages     wheel and sdist, built twice, installed and tried on every Python that is here"
	@echo "make offline      the tests where there is no network but this machine's own (Linux)"
	@echo "make others       what is exchanged with Gambit, OpenSpiel, networkx and Storm, against them (Gambit is compiled)"
	@echo "make bench        every figure: one line a bar"
	@echo "make soak         the long campaigns (random models, kill -9, mutants)"
	@echo "make screenshots  the report and every view of the workbench: wide, narrow, dark (needs Chromium)"
	@echo "make lock         resolve the dependencies again"

# Set-up: a venv by python3, uv in it by pip, everything else by uv from uv.lock (hashes checked).

$(UV):
	@set -e; found=; \
	for python in $(or $(PYTHON),$(PYTHONS)); do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$python; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "detente needs Python 3.11 or later with venv; tried: $(or $(PYTHON),$(PYTHONS))." >&2; \
	  echo "On Debian or Ubuntu: apt install python3 python3-venv. Another one: make PYTHON=/path/to/python3.12 demo" >&2; \
	  exit 1; \
	fi; \
	if ! $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	  echo "making .venv with $$($$found --version)" >&2; \
	  $$found -m venv --clear .venv; \
	fi; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); \
	touch $@

$(BIN)/.demo: $(UV) $(LOCK)
	@echo "installing detente and its reader into .venv" >&2
	@$(SYNC) --extra read
	@touch $@

$(BIN)/.test: $(UV) $(LOCK)
	@echo "installing detente, its reader and what the tests need into .venv" >&2
	@$(SYNC) --all-extras --group dev --group docs
	@$(SYNC) --all-extras --group dev --group docs --group games --no-build-package open-spiel \
	  || echo "OpenSpiel has no wheel for this machine: what is compared with it is skipped" >&2
	@touch $@ $(BIN)/.demo

demo: $(BIN)/.demo
	@$(BIN)/detente demo --force

# The page. Node is the machine's, or comes from the package index into .venv.

page: $(UV)
	@if [ -n "$$($(BIN)/python web/make_page.py --needs)" ]; then $(SYNC) --group page; fi
	@$(BIN)/python web/make_page.py

page-tests: page
	@if [ -n "$$($(BIN)/python web/make_page.py --needs --for-tests)" ]; then $(SYNC) --group page; fi
	@$(BIN)/python web/make_page.py --for-tests

serve: $(BIN)/.demo page
	@mkdir -p demo && cd demo && ../$(BIN)/detente serve tower22

# Checks. The tests come last, so that the last line is pytest's count.

test: lint types layers units

lint: $(BIN)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.test
	$(BIN)/mypy

layers: $(BIN)/.test
	$(BIN)/lint-imports

units: $(BIN)/.test page-tests
	@$(BIN)/python tests/browser.py
	$(BIN)/pytest -n 2

# The documentation, and the package as others get it.

docs: $(BIN)/.test page
	$(BIN)/python -m sphinx -b html -W --keep-going -q docs docs/_build/html
	@echo docs/_build/html/index.html

packages: $(BIN)/.test page
	PYTHONPATH=. $(BIN)/python tests/packaged.py

offline: $(BIN)/.test page-tests
	PYTHONPATH=. $(BIN)/python tests/offline.py

others: $(BIN)/.test
	@$(SYNC) --all-extras --group dev --group docs --group games --group gambit --group storm
	$(BIN)/pytest tests/files/interchange tests/files/test_prism.py tests/dynamics/test_storm.py -rs

$(BIN)/.bench: $(BIN)/.test
	@echo "installing what the benchmarks compare with into .venv" >&2
	@$(SYNC) --all-extras --group dev --group bench --group bargain
	@touch $@

bench: $(BIN)/.bench page
	@set -e; for script in benchmarks/*.py; do \
	  if grep -q '^if __name__' $$script; then echo "== $$script"; $(BIN)/python $$script --bars; fi; \
	done

$(BIN)/.mutation: $(BIN)/.test
	@echo "installing what makes mutants into .venv" >&2
	@$(SYNC) --all-extras --group dev --group mutation
	@touch $@

soak: $(BIN)/.mutation page-tests
	DETENTE_SOAK=1 $(BIN)/pytest -n 2
	PYTHONPATH=. $(BIN)/python tests/planted.py --aim 29
	$(BIN)/python tests/mutation.py

screenshots: $(BIN)/.test page
	@mkdir -p out
	@$(BIN)/detente report tower22 -o out/report.html --force
	@$(BIN)/python -m tests.report.screenshots out/report.html out && ls out/*.png
	@$(BIN)/python -m tests.workbench.journeys.screenshots out/workbench && ls out/workbench

lock: $(UV)
	$(BIN)/uv lock --upgrade --default-index https://pypi.org/simple

clean:
	rm -rf .venv build dist demo out docs/_build docs/gallery docs/notebooks/*.md docs/notebooks/.made-from docs/_static/pictures.css web/node_modules src/detente/workbench/page .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache mutants
