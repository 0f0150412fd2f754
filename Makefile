# A thin face of packaging/tasks.py, which also works without make: python packaging/tasks.py run
PYTHON ?= python3

.PHONY: help run test package screenshots clean
help:            ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile
run:             ## install what is missing and open the window on the sample
	@$(PYTHON) packaging/tasks.py run
test:            ## install what is missing; style, types, layers, tests
	@$(PYTHON) packaging/tasks.py test
package:         ## build the one-folder program into dist/ and try it
	@$(PYTHON) packaging/tasks.py package
screenshots:     ## render the README's pictures
	@$(PYTHON) packaging/tasks.py screenshots
clean:           ## remove what was installed and built
	@$(PYTHON) packaging/tasks.py clean
