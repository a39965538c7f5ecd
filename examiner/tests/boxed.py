"""A student's process without a sandbox, for tests of the judge: a fork that answers over a channel."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from examiner.assignment.scope import scope_names
from examiner.box.answers import Answers
from examiner.box.isolate import Limits
from examiner.judge.judge import Judge
from examiner.judge.names import Scope
from examiner.judge.student import Student
from examiner.verdict import CellVerdict
from examiner.wire.channel import Channel

LIMITS = Limits(cpu_seconds=0.5, idle_seconds=0.5)


@dataclass(frozen=True)
class GradedCell:
    """A test cell: its text and what it is worth."""

    source: str
    most: float = 2.0


@contextlib.contextmanager
def student(source: str) -> Iterator[Student]:
    """The student's side: a process that has run this code."""
    ours, theirs = Channel.pair()
    number = os.fork()
    if number == 0:
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            ours.close()
            names: dict[str, Any] = {"__name__": "__main__"}
            exec(source, names)
            Answers(theirs, names, LIMITS).serve()
        finally:
            os._exit(0)
    theirs.close()
    try:
        yield Student(ours)
    finally:
        ours.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)


def judged(tests: list[GradedCell | str], source: str, seconds: float = 20.0, **scope: Any) -> list[CellVerdict]:
    """The verdicts on test cells, all of them on copies of the notebook as it is at the end."""
    judge = Judge(Scope(**{name: type(getattr(Scope(), name))(value) for name, value in scope.items()}), seconds)
    with contextlib.ExitStack() as stack:
        rows = []
        for number, test in enumerate(tests):
            test = GradedCell(test) if isinstance(test, str) else test
            rows.append((f"test_{number}", test.source, test.most, stack.enter_context(student(source))))
        return list(judge.grade(rows))


def verdict(test: str, source: str, **more: Any) -> CellVerdict:
    """The verdict on one test cell."""
    (found,) = judged([test], source, **more)
    return found


def scope_of(cells: list[dict[str, Any]], *tests: str) -> dict[str, Any]:
    """The scope that a notebook of these cells has for these tests."""
    import json

    text = json.dumps({"cells": cells})
    return scope_names(text, list(tests))
