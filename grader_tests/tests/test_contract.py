"""The contract, through nbgrader's own engine: what blank, reference, equivalent and wrong submissions earn.

Every mistake is handed in by a student of its own, with the reference's answers to all other tasks.
Equivalents are handed in together, the n-th of every task in one notebook: all must pass, so nothing is hidden.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest

from authoring.paths import units
from grader_tests import catalogue, stock
from grader_tests.course import new_course, scores
from grader_tests.submissions import reference_answers, submission, write_submission

UNITS = units()
MOST_MISTAKES_PER_TASK = 3


def mistakes(unit: str) -> dict[str, tuple[str, str]]:
    """Student name -> (task, code): a fixed sample, spread over each task's mistakes."""
    sample = {}
    for key, task in catalogue.tasks(unit).items():
        step = -(-len(task.mistakes) // MOST_MISTAKES_PER_TASK)
        sample |= {f"{key}--{mistake.name}": (key, mistake.code) for mistake in task.mistakes[::step]}
    return sample


def equivalents(unit: str) -> dict[str, dict[str, str]]:
    """Student name -> answers: the n-th equivalent of every task, the reference's where a task has fewer."""
    tasks = catalogue.tasks(unit)
    rows = zip_longest(*([(key, answer.code) for answer in task.equivalents] for key, task in tasks.items()))
    return {f"equivalents-{n}": dict(pair for pair in row if pair) for n, row in enumerate(rows)}


def grade_unit(unit: str, root: Path) -> dict[str, dict[str, float | None]]:
    """Hand everything in, grade it, and return the points of every cell by student."""
    os.environ["PYTHONPATH"] = str(Path.cwd())
    api = new_course(root, only=[unit])
    right = reference_answers(unit)
    classes = {"blank": {}, "reference": right}
    classes |= {student: right | answers for student, answers in equivalents(unit).items()}
    classes |= {student: right | {key: code} for student, (key, code) in mistakes(unit).items()}
    for student, answers in classes.items():
        write_submission(root, student, unit, submission(unit, answers))
    assert not [grading for grading in stock.grade_class(api, root, unit) if grading.problem]
    return {student: scores(root, student, unit) for student in classes}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contract")
    with ProcessPoolExecutor(2) as pool:
        runs = {unit: pool.submit(grade_unit, unit, folder / unit) for unit in UNITS}
        return folder, {unit: run.result() for unit, run in runs.items()}


def full(unit: str) -> dict[str, float]:
    """The most that every check cell can earn."""
    notebook = nbformat.read(f"source/{unit}/{unit}.ipynb", as_version=4)
    marks = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {mark.grade_id: mark.points for mark in marks if mark.get("grade") and not mark.solution}


def checks(row: dict[str, float | None]) -> dict[str, float | None]:
    """The points of the check cells, without the written answer."""
    return {name: points for name, points in row.items() if name.startswith("check_")}


@pytest.mark.parametrize("unit", UNITS)
def test_a_blank_submission_earns_nothing(graded, unit):
    row = graded[1][unit]["blank"]
    assert set(row.values()) == {0}


@pytest.mark.parametrize("unit", UNITS)
def test_a_blank_submission_fails_only_by_not_implemented(graded, unit):
    notebook = nbformat.read(graded[0] / unit / "autograded" / "blank" / unit / f"{unit}.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    names = {output.ename for output in outputs if output.output_type == "error"}
    assert names <= {"NotImplementedError", "NotAttempted"}
    assert "NotAttempted" in names


@pytest.mark.parametrize("unit", UNITS)
def test_the_reference_earns_full_marks(graded, unit):
    assert checks(graded[1][unit]["reference"]) == full(unit)


@pytest.mark.parametrize("unit", UNITS)
def test_every_equivalent_earns_full_marks(graded, unit):
    rows = {student: checks(graded[1][unit][student]) for student in equivalents(unit)}
    assert rows == {student: full(unit) for student in rows}


@pytest.mark.parametrize("unit", UNITS)
def test_every_mistake_loses_points_of_its_own_task_only(graded, unit):
    for student, (key, _) in mistakes(unit).items():
        row, most = checks(graded[1][unit][student]), full(unit)
        lost = {name for name in most if row[name] < most[name]}
        assert lost == {f"check_{key}"}, student
