"""A small world for one test: a course folder, an exchange, an instructor's and a student's home."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from authoring.paths import NOTEBOOKS, ROOT
from grader_tests.browser.servers import COURSE, Server, environment, jupyter, new_home
from grader_tests.course import new_course
from grader_tests.submissions import submission, write_unit


@dataclass(frozen=True)
class World:
    """Where everything is."""

    folder: Path

    @property
    def course(self) -> Path:
        """The instructor's course folder."""
        return self.folder / "instructor" / "course"

    @property
    def work(self) -> Path:
        """The folder in which the student works."""
        return self.folder / "student" / "work"

    def notebook(self, unit: str) -> Path:
        """The student's copy of a unit."""
        return self.work / unit / f"{unit}.ipynb"

    def hand_in(self, student: str, unit: str, answers: dict[str, str], time: str) -> None:
        """Put a submission into the exchange, as a student other than the one in the browser."""
        folder = self.folder / "exchange" / COURSE / "inbound" / f"{student}+{unit}+{time}"
        write_unit(folder, unit, submission(unit, answers))
        (folder / "timestamp.txt").write_text(time, encoding="utf-8")
        (folder / "submission_secret.txt").write_text(f"{student} {time}", encoding="utf-8")

    def instructor(self, *command: str) -> str:
        """Run a command in the course folder as the instructor does; returns what it says. Fails if it fails."""
        env = environment(self.folder / "instructor")
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=self.course, env=env, text=True, capture_output=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    @contextmanager
    def student_lab(self) -> Iterator[Server]:
        """JupyterLab as the student opens it."""
        with jupyter("nncourse.lab", self.work, self.folder / "student") as server:
            yield server

    @contextmanager
    def instructor_lab(self) -> Iterator[Server]:
        """JupyterLab as the instructor opens it."""
        home = self.folder / "instructor"
        with jupyter("authoring.lab_instructor", self.course, home, PYTHONPATH=str(ROOT)) as server:
            yield server


def new_world(folder: Path, units: list[str]) -> World:
    """A course with these units generated; nothing is released yet."""
    world = World(folder)
    for person in ("instructor", "student"):
        new_home(folder / person, folder / "exchange")
    world.work.mkdir()
    new_course(world.course, units)
    shutil.copytree(NOTEBOOKS, world.course / "notebooks")
    return world
