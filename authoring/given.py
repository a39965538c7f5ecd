"""given.py: what earlier units built and a later one imports, generated from the earlier units' solutions."""

import ast
from functools import cache

from authoring.paths import SOURCE, units
from authoring.solutions import without_marks
from authoring.text import read_text

HEADER = '''"""What you built in earlier units. Generated: change nothing here."""

import numpy as np
'''


def write_given() -> None:
    """Write source/UNIT/given.py for every unit that imports from it."""
    for unit in units():
        text = given_text(unit)
        if text:
            (SOURCE / unit / "given.py").write_text(text, encoding="utf-8")


@cache
def given_text(unit: str) -> str:
    """The text of a unit's given.py; empty if the notebook imports nothing. Raises KeyError for unknown names."""
    wanted = imported_names(unit)
    if not wanted:
        return ""
    earlier = {name: text for other in units() if other < unit for name, text in solved(other).items()}
    needed = with_dependencies(wanted, earlier)
    return HEADER + "".join(f"\n\n{text}\n" for name, text in earlier.items() if name in needed)


def imported_names(unit: str) -> set[str]:
    """The names that a unit's notebook imports from given."""
    statements = [node for text, _ in code_cells(unit) for node in ast.walk(ast.parse(text))]
    imports = [node for node in statements if isinstance(node, ast.ImportFrom) and node.module == "given"]
    return {alias.name for node in imports for alias in node.names}


@cache
def solved(unit: str) -> dict[str, str]:
    """Solution texts of a unit by the name they define."""
    return {name: without_marks(text) for text, name in code_cells(unit) if name}


def code_cells(unit: str) -> list[tuple[str, str]]:
    """Text of every code cell of a unit, with the grade id if it is a solution cell and an empty string if not."""
    notebook = read_text(unit)
    about = [(cell.source, cell.metadata.get("nbgrader", {})) for cell in notebook.cells if cell.cell_type == "code"]
    return [(text, mark["grade_id"] if mark.get("solution") else "") for text, mark in about]


def with_dependencies(wanted: set[str], texts: dict[str, str]) -> set[str]:
    """The wanted names and all that their texts use."""
    needed: set[str] = set()
    pending = set(wanted)
    while pending:
        name = pending.pop()
        needed.add(name)
        used = {node.id for node in ast.walk(ast.parse(texts[name])) if isinstance(node, ast.Name)}
        pending |= (used & texts.keys()) - needed
    return needed
