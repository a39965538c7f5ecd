"""Grade everybody who handed an assignment in: many at once, resumable, with one writer to the gradebook."""

from __future__ import annotations

import glob
import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from examiner.assignment.kit import Kit
from examiner.course.autograded import write_autograded
from examiner.course.gradebook import GradebookWriter
from examiner.course.store import Store
from examiner.settings import Examiner
from examiner.submission.intake import Job, timestamp_of
from examiner.submission.plain_text import one_line
from examiner.verdict import GRADER_FAILED, Verdict
from examiner.worker.examine import examine

WINDOW_PER_WORKER = 4


@dataclass(frozen=True)
class Graded:
    """One submission's outcome in this run; `again` is False if a stored verdict was used. The texts are on disk."""

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
        return self.store.job(folder, student, self.kit)

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
            results.append(self.alone(student))
            done(results[-1])
        return sorted(results, key=lambda one: one.verdict.student)

    def alone(self, student: str) -> Graded:
        """Grade one submission in this process's own workshop, with nothing else going on."""
        try:
            job = self.job(student)
        except OSError as error:
            return self.failed(student, str(error))
        return self.finish(job, examine(job, self.kit), again=True)

    def failed(self, student: str, problem: str) -> Graded:
        """The grader's own failure, which is no verdict on the submission."""
        return Graded(Verdict(student, self.assignment, GRADER_FAILED, problem=one_line(problem, 300)), True)

    def results(self, students: list[str], executor: Executor, kit: Any) -> Iterator[Graded]:
        """Results as they come, with only a few submissions in memory at a time."""
        remaining, waiting = deque(students), dict[Future, Job]()
        while remaining or waiting:
            while remaining and len(waiting) < WINDOW_PER_WORKER * max(1, self.settings.workers):
                known = self.known_or_waiting(remaining.popleft(), waiting, executor, kit)
                if known:
                    yield known
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield self.collected(waiting.pop(future), future)

    def known_or_waiting(self, student: str, waiting: dict[Future, Job], executor: Executor, kit: Any) -> Graded | None:
        """A submission's stored verdict; if there is none, the workers are given the submission."""
        try:
            job = self.job(student)
        except OSError as error:
            return self.failed(student, str(error))
        stored = self.store.load(self.assignment, student, self.store.key(job, self.kit.hash))
        if stored:
            return self.finish(job, stored, again=False)
        waiting[submitted(executor, job, kit)] = job
        return None

    def collected(self, job: Job, future: Future) -> Graded:
        """The result of a finished future. A worker that died is the grader's failure, not the submission's."""
        try:
            verdict = future.result()
        except (Exception, CancelledError) as error:  # whatever a worker died of, the others go on
            return self.failed(job.student, f"a worker failed: {type(error).__name__}: {error}")
        if verdict.status == GRADER_FAILED:
            return Graded(verdict, True)
        return self.finish(job, verdict, again=True)

    def finish(self, job: Job, verdict: Verdict, again: bool) -> Graded:
        """Keep a verdict, write the graded notebook and the gradebook, unless they hold it already."""
        try:
            self.keep(job, verdict, again)
        except OSError as error:
            return self.failed(job.student, f"the verdict cannot be written: {error}")
        return Graded(verdict.without_texts(), again)

    def keep(self, job: Job, verdict: Verdict, again: bool) -> None:
        """Write a verdict to wherever it belongs. Raises OSError."""
        key = self.store.key(job, self.kit.hash)
        if again:
            self.store.save(verdict, key)
        if not (self.store.is_written(self.assignment, job.student, key) and job.student in self.in_gradebook):
            write_autograded(self.settings, job, self.kit, verdict)
            self.writer.write(verdict, self.timestamp(job.student))
            if verdict.status != GRADER_FAILED:  # else the next run's verdict would not be written
                self.store.mark_written(self.assignment, job.student, key)

    def timestamp(self, student: str) -> datetime | None:
        """When the submission was handed in; None where nbgrader's timestamp file is missing or unreadable."""
        folder = self.settings.directory(self.settings.coursedir.submitted_directory, self.assignment, student)
        try:
            return parse_utc(timestamp_of(folder).decode().strip())
        except Exception:  # the parser raises many kinds for odd text, and no text may stop the class
            return None


def submitted(executor: Executor, job: Job, kit: Any) -> Future:
    """A job handed to the workers; a future that has failed if they take no more."""
    try:
        return executor.submit(examine, job, kit)
    except RuntimeError as error:
        future: Future = Future()
        future.set_exception(error)
        return future
