"""What the grader says of one answer, in this process: by the visible check, then by the hidden one."""

import contextlib
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from examiner.box.timer import time_limit
from grader_tests import hidden, reference
from grader_tests.task import Answer, Task
from nncourse import check
from nncourse.check.outcome import Outcome
from nncourse.check.partial import Points

SECONDS = 20.0


@dataclass(frozen=True)
class Judged:
    """Who objects to an answer (visible, hidden, or nobody: an empty string), and with which words."""

    objects: str
    words: str

    @property
    def passes(self) -> bool:
        """Would it earn all its points?"""
        return not self.objects


def judge(task: Task, function: Callable[..., Any]) -> Judged:
    """Run the visible check, then the hidden one, on a function."""
    for name, checked in (("visible", getattr(check, task.key)), ("hidden", getattr(hidden, task.key))):
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed), warnings.catch_warnings(), time_limit(SECONDS, SECONDS):
                warnings.simplefilter("ignore")
                points = checked(function)
        except Outcome as outcome:
            return Judged(name, str(outcome))
        except KeyboardInterrupt as stopped:
            return Judged(name, str(stopped))
        if isinstance(points, Points):
            return Judged(name, printed.getvalue())
    return Judged("", "")


def judge_answer(task: Task, answer: Answer) -> Judged:
    """The verdict on an entry of the catalogue. Code that cannot even be run is objected to by the visible check."""
    try:
        function = answer.build(reference.names(task.unit))
    except Exception as error:
        return Judged("visible", f"{type(error).__name__}: {error}")
    return judge(task, function)
