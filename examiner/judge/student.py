"""The names of a student's notebook, reached over a channel. Whatever comes from there may be a lie."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from examiner.judge.random_state import RandomState
from examiner.judge.remote import Remote, RemoteFunction
from examiner.judge.student_errors import StudentCodeGone, TookTooLong, student_error
from examiner.wire.channel import Channel, ChannelClosed, ChannelTimeout
from examiner.wire.plain_data import WireError, decode, encode

SECONDS_PER_REQUEST = 150.0
MOST_PRINTED = 20_000
MOST_NAME = 80


class Student:
    """The names of a student's notebook as they were at one test cell."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.functions: list[Callable[..., Any]] = []
        self.random = RandomState()
        self.stopped = ""

    def get(self, name: str) -> Any:
        """The value of a name. Raises KeyError if the notebook does not have it."""
        answer = self.request("get", name)
        if answer.get("missing"):
            raise KeyError(name)
        return self.into(answer.get("value"))

    def set(self, name: str, value: Any) -> None:
        """Give a name of the notebook another value. Raises WireError for a value that cannot cross."""
        self.request("set", name, self.out(value))

    def delete(self, name: str) -> None:
        """Take a name away."""
        self.request("delete", name)

    def call(self, target: Remote, positional: tuple, named: dict[str, Any]) -> Any:
        """Call a function of the student's. Arguments that it changes in place are changed here too."""
        seeds = self.random.news()
        if seeds:
            self.request("seed", self.out(seeds))
        answer = self.request("call", self.out(target), self.out(list(positional)), self.out(named))
        try:
            for place, value in answer.get("changed") or []:
                change_in_place(named[place] if isinstance(place, str) else positional[place], self.into(value))
        except (TypeError, ValueError, LookupError) as error:
            raise StudentCodeGone("your code has changed what cannot be changed") from error
        return self.into(answer.get("value"))

    def attribute(self, target: Remote, name: str) -> Any:
        """An attribute of one of the student's objects. Raises AttributeError."""
        return self.into(self.request("attribute", self.out(target), name).get("value"))

    def operator(self, name: str, *targets: Remote) -> Any:
        """What an operator of Python's makes of objects that are all the student's."""
        return self.into(self.request("operator", name, *map(self.out, targets)).get("value"))

    def request(self, *message: Any) -> dict[str, Any]:
        """Ask and wait, running functions that the student's code calls back. Raises what the student's code raised."""
        if self.stopped:
            raise TookTooLong(self.stopped)
        try:
            self.channel.send(list(message))
            answer = self.answer()
        except (ChannelClosed, ChannelTimeout) as error:
            self.stopped = "your code ended its process, or does not answer any more"
            raise StudentCodeGone(self.stopped) from error
        printed = answer.get("printed")
        if isinstance(printed, str):
            sys.stdout.write(printed[:MOST_PRINTED])
        if "error" in answer:
            error = student_error(answer["error"])
            self.stopped = str(error) if isinstance(error, TookTooLong) else ""
            raise error
        return answer

    def answer(self) -> dict[str, Any]:
        """The next answer that is not a call of one of our functions. Raises ChannelClosed, ChannelTimeout."""
        while True:
            answer = self.channel.receive(SECONDS_PER_REQUEST)
            if not isinstance(answer, dict):
                raise ChannelClosed("not an answer")
            if "callback" not in answer:
                return answer
            self.channel.send(self.call_back(answer))

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
            if value._student is not self:
                raise WireError("an object that the notebook made in an earlier test cell cannot be passed on")
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
        """["o", number, type name, can be called, ...]"""
        if data[0] != "o" or type(data[1]) is not int:
            raise WireError("not a value")
        kind = RemoteFunction if data[3] else Remote
        return kind(self, data[1], str(data[2])[:MOST_NAME])


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
