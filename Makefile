# make demo | demo-reset | test | check | bench | chaos | nav-forms | lock | vendor | messages | screenshots
# PORT=8000 (uses PORT to PORT+3) and VAR=var can be set, so that several copies run side by side.

export PORT ?= 8000
export VAR ?= var

venv := .venv
run := $(venv)/bin/python
stamps := $(venv)/portalen
catalogues := $(wildcard sites/locale/*/LC_MESSAGES/*.po)

.PHONY: demo demo-reset test check bench bench-scale bench-front chaos nav-forms lock vendor messages screenshots catalogues

demo: $(stamps)/runtime
	@$(run) manage.py demo

demo-reset: $(stamps)/runtime
	@$(run) manage.py demo_reset
	@$(run) manage.py demo

# EXAMPLES=20: twenty times as many made-up dialogs and answers.
test: $(stamps)/dev catalogues
	$(run) -m pytest -n $(or $(WORKERS),2) --dist loadscope --no-loadscope-reorder $(ARGS)

check: $(stamps)/dev catalogues
	$(run) -m ruff check .
	$(run) -m ruff format --check .
	$(run) -m mypy
	$(venv)/bin/lint-imports
	$(run) -m djlint templates --lint --quiet
	$(run) manage.py makemigrations --check --dry-run
	$(run) manage.py check

bench: $(stamps)/dev catalogues
	$(run) -m tests.bench

# What pages and the admin cost in a database that `manage.py seed_scale` has filled (VAR says which).
bench-scale: $(stamps)/dev catalogues
	$(run) -m tests.bench.scale

# How soon a published change shows, and what nginx in front adds (docs/nginx.md).
bench-front: $(stamps)/dev catalogues
	$(run) -m tests.bench.front

chaos: $(stamps)/dev catalogues
	$(run) -m tests.chaos

# Form.io forms in FORMS/forms, their texts in FORMS/translations: each is imported, opened, published and sent.
nav-forms: $(stamps)/dev catalogues
	@test -n "$(FORMS)" || { echo "make nav-forms FORMS=folder [ARGS='--ways 20']"; exit 1; }
	@mkdir -p $(VAR)
	@$(run) -m tests.forms_app.formio.table "$(FORMS)" $(ARGS) 2>$(VAR)/nav-forms.log

catalogues:
	@$(run) manage.py compile_catalogues -v 0

# Designsystemet and the fonts, built anew (needs npm).
vendor:
	.ci/vendor

# Exact versions with hashes. The index host is left out of the files.
lock: $(stamps)/dev
	$(run) -m piptools compile -q --strip-extras --generate-hashes --no-emit-index-url \
		--no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe \
		-o requirements.txt pyproject.toml
	$(run) -m piptools compile -q --strip-extras --generate-hashes --no-emit-index-url \
		--no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe \
		--extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

# Text of the code into the catalogues (needs gettext).
messages: $(stamps)/dev
	$(run) manage.py makemessages --all --add-location=file --no-obsolete --ignore '.venv/*' --ignore 'tests/*'

# Pictures of the documentation, from a fresh demo of its own.
screenshots: $(stamps)/dev catalogues
	$(run) -m tests.screenshots

$(stamps)/runtime: requirements.txt
	@.ci/venv $(venv) requirements.txt runtime

$(stamps)/dev: requirements-dev.txt
	@.ci/venv $(venv) requirements-dev.txt dev
