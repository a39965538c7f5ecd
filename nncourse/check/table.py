"""The table of a task: visible examples, their right values and known wrong ones, hints. Generated, plain data."""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from nncourse.check.call import Form
from nncourse.check.plain import decode
from nncourse.check.tolerance import RTOL


@dataclass(frozen=True)
class Example:
    """One visible call of the student's function, and what it should give."""

    label: str
    arguments: dict[str, Any]
    expected: Any
    rtol: float = RTOL


@dataclass(frozen=True)
class KnownMistake:
    """What one known mistake gives on every visible example (as `Result.fingerprint` writes it), and the advice."""

    advice: str
    fingerprints: tuple[Any, ...]


@dataclass(frozen=True)
class Task:
    """What a check knows of a task."""

    key: str
    unit: str
    points: float
    reproduces: str
    examples: tuple[Example, ...]
    mistakes: tuple[KnownMistake, ...] = ()
    hints: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    form: Form = field(default_factory=Form)


@cache
def unit_table(unit: str) -> dict[str, Any]:
    """The generated table of a unit: its cells and its tasks."""
    return json.loads((files("nncourse") / "tables" / f"{unit}.json").read_text(encoding="utf-8"))


@cache
def unit_names() -> tuple[str, ...]:
    """Names of all units, in course order."""
    return tuple(
        sorted(
            path.name[: -len(".json")]
            for path in (files("nncourse") / "tables").iterdir()
            if path.name.endswith(".json")
        )
    )


def task_keys() -> list[str]:
    """Keys of all tasks, in course order."""
    return [key for unit in unit_names() for key in unit_table(unit)["tasks"]]


def find_task(key: str) -> Task:
    """The task of that key. Raises AttributeError, naming near keys, if there is none."""
    for unit in unit_names():
        if key in unit_table(unit)["tasks"]:
            return read_task(key, unit)
    raise AttributeError(f"check has no task {key!r}. The tasks are: {', '.join(task_keys())}")


def read_task(key: str, unit: str) -> Task:
    """Decode one task from its unit's table."""
    data = unit_table(unit)["tasks"][key]
    examples = tuple(
        Example(row["label"], decode(row["arguments"]), decode(row["expected"]), row["rtol"])
        for row in data["examples"]
    )
    mistakes = tuple(KnownMistake(row["advice"], tuple(row["fingerprints"])) for row in data["mistakes"])
    return Task(
        key=key,
        unit=unit,
        points=data["points"],
        reproduces=data["reproduces"],
        examples=examples,
        mistakes=mistakes,
        hints=tuple(data["hints"]),
        parts=tuple(data["parts"]),
        form=Form(tuple(data["construct"]), data["method"], data["measure"], data["draws"], tuple(data["held_back"])),
    )
