"""Four places check a notebook: check() in the student's hands, nbgrader validate, nbgrader autograde, the examiner.

On the visible part of a task all four must say the same. The n-th mistake of every task goes into one notebook, since
tasks do not depend on each other; so a few dozen notebooks compare hundreds of answers.
"""

import logging
import re
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path

import nbformat
from nbgrader.validator import Validator

from authoring.paths import units
from grader_tests import catalogue, stock
from grader_tests.course import new_course
from grader_tests.grading import grade_class, points
from grader_tests.submissions import reference_answers, submission, write_submission
from grader_tests.task import Answer
from grader_tests.verdicts import judge_answer


def notebooks(unit: str, every: int = 1) -> dict[str, dict[str, Answer]]:
    """Student name -> the answer to each task: the n-th mistake of all, then the n-th equivalent of all."""
    tasks = catalogue.tasks(unit)
    rows = {}
    for kind in ("mistakes", "equivalents"):
        columns = [[(key, answer) for answer in getattr(task, kind)] for key, task in tasks.items()]
        for number, row in enumerate(zip_longest(*columns)):
            if number % every == 0:
                rows[f"{kind}-{number:02}"] = dict(pair for pair in row if pair)
    return rows


def disagreements(every: int = 1, only: list[str] | None = None) -> tuple[int, list[str]]:
    """How many answers were compared, and a line for each on which not all four agree."""
    compared, lines = 0, []
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        runs = [pool.submit(compare_unit, unit, every) for unit in only or units()]
        for run in runs:
            unit, number, found = run.result()
            print(f"{unit}: {number} answers compared, {len(found)} disagreements", flush=True)
            compared, lines = compared + number, lines + found
    return compared, lines


def compare_unit(unit: str, every: int) -> tuple[str, int, list[str]]:
    """Compare the answers of one unit."""
    rows = notebooks(unit, every)
    with tempfile.TemporaryDirectory() as folder:
        return unit, sum(map(len, rows.values())), compare(Path(folder), unit, rows)


def compare(root: Path, unit: str, rows: dict[str, dict[str, Answer]]) -> list[str]:
    """Grade all notebooks of a unit in the four ways."""
    new_course(root, only=[unit])
    right = reference_answers(unit)
    for student, answers in rows.items():
        codes = {key: answer.code for key, answer in answers.items()}
        write_submission(root, student, unit, submission(unit, right | codes))
    examined = {student: points(verdict) for student, verdict in grade_class(root, unit).items()}
    engine = stock.stock_engine(root)
    lines = []
    for student, answers in rows.items():
        graded = stock.grade(engine, root, student, unit)
        failed = validated(root / "submitted" / student / unit / f"{unit}.ipynb")
        for key, answer in answers.items():
            lines += difference(unit, key, answer, graded, failed, examined[student])
    return lines


def difference(unit: str, key: str, answer: Answer, graded: dict, failed: set[str], examined: dict) -> list[str]:
    """One line if the four do not agree on an answer."""
    cell = f"check_{key}"
    judged = judge_answer(catalogue.tasks(unit)[key], answer)
    said = {
        "visible check": judged.objects != "visible",
        "nbgrader validate": cell not in failed,
    }
    marks = {"nbgrader autograde": graded[cell], "examiner": examined[cell]}
    if (
        len(set(said.values())) == 1
        and len(set(marks.values())) == 1
        and judged.passes == (max(marks.values()) == full(unit, cell))
    ):
        return []
    return [f"{unit} {key} {answer.name}: {said}, {marks}"]


def full(unit: str, cell: str) -> float:
    """The most that a check cell can earn."""
    notebook = nbformat.read(f"source/{unit}/{unit}.ipynb", as_version=4)
    marks = (one.metadata.get("nbgrader", {}) for one in notebook.cells)
    return float(next(mark.points for mark in marks if mark.get("grade_id") == cell))


def validated(path: Path) -> set[str]:
    """The check cells that nbgrader validate reports as failed."""
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    failed = Validator(parent=None).validate(str(path)).get("failed", [])
    called = (re.match(r"check\.(\w+)\(", row["source"]) for row in failed)
    return {f"check_{match[1]}" for match in called if match}
