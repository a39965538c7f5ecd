"""One test cell of a submission on its way to a verdict: its visible part, the rest, and what may be said of it."""

from __future__ import annotations

import ast
import io
import math
from functools import cache
from typing import Any

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from examiner.assignment.hidden_lines import hidden_lines
from examiner.box.timer import RanTooLong
from examiner.judge.names import Names
from examiner.judge.remote import Remote
from examiner.judge.student_errors import StudentCodeGone, TookTooLong
from examiner.submission.plain_text import MOST_SHOWN, harmless
from examiner.verdict import FAILED, PARTIAL, PASSED, STOPPED, CellVerdict

FILENAME = "<test cell>"
HIDDEN_FAILURE = "A hidden test failed."
STOPPED_UNSEEN = "Stopped: your code did not end, or ended its process."


class Exam:
    """A test cell. What the student's code says is kept in the visible part only: behind it, hidden inputs are known.

    The rest begins with the first statement that has a hidden line.
    """

    def __init__(self, name: str, source: str, most: float, names: Names) -> None:
        self.name, self.most, self.names = name, most, names
        self.source = plain_python(source)
        self.hidden = hidden_lines(self.source)
        self.printed = Printed()
        self.visible: list[ast.stmt] = []
        self.rest: list[ast.stmt] = []
        self.value: Any = None
        self.forgotten: dict[str, Any] = {}
        self.changes: tuple[dict[str, Any], set[str]] = {}, set()
        self.verdict: CellVerdict | None = None

    def parse(self) -> None:
        """Split the cell into its two parts. Raises SyntaxError."""
        for statement in ast.parse(self.source, FILENAME).body:
            is_visible = not self.hidden or (statement.end_lineno or 0) < min(self.hidden)
            (self.visible if is_visible and not self.rest else self.rest).append(statement)

    def run(self, body: list[ast.stmt]) -> None:
        """Run a part, keeping the value of its last expression. Raises what the part raises."""
        last = body[-1] if body and isinstance(body[-1], ast.Expr) else None
        space = self.names.own
        exec(compile(ast.Module(body[:-1] if last else body, []), FILENAME, "exec"), space, self.names)
        self.value = eval(compile(ast.Expression(last.value), FILENAME, "eval"), space, self.names) if last else None

    def passed(self, unseen: bool) -> None:
        """The cell has run to its end: all points, or as many as its last value says."""
        words = "" if isinstance(self.value, Remote) else str(getattr(self.value, "message", "") or "")
        points = points_of(self.value, self.most)
        if points is None:
            evidence = f"the cell's last value, {self.value!r}, is no number of points from 0 to {self.most:g}"
            return self.decide(0.0, FAILED, HIDDEN_FAILURE if unseen else words, evidence)
        self.decide(points, PASSED if points == self.most else PARTIAL if points else FAILED, words)

    def failed(self, error: BaseException, unseen: bool) -> None:
        """The cell has ended with an error: no points."""
        stopped = isinstance(error, StudentCodeGone | TookTooLong | RanTooLong)
        outcome = STOPPED if stopped or self.names.student.stopped else FAILED  # tests may report it in their own words
        evidence = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        line = self.line(lines_of(error)[:1])
        evidence += f"\nat: {line}" if line else ""
        if hasattr(error, "_render_traceback_"):  # an exception of the tests' own, meant for students
            words = "\n".join(error._render_traceback_())
        elif stopped:
            words = STOPPED_UNSEEN if unseen else f"Stopped: {error}."
        elif unseen:
            is_hidden = not line or self.hidden.intersection(lines_of(error))
            words = HIDDEN_FAILURE if is_hidden else f"A test failed: {line}"
        else:
            words = evidence
        self.decide(0.0, outcome, words, evidence)

    def line(self, numbers: list[int]) -> str:
        """The text of the first of these lines."""
        lines = self.source.splitlines()
        return lines[numbers[0] - 1].strip() if numbers and 0 < numbers[0] <= len(lines) else ""

    def decide(self, points: float, outcome: str, words: str, evidence: str = "") -> None:
        """Settle the verdict: what was printed, then the message."""
        said = "\n".join(part for part in (self.printed.getvalue().strip(), words.strip()) if part)
        self.verdict = CellVerdict(self.name, points, self.most, outcome, harmless(said), harmless(evidence))


class Printed(io.StringIO):
    """What a test cell and the code that it calls print, up to a limit."""

    def write(self, text: str) -> int:
        super().write(text[: max(0, MOST_SHOWN - self.tell())])
        return len(text)


def points_of(value: Any, most: float) -> float | None:
    """The points that a cell's last value gives: False none, a number as many, anything else all. None: no points."""
    if isinstance(value, bool | np.bool_):
        return most if value else 0.0
    if not isinstance(value, int | float | np.integer | np.floating):
        return most
    points = float(value)
    return points if math.isfinite(points) and 0 <= points <= most else None


def lines_of(error: BaseException) -> list[int]:
    """The lines of the test cell that led to an error, outermost first."""
    found, step = [], error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILENAME:
            found.append(step.tb_lineno)
        step = step.tb_next
    return found


@cache
def plain_python(source: str) -> str:
    """The cell without IPython's own syntax; a magic becomes a line that does nothing."""
    lines = TransformerManager().transform_cell(source).splitlines()
    return "\n".join(blank(line) + "pass" if line.lstrip().startswith("get_ipython()") else line for line in lines)


def blank(line: str) -> str:
    """The blanks that a line begins with."""
    return line[: len(line) - len(line.lstrip())]
