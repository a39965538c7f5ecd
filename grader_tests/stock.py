"""Grade a class with nbgrader's own engine, one student at a time, so that no submission can stop the others."""

import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import MissingEntry
from nbgrader.apps import NbGraderAPI

from grader_tests.course import gradebook


@dataclass(frozen=True)
class Grading:
    """How the grading of one submission went. `problem` is one line, empty if there was none."""

    student: str
    unit: str
    points: float
    problem: str = ""
    late: bool = False


def students(root: Path, unit: str) -> list[str]:
    """Who handed a unit in."""
    return sorted(path.parent.name for path in (root / "submitted").glob(f"*/{unit}") if path.is_dir())


def grade_class(api: NbGraderAPI, root: Path, unit: str) -> Iterator[Grading]:
    """Grade everybody who handed a unit in."""
    for student in students(root, unit):
        yield grade(api, root, student, unit)


def grade(api: NbGraderAPI, root: Path, student: str, unit: str) -> Grading:
    """Grade one submission with nbgrader. A bad one ends in a problem line, never in an exception."""
    unreadable = problem_of_file(root / "submitted" / student / unit / f"{unit}.ipynb")
    if unreadable:
        return Grading(student, unit, 0.0, unreadable)
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        done = api.autograde(unit, student, force=True)
    problem = notes(root, student, unit) if done["success"] else reason(done)
    with gradebook(root) as book:
        try:
            submission = book.find_submission(unit, student)
        except MissingEntry:
            return Grading(student, unit, 0.0, problem or "nbgrader made no entry for it")
        return Grading(student, unit, submission.score, problem, submission.total_seconds_late > 0)


def problem_of_file(path: Path) -> str:
    """Why a notebook cannot be read at all, with what to do; empty if it can."""
    if not path.is_file():
        return f"{path.name} is missing: ask for the notebook under this name"
    try:
        nbformat.read(path, as_version=4)
    except Exception as error:
        return f"{path.name} is not a readable notebook ({first_words(error)}): ask for a new copy"
    return ""


def first_words(error: Exception) -> str:
    """The start of an exception's message, in one line."""
    return re.split(r"[.:\n]", str(error).strip() or type(error).__name__)[0][:60]


def notes(root: Path, student: str, unit: str) -> str:
    """What was repaired or stopped while grading, in one line; empty if nothing."""
    handed_in = cells(root / "submitted" / student / unit / f"{unit}.ipynb")
    graded = cells(root / "autograded" / student / unit / f"{unit}.ipynb")
    missing = [name for name in graded if name.startswith("check_") and name not in handed_in]
    stopped = [name for name, cell in graded.items() if "KeyboardInterrupt" in str(cell.get("outputs", ""))]
    found = [f"{unit}.ipynb lacked the cell {name}: put back" for name in missing]
    found += [f"{unit}.ipynb ran without end in {name}: stopped, no points for it" for name in stopped]
    return "; ".join(found)


def cells(path: Path) -> dict[str, nbformat.NotebookNode]:
    """The nbgrader cells of a notebook by name."""
    notebook = nbformat.read(path, as_version=4)
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if cell.metadata.get("nbgrader")}


def reason(done: dict) -> str:
    """Why nbgrader failed, in one line."""
    lines = [line.strip() for line in (done.get("error") or done.get("log") or "").splitlines() if line.strip()]
    named = [line for line in lines if re.match(r"[\w.]*(Error|Exception)\b", line)]
    return (named or lines or ["nbgrader failed without a reason"])[-1][:120]
