# Every target is one line; the logic lives in the packages it calls.
PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONPATH := $(CURDIR)
.PHONY: help lab lab-instructor demo release bundle test test-browser tour bench accuracy docs docs-instructor lock

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 18

.venv/ready: pyproject.toml requirements/development.txt
	$(PYTHON) -m venv .venv && pip install --quiet --requirement requirements/development.txt && pip install --quiet --no-deps --editable . && touch $@

lab: .venv/ready  ## open JupyterLab as a student sees the course
	python -m authoring.lab

lab-instructor: .venv/ready  ## open JupyterLab in the course folder, with the formgrader; source/ is paired with notebooks/
	python -m authoring.lab_instructor

demo: .venv/ready  ## build the course, grade a sample class, write feedback and a grade table
	python -m grader_tests.demo

release: .venv/ready  ## notebooks/ -> source/ -> release/, and everything else that is generated
	python -m authoring.release

bundle: .venv/ready  ## the zip that a student needs
	python -m authoring.bundle

test: .venv/ready  ## lint and all tests
	ruff check . && ruff format --check . && pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-browser: .venv/ready  ## a student's hour and an instructor's afternoon in Chromium; pictures in build/browser
	pytest grader_tests/browser

tour: .venv/ready  ## take the pictures of docs/tour.md anew
	pytest grader_tests/browser/test_student.py grader_tests/browser/test_instructor.py --tour

bench: .venv/ready  ## how fast the examiner is, beside nbgrader's own engine
	python -m grader_tests.bench

accuracy: .venv/ready  ## how often the grader is wrong: docs/grader_accuracy.md
	python -m grader_tests.accuracy && pytest grader_tests/tests/test_contract.py --every-mistake

docs: .venv/ready  ## the web edition, without solutions: build/site
	python -m authoring.site student

docs-instructor: .venv/ready  ## the web edition with solutions and rubrics: build/site-instructor
	python -m authoring.site instructor

lock: .venv/ready  ## renew the pinned requirements
	python -m authoring.lock
