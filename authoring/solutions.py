"""The solution regions of a cell, which students do not receive, as nbgrader marks them."""

import re

SOLUTION = re.compile(r"^[ \t]*### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION\n?", re.MULTILINE | re.DOTALL)


def solution_lines(text: str) -> list[str]:
    """The lines between the solution marks of a cell."""
    return [line for region in SOLUTION.findall(text) for line in region.splitlines()]


def without_marks(text: str) -> str:
    """A solution cell with its solution, but without the marks and the recipe's comments."""
    lines = (line for line in text.splitlines() if not line.strip().startswith("#"))
    return "\n".join(lines).rstrip()
