"""What can be said of a cell by looking at it: its name in nbgrader, what it defines, how it compares."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

Cell = dict[str, Any]


def text_of(cell: Cell) -> str:
    """The cell's text, which a file may store as a list of lines."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else str(source)


def mark(cell: Cell) -> dict[str, Any]:
    """The cell's nbgrader metadata, or an empty dictionary."""
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def is_test(cell: Cell) -> bool:
    """Is this a cell whose running gives points?"""
    return cell.get("cell_type") == "code" and bool(mark(cell).get("grade")) and not mark(cell).get("solution")


def is_answer(cell: Cell) -> bool:
    """Is this a cell that the student fills in?"""
    return bool(mark(cell).get("solution"))


def grade_id(cell: Cell) -> str:
    """The cell's name in nbgrader, or an empty string."""
    name = mark(cell).get("grade_id", "")
    return name if isinstance(name, str) else ""


def folded(cell: Cell) -> str:
    """Type and text without blanks, for comparing."""
    return f"{cell.get('cell_type')} " + " ".join(text_of(cell).split())


def defined_names(text: str) -> list[str]:
    """Functions, classes and variables that a cell defines at its left margin."""
    pairs = re.findall(r"^(?:def|class)\s+(\w+)|^(\w+)\s*=(?!=)", text, re.MULTILINE)
    return [one or other for one, other in pairs]


def defines(text: str, names: list[str]) -> bool:
    """Does a cell's text define all of these names?"""
    return bool(names) and set(names) <= set(defined_names(text))


def adjacent(places: list[int]) -> bool:
    """Do these cells stand one behind the other?"""
    return all(later - earlier == 1 for earlier, later in pairwise(places))


def added_cell(cell: Cell) -> Cell:
    """A student's own cell: its text, nothing else."""
    return {"cell_type": "code", "metadata": {}, "source": text_of(cell), "outputs": [], "execution_count": None}
