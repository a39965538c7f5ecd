"""Grade files have the columns that Canvas and Moodle import, and say nothing about what was not handed in."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from examiner.exporters import CanvasExport, MoodleExport, TableExport

REPOSITORY = Path(__file__).parent.parent.parent
CANVAS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A course folder."""
    return tmp_path_factory.mktemp("course")


@pytest.fixture(scope="module")
def gradebook(course):
    """Two assignments of 3 points; ada handed in both, one late; bob one, partly graded; eve nothing."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for unit in ("unit_0", "unit_1"):
            book.add_assignment(unit)
            book.add_notebook(unit, unit)
            book.add_grade_cell("check", unit, unit, max_score=2, cell_type="code")
            book.add_grade_cell("why", unit, unit, max_score=1, cell_type="markdown")
            book.add_solution_cell("why", unit, unit)
        book.add_student("ada", first_name="Ada", last_name="King, Countess", email="ada@example.org", lms_user_id="17")
        book.add_student("bob", email="bob@example.org")
        book.add_student("eve", email="eve@example.org")
        hand_in(book, "unit_0", "ada", check=2, why=1)
        hand_in(book, "unit_1", "ada", check=1.5, why=0, penalty=1)
        hand_in(book, "unit_0", "bob", check=1)
        yield book


def hand_in(book, unit, student, check, why=None, penalty=0) -> None:
    book.add_submission(unit, student)
    for name, points in (("check", check), ("why", why)):
        grade = book.find_grade(name, unit, unit, student)
        grade.auto_score, grade.needs_manual_grade = points, points is None
    book.find_submission_notebook(unit, unit, student).late_submission_penalty = penalty
    book.db.commit()


def exported(plugin: type[TableExport], gradebook, folder: Path, **settings) -> list[list[str]]:
    """The rows of the file that an exporter writes."""
    path = folder / "grades.csv"
    plugin(config=Config({plugin.__name__: settings}), to=str(path)).export(gradebook)
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def test_canvas_finds_its_columns_points_and_students(gradebook, tmp_path):
    head, possible, *students = exported(CanvasExport, gradebook, tmp_path)
    assert head == [*CANVAS, "unit_0", "unit_1"]
    assert possible[0].strip() == "Points Possible" and possible[5:] == ["3.0", "3.0"]
    assert all(len(row) == len(head) for row in (possible, *students))
    assert [row[:5] for row in students] == [
        ["King, Countess, Ada", "17", "", "ada", ""],
        ["bob", "", "", "bob", ""],
        ["eve", "", "", "eve", ""],
    ]
    assert [row[5:] for row in students] == [["3.0", "0.5"], ["1.0", ""], ["", ""]]


@pytest.mark.parametrize(("field", "names"), [("username", ["ada", "bob", "eve"]), ("idnumber", ["ada", "bob", "eve"])])
def test_moodle_finds_the_user_and_the_grades(gradebook, tmp_path, field, names):
    head, *students = exported(MoodleExport, gradebook, tmp_path, identify_by=field)
    assert head == [field, "unit_0", "unit_1"]
    assert [row[0] for row in students] == names
    assert [row[1:] for row in students] == [["3.0", "0.5"], ["1.0", ""], ["", ""]]


def test_moodle_by_email_needs_an_address(gradebook, tmp_path):
    rows = exported(MoodleExport, gradebook, tmp_path, identify_by="email")
    assert [row[0] for row in rows] == ["email", "ada@example.org", "bob@example.org", "eve@example.org"]
    gradebook.add_student("mallory")
    with pytest.raises(ValueError, match="mallory has no email"):
        exported(MoodleExport, gradebook, tmp_path, identify_by="email")
    gradebook.remove_student("mallory")


def test_some_students_and_assignments_only(gradebook, tmp_path):
    head, _, *students = exported(CanvasExport, gradebook, tmp_path, student=["bob"], assignment=["unit_0"])
    assert head[5:] == ["unit_0"] and [row[3] for row in students] == ["bob"]


def test_through_nbgraders_command(gradebook, course):
    (course / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(course)!r}\n")
    command = ["export", "--exporter=examiner.exporters.MoodleExport", "--MoodleExport.identify_by=email", "--to=m.csv"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PATH": path}
    line = [sys.executable, "-m", "nbgrader", *command]
    done = subprocess.run(line, cwd=course, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "a person has still to grade: 1" in done.stderr
    assert (course / "m.csv").read_text(encoding="utf-8").splitlines()[0] == "email,unit_0,unit_1"
