"""The grader's hidden checks: `hidden.softmax(softmax)`. They never tell their inputs or expected values."""

import os
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

from grader_tests import catalogue, reference
from grader_tests.task import Case, Task
from nncourse.check import table
from nncourse.check.call import Result, call
from nncourse.check.known import same_fingerprint
from nncourse.check.outcome import NotYet
from nncourse.check.partial import Points, right_parts
from nncourse.check.table import Example
from nncourse.check.visible import is_right

SEED_VARIABLE = "GRADER_SEED"


def __getattr__(key: str) -> Callable[[Callable[..., Any]], Points | None]:
    """The hidden check of one task. Raises AttributeError for a name that is no task."""
    try:
        task = catalogue.find(key)
    except KeyError:
        raise AttributeError(key) from None
    return lambda answer: check(task, answer)


def warm_up(unit: str) -> None:
    """Read all that the checks of a unit need, once, before judges are forked."""
    catalogue.tasks(unit)
    reference.names(unit)
    table.task_keys()


def generator(key: str) -> np.random.Generator:
    """Random numbers of one task's hidden cases. The seed can be set from outside and is the task's own otherwise."""
    return np.random.default_rng([int(os.environ.get(SEED_VARIABLE, "0"), 16), zlib.crc32(key.encode())])


def check(task: Task, answer: Callable[..., Any]) -> Points | None:
    """Raise NotYet, naming the kind of case but not its numbers, if any hidden case goes wrong."""
    cases = list(task.hidden(generator(task.key)))
    examples = [Example(case.label, case.arguments, task.expected_value(case), case.rtol) for case in cases]
    results = [call(answer, case.arguments, task.form) for case in cases]
    wrong = [place for place, example in enumerate(examples) if not is_right(example, results[place])]
    known = table.find_task(task.key)
    visible = [call(answer, example.arguments, task.form) for example in known.examples if task.parts]
    parts = set(right_parts(known, results, examples)) & set(right_parts(known, visible))
    if not wrong and (not task.parts or len(parts) == len(task.parts)):
        return None
    message = words(task, [cases[place] for place in wrong], [results[place] for place in wrong])
    if not parts:
        raise NotYet(message)
    print(message)
    return Points(known.points * len(parts) / len(task.parts))


def words(task: Task, cases: list[Case], results: list[Result]) -> str:
    """What a student may know of failed hidden cases: their kind, and the advice if the mistake is a known one."""
    if not cases:
        return ""
    where = f'Not yet: the grader also tried {task.key} on "{cases[0].label}", and there it went wrong.'
    next_step = advice(task, cases, results) or "Next: try such a case yourself, small enough to work out by hand."
    return f"{where}\n{next_step}"


def advice(task: Task, cases: list[Case], results: list[Result]) -> str:
    """The advice of the one mistake that goes wrong in just this way on these cases, or an empty string."""
    found = [result.fingerprint(case.expected) for result, case in zip(results, cases, strict=True)]
    if {"reaches": False} in found:
        return ""
    namespace = reference.names(task.unit)
    matching = set()
    for mistake in task.mistakes:
        wrong = mistake.build(namespace)
        same = (
            same_fingerprint(call(wrong, case.arguments, task.form).fingerprint(case.expected), one)
            for case, one in zip(cases, found, strict=True)
        )
        if all(same):
            matching.add(mistake.advice)
    return matching.pop() if len(matching) == 1 else ""
