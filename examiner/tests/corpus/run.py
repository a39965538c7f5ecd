"""Grade the corpus among honest submissions with the command an instructor types, and note all that could be hurt."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

import examiner
from examiner.box.isolate import adopt_orphans
from examiner.tests.corpus.assignment import ANSWERS, GIVEN_FILE, NAME, source_notebook
from examiner.tests.corpus.entry import Entry, Place
from examiner.tests.corpus.listener import Listener

HONEST = {"aa-honest": ANSWERS, "mm-honest": {"total": ANSWERS["total"]}, "zz-honest": ANSWERS}
TOKEN = "TOKEN-3141592653"
LIMITS = {"cpu_seconds": 1.0, "idle_seconds": 1.5, "total_cpu_seconds": 5, "memory_megabytes": 450, "cell_seconds": 4.0}
LIMITS |= {"notebook_seconds": 12.0, "judge_seconds": 10.0, "processes": 32, "disk_megabytes": 30, "file_megabytes": 20}
CONFIG = f"""
from examiner import stages

c = get_config()
c.CourseDirectory.course_id = "corpus"
stages.install(c)
c.Examiner.limits = {LIMITS}
"""


@dataclass
class Outcome:
    """What a run of the corpus has left behind."""

    verdicts: dict[str, dict[str, Any]]
    code: int
    said: str
    course: Path
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    heard: list[bytes] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def points(self, student: str) -> dict[str, float]:
        """Points by test."""
        return {row["name"]: row["points"] for row in self.verdicts[student]["cells"][NAME]}

    def graded(self, student: str) -> Path:
        """The graded notebook's file."""
        return self.course / "autograded" / student / NAME / f"{NAME}.ipynb"


def new_course(root: Path) -> str:
    """Make a course folder with the assignment in it; gives the released notebook."""
    source = root / "source" / NAME
    source.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    (source / f"{NAME}.ipynb").write_text(json.dumps(source_notebook()), encoding="utf-8")
    (source / "given.csv").write_bytes(GIVEN_FILE)
    config = Config()
    config.CourseDirectory.root, config.CourseDirectory.course_id = str(root), "corpus"
    done = NbGraderAPI(config=config).generate_assignment(NAME)
    if not done["success"]:
        raise RuntimeError(done.get("log") or done.get("error"))
    return (root / "release" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")


def place(course: Path, released: str, student: str, port: int) -> Place:
    """Where a student hands in."""
    reachable = (str(course.parent), str(Path(examiner.__file__).parent.parent), str(course / "home"))
    return Place(course / "submitted" / student / NAME, released, course, port, reachable)


def grade(course: Path, python: str = sys.executable, **options: Any) -> subprocess.CompletedProcess:
    """Run `examiner grade`. Options are those of subprocess.run."""
    home = course / "home"
    environment = {**os.environ, "HOME": str(home), "EXAMINER_TEST_TOKEN": TOKEN, "COLUMNS": "200"}
    environment |= {"PYTHONPATH": str(Path(examiner.__file__).parent.parent), **options.pop("env", {})}
    command = [python, "-m", "examiner", "grade", NAME, f"--json={course / 'verdicts.json'}"]
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, **options)


def run_corpus(course: Path, entries: list[Entry], python: str = sys.executable, **options: Any) -> Outcome:
    """Grade honest submissions, then all again among these entries. `prepare` may change owners before each run."""
    prepare = options.pop("prepare", lambda folder: None)
    released = new_course(course)
    (course / "home").mkdir()
    (course / "home" / "secret.txt").write_text(TOKEN, encoding="utf-8")
    with Listener() as listener:
        for student, answers in HONEST.items():
            one = place(course, released, student, 0)
            one.write(one.notebook(answers))
            one.write_bytes(b"2030-01-01 12:00:00 UTC", "timestamp.txt")
        prepare(course)
        first = grade(course, python, **options)
        if first.returncode:
            raise RuntimeError(first.stdout + first.stderr)
        with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
            grade_of_words = book.find_grade("words", NAME, NAME, "aa-honest")
            grade_of_words.manual_score, grade_of_words.needs_manual_grade = 2, True
            book.db.commit()
        shutil.rmtree(course / ".examiner" / "verdicts")  # the honest ones are judged again, among the others
        for entry in entries:
            entry.make(place(course, released, entry.name, listener.port))
        prepare(course)
        adopt_orphans()  # whatever the run leaves behind becomes a child of this process
        before, ours = state(course), descendants()
        done = grade(course, python, **options)
        time.sleep(0.5)
        left = [words for number, words in descendants().items() if number not in ours]
    said = done.stdout + done.stderr
    path = course / "verdicts.json"
    rows = json.loads(path.read_text(encoding="utf-8")) if done.returncode in (0, 1) else []
    verdicts = {row["student"]: row for row in rows}
    return Outcome(verdicts, done.returncode, said, course, before, state(course), listener.heard, left)


def descendants() -> dict[int, str]:
    """Living processes that come from this one, by number: what they are called."""
    parents, words = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            said = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if state != "Z":
            parents[int(folder.name)], words[int(folder.name)] = int(parent), said
    found, new = set(), {os.getpid()}
    while new:
        found |= new
        new = {number for number, parent in parents.items() if parent in new} - found
    return {number: words[number] for number in found - {os.getpid()}}


def files(folder: Path) -> list[Path]:
    """Files below a folder, but for paths that are too long to be opened."""
    paths = (Path(parent, name) for parent, _, names in os.walk(folder) if len(parent) < 3000 for name in names)
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def state(course: Path) -> dict[str, str]:
    """Hashes of all that no submission may change: the source, what was handed in, the honest ones' rows."""
    found = {}
    for path in [*files(course / "source"), *files(course / "submitted"), course / "nbgrader_config.py"]:
        found[str(path.relative_to(course))] = hashlib.sha256(path.read_bytes()).hexdigest()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for student in HONEST:
            rows = book.find_submission_notebook(NAME, NAME, student)
            grades = sorted((one.name, one.auto_score, one.manual_score, one.needs_manual_grade) for one in rows.grades)
            comments = sorted((one.name, one.auto_comment or "", one.manual_comment or "") for one in rows.comments)
            found[f"rows of {student}"] = repr((grades, comments, rows.late_submission_penalty))
    return found
