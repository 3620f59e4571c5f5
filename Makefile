# Two commands do all the set-up, on a machine with Python 3.11 or newer, make and a package index:
#   make demo    make test
.DEFAULT_GOAL := help
.PHONY: help demo test bench fmt docs screenshots dataset clean

VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The first Python that is new enough and can make virtual environments; looked for only when one is made.
PYTHON = $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$python"; break; }; done)

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r target what; do \
		printf '%-17s %s\n' "$$target" "$$what"; done

demo: $(VENV)/.runtime ## install into .venv, check the graph, answer four questions, draw the network
	@$(call show,check)
	@$(call show,query scoreboard --param year=2024 --labels --columns "outcome value result_value quoted_percent indicator")
	@$(call show,query series --param indicator=indicator:essential-services-deployed --labels --columns "period_begin period_end comparator value status comparable why_not")
	@$(call show,query posts --param person=person:do-minh-tuan --labels --columns "post attested_on article")
	@$(call show,query corroborated --labels --columns "indicator compared_within comparator value unit change_kind articles")
	@$(call show,draw -o network.html)
	@echo; echo "Open network.html in a browser: search, click, and see which article says so, where."
	@echo "Next:  . $(BIN)/activate, then  vndx queries  and  vndx --help  (in Vietnamese: vndx --lang vi --help)"

test: $(VENV)/.test $(VENV)/sssom/.ready ## lint, types, import layers and all tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/oxlint --deny-warnings src/vndx
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@tests/system-packages.sh
	$(BIN)/pytest -n 2 --dist loadgroup

bench: $(VENV)/.test ## measure speed, as ratios to peers in the same run
	@missed=0; for script in benchmarks/bench_*.py; do \
		echo "== $$script"; $(BIN)/python "$$script" || missed=1; \
	done; exit $$missed

fmt: $(VENV)/.test ## put code, ontology and graph into their canonical form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/vndx fmt

docs: $(VENV)/.test ## write the generated pages of docs/ anew
	$(BIN)/python docs/make_cli_reference.py
	$(BIN)/python docs/make_queries.py
	$(BIN)/python docs/make_entities.py
	$(BIN)/python docs/make_charts.py

screenshots: $(VENV)/.test ## take the pictures of docs/images/ anew
	@tests/system-packages.sh
	$(BIN)/python docs/make_screenshots.py

dataset: $(VENV)/.runtime ## count anew what graph/dataset.trig says that the graph holds
	$(BIN)/vndx export void -o graph/dataset.trig

clean: ## remove .venv and everything that tools left behind
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist network.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Show a call of vndx as one would type it, and what it answers.
show = echo; echo '$$ vndx $(1)'; $(BIN)/vndx $(1)

# A stamp is touched once all is installed, and is out of date when pyproject.toml changes.
$(VENV)/.runtime: pyproject.toml
	@$(make-venv)
	@echo "Installing vndx into $(VENV) ..."
	@$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(VENV)/.test: pyproject.toml
	@$(make-venv)
	@echo "Installing vndx and its test tools into $(VENV) ..."
	@$(BIN)/python -m pip install -qq --upgrade 'pip>=25.1'  # the first that knows --group
	@$(BIN)/python -m pip install -qq --editable . --group test
	@touch $@ $(VENV)/.runtime

# The reference tool of SSSOM, apart from all else: it brings a hundred packages that nothing here may lean on.
$(VENV)/sssom/.ready: Makefile
	@$(make-venv)
	@echo "Installing the reference tool of SSSOM into $(VENV)/sssom ..."
	@$(BIN)/python -m venv $(VENV)/sssom
	@$(VENV)/sssom/bin/python -m pip install -qq 'sssom==0.4.21'
	@touch $@

define make-venv
if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	if [ -z "$(PYTHON)" ]; then \
		echo "vndx needs Python 3.11 or newer with the module venv (on Debian: apt-get install python3 python3-venv)" >&2; \
		exit 1; \
	fi; \
	$(PYTHON) -m venv --clear $(VENV); \
fi
endef
