"""Any nbgrader course: nbgrader's own quickstart, unchanged but for the line that puts the examiner in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from examiner.tests.small_course import REPOSITORY

SOLUTIONS = {
    "squares": """def squares(n):
    if n < 1:
        raise ValueError("n must be greater than or equal to 1")
    return [i ** 2 for i in range(1, n + 1)]""",
    "sum_of_squares": "def sum_of_squares(n):\n    return sum(squares(n))",
}
WITHOUT_SQUARES = "def sum_of_squares(n):\n    return sum(i ** 2 for i in range(1, n + 1))"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PATH": path}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def hand_in(course: Path, student: str, answers: dict[str, str]) -> None:
    folder = course / "submitted" / student / "ps1"
    folder.mkdir(parents=True)
    for path in (course / "release" / "ps1").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        nbformat.write(notebook, folder / path.name)


def scores(course: Path) -> dict[str, dict[str, float | None]]:
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", course.name) as book:
        return {
            one.student_id: {grade.name: grade.auto_score for notebook in one.notebooks for grade in notebook.grades}
            for one in book.assignment_submissions("ps1")
        }


@pytest.fixture(scope="module")
def courses(tmp_path_factory) -> dict[str, dict[str, dict[str, float | None]]]:
    """Scores of the same class in two quickstart courses, by engine."""
    found = {}
    started = tmp_path_factory.mktemp("quickstart")
    run(started, "-m", "nbgrader", "quickstart", "course")
    for engine in ("nbgrader", "examiner"):
        course = shutil.copytree(started / "course", tmp_path_factory.mktemp(engine) / "course")
        if engine == "examiner":
            config = course / "nbgrader_config.py"
            config.write_text(config.read_text(encoding="utf-8") + "\nfrom examiner import stages\nstages.install(c)\n")
        run(course, "-m", "nbgrader", "generate_assignment", "ps1", "--force")
        hand_in(course, "blank", {})
        hand_in(course, "right", SOLUTIONS)
        hand_in(course, "wrong", SOLUTIONS | {"squares": "def squares(n):\n    return [i for i in range(n)]"})
        hand_in(course, "unrelated", SOLUTIONS | {"sum_of_squares": WITHOUT_SQUARES})
        command = ["-m", "nbgrader", "autograde"] if engine == "nbgrader" else ["-m", "examiner", "grade"]
        run(course, *command, "ps1")
        found[engine] = scores(course)
    return found


def test_the_marks_are_the_same(courses):
    assert json.dumps(courses["examiner"], sort_keys=True) == json.dumps(courses["nbgrader"], sort_keys=True)


def test_the_marks_tell_the_answers_apart(courses):
    rows = courses["examiner"]
    assert rows["right"]["correct_squares"] > 0 == rows["blank"]["correct_squares"] == rows["wrong"]["correct_squares"]
    assert rows["right"]["sum_of_squares_uses_squares"] > 0 == rows["unrelated"]["sum_of_squares_uses_squares"]
