# Needs only Python 3.11 or newer, git and make; everything else is set up in .venv from uv.lock.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
SYNC := $(UV) sync --quiet --locked --inexact --compile-bytecode --python $(BIN)/python
# the bytecode of the program and its content, so that a command need not make them first
COMPILE := $(BIN)/python -m compileall -q bizcase && \
	$(BIN)/python -c 'from bizcase.catalogue import compile_content; compile_content()'
ARGS ?=

export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := true
export UV_PROJECT_ENVIRONMENT := $(VENV)
unexport VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help run test lint types train eval bench fuzz decks clean

help:
	@echo 'make run     set up and open the app in the browser'
	@echo 'make test    set up and run the tests; ARGS="-k roadmap" goes to pytest'
	@echo 'make lint    ruff'
	@echo 'make types   mypy, strict'
	@echo 'make train   learn the weights of the mapping again from bizcase/content/exemplars'
	@echo 'make eval    how well the mapping understands what it was not taught; ARGS=FILE.csv measures a file'
	@echo 'make bench   how long a deck takes, against bare python-pptx'
	@echo 'make fuzz    10,000 spoiled spreadsheets through the reader; ARGS="--files 500 --seed 2"'
	@echo 'make decks   every sample as a deck in build/decks, and as pictures where LibreOffice is installed'
	@echo 'make clean   remove .venv and everything that was built'

run: $(VENV)/.for-run
	@$(BIN)/python -m bizcase serve $(ARGS)

test: $(VENV)/.for-work
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

lint: $(VENV)/.for-work
	@$(BIN)/ruff check .

types: $(VENV)/.for-work
	@$(BIN)/mypy

train: $(VENV)/.for-work
	@OMP_NUM_THREADS=1 $(BIN)/python -m bizcase.training

eval: $(VENV)/.for-work
	@$(BIN)/python -m bizcase.training.evaluate $(ARGS)

bench: $(VENV)/.for-work
	@$(COMPILE)
	@$(BIN)/python -m tests.bench $(ARGS)

fuzz: $(VENV)/.for-work
	@$(BIN)/python -m tests.intake.fuzz $(ARGS)

decks: $(VENV)/.for-work
	@.ci/decks build/decks

clean:
	@rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.for-run: pyproject.toml uv.lock | $(UV)
	@echo 'Setting up .venv (only the first time, and when the dependencies change) ...'
	@$(SYNC) --no-dev
	@$(COMPILE)
	@touch $@

$(VENV)/.for-work: pyproject.toml uv.lock | $(UV)
	@echo 'Setting up .venv with the tools for tests (only the first time, and when the dependencies change) ...'
	@$(SYNC)
	@$(COMPILE)
	@touch $@ $(VENV)/.for-run

$(UV):
	@test -n '$(PYTHON)' || { echo 'bizcase needs Python 3.11 or newer; none was found. Install it from' \
	  'https://www.python.org/downloads/, or name yours: make PYTHON=/path/to/python3' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bizcase needs Python 3.11 or newer; $(PYTHON) is " + sys.version.split()[0])'
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { echo 'This Python cannot make virtual environments.' \
	  'On Debian or Ubuntu: sudo apt-get install python3-venv' >&2; exit 1; }
	@'$(PYTHON)' -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.13,<0.14'
