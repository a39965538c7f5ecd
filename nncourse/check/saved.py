"""The student's notebook as it lies on the disk. Only that is handed in, so it pays to know what it holds."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

Cell = dict[str, Any]

SESSION = "JPY_SESSION_NAME"  # the notebook's path, which JupyterLab tells the kernels that it starts
UNTOUCHED = ("raise NotImplementedError", "*Write your answer here.*")


def in_jupyter() -> bool:
    """Does a person look at this notebook in JupyterLab, and may have edits that are not saved?"""
    return os.environ.get(SESSION, "").endswith(".ipynb")


def candidates() -> list[Path]:
    """Files that may be this notebook."""
    return [Path(os.environ[SESSION])] if in_jupyter() else sorted(Path.cwd().glob("*.ipynb"))


def read_cells(path: Path) -> list[Cell] | None:
    """The cells of a notebook file, or None if it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def grade_id(cell: Cell) -> str:
    """The cell's name in the course, or an empty string."""
    return cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")


def source_of(cell: Cell) -> str:
    """The cell's text."""
    return "".join(cell.get("source", ""))


def not_answered(cells: list[Cell]) -> list[str]:
    """Names of the answer cells that are as they were handed out."""
    answers = [cell for cell in cells if cell.get("metadata", {}).get("nbgrader", {}).get("solution")]
    return [grade_id(cell) for cell in answers if any(words in source_of(cell) for words in UNTOUCHED)]


def what_is_saved(path: Path, cells: list[Cell]) -> str:
    """When the file was saved, and which answers it lacks: an answer that stands here but not there is not saved."""
    time = datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M:%S")
    missing = ", ".join(not_answered(cells))
    answers = f"it has no answer yet to {missing}" if missing else "it has an answer to every task"
    return f"The file was saved at {time}; {answers}. Only what is saved is handed in: press Ctrl+S."
