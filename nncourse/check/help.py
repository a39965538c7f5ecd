"""Help on demand: the arguments of a visible example, and hints, one after the other."""

import copy
from typing import Any

from nncourse.check.shown import say
from nncourse.check.table import find_task

_hints_given: dict[str, int] = {}


def example(key: str, number: int = 1) -> dict[str, Any]:
    """The arguments of a task's visible example, by name. Raises ValueError if there is no example of that number."""
    examples = find_task(key).examples
    if not 1 <= number <= len(examples):
        raise ValueError(f"{key} has the examples 1 to {len(examples)}, not {number}")
    return copy.deepcopy(examples[number - 1].arguments)


def hint(key: str) -> None:
    """Print the task's next hint."""
    hints = find_task(key).hints
    given = _hints_given.get(key, 0)
    if given >= len(hints):
        say(f"{key} has no {'further ' if hints else ''}hints. Read the recipe in the cell once more, line by line.")
        return
    _hints_given[key] = given + 1
    say(f"Hint {given + 1} of {len(hints)}: {hints[given]}")
