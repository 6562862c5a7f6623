# Run `make` to see what there is.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup demo test check fix lock

help:
	@echo "make setup   make .venv and lay out the page assets; leaves .venv/bin/followthrough"
	@echo "make demo    set up, load the sample council and serve it (PORT=8000 changes the port)"
	@echo "make test    every test, on SQLite and PostgreSQL, and the browser journeys"
	@echo "make check   style, types, floors, translations and names"
	@echo "make fix     put right what can be put right by machine"
	@echo "make lock    pin requirements/*.in again, with hashes"

setup: python
	@$(PYTHON) scripts/setup.py app

demo: setup
	@$(BIN)/followthrough demo

test: python
	@$(PYTHON) scripts/setup.py tests
	@$(PYTHON) scripts/system_packages.py
	@$(BIN)/python scripts/run_tests.py

check: python
	@$(PYTHON) scripts/setup.py tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pybabel -q extract --mapping babel.cfg --output /dev/null followthrough
	$(BIN)/python scripts/check_names.py

fix: python
	@$(PYTHON) scripts/setup.py tests
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: python
	@$(PYTHON) scripts/setup.py tests
	cd requirements && for name in uv node app dev; do \
	  ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit 1; \
	done
	npm install --package-lock-only --ignore-scripts

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { echo "Followthrough needs Python 3.11 or later, and there is no $(PYTHON) here. Install it and run this again."; exit 1; }

# PORT is read by `followthrough demo`.
export PORT
