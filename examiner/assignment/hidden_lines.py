"""The regions of a test cell that students do not receive, by nbgrader's marks."""

from __future__ import annotations

BEGIN, END = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"


def hidden_lines(source: str) -> frozenset[int]:
    """Numbers of the lines in hidden regions, counted from 1."""
    found, inside = set(), False
    for number, line in enumerate(source.splitlines(), start=1):
        inside = inside or BEGIN in line
        if inside:
            found.add(number)
        inside = inside and END not in line
    return frozenset(found)


def without_hidden_lines(source: str) -> str:
    """The cell as students receive it."""
    hidden = hidden_lines(source)
    return "\n".join(line for number, line in enumerate(source.split("\n"), start=1) if number not in hidden)
