"""The student's exceptions on the judge's side: built-in types and plain text, nothing of the student's making."""

from __future__ import annotations

import builtins
from typing import Any

from examiner.wire.plain_data import WireError, decode

MOST_MESSAGE = 2000
MOST_NAME = 80
MOST_TYPES = 20


class StudentCodeError(Exception):
    """The student's code raised something that the judge has no type for."""


class TookTooLong(Exception):
    """The student's code was stopped because it did not end."""

    student_line: tuple[int, str] | None = None


class StudentCodeGone(Exception):
    """The student's process has ended, does not answer, or answers nonsense."""

    student_line: tuple[int, str] | None = None


def student_error(described: Any) -> Exception:
    """The student's exception as the nearest built-in type, with the line it came from. Raises StudentCodeGone."""
    if not isinstance(described, dict) or not isinstance(described.get("types"), list):
        raise StudentCodeGone("your code raised what cannot be read")
    names = [str(name)[:MOST_NAME] for name in described["types"][:MOST_TYPES]]
    message = text(described.get("message"), MOST_MESSAGE)
    if "RanTooLong" in names:
        return placed(TookTooLong(message), described)
    kinds = (getattr(builtins, name, None) for name in names)
    kind = next((one for one in kinds if isinstance(one, type) and issubclass(one, Exception)), StudentCodeError)
    if kind is StudentCodeError or names[0] != kind.__name__:
        message = f"{names[0] if names else 'error'}: {message}"
    return placed(build(kind, message), described)


def placed(error: Exception, described: dict[str, Any]) -> Exception:
    """The exception with the line of the student's that it came from, or None for the line."""
    error.student_line = line_of(described.get("line"))  # type: ignore[attr-defined]
    return error


def text(data: Any, most: int) -> str:
    """Wire data as a text, if it is one."""
    try:
        value = decode(data)
    except WireError:
        return ""
    return value[:most] if isinstance(value, str) else ""


def line_of(line: Any) -> tuple[int, str] | None:
    """Number and text of the line of the student's that raised, if both are told."""
    if isinstance(line, list) and len(line) == 2 and type(line[0]) is int and isinstance(line[1], str):
        return line[0], line[1][:MOST_MESSAGE]
    return None


def build(kind: type[Exception], message: str) -> Exception:
    """An exception of that type; some types want more than a message."""
    try:
        return kind(message)
    except TypeError:
        return StudentCodeError(message)
