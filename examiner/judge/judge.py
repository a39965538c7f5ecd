"""Run an instructor's test cells against a student's notebook in another process, and decide on points.

Points are given only if a cell has run to its end: silence is no pass, and stderr is no failure. The visible parts of
all cells run first. Only then do hidden inputs reach the student's code, and from there on nothing that it says is
kept: however its copies tell each other what they have seen, no student will read it.
"""

from __future__ import annotations

import ast
import contextlib
import io
import time
import warnings
from collections.abc import Iterator
from typing import Any

from examiner.box.timer import RanTooLong, time_limit
from examiner.judge.exam import Exam, Printed, plain_python
from examiner.judge.names import Names, Scope
from examiner.judge.student import Student
from examiner.verdict import CellVerdict

SECONDS_PER_TEST = 240.0


class Judge:
    """Judges the test cells of one notebook. Names that the tests define last from cell to cell."""

    def __init__(self, scope: Scope, seconds: float) -> None:
        self.scope, self.modules = scope, scope.modules()
        self.end = time.monotonic() + seconds
        self.own: dict[str, Any] = {"__name__": "__main__", "__builtins__": scope.builtins()}
        self.used: set[str] = set()
        for source in scope.before:
            with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
                exec(compile(plain_python(source), "<imports>", "exec"), self.own)

    def grade(self, tests: list[tuple[str, str, float, Student]]) -> Iterator[CellVerdict]:
        """The verdicts of test cells, given as name, source, most points and student, in order."""
        start = dict(self.own)
        exams = [
            Exam(name, source, most, Names(self.own, student, self.scope.shared, self.modules))
            for name, source, most, student in tests
        ]
        for exam in exams:
            self.visible_part(exam)
        self.used.clear()
        now = start
        for exam in exams:
            now = self.rest(exam, changed(now, exam.changes))
            assert exam.verdict is not None
            yield exam.verdict

    def visible_part(self, exam: Exam) -> None:
        """Run the statements before the first hidden line; if there are none behind it, that is the verdict."""
        before = dict(self.own)
        try:
            exam.parse()
            with contextlib.redirect_stdout(exam.printed):
                self.run(exam, exam.visible)
        except BaseException as error:
            exam.failed(error, unseen=False)
        exam.forgotten = exam.names.give_back()
        exam.changes = changes(before, self.own)
        if exam.verdict is None and not exam.rest:
            exam.passed(unseen=False)

    def rest(self, exam: Exam, now: dict[str, Any]) -> dict[str, Any]:
        """Run what is left of a cell, with the names as they were then. Gives the names as they are behind it."""
        if exam.verdict is not None:
            return now
        self.own.clear()
        self.own.update(now)
        exam.names.take_again(exam.forgotten)
        try:
            with contextlib.redirect_stdout(Printed()):
                self.run(exam, exam.rest)
            exam.passed(unseen=True)
        except BaseException as error:
            exam.failed(error, unseen=True)
        exam.names.give_back()
        return dict(self.own)

    def run(self, exam: Exam, body: list[ast.stmt]) -> None:
        """Run a part of a cell within the time that is left. Raises what it raises."""
        left = min(SECONDS_PER_TEST, self.end - time.monotonic())
        if left <= 0:
            raise RanTooLong("your code has used up the time that all tests together may take")
        self.used |= {node.id for part in body for node in ast.walk(part) if isinstance(node, ast.Name)}
        with time_limit(left, left), warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            exam.names.borrow(self.used)
            exam.run(body)


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """Names with new values, and names that are gone."""
    missing = object()
    return {name: value for name, value in after.items() if before.get(name, missing) is not value}, {*before} - {
        *after
    }


def changed(names: dict[str, Any], changes: tuple[dict[str, Any], set[str]]) -> dict[str, Any]:
    """Names after these changes."""
    fresh, gone = changes
    return {name: value for name, value in {**names, **fresh}.items() if name not in gone}
