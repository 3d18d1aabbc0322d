# Every task installs what is missing first; local/bootstrap.py says what it is doing.
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.14 python3.11; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null \
	&& echo $$name && break; done)

.DEFAULT_GOAL := demo
.PHONY: demo test check bench contract prove-guards

demo test check bench contract prove-guards:
	@test -n "$(PYTHON)" || { echo "Latchkey needs Python 3.11 to 3.14: install one and put it on PATH." >&2; exit 1; }
	@$(PYTHON) local/bootstrap.py $@
