"""Bad input: every broken submission of the sample class ends in one clear line, and nobody's marks are lost."""

import pytest

from examiner.verdict import Verdict
from grader_tests import demo, sample_class
from grader_tests.course import gradebook, new_course
from grader_tests.grading import grade_class
from grader_tests.sample_class import STUDENTS

UNIT = "00_start_here"
FULL = 5
WHOLE = ("sample-01-perfect", "sample-06-own-way", "sample-07-loops", "sample-09-late", "sample-11-deleted-check")


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory) -> dict[str, Verdict]:
    course = tmp_path_factory.mktemp("class")
    new_course(course, only=[UNIT])
    with gradebook(course) as book:
        book.update_or_create_assignment(UNIT, duedate=sample_class.DUE)
    sample_class.hand_in(course, only=[UNIT])
    found = grade_class(course, UNIT)
    with gradebook(course) as book:
        late = [one.student_id for one in book.assignment_submissions(UNIT) if one.total_seconds_late > 0]
    assert late == ["sample-09-late"]
    return found


def test_nobody_is_left_out(verdicts):
    assert list(verdicts) == [student.name for student in STUDENTS]


def test_only_broken_submissions_have_trouble_and_each_names_the_file(verdicts):
    troubles = {name: words for name, one in verdicts.items() if (words := demo.troubles(one))}
    assert troubles == {
        "sample-10-cut-off-file": [
            f"{UNIT}.ipynb is not valid JSON (Unterminated string starting at): ask for a new copy"
        ],
        "sample-11-deleted-check": [f"{UNIT}.ipynb lacked the cell check_average: put back"],
        "sample-12-endless-loop": ["check_scores_shape was stopped: it did not end"],
    }


def test_nobody_loses_marks_to_a_broken_neighbour(verdicts):
    assert {name: verdicts[name].points for name in WHOLE} == dict.fromkeys(WHOLE, FULL)
    assert verdicts["sample-12-endless-loop"].points == FULL - 2
    assert verdicts["sample-13-dishonest"].points == 0
    assert verdicts["sample-02-blank"].points == verdicts["sample-10-cut-off-file"].points == 0
