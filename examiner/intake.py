"""Read a submission without trusting it: sizes, links, encodings, JSON. What cannot be read gets one clear line."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST_NOTEBOOK_BYTES = 200 * 1024 * 1024
MOST_FILE_BYTES = 5 * 1024 * 1024
MOST_FILES = 50
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


class Unreadable(ValueError):
    """A file that is no notebook; the message says why, and what to do."""


@dataclass(frozen=True)
class Job:
    """One submission to grade. It is plain data, so it can travel to another machine."""

    student: str
    assignment: str
    seed: str
    notebooks: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def collect(folder: Path, expected: list[str]) -> tuple[dict[str, bytes], dict[str, bytes], list[str]]:
    """The notebooks by their expected names, other files by path, and notes on what was left out or renamed."""
    notebooks: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    notes: list[str] = []
    for path in sorted(regular_files(folder, notes)):
        name = str(path.relative_to(folder))
        is_notebook = path.suffix.lower() == ".ipynb"
        if path.stat().st_size > (MOST_NOTEBOOK_BYTES if is_notebook else MOST_FILE_BYTES):
            notes.append(f"{name} was left out: it is larger than a submission may be")
        elif is_notebook:
            notebooks[name] = path.read_bytes()
        elif name != "timestamp.txt" and len(files) < MOST_FILES:
            files[name] = path.read_bytes()
    return named_as_expected(notebooks, expected, notes), files, notes


def regular_files(folder: Path, notes: list[str]) -> list[Path]:
    """Files below a folder that are files: no links, pipes or devices, which are noted."""
    found = []
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".") and not (Path(parent) / name).is_symlink()]
        for name in names:
            path = Path(parent) / name
            if stat.S_ISREG(path.lstat().st_mode):
                found.append(path)
            else:
                notes.append(f"{path.relative_to(folder)} was left out: it is a link or a device, not a file")
    return found


def named_as_expected(found: dict[str, bytes], expected: list[str], notes: list[str]) -> dict[str, bytes]:
    """Notebooks under the names that the assignment has. A renamed one is recognised by the cells in it."""
    result = {name: found.pop(f"{name}.ipynb") for name in expected if f"{name}.ipynb" in found}
    missing = [name for name in expected if name not in result]
    for name in missing:
        candidates = [other for other, content in found.items() if mentions(content, name, expected)]
        if candidates:
            chosen = max(candidates, key=lambda other: len(found[other]))
            result[name] = found.pop(chosen)
            notes.append(f"{chosen} was taken as {name}.ipynb")
    notes += [f"{other} was left out: the assignment has no notebook of that name" for other in found]
    return result


def mentions(content: bytes, name: str, expected: list[str]) -> bool:
    """Could this be the missing notebook? Any is if only one is expected; else its name must occur in it."""
    return len(expected) == 1 or name.encode() in content


def read_notebook(content: bytes, name: str) -> list[dict[str, Any]]:
    """The cells of a notebook file of any version and encoding. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(f"{name} is empty: ask for the notebook again")
    notebook = parse(content, name)
    if not isinstance(notebook, dict):
        raise Unreadable(f"{name} is JSON but no notebook: ask for the notebook again")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [old_cell(cell) for sheet in sheets for cell in sheet.get("cells", [])]
    if not isinstance(cells, list):
        raise Unreadable(f"{name} is JSON but has no cells: ask for the notebook again")
    return [cell for cell in cells if isinstance(cell, dict)]


def parse(content: bytes, name: str) -> Any:
    """The JSON of a file in one of the encodings that people use. Raises Unreadable."""
    problem = ""
    for encoding in ENCODINGS:
        try:
            return json.loads(content.decode(encoding))
        except UnicodeDecodeError:
            continue
        except (ValueError, RecursionError) as error:
            problem = problem or f"{name} is not valid JSON ({str(error).partition(':')[0]}): ask for a new copy"
    raise Unreadable(problem or f"{name} is not text: ask for a new copy")


def old_cell(cell: Any) -> Any:
    """A cell of notebook format 3 in the form of format 4."""
    if isinstance(cell, dict) and cell.get("cell_type") == "code":
        return {**cell, "source": cell.get("input", "")}
    return cell
