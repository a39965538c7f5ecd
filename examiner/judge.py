"""Run an instructor's test cells against a student's notebook in another process, and decide on points.

Points are given only if a cell has run to its end: silence is no pass, and stderr is no failure.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import math
import os
import sys
import warnings
from collections.abc import Iterator, MutableMapping
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from examiner.hidden_lines import hidden_lines
from examiner.remote import Student, StudentCodeGone
from examiner.timer import RanTooLong, time_limit
from examiner.verdict import FAILED, PARTIAL, PASSED, STOPPED, CellVerdict

FILENAME = "<test cell>"
SECONDS_PER_TEST = 240.0
HIDDEN_FAILURE = "A hidden test failed."


class Names(MutableMapping[str, Any]):
    """The names that a test cell sees: its own first, then the student's.

    Setting or deleting a name that the student's notebook has does the same over there, so a test can take a function
    away or put another in its place.
    """

    def __init__(self, own: dict[str, Any], student: Student) -> None:
        self.own, self.student = own, student
        self.borrowed: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name not in self.own:
            if hasattr(builtins, name):
                raise KeyError(name)
            self.own[name] = self.student.get(name)
            self.borrowed.add(name)
        return self.own[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self.borrowed:
            self.student.set(name, value)
        self.own[name] = value

    def __delitem__(self, name: str) -> None:
        if name in self.borrowed:
            self.student.delete(name)
        del self.own[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)

    def give_back(self) -> None:
        """Forget the student's values: the next test cell sees the notebook as it is then."""
        for name in self.borrowed:
            self.own.pop(name, None)
        self.borrowed.clear()


class Printed(io.StringIO):
    """What a test cell and the code it calls print. What is printed on a hidden line is dropped."""

    def __init__(self, hidden: frozenset[int]) -> None:
        super().__init__()
        self.hidden = hidden

    def write(self, text: str) -> int:
        return len(text) if on_hidden_line(self.hidden) else super().write(text)


def on_hidden_line(hidden: frozenset[int]) -> bool:
    """Is the test cell at one of these lines now?"""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == FILENAME and frame.f_code.co_name == "<module>":
            return frame.f_lineno in hidden
        frame = frame.f_back
    return False


class Judge:
    """Runs the test cells of one notebook in order. Names that the tests define last from cell to cell."""

    def __init__(self, imports: list[str], seed: str) -> None:
        self.own: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
        self.used: set[str] = set()
        os.environ["GRADER_SEED"] = seed
        os.environ["NBGRADER_EXECUTION"] = "autograde"
        for source in imports:
            with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
                exec(compile(plain_python(source), "<imports>", "exec"), self.own)

    def grade(self, name: str, source: str, most: float, student: Student) -> CellVerdict:
        """The verdict of one test cell."""
        hidden = hidden_lines(source)
        printed = Printed(hidden)
        student.heard = printed.write
        names = Names(self.own, student)
        try:
            with (
                time_limit(SECONDS_PER_TEST, SECONDS_PER_TEST),
                warnings.catch_warnings(),
                contextlib.redirect_stdout(printed),
                contextlib.redirect_stderr(io.StringIO()),
            ):
                warnings.simplefilter("ignore")
                value = self.run(source, names)
        except BaseException as error:
            words, evidence = message_of(error, source, hidden)
            outcome = STOPPED if student.stopped else FAILED
            return CellVerdict(name, 0.0, most, outcome, joined(printed, words), evidence)
        finally:
            names.give_back()
        return judged(name, most, value, printed)

    def run(self, source: str, names: Names) -> Any:
        """Run a test cell and give the value of its last expression. Raises what the cell raises."""
        tree = ast.parse(plain_python(source), FILENAME)
        self.used |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for name in sorted(self.used):
            with contextlib.suppress(KeyError):
                names[name]
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, FILENAME, "exec"), self.own, names)
        return eval(compile(ast.Expression(last.value), FILENAME, "eval"), self.own, names) if last else None


def plain_python(source: str) -> str:
    """The cell without IPython's own syntax; a magic becomes a call that the judge has no use for."""
    text = TransformerManager().transform_cell(source)
    return "\n".join("pass" if line.lstrip().startswith("get_ipython()") else line for line in text.splitlines())


def judged(name: str, most: float, value: Any, printed: Printed) -> CellVerdict:
    """Points for a cell that ran to its end: all, or as many as its last value says."""
    words = str(getattr(value, "message", "") or "")
    if isinstance(value, bool) or not isinstance(value, int | float):
        passed = value is not False
        return CellVerdict(name, most if passed else 0.0, most, PASSED if passed else FAILED, joined(printed, words))
    points = float(value)
    if not math.isfinite(points) or not 0 <= points <= most:
        evidence = f"the cell's last value, {value!r}, is no number of points from 0 to {most:g}"
        return CellVerdict(name, 0.0, most, FAILED, joined(printed, words), evidence)
    outcome = PASSED if points == most else PARTIAL if points else FAILED
    return CellVerdict(name, points, most, outcome, joined(printed, words))


def message_of(error: BaseException, source: str, hidden: frozenset[int]) -> tuple[str, str]:
    """What the student may read of a failure, and the full words for the instructor."""
    number, lines = failed_line(error), source.splitlines()
    evidence = f"{type(error).__name__}: {error}".rstrip(": ")
    if 0 < number <= len(lines):
        evidence += f"\nat: {lines[number - 1].strip()}"
    if hasattr(error, "_render_traceback_"):
        return "\n".join(error._render_traceback_()), evidence
    if isinstance(error, StudentCodeGone | RanTooLong):
        return f"Stopped: {error}.", evidence
    if number in hidden:
        return HIDDEN_FAILURE, evidence
    return evidence, evidence


def failed_line(error: BaseException) -> int:
    """The line of the test cell at which it failed; 0 if it did not come that far."""
    step, found = error.__traceback__, 0
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILENAME and step.tb_frame.f_code.co_name == "<module>":
            found = step.tb_lineno
        step = step.tb_next
    return found


def joined(printed: Printed, words: str) -> str:
    """What was printed, then the message."""
    return "\n".join(part for part in (printed.getvalue().strip(), words.strip()) if part)
