"""Stand-ins in the judge for what lives in the student's process. They carry no code of the student's."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from examiner.channel import Channel, ChannelClosed, ChannelTimeout
from examiner.wire import WireError, decode, encode

SECONDS_PER_REQUEST = 150.0


class StudentCodeError(Exception):
    """The student's code raised something that the judge has no type for."""


class RanTooLong(Exception):
    """The student's code was stopped because it did not end."""


class StudentCodeGone(Exception):
    """The student's process has ended, does not answer, or answers nonsense."""


class Student:
    """The names of a student's notebook as they were at one test cell, reached over one channel.

    `heard` is told what the student's code prints, and from which call on the judge's side.
    """

    def __init__(self, channel: Channel, heard: Callable[[str], None]) -> None:
        self.channel, self.heard = channel, heard
        self.functions: list[Callable[..., Any]] = []
        self.stopped = ""

    def get(self, name: str) -> Any:
        """The value of a name. Raises KeyError if the notebook does not have it."""
        answer = self.request("get", name)
        if answer.get("missing"):
            raise KeyError(name)
        return self.into(answer.get("value"))

    def set(self, name: str, value: Any) -> None:
        """Give a name of the notebook another value."""
        self.request("set", name, self.out(value))

    def delete(self, name: str) -> None:
        """Take a name away."""
        self.request("delete", name)

    def call(self, target: Remote, positional: tuple, named: dict[str, Any]) -> Any:
        """Call a function of the student's. Arguments that it changes in place are changed here too."""
        answer = self.request("call", self.out(target), self.out(list(positional)), self.out(named))
        for place, value in answer.get("changed", []):
            change_in_place(named[place] if isinstance(place, str) else positional[place], self.into(value))
        return self.into(answer.get("value"))

    def attribute(self, target: Remote, name: str) -> Any:
        """An attribute of one of the student's objects. Raises AttributeError."""
        return self.into(self.request("attribute", target._number, name).get("value"))

    def request(self, *message: Any) -> dict[str, Any]:
        """Ask and wait, running functions that the student's code calls back. Raises what the student's code raised."""
        if self.stopped:
            raise RanTooLong(self.stopped)
        try:
            self.channel.send(list(message))
            while True:
                answer = self.channel.receive(SECONDS_PER_REQUEST)
                if not isinstance(answer, dict):
                    raise ChannelClosed("not an answer")
                if "callback" not in answer:
                    break
                self.channel.send(self.call_back(answer))
        except (ChannelClosed, ChannelTimeout) as error:
            self.stopped = "your code ended its process, or does not answer any more"
            raise StudentCodeGone(self.stopped) from error
        self.heard(str(answer.get("printed", "")))
        if "error" in answer:
            error = student_error(answer["error"])
            self.stopped = str(error) if isinstance(error, RanTooLong) else ""
            raise error
        return answer

    def call_back(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Run a function that was passed to the student's code."""
        try:
            positional, named = (self.into(part) for part in asked["arguments"])
            return {"value": self.out(self.functions[int(asked["callback"])](*positional, **named))}
        except Exception as error:
            return {"error": type(error).__name__}

    def out(self, value: Any) -> Any:
        """A value for the student's process. Raises WireError."""
        return encode(value, self.export)

    def export(self, value: Any) -> list[Any]:
        """One of the student's own objects by its number; a function of ours to be called back."""
        if isinstance(value, Remote):
            return ["o", value._number]
        if callable(value):
            self.functions.append(value)
            return ["callback", len(self.functions) - 1]
        raise WireError(f"{type(value).__name__} cannot be passed to a student's function: it is not plain data")

    def into(self, data: Any) -> Any:
        """A value from the student's process. Raises StudentCodeGone for anything malformed."""
        try:
            return decode(data, self.resolve)
        except WireError as error:
            raise StudentCodeGone(f"your code returned what cannot be read: {error}") from error

    def resolve(self, data: list[Any]) -> Any:
        """["o", number, type name, can be called, is a class, module name]"""
        if data[0] != "o" or not isinstance(data[1], int):
            raise WireError("not a value")
        kind = RemoteFunction if data[3] else Remote
        return kind(self, data[1], str(data[2])[:80])


class Remote:
    """An object of the student's. It has attributes; it equals nothing but itself and takes part in no arithmetic."""

    def __init__(self, student: Student, number: int, kind: str) -> None:
        self._student, self._number, self._kind = student, number, kind

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._student.attribute(self, name)

    def __repr__(self) -> str:
        return f"<{self._kind} of the student>"

    def __len__(self) -> int:
        return int(self._special("__len__"))

    def __getitem__(self, key: Any) -> Any:
        return self._special("__getitem__", key)

    def __iter__(self) -> Iterator[Any]:
        step = self._special("__iter__")
        while True:
            try:
                yield step.__next__() if not isinstance(step, Remote) else step._special("__next__")
            except StopIteration:
                return

    def __str__(self) -> str:
        return str(self._special("__str__"))

    def _special(self, name: str, *arguments: Any) -> Any:
        return self._student.call(self._student.attribute(self, name), arguments, {})

    # Comparing with the judge's data would show it to the student's code and trust the answer.
    __hash__ = object.__hash__
    __array_ufunc__ = None


class RemoteFunction(Remote):
    """A function or class of the student's. Calling it runs it over there."""

    def __call__(self, *positional: Any, **named: Any) -> Any:
        return self._student.call(self, positional, named)


def change_in_place(ours: Any, theirs: Any) -> None:
    """Do to our argument what was done to the student's copy."""
    if isinstance(ours, np.ndarray) and isinstance(theirs, np.ndarray) and ours.shape == theirs.shape:
        np.copyto(ours, theirs, casting="unsafe")
    elif isinstance(ours, list) and isinstance(theirs, list):
        ours[:] = theirs
    elif isinstance(ours, dict | set) and type(ours) is type(theirs):
        ours.clear()
        ours.update(theirs)
    elif isinstance(ours, np.random.Generator) and isinstance(theirs, np.random.Generator):
        ours.bit_generator.state = theirs.bit_generator.state


def student_error(described: Any) -> Exception:
    """The student's exception as the nearest built-in type, with the line it came from."""
    if not isinstance(described, dict):
        raise StudentCodeGone("your code raised what cannot be read")
    names = [str(name) for name in described.get("types", [])]
    if "RanTooLong" in names:
        return RanTooLong(str(described.get("message", "")))
    kinds = (getattr(builtins, name, None) for name in names)
    kind = next((one for one in kinds if isinstance(one, type) and issubclass(one, Exception)), StudentCodeError)
    message = str(described.get("message", ""))
    if kind is StudentCodeError or (names and names[0] != kind.__name__):
        message = f"{names[0] if names else 'error'}: {message}"
    error = build(kind, message)
    line = described.get("line")
    if isinstance(line, list) and len(line) == 2:
        error.student_line = (line[0], str(line[1]))
    return error


def build(kind: type[Exception], message: str) -> Exception:
    """An exception of that type; some types want more than a message."""
    try:
        return kind(message)
    except TypeError:
        return StudentCodeError(message)
