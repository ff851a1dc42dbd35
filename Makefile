# make run    installs what is missing and opens the demo; without a display it does the demo's week in ./tour
# make test   installs what is missing and checks everything that must hold
# make bench  prints the table of medians and ratios

BIN := .venv/bin
PYTHON := $(BIN)/python
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/locale/*/LC_MESSAGES/stegvis.po))

.PHONY: run test bench catalogues messages headings templates lock clean

run: .venv/installed catalogues
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(PYTHON) main.py --demo; fi; \
	echo "There is no display here: the demo's week goes to ./tour instead."; exec $(PYTHON) main.py --tour tour

test: .venv/installed catalogues
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/pytest --quiet --numprocesses=auto --cov --cov-report= --cov-fail-under=0
	@$(BIN)/coverage report --format=total --fail-under=90 >/dev/null || $(BIN)/coverage report --fail-under=90
	@$(BIN)/coverage report --include='models/rules/*,documents/*' --fail-under=100

bench: .venv/installed catalogues
	@$(PYTHON) -m tests.benchmarks

catalogues: $(CATALOGUES)

%.mo: %.po .venv/installed
	@$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

messages: .venv/installed
	@$(PYTHON) -m installer.catalogues

headings: .venv/installed
	@$(PYTHON) -m installer.headings
	@$(PYTHON) -m installer.example_list

templates: .venv/installed
	@$(PYTHON) -m installer.make_templates

# Python writes its bytecode even where the environment says not to: without it every start takes half a second more.
.venv/installed: requirements.lock installer/system_libraries.sh
	@installer/system_libraries.sh
	@python3 -m venv .venv
	@env -u PYTHONDONTWRITEBYTECODE PIP_CONSTRAINT=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1 \
	    $(BIN)/pip install -qq --require-hashes --requirement requirements.lock
	@touch $@

lock:
	@python3 -m venv build/lock
	@build/lock/bin/pip install -qq uv
	@build/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	    --group dev --output-file requirements.lock pyproject.toml
	@rm -r build/lock

clean:
	@rm -rf .venv build tour .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache $(CATALOGUES)
	@find . -name __pycache__ -prune -exec rm -r {} +
