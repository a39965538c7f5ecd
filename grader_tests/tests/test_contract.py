"""The contract, through the grader: what blank, reference, equivalent and wrong submissions earn.

Mistakes are handed in by students of their own, with the reference's answers to all other tasks. Equivalents are
handed in together, the n-th of every task in one notebook: all must pass, so nothing is hidden. Both are a fixed
sample, or all with --every-mistake (make accuracy). A few are graded with nbgrader's own engine too: the marks are
the same.
"""

import shutil
from concurrent.futures import ProcessPoolExecutor
from itertools import product, zip_longest
from pathlib import Path

import nbformat
import pytest

from authoring.paths import units
from examiner.verdict import Verdict
from grader_tests import catalogue, stock
from grader_tests.course import new_course, write_config
from grader_tests.grading import grade_units, points
from grader_tests.submissions import reference_answers, submission, write_submission

UNITS = units()
SAMPLE = 2
STOCK = ("blank", "all-wrong", "equivalents-0")


@pytest.fixture(scope="module")
def most(request) -> int:
    """How many mistakes of a task are tried, and how many notebooks of equivalents."""
    return 10_000 if request.config.getoption("--every-mistake") else SAMPLE


def mistakes(unit: str, most: int) -> dict[str, tuple[str, str]]:
    """Student name -> (task, code), at most so many of each task, from all over its list."""
    found = {}
    for key, task in catalogue.tasks(unit).items():
        step = max(1, len(task.mistakes) // most)
        found |= {f"{key}--{one.name}": (key, one.code) for one in task.mistakes[::step][:most]}
    return found


def equivalents(unit: str, most: int) -> dict[str, dict[str, str]]:
    """Student name -> answers: the n-th equivalent of every task, the reference's where a task has fewer."""
    tasks = catalogue.tasks(unit)
    rows = zip_longest(*([(key, answer.code) for answer in task.equivalents] for key, task in tasks.items()))
    return {f"equivalents-{n}": dict(pair for pair in row if pair) for n, row in enumerate(rows) if n < most}


def classroom(unit: str, most: int) -> dict[str, dict[str, str]]:
    """Answers of everybody, by student name."""
    right = reference_answers(unit)
    wrong = {key: task.mistakes[0].code for key, task in catalogue.tasks(unit).items()}
    everybody = {"blank": {}, "reference": right, "all-wrong": wrong}
    everybody |= {student: right | answers for student, answers in equivalents(unit, most).items()}
    return everybody | {student: right | {key: code} for student, (key, code) in mistakes(unit, most).items()}


@pytest.fixture(scope="module")
def course(tmp_path_factory, most) -> Path:
    """A course folder with everything handed in."""
    folder = tmp_path_factory.mktemp("contract")
    new_course(folder, only=UNITS)
    for unit in UNITS:
        for student, answers in classroom(unit, most).items():
            write_submission(folder, student, unit, submission(unit, answers))
    return folder


@pytest.fixture(scope="module")
def verdicts(course) -> dict[str, dict[str, Verdict]]:
    return grade_units(course, UNITS)


def full(unit: str) -> dict[str, float]:
    """The most that every check cell can earn."""
    notebook = nbformat.read(f"source/{unit}/{unit}.ipynb", as_version=4)
    marks = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {mark.grade_id: mark.points for mark in marks if mark.get("grade") and not mark.solution}


@pytest.mark.parametrize("unit", UNITS)
def test_a_blank_submission_earns_nothing(verdicts, unit):
    blank = verdicts[unit]["blank"]
    assert set(points(blank).values()) == {0}
    assert all(cell.message.startswith("Not attempted: ") for cell in blank.cells[unit])
    assert "why" in blank.unanswered[unit]


@pytest.mark.parametrize("unit", UNITS)
def test_a_blank_submission_fails_only_by_not_implemented(course, verdicts, unit):
    path = course / "autograded" / "blank" / unit / f"{unit}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    outputs = [
        out for cell in cells if not cell.metadata.get("nbgrader", {}).get("grade") for out in cell.get("outputs", [])
    ]
    assert {out.ename for out in outputs if out.output_type == "error"} <= {"NotImplementedError"}


@pytest.mark.parametrize("unit", UNITS)
def test_the_reference_earns_full_marks(verdicts, unit):
    assert points(verdicts[unit]["reference"]) == full(unit)


@pytest.mark.parametrize("unit", UNITS)
def test_every_equivalent_earns_full_marks(verdicts, unit, most):
    rows = {student: points(verdicts[unit][student]) for student in equivalents(unit, most)}
    assert rows == {student: full(unit) for student in rows}


@pytest.mark.parametrize("unit", UNITS)
def test_every_mistake_loses_points_of_its_own_task_only(verdicts, unit, most):
    for student, (key, _) in mistakes(unit, most).items():
        row, best = points(verdicts[unit][student]), full(unit)
        assert {name for name in best if row[name] < best[name]} == {f"check_{key}"}, student


def stock_points(root: Path, units: list[str]) -> dict[str, dict[str, dict[str, float]]]:
    """What nbgrader's own engine gives: it is slow, so three students have to do."""
    engine = stock.stock_engine(root)
    found: dict[str, dict[str, dict[str, float]]] = {unit: {} for unit in units}
    for unit, student in product(units, STOCK):
        row = stock.grade(engine, root, student, unit)
        found[unit][student] = {name: row[name] for name in full(unit)}
    return found


@pytest.fixture(scope="module")
def stock_rows(course, verdicts, tmp_path_factory) -> dict[str, dict[str, dict[str, float]]]:
    """Runs after the examiner, so that it replaces the examiner's scores: in two copies of the course at once."""
    found = {}
    with ProcessPoolExecutor(2) as pool:
        runs = []
        for half in (UNITS[::2], UNITS[1::2]):
            copy = shutil.copytree(course, tmp_path_factory.mktemp("stock") / "course")
            write_config(copy)
            runs.append(pool.submit(stock_points, copy, half))
        for run in runs:
            found |= run.result()
    return found


@pytest.mark.parametrize("unit", UNITS)
def test_nbgraders_own_engine_gives_the_same_marks(verdicts, stock_rows, unit):
    assert stock_rows[unit] == {student: points(verdicts[unit][student]) for student in stock_rows[unit]}
