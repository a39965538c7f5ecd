"""A kit: all that a worker needs to grade one assignment, wherever it runs. It is known by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from examiner import __version__
from examiner.box.isolate import Limits
from examiner.hidden_lines import without_hidden_lines
from examiner.kit_names import bound_names, import_lines, replaced_builtins

Cell = dict[str, Any]


@dataclass(frozen=True)
class Kit:
    """One assignment: its notebooks with tests and as released, the files beside them, and what is imported.

    `files` are put beside the notebooks; `student_files` and `judge_files` go on the import paths. The judge has both.
    """

    assignment: str
    source: dict[str, str]
    released: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    student_files: dict[str, bytes] = field(default_factory=dict)
    judge_files: dict[str, bytes] = field(default_factory=dict)
    student_preload: tuple[str, ...] = ()
    student_warm_up: str = ""
    judge_preload: tuple[str, ...] = ()
    judge_warm_up: str = ""
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def hash(self) -> str:
        """A hash of everything that can change a verdict, this engine's own code included."""
        total = hashlib.sha256(
            __version__.encode() + engine_hash().encode() + repr(sorted(asdict(self.limits).items())).encode()
        )
        for part in (self.files, self.student_files, self.judge_files):
            for name, content in sorted(part.items()):
                total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        for notebooks in (self.source, self.released):
            for name, text in sorted(notebooks.items()):
                total.update(name.encode() + b"\0" + json.dumps(essence(text), sort_keys=True).encode())
        return total.hexdigest()[:32]

    def write(self, folder: Path) -> None:
        """Unpack the files: `beside`, `student` and `judge` below a folder."""
        for place, part in (("beside", self.files), ("student", self.student_files), ("judge", self.judge_files)):
            (folder / place).mkdir(parents=True, exist_ok=True)
            for name, content in part.items():
                path = folder / place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def tests(self, notebook: str) -> dict[str, Cell]:
        """The test cells of a notebook by name, with the hidden tests."""
        cells = json.loads(self.source[notebook])["cells"]
        return {mark(cell)["grade_id"]: cell for cell in cells if is_test(cell)}

    def imports(self, notebook: str) -> list[str]:
        """What the judge runs before the tests: locked cells whole, and the import lines of the other cells."""
        cells = json.loads(self.released[notebook])["cells"]
        texts = [(cell, text_of(cell)) for cell in cells if cell["cell_type"] == "code"]
        return [
            text if mark(cell).get("locked") else import_lines(text)
            for cell, text in texts
            if not is_answer(cell) and not is_test(cell)
        ]

    def scope(self, notebook: str) -> dict[str, Any]:
        """The names that the tests of a notebook are about, as the judge's Scope takes them."""
        code = [cell for cell in json.loads(self.source[notebook])["cells"] if cell["cell_type"] == "code"]
        answers = [text_of(cell) for cell in code if is_answer(cell)]
        return {
            "before": self.imports(notebook),
            "shared": sorted(bound_names(text_of(cell) for cell in code if not is_test(cell))),
            "imported": [import_lines(text) for text in answers],
            "replaced": sorted(replaced_builtins(answers)),
        }


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


def points_of(cell: Cell) -> float:
    """The most points a test cell can give."""
    return float(cell["metadata"]["nbgrader"].get("points", 0))


def essence(text: str) -> list[Any]:
    """What matters of a notebook: types, texts and marks of its cells, not outputs or counts."""
    return [[cell["cell_type"], text_of(cell), mark(cell)] for cell in json.loads(text)["cells"]]


def engine_hash() -> str:
    """A hash of this package's own code, tests apart."""
    folder = Path(__file__).parent
    paths = sorted(path for path in folder.rglob("*.py") if "tests" not in path.parts)
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def matching_files(root: Path, patterns: Iterable[str], assignment: str) -> dict[str, bytes]:
    """Files below a root by glob patterns, in which {assignment} stands for the assignment's name."""
    found = {
        path for pattern in patterns for path in root.glob(pattern.format(assignment=assignment)) if path.is_file()
    }
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(found)}


def stripped(path: Path) -> str:
    """A notebook file's text without outputs."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return json.dumps(notebook)


def released_text(source: str, stub: str) -> str:
    """A source notebook as students would receive it, for a course whose release folder is not there."""
    notebook = json.loads(source)
    for cell in notebook["cells"]:
        cell["source"] = without_hidden_lines(text_of(cell))
        if is_answer(cell):
            cell["source"] = stub
    return json.dumps(notebook)
