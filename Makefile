# make run: the demonstration; make test: everything. Both make the environment first.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
COMMA := ,
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c '$(SUPPORTED)' >/dev/null 2>&1 && { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help run test check soak train lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: $(VENV)/run.ready  ## read the sample wires, then watch inbox/
	@$(BIN)/tollwire run

test: $(VENV)/dev.ready check  ## all tests, real Kafka included
	@$(BIN)/python -m pytest -m "not soak"

check: $(VENV)/dev.ready  ## lint and types
	@$(BIN)/ruff check .
	@$(BIN)/mypy

soak: $(VENV)/dev.ready  ## the long fault trials
	@$(BIN)/python -m pytest -m soak

train: $(VENV)/dev.ready  ## train the scorer, then matching, again: make train DATA=folder
	@$(BIN)/python -m pipeline.evaluate.train $(DATA)
	@$(BIN)/python -m pipeline.evaluate.matching_train $(DATA) tests/data

lock: $(VENV)/dev.ready  ## pin the dependencies again, with hashes and no index address
	@$(PIP) install uv
	@$(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --upgrade -o requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -c requirements.txt --upgrade -o requirements-dev.txt

clean:  ## remove the environment and caches; var/ and inbox/ stay
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache

$(VENV)/bin/python:
	@$(if $(shell $(or $(PYTHON),false) -c '$(SUPPORTED)' 2>&1 || echo no),$(error Tollwire needs Python 3.11, 3.12 or 3.13$(if $(PYTHON),$(COMMA) and $(PYTHON) is none of them): install one, or say which with make PYTHON=/path/to/python3.12))
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/run.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Making the environment (once)"
	@$(PIP) install --only-binary :all: --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/tollwire doctor --prepare
	@touch $@

$(VENV)/dev.ready: requirements-dev.txt $(VENV)/run.ready
	@$(PIP) install --only-binary :all: --require-hashes -r requirements-dev.txt
	@touch $@
