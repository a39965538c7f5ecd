"""Rebuild a submission: the released notebook with the student's answers in it. Everything else is the instructor's.

Answers are found by their grade id; lost, copied, split, retyped and moved cells are put right, each with a note.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field

from examiner.submission.cells import (
    Cell,
    added_cell,
    adjacent,
    defined_names,
    defines,
    folded,
    grade_id,
    is_answer,
    text_of,
)

MOST_CELLS = 2000
MOST_TEXT = 1_000_000


@dataclass
class Rebuilt:
    """The notebook to grade, as JSON data, notes on what was put right, and the answer cells that are as released."""

    notebook: Cell
    repairs: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


def rebuild(released: str, submitted: list[Cell], name: str) -> Rebuilt:
    """The released notebook (JSON text) with the answers of the submitted cells. `name` is for the notes."""
    notebook = json.loads(released)
    rebuilt = Rebuilt(notebook)
    submitted = bounded(submitted, name, rebuilt.repairs)
    found = Finder(notebook["cells"], submitted, name, rebuilt.repairs)
    cells: list[Cell] = list(found.extra_before(None))
    for cell in notebook["cells"]:
        cells.append(found.filled(cell))
        cells.extend(found.extra_before(cell))
    notebook["cells"] = cells
    found.note_missing_tests()
    rebuilt.unanswered = [name for name, text in found.texts.items() if text is None or text == found.stubs[name]]
    return rebuilt


def bounded(submitted: list[Cell], name: str, repairs: list[str]) -> list[Cell]:
    """The cells, without texts that are too long and without more cells of one's own than anybody writes."""
    long = [cell for cell in submitted if len(cell["source"]) > MOST_TEXT]
    if long:
        repairs.append(f"{name} had {len(long)} cells that are too long: they were left out")
    kept = [cell for cell in submitted if len(cell["source"]) <= MOST_TEXT]
    if len(kept) > MOST_CELLS:
        repairs.append(f"{name} had {len(kept)} cells: of its own ones, those beyond {MOST_CELLS} were left out")
        kept = [cell for place, cell in enumerate(kept) if place < MOST_CELLS or grade_id(cell)][: 2 * MOST_CELLS]
    return kept


