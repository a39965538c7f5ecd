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

from nncourse.check import measures
from nncourse.check.compare import difference
from nncourse.check.plain import AtLeast, encode, loaded

LIBRARIES = (sys.prefix, sys.base_prefix, str(Path(__file__).parent.parent))
GIVEN = "given.py"
LONGEST_MESSAGE = 160


@dataclass(frozen=True)
class Form:
    """How a task's answer is called. A class is built with the arguments named in `construct`, then `method` is called.

    What is compared is the returned value, or what the function `measure` of nncourse.check.measures makes of it.
    `draws` names the random generator among the arguments from which the answer has to draw.
    The arguments named in `held_back` go to the measure only.
    """

    construct: tuple[str, ...] = ()
    method: str = ""
    measure: str = ""
    draws: str = ""
    held_back: tuple[str, ...] = ()

    def invoke(self, answer: Callable[..., Any], given: dict[str, Any]) -> Any:
        """Call the answer with these arguments, by position. Raises whatever the answer raises."""
        built = answer(*(given[name] for name in self.construct)) if self.method else None
        kept = {*self.construct, *self.held_back}
        return (getattr(built, self.method) if self.method else answer)(
            *(value for name, value in given.items() if name not in kept)
        )


@dataclass(frozen=True)
class Result:
    """What a call gave: a value or an error, the arguments it changed, and the first warning it caused.

    `malformed` says why a value cannot be measured.
    """

    value: Any = None
    error: BaseException | None = None
    changed: tuple[str, ...] = ()
    warning: str = ""
    malformed: str = ""

    def fingerprint(self, expected: Any = None) -> dict[str, Any]:
        """This result as plain data, to be compared with those of known mistakes.

        Of a number that has only to be large enough, just this is noted: the digits of a long run differ by machine.
        """
        if self.error is not None:
            return {"raised": type(self.error).__name__, "message": str(self.error)}
        if self.malformed:
            return {"malformed": self.malformed}
        if isinstance(expected, AtLeast):
            return {"reaches": difference(self.value, expected) is None}
        try:
            return {"value": encode(self.value), "changed": list(self.changed)}
        except TypeError:
            return {"type": type(self.value).__name__, "changed": list(self.changed)}


def call(answer: Callable[..., Any], arguments: dict[str, Any], form: Form | None = None) -> Result:
    """Call the answer with a copy of the arguments, in the task's form. Only KeyboardInterrupt passes."""
    form = form or Form()
    arguments = {name: loaded(value) for name, value in arguments.items()}
    given = copy.deepcopy(arguments)
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("always")
        try:
            value = form.invoke(answer, given)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return Result(error=error)
    changed = tuple(name for name, before in arguments.items() if not _same(before, given[name]))
    warning = str(caught[0].message) if caught else ""
    if form.draws and not _has_drawn(arguments[form.draws], given[form.draws]):
        return Result(malformed=f"It drew no random number from {form.draws}.")
    if not form.measure:
        return Result(value=value, changed=changed, warning=warning)
    try:
        measured = getattr(measures, form.measure)(value, **copy.deepcopy(arguments))
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        return Result(malformed=f"What it returned cannot be used: {' '.join(str(error).split())[:LONGEST_MESSAGE]}.")
    return Result(value=measured, changed=changed, warning=warning)


def _has_drawn(before: np.random.Generator, after: np.random.Generator) -> bool:
    return before.bit_generator.state != after.bit_generator.state


def _same(before: Any, after: Any) -> bool:
    if callable(before) or isinstance(before, np.random.Generator):
        return True
    if isinstance(before, np.ndarray):
        return before.shape == np.shape(after) and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if isinstance(before, tuple | list):
        return len(before) == len(after) and all(map(_same, before, after))
    return bool(before == after)


def describe_error(error: BaseException) -> str:
    """One line: what was raised, and on which line of the student's own code."""
    message = " ".join(str(error).split())[:LONGEST_MESSAGE]
    place = student_line(error)
    text = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return f"{text}\nLine {place[0]} of your cell: {place[1]}" if place else text


def student_line(error: BaseException) -> tuple[int, str] | None:
    """Number and text of the deepest line of the traceback that is in no library, nor in what was given."""
    if hasattr(error, "student_line"):
        return error.student_line
    found = None
    step = error.__traceback__
    while step is not None:
        filename = step.tb_frame.f_code.co_filename
        text = linecache.getline(filename, step.tb_lineno).strip()
        if text and not filename.startswith(LIBRARIES) and Path(filename).name != GIVEN:
            found = (step.tb_lineno, text[:LONGEST_MESSAGE])
        step = step.tb_next
    return found
