"""A kit: all that a worker needs to grade one assignment, wherever it runs. It is known by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from examiner import PACKAGE, __version__
from examiner.assignment.hidden_lines import without_hidden_lines
from examiner.box.isolate import Limits
from examiner.submission.cells import is_answer, mark, text_of


@dataclass(frozen=True)
class Test:
    """A test cell: its name, its text with the hidden tests, and the points it can give."""

    name: str
    source: str
    most: float


@dataclass(frozen=True)
class Kit:
    """One assignment: its notebooks as released, their tests, the files beside them, and what is imported.

    `scopes` are the names that the tests are about, as the judge's Scope takes them; both by notebook.
    `files` are put beside the notebooks; `student_files` and `judge_files` go on the import paths. The judge has both.
    `pictures` are HTML by fingerprint, for boxes to know; no mark depends on them, so they are not in the hash.
    """

    assignment: str
    tests: dict[str, list[Test]]
    scopes: dict[str, dict[str, list[str]]]
    released: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    student_files: dict[str, bytes] = field(default_factory=dict)
    judge_files: dict[str, bytes] = field(default_factory=dict)
    student_preload: tuple[str, ...] = ()
    student_warm_up: str = ""
    judge_preload: tuple[str, ...] = ()
    judge_warm_up: str = ""
    limits: Limits = field(default_factory=Limits)
    pictures: dict[str, str] = field(default_factory=dict)

    @cached_property
    def hash(self) -> str:
        """A hash of everything that can change a verdict, this engine's own code included."""
        total = hashlib.sha256(
            __version__.encode() + engine_hash().encode() + repr(sorted(asdict(self.limits).items())).encode()
        )
        for part in (self.files, self.student_files, self.judge_files):
            for name, content in sorted(part.items()):
                total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        for name, text in sorted(self.released.items()):
            parts = [name, essence(text), [asdict(test) for test in self.tests[name]], self.scopes[name]]
            total.update(json.dumps(parts, sort_keys=True).encode())
        return total.hexdigest()[:32]

    def write(self, folder: Path) -> None:
        """Unpack the files: `beside`, `student` and `judge` below a folder."""
        for place, part in (("beside", self.files), ("student", self.student_files), ("judge", self.judge_files)):
            unpack(part, folder / place)


def unpack(files: dict[str, bytes], folder: Path) -> None:
    """Write files below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def essence(text: str) -> list[Any]:
    """What matters of a notebook: types, texts and marks of its cells, not outputs or counts."""
    return [[cell["cell_type"], text_of(cell), mark(cell)] for cell in json.loads(text)["cells"]]


def engine_hash() -> str:
    """A hash of this package's own code, tests apart."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if "tests" not in path.parts)
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
