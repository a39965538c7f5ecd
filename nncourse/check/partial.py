"""Partial credit: a task whose function returns several values earns points for each that is right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nncourse.check.compare import difference, values_of

if TYPE_CHECKING:
    from nncourse.check.call import Result
    from nncourse.check.table import Example, Task


class Points(float):
    """Points earned by a task that is partly right. nbgrader reads the number from the cell's output."""

    def __repr__(self) -> str:
        return f"{float(self):.4g}"


def right_parts(task: "Task", results: "list[Result]", examples: "Sequence[Example] | None" = None) -> list[str]:
    """Names of the parts that are right on every example. Empty for a task without parts."""
    examples = task.examples if examples is None else examples
    return [
        name
        for place, name in enumerate(task.parts)
        if all(_part_is_right(place, example, result) for example, result in zip(examples, results, strict=True))
    ]


def _part_is_right(place: int, example: "Example", result: "Result") -> bool:
    values = values_of(result.value, len(example.expected))
    if result.error is not None or result.changed or values is None or len(values) != len(example.expected):
        return False
    return difference(values[place], example.expected[place], example.rtol) is None
