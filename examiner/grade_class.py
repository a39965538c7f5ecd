"""Grade everybody who handed an assignment in: many at once, resumable, with one writer to the gradebook."""

from __future__ import annotations

import glob
import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from examiner.autograded import write_autograded
from examiner.examine import examine
from examiner.gradebook import GradebookWriter
from examiner.intake import Job, collect
from examiner.kit import Kit
from examiner.settings import Examiner
from examiner.store import Store
from examiner.verdict import GRADER_FAILED, Verdict

WINDOW_PER_WORKER = 4


@dataclass(frozen=True)
class Graded:
    """One submission's outcome in this run; `again` is False if a stored verdict was used."""

    verdict: Verdict
    again: bool


class ClassRun:
    """One run over the submissions of an assignment."""

    def __init__(self, settings: Examiner, assignment: str, kit: Kit, writer: GradebookWriter) -> None:
        self.settings, self.assignment, self.kit, self.writer = settings, assignment, kit, writer
        self.store = Store(settings.course_path(settings.folder))
        self.in_gradebook = writer.students()

    def students(self, only: str = "*") -> list[str]:
        """Who has handed the assignment in."""
        course = self.settings.coursedir
        pattern = course.format_path(course.submitted_directory, "(?P<student>.*)", self.assignment, escape=True)
        places = glob.glob(course.format_path(course.submitted_directory, only, self.assignment))
        found = (re.match(pattern, place) for place in places if Path(place).is_dir())
        return sorted(match["student"] for match in found if match)

    def job(self, student: str) -> Job:
        """The student's submission as it lies there."""
        folder = self.settings.directory(self.settings.coursedir.submitted_directory, self.assignment, student)
        notebooks, files, notes = collect(folder, list(self.kit.released))
        seed = self.store.seed(student, self.assignment, notebooks)
        return Job(student, self.assignment, seed, notebooks, files, tuple(notes))

    def grade(self, students: list[str], executor: Executor, kit: Any, done: Callable[[Graded], None]) -> list[Graded]:
        """Grade these students; `done` is told of each. What the grader itself failed on is tried once more, alone."""
        results: list[Graded] = []
        failed: list[str] = []
        for graded in self.results(students, executor, kit):
            if graded.verdict.status == GRADER_FAILED:
                failed.append(graded.verdict.student)
                continue
            results.append(graded)
            done(graded)
        for student in failed:
            results.append(self.finish(self.job(student), self.alone(student), again=True))
            done(results[-1])
        return sorted(results, key=lambda one: one.verdict.student)

    def alone(self, student: str) -> Verdict:
        """Grade one submission in this process's own workshop, with nothing else going on."""
        return examine(self.job(student), self.kit)

    def results(self, students: list[str], executor: Executor, kit: Any) -> Iterator[Graded]:
        """Results as they come, with only a few submissions in memory at a time."""
        remaining, waiting = deque(students), dict[Future, Job]()
        while remaining or waiting:
            while remaining and len(waiting) < WINDOW_PER_WORKER * max(1, self.settings.workers):
                job = self.job(remaining.popleft())
                stored = self.store.load(self.assignment, job.student, self.store.key(job, self.kit.hash))
                if stored:
                    yield self.finish(job, stored, again=False)
                else:
                    waiting[submitted(executor, job, kit)] = job
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield self.collected(waiting.pop(future), future)

    def collected(self, job: Job, future: Future) -> Graded:
        """The result of a finished future. A worker that died is the grader's failure, not the submission's."""
        try:
            verdict = future.result()
        except (BrokenProcessPool, CancelledError, OSError, RuntimeError) as error:
            verdict = Verdict(job.student, job.assignment, GRADER_FAILED, problem=f"a worker failed: {error}")
        if verdict.status == GRADER_FAILED:
            return Graded(verdict, True)
        return self.finish(job, verdict, again=True)

    def finish(self, job: Job, verdict: Verdict, again: bool) -> Graded:
        """Keep a verdict, write the graded notebook and the gradebook, unless they hold it already."""
        key = self.store.key(job, self.kit.hash)
        if again:
            self.store.save(verdict, key)
        if not (self.store.is_written(self.assignment, job.student, key) and job.student in self.in_gradebook):
            write_autograded(self.settings, job, self.kit, verdict)
            self.writer.write(verdict, self.timestamp(job.student))
            self.store.mark_written(self.assignment, job.student, key)
        return Graded(verdict, again)

    def timestamp(self, student: str) -> datetime | None:
        """When the submission was handed in; None where nbgrader's timestamp file is missing or unreadable."""
        folder = self.settings.directory(self.settings.coursedir.submitted_directory, self.assignment, student)
        try:
            return parse_utc((folder / "timestamp.txt").read_text(encoding="utf-8").strip())
        except (OSError, ValueError, OverflowError):
            return None


def submitted(executor: Executor, job: Job, kit: Any) -> Future:
    """A job handed to the workers; a future that has failed if they take no more."""
    try:
        return executor.submit(examine, job, kit)
    except RuntimeError as error:
        future: Future = Future()
        future.set_exception(error)
        return future
