# Everything a person does with the studio from a checkout. `make help` lists it.
.DEFAULT_GOAL := help
.SUFFIXES:

BIN := .venv/bin
SAMPLE ?= resources/samples/phishing.ko.json
OUT ?= demo-output
JOBS ?= 2

.PHONY: help setup dev demo run test check shots sheets proof backend bench clean

help: ## list the targets
	@sed -n 's/^\([a-z][a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | \
	while IFS='|' read -r name what; do printf '  make %-8s %s\n' "$$name" "$$what"; done

setup: ## install what the studio needs into .venv
	@scripts/bootstrap

dev: ## the same, with what tests and checks need
	@scripts/bootstrap dev

demo: setup ## turn the bundled sample into a film
	$(BIN)/ctrlf-studio render $(SAMPLE) --approve --out $(OUT) --style animated

run: setup ## open the window
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "There is no display here: DISPLAY and WAYLAND_DISPLAY are not set."; \
		echo "Run it from a desktop session, on a virtual display (apt package xvfb):"; \
		echo "    xvfb-run -a make run"; \
		echo "or without any picture:"; \
		echo "    QT_QPA_PLATFORM=offscreen make run"; \
		exit 1; \
	fi
	@$(BIN)/ctrlf-studio

test: dev ## run the tests (JOBS=0: one after another)
	$(BIN)/python -m pytest -n $(JOBS)

check: dev ## style, types and architecture
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright
	$(BIN)/lint-imports

shots: dev ## pictures of the window, into shots/
	$(BIN)/python -m tests.shots

sheets: dev ## pictures of every slide in every theme and shape, into shots/slides/
	$(BIN)/python -m tests.sheets

proof: dev ## hold films of 3 and 60 minutes against their timelines, frame by frame
	$(BIN)/python -m tests.proofs

backend: dev ## a company backend to try the studio with (ARGS="--keep DIR --slow 200000", ARGS=--help)
	$(BIN)/python -m tests.fakes.backend $(ARGS)

bench: ## measure what has to be fast
	@scripts/bootstrap bench
	$(BIN)/python -m benchmarks

clean: ## remove everything made here, .venv too
	rm -rf .venv $(OUT) shots build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