class Finder:
    """Finds the student's text for each cell of the release."""

    def __init__(self, released: list[Cell], submitted: list[Cell], name: str, repairs: list[str]) -> None:
        self.name, self.repairs = name, repairs
        self.released, self.submitted = released, submitted
        self.ids = {grade_id(cell) for cell in released if grade_id(cell)}
        self.plain_ids = {cell.get("id") for cell in released if not grade_id(cell)}
        self.known_texts = {folded(cell) for cell in released if not is_answer(cell)}
        self.without_marks = not any(grade_id(cell) in self.ids for cell in submitted)
        if self.without_marks and submitted:
            self.note("had lost all nbgrader marks: answers were found by their text")
        self.taken: set[int] = set()
        self.stubs = {grade_id(cell): text_of(cell) for cell in released if is_answer(cell)}
        self.texts = {grade_id(cell): self.answer(cell) for cell in released if is_answer(cell)}
        self.extras = self.extra_cells()

    def note(self, words: str) -> None:
        """Add a repair note."""
        self.repairs.append(f"{self.name} {words}")

    def filled(self, cell: Cell) -> Cell:
        """The release's cell with the student's text, if it is the student's to fill or change."""
        cell = copy.deepcopy(cell)
        if is_answer(cell):
            text = self.texts[grade_id(cell)]
            cell["source"] = text_of(cell) if text is None else text
        elif not grade_id(cell) and cell["cell_type"] == "code":
            cell["source"] = self.own_version(cell)
        return cell

    def own_version(self, cell: Cell) -> str:
        """A cell without marks may be edited; it stays as released if it is gone."""
        for place, one in enumerate(self.submitted):
            if cell.get("id") and one.get("id") == cell["id"] and one.get("cell_type") == "code" and not grade_id(one):
                self.taken.add(place)
                return text_of(one)
        return text_of(cell)

    def answer(self, cell: Cell) -> str | None:
        """The student's text for an answer cell; None if there is none."""
        name = grade_id(cell)
        places = [place for place, one in enumerate(self.submitted) if grade_id(one) == name]
        if not places:
            places = self.by_definition(cell) if cell["cell_type"] == "code" else self.by_neighbour(cell)
            if places and not self.without_marks:
                self.note(f"had lost the mark of {name}: its answer was found by its text")
        self.taken.update(places)
        if not places:
            self.note(f"lacked the cell {name}: graded as not answered")
            return None
        if cell["cell_type"] != self.submitted[places[-1]].get("cell_type"):
            self.note(f"had {name} as another type of cell: taken as {cell['cell_type']}")
        return self.one_text(cell, name, places)

    def one_text(self, cell: Cell, name: str, places: list[int]) -> str:
        """The text of one or of several cells that claim to be the same answer."""
        texts = [text_of(self.submitted[place]) for place in places]
        if len(texts) == 1:
            return texts[0]
        whole = [text for text in texts if defines(text, defined_names(text_of(cell)))]
        if cell["cell_type"] == "code" and len(whole) == 1 and len(texts) > 1 and adjacent(places):
            self.note(f"had {name} split into {len(texts)} cells: joined")
            return "\n".join(texts)
        changed = [text for text in (whole or texts) if text.strip() != text_of(cell).strip()]
        self.note(f"had {name} {len(texts)} times: the last one that was filled in counts")
        return (changed or texts)[-1]

    def by_definition(self, cell: Cell) -> list[int]:
        """Unmarked cells that define what the released cell defines; the last one."""
        wanted = defined_names(text_of(cell))
        places = [
            place
            for place, one in enumerate(self.submitted)
            if wanted and place not in self.taken and grade_id(one) not in self.ids and defines(text_of(one), wanted)
        ]
        return places[-1:]

    def by_neighbour(self, cell: Cell) -> list[int]:
        """The unmarked text cell that stands where the released one stood: behind the same cell."""
        before = self.released[self.released.index(cell) - 1]
        for place, one in enumerate(self.submitted[:-1]):
            follower = self.submitted[place + 1]
            if (
                folded(one) == folded(before)
                and grade_id(follower) not in self.ids
                and follower.get("cell_type") == "markdown"
            ):
                return [place + 1]
        return []

    def extra_cells(self) -> dict[str | None, list[Cell]]:
        """Code cells that the student added, by the released cell they stand behind (None: before all)."""
        found: dict[str | None, list[Cell]] = {}
        anchor: str | None = None
        for place, one in enumerate(self.submitted):
            known = (
                grade_id(one)
                if grade_id(one) in self.ids
                else one.get("id")
                if one.get("id") in self.plain_ids
                else None
            )
            if known or folded(one) in self.known_texts:
                anchor = known or anchor
            elif one.get("cell_type") == "code" and place not in self.taken and text_of(one).strip():
                found.setdefault(anchor, []).append(added_cell(one))
        return found

    def extra_before(self, cell: Cell | None) -> list[Cell]:
        """The student's own cells that stand behind a released cell."""
        key = None if cell is None else grade_id(cell) or cell.get("id")
        return self.extras.pop(key, [])

    def note_missing_tests(self) -> None:
        """Test cells never come from the student; say which ones were not as released."""
        here = [grade_id(cell) for cell in self.submitted]
        for cell in self.released:
            name = grade_id(cell)
            if self.without_marks or not name or is_answer(cell):
                continue
            if name not in here:
                self.note(f"lacked the cell {name}: put back")
            elif here.count(name) > 1:
                self.note(f"had the cell {name} {here.count(name)} times: the released one counts")
            elif folded(self.submitted[here.index(name)]) != folded(cell):
                self.note(f"had the locked cell {name} changed: put back")
