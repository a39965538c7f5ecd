"""The gradebook: the same rows as nbgrader writes, a late policy, PostgreSQL, and a cost that stays flat."""

import contextlib
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from sqlalchemy import event

from examiner.course.gradebook import GradebookWriter
from examiner.tests.small_course import ANSWERS, NAME
from examiner.verdict import GRADED, GRADER_FAILED, CellVerdict, Verdict

ZERO = "c.LateSubmissionPlugin.penalty_method = 'zero'"
STOCK = "c.Autograde = type(c)()"


def everything(url: str) -> dict[str, list]:
    """What nbgrader's own objects tell of every submission."""
    with Gradebook(url, "small_course") as book:
        return {
            one.student_id: [
                one.score,
                one.max_score,
                one.needs_manual_grade,
                one.total_seconds_late,
                [notebook.late_submission_penalty for notebook in one.notebooks],
                sorted(
                    (grade.name, grade.auto_score, grade.needs_manual_grade)
                    for nb in one.notebooks
                    for grade in nb.grades
                ),
                sorted((comment.name, comment.auto_comment or "") for nb in one.notebooks for comment in nb.comments),
            ]
            for one in book.assignment_submissions(NAME)
        }


def fill(course) -> None:
    with course.gradebook() as book:
        book.update_or_create_assignment(NAME, duedate="2030-01-01 00:00:00 UTC")
    course.hand_in("blank", {}, "2029-12-31 00:00:00 UTC")
    course.hand_in("late", ANSWERS, "2030-01-01 01:00:00 UTC")
    course.hand_in("right", ANSWERS)
    course.hand_in("wrong", ANSWERS | {"double": "def double(x):\n    return x"})


@pytest.mark.parametrize("policy", ["", ZERO])
def test_the_same_rows_as_nbgraders_own_engine(make_course, policy):
    ours, theirs = make_course("ours", policy), make_course("theirs", policy + "\n" + STOCK)
    for course in (ours, theirs):
        fill(course)
    ours.grade()
    theirs.run("-m", "nbgrader", "autograde", NAME)
    assert everything(f"sqlite:///{ours.root}/gradebook.db") == everything(f"sqlite:///{theirs.root}/gradebook.db")


def verdict(student: str, points: float, status: str = GRADED) -> Verdict:
    cells = [CellVerdict("test_double", points, 1, "passed"), CellVerdict("test_total", 2, 2, "passed")]
    return Verdict(student, NAME, status, {NAME: [*cells, CellVerdict("test_slopes", 3, 3, "passed")]}, {NAME: "{}"})


@contextlib.contextmanager
def writer(url: str) -> Iterator[GradebookWriter]:
    made = GradebookWriter(url, "small_course", NAME, LateSubmissionPlugin())
    try:
        yield made
    finally:
        made.close()


def test_a_failure_of_the_grader_is_no_zero(course):
    with writer(f"sqlite:///{course.root}/gradebook.db") as book:
        book.write(verdict("s", 1), None)
        book.write(Verdict("s", NAME, GRADER_FAILED), None)
    assert set(course.rows()["s"].values()) == {(None, None, True)}


def statements(book: GradebookWriter, student: str) -> int:
    """How many SQL statements one submission takes."""
    seen = []
    count = lambda *details: seen.append(details[2])  # noqa: E731
    event.listen(book.book.engine, "before_cursor_execute", count)
    book.write(verdict(student, 1), None)
    event.remove(book.book.engine, "before_cursor_execute", count)
    return len(seen)


def test_the_cost_of_a_submission_does_not_grow_with_the_class(course):
    with writer(f"sqlite:///{course.root}/gradebook.db") as book:
        first = statements(book, "s000")
        for number in range(1, 300):
            book.write(verdict(f"s{number:03}", 0), None)
        assert statements(book, "s300") == first
        assert len(book.students()) == 301


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's server programs, which Debian keeps off the path."""
    folders = [
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        *map(Path, os.environ["PATH"].split(":")),
    ]
    return next((one for one in folders if (one / "initdb").exists() and (one / "pg_ctl").exists()), None)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of a fresh database on a real server, started for the test, as an ordinary user."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed here (Debian: apt-get install postgresql)")
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        user = {"user": "nobody"} if os.geteuid() == 0 else {}
        settings = {**user, "cwd": folder, "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, "check": True}
        quiet = {**settings, "stdout": subprocess.DEVNULL}
        create = [programs / "initdb", "-D", folder / "data", "-U", "grader", "--auth=trust", "--encoding=UTF8"]
        subprocess.run(create, **quiet)
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        control = [programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w"]
        subprocess.run([*control, "-o", options, "start"], **quiet)
        try:
            yield f"postgresql+psycopg://grader@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


def test_postgresql_by_url(make_course, postgres):
    course = make_course(more=f"c.CourseDirectory.db_url = {postgres!r}")
    course.run("-m", "nbgrader", "generate_assignment", NAME, "--force")
    with Gradebook(postgres, "small_course") as book:
        book.update_or_create_assignment(NAME, duedate="2030-01-01 00:00:00 UTC")
    for student, answers in {"right": ANSWERS, "blank": {}}.items():
        course.hand_in(student, answers)
    course.grade("--workers=2")
    found = everything(postgres)
    assert (found["right"][0], found["blank"][0]) == (6, 0)
    assert "0 judged now, 2 as before" in course.grade().stdout
    assert not course.rows()
