# Run `make` to see what there is.
PYTHON ?= python3
KILLS ?= 1000
EXAMPLES ?= 5000
BIN := .venv/bin

.PHONY: help setup demo test torture fuzz wheel check fix bench lock

help:
	@echo "make setup   make .venv and lay out the page assets; leaves .venv/bin/followthrough"
	@echo "make demo    set up, load the sample council and serve it (PORT=8000 changes the port)"
	@echo "make test    every test, on SQLite and PostgreSQL, and the browser journeys"
	@echo "make torture kill the server KILLS=1000 times while people write, and look for what was lost"
	@echo "make fuzz    give every reader EXAMPLES=5000 broken files of each kind"
	@echo "make wheel   dist/followthrough-….whl with everything in it, and dist/requirements.txt"
	@echo "make check   style, types, floors, translations and names"
	@echo "make fix     put right what can be put right by machine"
	@echo "make bench   measure, as ratios in one run, and write docs/performance.md"
	@echo "make lock    pin requirements/*.in again, with hashes"

setup: python
	@$(PYTHON) scripts/setup.py app

demo: setup
	@$(BIN)/followthrough demo

test: python
	@$(PYTHON) scripts/setup.py tests
	@$(PYTHON) scripts/system_packages.py
	@$(BIN)/python scripts/run_tests.py

torture: python
	@$(PYTHON) scripts/setup.py tests
	@$(BIN)/python -m tests.torture --kills $(KILLS)

fuzz: python
	@$(PYTHON) scripts/setup.py tests
	@FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -q --db=sqlite tests/exchange/test_fuzz.py

wheel: python
	@$(PYTHON) scripts/setup.py tests
	@$(BIN)/python scripts/build_wheel.py dist

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

bench: python
	@$(PYTHON) scripts/setup.py tests
	@$(BIN)/python -m bench

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
