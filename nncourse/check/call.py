"""Call a student's function on copies of an example's arguments, and note all that happened."""

import contextlib
import copy
import io
import linecache
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nncourse.check.plain import encode

LIBRARIES = (sys.prefix, sys.base_prefix, str(Path(__file__).parent.parent))
LONGEST_MESSAGE = 160


@dataclass(frozen=True)
class Result:
    """What a call gave: a value or an error, the arguments it changed, and the first warning it caused."""

    value: Any = None
    error: BaseException | None = None
    changed: tuple[str, ...] = ()
    warning: str = ""

    def fingerprint(self) -> dict[str, Any]:
        """This result as plain data, to be compared with those of known mistakes."""
        if self.error is not None:
            return {"raised": type(self.error).__name__, "message": str(self.error)}
        try:
            return {"value": encode(self.value), "changed": list(self.changed)}
        except TypeError:
            return {"type": type(self.value).__name__, "changed": list(self.changed)}


def call(
    answer: Callable[..., Any], arguments: dict[str, Any], construct: tuple[str, ...] = (), method: str = ""
) -> Result:
    """Call `answer(*arguments)`, or of a class `answer(*construct).method(*rest)`. Only KeyboardInterrupt passes."""
    given = copy.deepcopy(arguments)
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("always")
        try:
            value = _invoke(answer, given, construct, method)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return Result(error=error)
    changed = tuple(name for name, before in arguments.items() if not _same(before, given[name]))
    return Result(value=value, changed=changed, warning=str(caught[0].message) if caught else "")


def _invoke(answer: Callable[..., Any], given: dict[str, Any], construct: tuple[str, ...], method: str) -> Any:
    if not method:
        return answer(*given.values())
    built = answer(*(given[name] for name in construct))
    return getattr(built, method)(*(value for name, value in given.items() if name not in construct))


def _same(before: Any, after: Any) -> bool:
    if callable(before):
        return True
    if isinstance(before, np.ndarray):
        return before.shape == np.shape(after) and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    return bool(before == after)


def describe_error(error: BaseException) -> str:
    """One line: what was raised, and on which line of the student's own code."""
    message = " ".join(str(error).split())[:LONGEST_MESSAGE]
    place = getattr(error, "student_line", None) or _student_line(error)
    text = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return f"{text}\nLine {place[0]} of your cell: {place[1]}" if place else text


def _student_line(error: BaseException) -> tuple[int, str] | None:
    """Number and text of the deepest line of the traceback that is in no library."""
    found = None
    step = error.__traceback__
    while step is not None:
        filename = step.tb_frame.f_code.co_filename
        text = linecache.getline(filename, step.tb_lineno).strip()
        if text and not filename.startswith(LIBRARIES):
            found = (step.tb_lineno, text[:LONGEST_MESSAGE])
        step = step.tb_next
    return found
