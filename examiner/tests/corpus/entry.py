"""One submission of the corpus: how it is made, and what must come of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

from examiner.tests.corpus.assignment import ANSWERS, FULL, NAME, Notebook, answered, code
from examiner.verdict import GRADED, UNREADABLE

NOTHING: dict[str, str] = {}


@dataclass(frozen=True)
class Place:
    """Where a submission is made, and what its code may try to reach."""

    folder: Path
    released: str
    course: Path
    port: int
    reachable: tuple[str, ...] = ()

    def notebook(self, answers: dict[str, str] = ANSWERS) -> Notebook:
        """The release with these answers."""
        return answered(self.released, answers)

    def write(self, notebook: Any, name: str = f"{NAME}.ipynb") -> Path:
        """Write a notebook, or any JSON data."""
        return self.write_bytes(json.dumps(notebook).encode(), name)

    def write_bytes(self, content: bytes, name: str = f"{NAME}.ipynb") -> Path:
        """Write a file of the submission."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


@dataclass(frozen=True)
class Entry:
    """A submission: what it is in one sentence, how to make it, its points by test, its status, a line that is said."""

    name: str
    what: str
    make: Callable[[Place], None]
    points: dict[str, float] = field(default_factory=lambda: dict(FULL))
    status: str = GRADED
    says: str = ""
    kept: str = ""  # text that must be found in the graded notebook


def earned(lost: Iterable[str] = (), **some: float) -> dict[str, float]:
    """Full points, but none for the tests of `lost`, and `some` by name."""
    return {**FULL, **{f"test_{name}": 0.0 for name in lost}, **{f"test_{name}": value for name, value in some.items()}}


ZERO = earned(ANSWERS)


def unreadable(name: str, what: str, make: Callable[[Place], None], says: str) -> Entry:
    """A submission that nothing can be made of."""
    return Entry(name, what, make, ZERO, UNREADABLE, says)


def damaged(name: str, what: str, change: Callable[[Notebook], Any], says: str = "", lost: Iterable[str] = ()) -> Entry:
    """Right answers in a notebook that something has happened to."""

    def make(place: Place) -> None:
        notebook = place.notebook()
        place.write(change(notebook) or notebook)

    return Entry(name, what, make, earned(lost), says=says)


def answers(
    name: str, what: str, texts: dict[str, str], lost: Iterable[str] = (), says: str = "", **some: float
) -> Entry:
    """Right answers, but for these."""
    texts = {task: dedent(source).strip() for task, source in texts.items()}
    return Entry(
        name, what, lambda place: place.write(place.notebook(ANSWERS | texts)), earned(lost, **some), says=says
    )


def first_cell(name: str, what: str, source: str, right: bool = True, kept: str = "", **more: Any) -> Entry:
    """A cell of the student's own before all others. PORT, COURSE and PLACES stand for what is out there."""

    def make(place: Place) -> None:
        notebook = place.notebook(ANSWERS if right else NOTHING)
        notebook["cells"].insert(0, code(filled_in(source, place)))
        place.write(notebook)

    return Entry(name, what, make, more.pop("points", earned() if right else ZERO), kept=kept, **more)


def filled_in(source: str, place: Place) -> str:
    """The code with the addresses of this run in it."""
    words = {"PORT": str(place.port), "COURSE": repr(str(place.course)), "PLACES": repr(list(place.reachable))}
    text = dedent(source).strip()
    for word, value in words.items():
        text = text.replace(word, value)
    return text


def cell_of(notebook: Notebook, name: str) -> dict[str, Any]:
    """The cell of that grade id."""
    return next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


def place_of(notebook: Notebook, name: str) -> int:
    """Where the cell of that grade id stands."""
    return notebook["cells"].index(cell_of(notebook, name))
