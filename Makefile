PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: app test model-test setup check docs pictures wheel clean help

app: setup ## load the bundled report and open the explorer on http://127.0.0.1:8501
	@$(BIN)/netwerkatlas app

test: setup ## run the tests: all that can run on this machine, on all its processors
	$(BIN)/python -m pytest --numprocesses logical

model-test: setup ## read with a real llama.cpp server whose model talks rubbish; builds the server, once
	$(BIN)/python -m tests.support.llama_server
	$(BIN)/python -m pytest -m llama tests/loaders/language_model

setup: $(READY) ## what both share: a virtual environment with everything in it

check: setup ## formatting, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: setup ## write what is drawn from the code: the schema, the contract with the browser
	$(BIN)/python docs/write_schema.py
	$(BIN)/python docs/write_contract.py

pictures: setup ## take the pictures of the README anew
	$(BIN)/python docs/take_pictures.py

wheel: setup ## build dist/netwerkatlas-*.whl, which needs nothing of this folder
	rm -rf build
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove the virtual environment and what was built
	rm -rf $(VENV) build dist *.egg-info

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	@echo "Setting up $(VENV), once; this takes about a minute ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,check]'
	@touch $@
