"""The reference answers: the solutions, read out of the instructor's notebooks. They are written nowhere else."""

import ast
from collections.abc import Callable
from functools import cache
from typing import Any

import nbformat

from authoring.paths import SOURCE, source_notebook


@cache
def solution_cells(unit: str) -> dict[str, str]:
    """Texts of the unit's solution cells, by grade id."""
    notebook = nbformat.read(source_notebook(unit), as_version=4)
    return {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    }


@cache
def names(unit: str) -> dict[str, Any]:
    """The names that a unit's notebook has once it is solved: NumPy, what is given, and all solutions."""
    found: dict[str, Any] = {}
    given = SOURCE / unit / "given.py"
    if given.exists():
        exec(compile(given.read_text(encoding="utf-8"), str(given), "exec"), found)
    exec(imports(unit), found)
    for text in solution_cells(unit).values():
        exec(compile(text, f"<source {unit}>", "exec"), found)
    return found


def imports(unit: str) -> str:
    """The setup cell's imports, but for those from given."""
    notebook = nbformat.read(source_notebook(unit), as_version=4)
    setup = next(cell for cell in notebook.cells if cell.get("id") == "setup")
    statements = [node for node in ast.parse(setup.source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(node) for node in statements if getattr(node, "module", "") != "given")


def function(key: str, unit: str) -> Callable[..., Any]:
    """The reference answer to one task."""
    return names(unit)[key]
