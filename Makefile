# Two commands: `make demo` and `make test`. Both make .venv on first use and need only Python 3.11+, make and a package index.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KG := $(CURDIR)/$(BIN)/kg-builder

.PHONY: demo test lint quality bench clean

demo: $(VENV)/.demo
	@$(KG) build examples/korea --quiet
	@$(KG) validate --project examples/korea
	@$(KG) query who-reported-to-whom --project examples/korea
	@echo
	@echo "Look next at:"
	@echo "  examples/korea/build/report.html              the documents beside what was read, doubtful fields first"
	@echo "  $(BIN)/kg-builder query --project examples/korea                the other questions"
	@echo "  $(BIN)/kg-builder explain \"Terenti Shtykov\" --project examples/korea   every statement about a person, with its words"
	@echo "  README.md                                     five minutes from your own folder to an answer"

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports
	@$(BIN)/python .ci/turtle.py --check $$(git ls-files '*.ttl')

# How well the shared corpora are read, measured and written to docs/quality.md.
quality: $(VENV)/.dev
	@$(BIN)/python benchmarks/quality.py

# How fast sources are read, and how much memory that takes.
bench: $(VENV)/.dev
	@$(BIN)/python benchmarks/cmif_reading.py
	@$(BIN)/python benchmarks/frus_reading.py
	@$(BIN)/python benchmarks/relations.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg_builder needs Python 3.11 or later; found $$($(PYTHON) --version). Try: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	@echo "Installing kg_builder into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fast]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing kg_builder and its tests' tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fast,dev]'
	@touch $@ $(VENV)/.demo

clean:
	rm -rf $(VENV) build dist examples/*/build
