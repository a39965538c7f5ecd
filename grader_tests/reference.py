"""The reference answers: the solutions, read out of the instructor's notebooks. They are written nowhere else."""

import ast
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from authoring.paths import SOURCE, source_notebook


@cache
def code_cells(unit: str) -> list[dict[str, Any]]:
    """The unit's code cells, read as JSON: nbformat would take every judge a second to import."""
    cells = json.loads(source_notebook(unit).read_text(encoding="utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells if cell["cell_type"] == "code"]


def solution_cells(unit: str) -> dict[str, str]:
    """Texts of the unit's solution cells, by grade id."""
    marks = [(cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in code_cells(unit)]
    return {mark["grade_id"]: source for mark, source in marks if mark.get("solution")}


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
    """The setup cell's imports: not those from given, which is read apart, and nncourse, which no answer uses."""
    setup = next(cell for cell in code_cells(unit) if cell.get("id") == "setup")
    statements = [node for node in ast.parse(setup["source"]).body if isinstance(node, ast.Import | ast.ImportFrom)]
    apart = ("given", "nncourse")
    return "\n".join(ast.unparse(node) for node in statements if getattr(node, "module", "") not in apart)


def function(key: str, unit: str) -> Callable[..., Any]:
    """The reference answer to one task."""
    return names(unit)[key]
