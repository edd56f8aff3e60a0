# make run     read the articles and publish a release: make run ARTICLES=... WAREHOUSE=...
# make test    all tests
# make check   ruff, mypy, layers, SQL lint
# make ui      the Dagster UI
# make explore  the explorer in the browser: make explore WAREHOUSE=...
# make bi      opens a warehouse with the clients of BI tools, each in an environment of its own (a minute or two; needs a package registry)
# make bench   measures speed and memory and prints a table (minutes; see docs/bench.md): make bench ARTICLES=100000 ONLY=triage,build JSON=figures.json
# make weights fits the weights of reading anew from seeds/lessons (twenty-five minutes; only after a change of what counts as evidence, or make encoder)
# make names fits the weights by which unknown names are told anew, from seeds/lessons (half a minute; after a change of the rules for names)
# make encoder lets the encoder of reading learn from new lessons, or begin anew: make encoder BASE=folder (hours; see docs/reading.md for what it needs)
# make sureness fits how likely a reading is right, on articles of which the reader has learned nothing: make sureness LESSONS=file (minutes; see docs/reading.md)
# make spacy   installs spaCy, for trained names (optional; then TARIFF_SPACY=...)
# make spark   installs Spark, to read on a cluster (optional; needs Java 17 or later; then TARIFF_SPARK=...)
# Each makes .venv first where it is missing or older than what it was made from. Python 3.11 to 3.13: make run PYTHON=python3.12

PYTHON ?= python3
UV ?= uv
STAMP := .venv/.made
FOLDERS := $(if $(ARTICLES),--articles "$(ARTICLES)") $(if $(WAREHOUSE),--warehouse "$(WAREHOUSE)")

.DEFAULT_GOAL := run
.PHONY: run test check style types layers sql-style ui explore bi bench weights sureness encoder names spacy spark lock clean

run: $(STAMP)
	.venv/bin/tariffs build $(FOLDERS)

test: $(STAMP)
	.venv/bin/python -m pytest -n auto --dist loadfile

check: style types layers sql-style

style: $(STAMP)
	.venv/bin/ruff check .

types: $(STAMP)
	.venv/bin/mypy

layers: $(STAMP)
	.venv/bin/lint-imports

sql-style: $(STAMP)
	.venv/bin/sqlfluff lint --nocolor sql

ui: $(STAMP)
	.venv/bin/tariffs ui $(FOLDERS)

explore: $(STAMP)
	.venv/bin/tariffs explore $(if $(WAREHOUSE),--warehouse "$(WAREHOUSE)")

bi: $(STAMP)
	.venv/bin/python tests/bi/clients.py $(if $(WAREHOUSE),--warehouse "$(WAREHOUSE)")

bench: $(STAMP)
	PYTHONPATH=tests .venv/bin/python -m bench $(if $(ARTICLES),--articles "$(ARTICLES)") $(if $(ONLY),--only "$(ONLY)") $(if $(JSON),--json "$(JSON)")

sureness: $(STAMP)
	.venv/bin/python -m pipelines.calibration "$(LESSONS)"

weights: $(STAMP)
	.venv/bin/python -m pipelines.fitting

names: $(STAMP)
	.venv/bin/python -m pipelines.names_fitting

encoder: $(STAMP)
	.venv/bin/python -m pipelines.training.learning $(if $(BASE),"$(BASE)")

spacy: $(STAMP)
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-spacy.lock

spark: $(STAMP)
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-spark.lock

# The locks name every package with its hashes, for all platforms, and no host it came from. Those of the extras agree with the first.
LOCK := $(UV) pip compile pyproject.toml --universal --generate-hashes --no-strip-extras --no-header
lock:
	$(LOCK) --group dev -o requirements.lock
	$(LOCK) --extra spacy -c requirements.lock -o requirements-spacy.lock
	$(LOCK) --extra spark -c requirements.lock -o requirements-spark.lock

# The warehouse is yours: it stays.
clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "make: $(PYTHON) is not Python 3.11 to 3.13; name one that is: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
