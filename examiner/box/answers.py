"""Answer the judge's requests about the notebook's names: get, set, delete, call. Runs in the student's process."""

from __future__ import annotations

import builtins
import io
import linecache
import operator
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import numpy as np

from examiner.box.isolate import Limits
from examiner.box.timer import time_limit
from examiner.judge.random_state import take_over
from examiner.wire.channel import Channel, ChannelClosed
from examiner.wire.plain_data import WireError, decode, encode

MOST_TEXT = 20_000
OPERATORS: dict[str, Callable[..., Any]] = {"truth": bool, "isinstance": isinstance}
MUTABLE = (list, dict, set, np.ndarray, np.random.Generator)


class Answers:
    """Objects of one notebook, reached over one channel. An object that is not plain is known by its number."""

    def __init__(self, channel: Channel, names: dict[str, Any], limits: Limits) -> None:
        self.channel, self.names, self.limits = channel, names, limits
        self.objects: list[Any] = []
        self.verbs: dict[str, Callable[..., Any]] = {
            "get": lambda name: self.names[name],
            "set": self.assign,
            "delete": lambda name: self.names.pop(name),
            "attribute": getattr,
            "operator": lambda name, *targets: OPERATORS.get(name, getattr(operator, name, None))(*targets),
            "seed": take_over,
        }

    def serve(self) -> None:
        """Answer until the judge hangs up."""
        while True:
            try:
                verb, *arguments = self.channel.receive()
                self.tell(self.reply(verb, arguments))
            except (ChannelClosed, ValueError):
                return

    def tell(self, answer: dict[str, Any]) -> None:
        """Send an answer; an error if it is too large to be sent. Raises ChannelClosed."""
        try:
            self.channel.send(answer)
        except ValueError as error:
            self.channel.send({"error": described(error), "printed": ""})

    def reply(self, verb: str, arguments: list[Any]) -> dict[str, Any]:
        """One answer: a value or an error, what was printed, and arguments that have changed."""
        printed = io.StringIO()
        try:
            with (
                redirect_stdout(printed),
                redirect_stderr(io.StringIO()),
                time_limit(self.limits.cpu_seconds, self.limits.idle_seconds),
            ):
                answer = self.answer(verb, arguments)
        except BaseException as error:
            answer = {"error": described(error)}
        return {**answer, "printed": printed.getvalue()[:MOST_TEXT]}

    def answer(self, verb: str, arguments: list[Any]) -> dict[str, Any]:
        """Do what is asked. Raises what the student's code raises."""
        if verb == "get" and arguments[0] not in self.names:
            return {"missing": True}
        if verb != "call":
            return {"value": self.out(self.verbs[verb](*(self.into(part) for part in arguments)))}
        target, positional, named = (self.into(part) for part in arguments)
        before = seen(positional), {name: seen(value) for name, value in named.items()}
        value = target(*positional, **named)
        return {"value": self.out(value), "changed": self.changes(before, positional, named)}

    def changes(self, before: tuple[Any, dict[str, Any]], positional: list[Any], named: dict[str, Any]) -> list[Any]:
        """Arguments that the call has changed in place, as [position or name, new value]."""
        pairs = [(place, before[0][place + 1], new) for place, new in enumerate(positional)]
        pairs += [(name, before[1][name], new) for name, new in named.items()]
        return [[place, self.out(new)] for place, old, new in pairs if isinstance(new, MUTABLE) and seen(new) != old]

    def assign(self, name: str, value: Any) -> None:
        """Give a name of the notebook a new value."""
        self.names[name] = value

    def out(self, value: Any) -> Any:
        """A value for the judge."""
        return encode(value, self.export)

    def export(self, value: Any) -> list[Any]:
        """Keep an object and tell its number, type, and whether it can be called or built."""
        self.objects.append(value)
        module = value.__name__ if type(value) is type(sys) else ""
        return ["o", len(self.objects) - 1, type(value).__name__, callable(value), isinstance(value, type), module]

    def into(self, data: Any) -> Any:
        """A value from the judge: plain, one of our own objects, or a function of the judge's."""
        return decode(data, self.resolve)

    def resolve(self, data: list[Any]) -> Any:
        """["o", number] is an object of ours, ["callback", number] a function of the judge's."""
        if data[0] == "o":
            return self.objects[data[1]]
        if data[0] == "callback":
            return self.callback(data[1])
        raise WireError("not a value")

    def callback(self, number: int) -> Callable[..., Any]:
        """A function that the judge runs for us."""

        def ask(*positional: Any, **named: Any) -> Any:
            self.channel.send({"callback": number, "arguments": [self.out(list(positional)), self.out(named)]})
            answer = self.channel.receive()
            while isinstance(answer, list):  # that function itself calls functions of ours
                verb, *arguments = answer
                self.tell(self.reply(verb, arguments))
                answer = self.channel.receive()
            if "error" in answer:
                raise getattr(builtins, answer["error"], RuntimeError)("the function that was passed in has failed")
            return self.into(answer["value"])

        return ask


def seen(value: Any) -> Any:
    """A value as wire data, to be compared with what becomes of it; objects that are not plain by their identity."""
    return encode(value, lambda one: ["x", id(one)])


def described(error: BaseException) -> dict[str, Any]:
    """What the judge learns of an exception: its type's names, its message, and the student's line."""
    names = [kind.__name__ for kind in type(error).__mro__ if kind not in (object, BaseException)]
    try:
        message = str(error)[:MOST_TEXT]
    except Exception:
        message = ""
    return {"types": names, "message": encode(message), "line": student_line(error)}


def student_line(error: BaseException) -> list[Any] | None:
    """Number and text of the deepest line that stands in a cell."""
    found = None
    step = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name.startswith("<ipython-input") or "ipykernel" in name:
            found = [step.tb_lineno, linecache.getline(name, step.tb_lineno).strip()[:160]]
        step = step.tb_next
    return found
