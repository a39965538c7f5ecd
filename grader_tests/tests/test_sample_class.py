"""Bad input: every broken submission of the sample class ends in one clear line, and nobody's marks are lost."""

import os

import pytest

from authoring.paths import ROOT
from grader_tests import sample_class, stock
from grader_tests.course import gradebook, new_course
from grader_tests.sample_class import STUDENTS

UNIT = "00_start_here"
FULL = 5


@pytest.fixture(scope="module")
def gradings(tmp_path_factory) -> dict[str, stock.Grading]:
    os.environ["PYTHONPATH"] = str(ROOT)
    course = tmp_path_factory.mktemp("class")
    api = new_course(course, only=[UNIT])
    with gradebook(course) as book:
        book.update_or_create_assignment(UNIT, duedate=sample_class.DUE)
    sample_class.hand_in(course, only=[UNIT])
    return {one.student: one for one in stock.grade_class(api, course, UNIT)}


def test_nobody_is_left_out(gradings):
    assert list(gradings) == [student.name for student in STUDENTS]


def test_only_broken_submissions_have_a_problem_and_each_names_the_file(gradings):
    problems = {name: one.problem for name, one in gradings.items() if one.problem}
    cut_off = "is not a readable notebook (Notebook does not appear to be JSON): ask for a new copy"
    endless = "ran without end in check_scores_shape: stopped, no points for it"
    assert problems == {
        "sample-10-cut-off-file": f"{UNIT}.ipynb {cut_off}",
        "sample-11-deleted-check": f"{UNIT}.ipynb lacked the cell check_average: put back",
        "sample-12-endless-loop": f"{UNIT}.ipynb {endless}",
    }


def test_nobody_loses_marks_to_a_broken_neighbour(gradings):
    for name in (
        "sample-01-perfect",
        "sample-06-own-way",
        "sample-07-loops",
        "sample-09-late",
        "sample-11-deleted-check",
    ):
        assert gradings[name].points == FULL
    assert gradings["sample-12-endless-loop"].points == FULL - 2
    assert gradings["sample-02-blank"].points == gradings["sample-10-cut-off-file"].points == 0


def test_only_the_late_one_is_late(gradings):
    assert [name for name, one in gradings.items() if one.late] == ["sample-09-late"]


def test_a_missing_file_is_named(tmp_path):
    (tmp_path / "submitted" / "sample" / UNIT).mkdir(parents=True)
    one = stock.grade(None, tmp_path, "sample", UNIT)
    assert one.problem == "00_start_here.ipynb is missing: ask for the notebook under this name"
