"""Rebuilding: the release with the student's answers in it, whatever has happened to the cells."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examiner.submission.notebook_file import clean_cell
from examiner.submission.rebuild import MOST_CELLS, MOST_TEXT, rebuild
from examiner.tests.corpus.assignment import ANSWERS, FULL, STUBS, code, source_notebook, text

Cells = list[dict[str, Any]]


def released() -> Cells:
    """The assignment as students get it, near enough."""
    cells = source_notebook()["cells"]
    for cell in cells:
        name = name_of(cell)
        cell["source"] = STUBS.get(name, f"# {name}" if name in FULL else cell["source"])
    return cells


def name_of(cell: dict[str, Any]) -> str:
    """The grade id."""
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def answered() -> Cells:
    """The release with right answers."""
    cells = released()
    for cell in cells:
        cell["source"] = ANSWERS.get(name_of(cell), cell["source"])
    return cells


def place(cells: Cells, name: str) -> int:
    """Where a cell stands."""
    return [name_of(cell) for cell in cells].index(name)


def rebuilt(cells: Cells):
    """What becomes of these cells: texts by name, notes, the whole."""
    result = rebuild(json.dumps({"cells": released()}), [clean_cell(cell) for cell in cells], "x.ipynb")
    found = {name_of(cell): cell["source"] for cell in result.notebook["cells"] if name_of(cell)}
    return found, result.repairs, result


def test_answers_go_into_the_release():
    found, notes, result = rebuilt(answered())
    assert {name: found[name] for name in ANSWERS} == ANSWERS and notes == [] and result.unanswered == ["words"]


def test_a_blank_release_is_unanswered():
    assert rebuilt(released())[2].unanswered == [*ANSWERS, "words"]


@pytest.mark.parametrize("name", list(ANSWERS))
def test_an_answer_that_is_gone_is_as_released(name):
    cells = answered()
    del cells[place(cells, name)]
    found, notes, result = rebuilt(cells)
    assert found[name] == STUBS[name] and name in result.unanswered
    assert notes == [f"x.ipynb lacked the cell {name}: graded as not answered"]


@pytest.mark.parametrize("change", [{"source": "pass"}, {"cell_type": "markdown"}, {"source": "", "outputs": 5}])
def test_tests_are_the_instructors(change):
    cells = answered()
    cells[place(cells, "test_total")].update(change)
    found, notes, _ = rebuilt(cells)
    assert found["test_total"] == "# test_total"
    assert notes == ["x.ipynb had the locked cell test_total changed: put back"]


@pytest.mark.parametrize(
    ("second", "kept"),
    [(ANSWERS["total"], ANSWERS["total"]), (STUBS["total"], ANSWERS["total"]), ("def total(v):\n    return 1", "def total(v):\n    return 1")],
)  # fmt: skip
def test_of_two_answers_the_last_one_that_was_filled_in_counts(second, kept):
    cells = answered()
    again = copy.deepcopy(cells[place(cells, "total")])
    cells.append({**again, "source": second})
    found, notes, _ = rebuilt(cells)
    assert found["total"] == kept
    assert notes == ["x.ipynb had total 2 times: the last one that was filled in counts"]


def test_a_split_answer_is_joined():
    cells = answered()
    here = place(cells, "total")
    cells.insert(here, {**copy.deepcopy(cells[here]), "source": "def helper():\n    pass"})
    found, notes, _ = rebuilt(cells)
    assert found["total"] == "def helper():\n    pass\n" + ANSWERS["total"] and "joined" in notes[0]


@pytest.mark.parametrize("metadata", [{}, [], None, 7, {"nbgrader": 7}, {"nbgrader": {"grade_id": ["total"]}}])
def test_lost_marks_are_made_good_by_what_cells_define(metadata):
    cells = answered()
    for cell in cells:
        cell["metadata"] = metadata
    found, notes, _ = rebuilt(cells)
    assert {name: found[name] for name in ANSWERS} == ANSWERS
    assert notes == ["x.ipynb had lost all nbgrader marks: answers were found by their text"]


def test_own_cells_stay_where_they_were():
    cells = answered()
    cells.insert(place(cells, "total"), code("before = 1"))
    cells.insert(0, code("first = 1"))
    cells.append(code("last = 1"))
    cells.insert(3, text("my notes"))
    sources = [cell["source"] for cell in rebuilt(cells)[2].notebook["cells"]]
    assert sources[0] == "first = 1" and sources[-1] == "last = 1"
    assert sources.index("before = 1") == sources.index(ANSWERS["total"]) - 1
    assert "my notes" not in sources


def test_own_cells_bring_no_marks_and_no_tags():
    cells = answered()
    extra = code("bonus = 1", "bonus", grade=True, points=100)
    extra["metadata"]["tags"] = ["skip-execution"]
    for cell in cells:
        cell["metadata"].setdefault("nbgrader", {}).update(points=99)
        cell["metadata"]["tags"] = ["skip-execution"]
    result = rebuilt([*cells, extra])[2]
    marks = [cell["metadata"] for cell in result.notebook["cells"]]
    assert not any("tags" in mark or mark.get("nbgrader", {}).get("points") in (99, 100) for mark in marks)


def test_too_many_and_too_long_cells_are_left_out():
    cells = [code("x = 1")] * (MOST_CELLS + 10) + [code("y" * (MOST_TEXT + 1))] + answered()
    found, notes, result = rebuilt(cells)
    assert {name: found[name] for name in ANSWERS} == ANSWERS
    assert len(result.notebook["cells"]) <= MOST_CELLS + len(released()) and len(notes) == 2


NAMES = [*ANSWERS, *FULL, "words", "given", "invented", ""]
MARKED = st.builds(
    lambda kind, source, name, number: {
        "cell_type": kind, "source": source, "id": number, "metadata": {"nbgrader": {"grade_id": name}} if name else {}},
    st.sampled_from(["code", "markdown", "raw", "other"]),
    st.sampled_from([*ANSWERS.values(), *STUBS.values(), "", "x = 1", "def total(", "# Five small tasks"]),
    st.sampled_from(NAMES),
    st.sampled_from(["cell-0", "cell-3", "new"]),
)  # fmt: skip


@given(st.lists(MARKED, max_size=25))
@settings(deadline=None)
def test_whatever_cells_there_are_the_release_comes_out(cells):
    _, notes, result = rebuilt(cells)
    ours = [cell for cell in result.notebook["cells"] if name_of(cell)]
    wanted = [cell for cell in released() if name_of(cell)]
    assert [name_of(cell) for cell in ours] == [name_of(cell) for cell in wanted]
    assert [cell["metadata"] for cell in ours] == [cell["metadata"] for cell in wanted]
    assert [cell["source"] for cell in ours if name_of(cell) in FULL] == [f"# {name}" for name in FULL]
    assert all(note.startswith("x.ipynb ") for note in notes)
