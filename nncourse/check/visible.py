"""The visible check of one task: call the function on every example and say what was found."""

from collections.abc import Callable
from typing import Any

from nncourse.check.call import Result, call, describe_error, student_line
from nncourse.check.compare import difference
from nncourse.check.known import advice_for
from nncourse.check.outcome import CodeRaised, NotAttempted, NotYet
from nncourse.check.partial import Points, right_parts
from nncourse.check.plain import AtLeast
from nncourse.check.shown import say
from nncourse.check.table import Example, Task
from nncourse.check.tips import tip


class VisibleCheck:
    """The check of a task, called with the student's function."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.__doc__ = f"Check your `{task.key}` (unit {task.unit}, {task.points:g} points)."

    def __repr__(self) -> str:
        return f"check.{self.task.key}"

    def __call__(self, answer: Callable[..., Any]) -> Points | None:
        """Print that it is right; raise NotAttempted, CodeRaised or NotYet; or return the points of the right parts."""
        task = self.task
        if not callable(answer):
            raise NotYet(
                f"Not yet: {task.key} is not a function any more.\nRun the cell that defines it again, then this one."
            )
        results = [call(answer, example.arguments, task.form) for example in task.examples]
        message = first_problem(task, results)
        if message is None:
            say(right(task))
            return None
        parts = right_parts(task, results)
        if not parts:
            raise message
        say(f"{message}\nRight so far: {', '.join(parts)}.")
        return Points(task.points * len(parts) / len(task.parts))


def right(task: Task) -> str:
    """The words for a right answer: what it reproduced, and what is not known yet."""
    count = len(task.examples)
    lecture = f"\nIt gives {task.reproduces}." if task.reproduces else ""
    further = "The grader also tries other sizes and values. " if any(one.arguments for one in task.examples) else ""
    return (
        f"Right: {task.key} passes {count} of {count} visible checks.{lecture}\n"
        f"{further}Worth {task.points:g} point{'s' if task.points != 1 else ''}."
    )


def first_problem(task: Task, results: list[Result]) -> NotAttempted | CodeRaised | NotYet | None:
    """The outcome for the first example that went wrong, or None."""
    if any(isinstance(result.error, NotImplementedError) for result in results):
        return NotAttempted(
            f"Not attempted: {task.key} still raises NotImplementedError.\n"
            "Put your own lines in place of that line, run the cell, then check again."
        )
    advice = advice_for(task, results)
    for number, (example, result) in enumerate(zip(task.examples, results, strict=True), start=1):
        problem = one_problem(task, number, example, result, advice)
        if problem is not None:
            return problem
    return None


def one_problem(task: Task, number: int, example: Example, result: Result, advice: str) -> CodeRaised | NotYet | None:
    """The outcome for one example, or None if it is right."""
    try_it = f'Next: look at your result for check.example("{task.key}", {number}).'
    if isinstance(example.expected, AtLeast):
        try_it = f'Next: change your settings; check.hint("{task.key}") has ideas.'
    if result.error is not None:
        advice = advice or tip(result.error, (student_line(result.error) or (0, ""))[1])
        return CodeRaised(
            f'Your code raised, in {task.key} on "{example.label}": {describe_error(result.error)}'
            + (f"\n{advice}" if advice else "")
        )
    found = result.malformed or difference(result.value, example.expected, example.rtol)
    if found:
        hint = advice or (f"NumPy warned: {result.warning}." if result.warning else try_it)
        return NotYet(f'Not yet: {task.key} on "{example.label}".\n{found}\n{hint}')
    if result.changed:
        return NotYet(
            f"Not yet: the values are right, but {task.key} changed its argument {', '.join(result.changed)}.\n"
            + (advice or "Work on a copy: write a = a - b instead of a -= b.")
        )
    return None


def is_right(example: Example, result: Result) -> bool:
    """Did this call give the expected value and leave its arguments alone?"""
    if result.error is not None or result.malformed or result.changed:
        return False
    return difference(result.value, example.expected, example.rtol) is None
