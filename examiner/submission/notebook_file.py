"""Read a notebook file of any version and encoding. What cannot be read gets one clear line; cells come out clean."""

from __future__ import annotations

import json
from typing import Any

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
KINDS = ("code", "markdown", "raw")
MOST_PARTS = 5_000_000  # lists and maps: each takes far more memory than it takes bytes


class Unreadable(ValueError):
    """A file that is no notebook; the message says why, and what to do."""


def read_notebook(content: bytes, name: str) -> list[dict[str, Any]]:
    """The cells: type, text, marks and id, each of the right type. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(f"{name} is empty: ask for the notebook again")
    notebook = parse(content, name)
    if not isinstance(notebook, dict):
        raise Unreadable(f"{name} is JSON but no notebook: ask for the notebook again")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        cells = [cell for sheet in notebook["worksheets"] for cell in cells_of(sheet)]
    if not isinstance(cells, list):
        raise Unreadable(f"{name} is JSON but has no cells: ask for the notebook again")
    return [clean_cell(cell) for cell in cells if isinstance(cell, dict)]


def parse(content: bytes, name: str) -> Any:
    """The JSON of a file in one of the encodings that people use. Raises Unreadable."""
    if content.count(b"[") + content.count(b"{") > MOST_PARTS:
        raise Unreadable(f"{name} has too many parts: ask for the notebook again, without outputs")
    problem = ""
    for encoding in ENCODINGS:
        try:
            return json.loads(content.decode(encoding))
        except UnicodeDecodeError:
            continue
        except (ValueError, RecursionError, MemoryError) as error:
            problem = problem or f"{name} is not valid JSON ({str(error).partition(':')[0]}): ask for a new copy"
    raise Unreadable(problem or f"{name} is not text: ask for a new copy")


def cells_of(sheet: Any) -> list[Any]:
    """The cells of a worksheet of notebook format 3, in the form of format 4."""
    cells = sheet.get("cells") if isinstance(sheet, dict) else None
    return [old_cell(cell) for cell in cells] if isinstance(cells, list) else []


def old_cell(cell: Any) -> Any:
    """A cell of notebook format 3 in the form of format 4."""
    if isinstance(cell, dict) and cell.get("cell_type") == "code":
        return {**cell, "source": cell.get("input", "")}
    return cell


def clean_cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Type, text, nbgrader's marks and id; whatever has the wrong type is left out."""
    kind, number, metadata = cell.get("cell_type"), cell.get("id"), cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    clean = {
        "cell_type": kind if isinstance(kind, str) and kind in KINDS else "raw",
        "source": clean_text(cell.get("source", "")),
    }
    clean["metadata"] = {"nbgrader": marks} if isinstance(marks, dict) else {}
    return {**clean, "id": number} if isinstance(number, str) else clean


def clean_text(source: Any) -> str:
    """A cell's text, which may be a list of lines; half characters become question marks."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode("utf-8")
