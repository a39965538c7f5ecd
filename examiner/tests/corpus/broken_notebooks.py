"""Notebooks whose cells were lost, copied, split, moved or changed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from examiner.tests.corpus.assignment import ANSWERS, NAME, Notebook, code, text
from examiner.tests.corpus.entry import ZERO, Entry, answers, cell_of, damaged, place_of

FILE = f"{NAME}.ipynb"
LONE = "\ud83d"  # half of a character, as a text cut in the middle has it


def copied(name: str, last: str | None = None) -> Callable[[Notebook], None]:
    """The cell twice; with `last` as the text of the second."""

    def change(notebook: Notebook) -> None:
        again = copy.deepcopy(cell_of(notebook, name))
        again["source"] = again["source"] if last is None else last
        notebook["cells"].insert(place_of(notebook, name) + 1, again)

    return change


def deleted(*names: str) -> Callable[[Notebook], None]:
    """Without the cells of these names."""

    def change(notebook: Notebook) -> None:
        for name in names:
            del notebook["cells"][place_of(notebook, name)]

    return change


def split(notebook: Notebook) -> None:
    """One answer in two cells, both with its mark: a helper first."""
    copied("total")(notebook)
    first = cell_of(notebook, "total")
    first["source"] = "def added(a, b):\n    return a + b"
    second = notebook["cells"][place_of(notebook, "total") + 1]
    second["source"] = ANSWERS["total"].replace("result += value", "result = added(result, value)")


def retyped(kind: str, *names: str) -> Callable[[Notebook], None]:
    """These cells as another kind."""

    def change(notebook: Notebook) -> None:
        for name in names:
            cell_of(notebook, name)["cell_type"] = kind

    return change


def every(**parts: Any) -> Callable[[Notebook], None]:
    """These parts in every cell."""
    return lambda notebook: [cell.update(copy.deepcopy(parts)) for cell in notebook["cells"]] and None


def every_mark(**parts: Any) -> Callable[[Notebook], None]:
    """These parts in every mark of nbgrader's."""

    def change(notebook: Notebook) -> None:
        for cell in notebook["cells"]:
            if "nbgrader" in cell["metadata"]:
                cell["metadata"]["nbgrader"].update(parts)

    return change


def tagged(*tags: str) -> Callable[[Notebook], None]:
    """These tags on every cell."""
    return lambda notebook: [cell["metadata"].update(tags=list(tags)) for cell in notebook["cells"]] and None


def without_ids(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        del cell["id"]


def some_lost(notebook: Notebook) -> None:
    for name in ("total", "slope", "test_slope"):
        cell_of(notebook, name)["metadata"] = {}


def invented(notebook: Notebook) -> None:
    mark = cell_of(notebook, "total")["metadata"]["nbgrader"]
    cell_of(notebook, "scale")["metadata"]["nbgrader"]["grade_id"] = "invented"
    extra = code("1 / 0", "bonus", grade=True, points=100)
    notebook["cells"].append(extra)
    mark["points"] = 77


def outputs(size: int, count: int = 1) -> Callable[[Notebook], None]:
    """Old outputs of that size in every code cell."""

    def change(notebook: Notebook) -> None:
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * size}] * count

    return change


def many_cells(notebook: Notebook) -> None:
    notebook["cells"][1:1] = [code(f"x{number} = {number}") for number in range(5000)]


def long_extra(notebook: Notebook) -> None:
    notebook["cells"].insert(0, code("'" + "x" * 40_000_000 + "'"))


def odd_cells(notebook: Notebook) -> None:
    odd: list[Any] = [None, 7, "text", [], {}, {"cell_type": "code"}, {"cell_type": ["code"], "source": {"a": 1}}]
    odd += [{"cell_type": "code", "source": [1, None, "x = 1"], "metadata": [], "id": [1]}]
    odd += [{"cell_type": "code", "source": "y = 1", "metadata": {"nbgrader": {"grade_id": ["total"]}}, "id": {"a": 1}}]
    notebook["cells"][1:1] = odd


def cut_characters(notebook: Notebook) -> None:
    notebook["cells"][0]["source"] = f"# {LONE}"
    notebook["cells"].insert(1, code(f"print('{LONE}')"))
    cell_of(notebook, "words")["source"] = f"Because {LONE}."


def lost_words(notebook: Notebook) -> None:
    cell_of(notebook, "words")["metadata"] = {}


ENTRIES = [
    damaged("copied-answer", "An answer cell twice.", copied("total"), "had total 2 times"),
    damaged("copied-empty", "A copy of an answer, emptied.", copied("total", ""), "had total"),
    damaged("copied-test", "A test cell twice.", copied("test_total"), "had the cell test_total 2 times"),
    damaged("deleted-answer", "An answer cell is gone.", deleted("total"), "lacked the cell total: graded as not",
            lost=("total", "mean_of")),
    damaged("deleted-tests", "Two test cells are gone.", deleted("test_total", "test_slope"), "test_slope: put back"),
    damaged("deleted-given", "The given cell is gone.", deleted("given"), "lacked the cell given"),
    damaged("split", "An answer split into two cells.", split, "had total split into 2 cells: joined"),
    damaged("answer-as-text", "Answers turned into text cells.", retyped("markdown", "total", "slope"),
            "had total as another type of cell"),
    damaged("answer-raw", "An answer turned into a raw cell.", retyped("raw", "Counter"), "had Counter as another type"),
    damaged("test-as-text", "A test turned into a text cell.", retyped("markdown", "test_total"), "test_total changed"),
    damaged("text-as-code", "The text answer as a code cell.", retyped("code", "words"), "had words as another type"),
    damaged("reversed", "All cells in reverse order.", lambda notebook: notebook["cells"].reverse()),
    damaged("all-marks-lost", "All metadata lost.", every(metadata={}), "had lost"),
    damaged("metadata-lists", "Lists for metadata.", every(metadata=[]), "had lost"),
    damaged("some-marks-lost", "The metadata of three cells lost.", some_lost, "had lost the mark of total"),
    damaged("text-mark-lost", "The mark of the text answer lost.", lost_words, "had lost the mark of words"),
    damaged("no-ids", "Cells without ids.", without_ids),
    damaged("same-ids", "All cells with the same id.", every(id="same")),
    damaged("odd-ids", "Lists for ids.", every(id=["a"])),
    damaged("invented-ids", "Names that the assignment does not have.", invented, "had lost the mark of scale"),
    damaged("changed-points", "A thousand points for everything.", every_mark(points=1000)),
    damaged("unlocked", "All cells unlocked.", every_mark(locked=False)),
    damaged("all-solutions", "All marks say: solution.", every_mark(solution=True, grade=False)),
    damaged("old-schema", "Marks of a version that is long gone.", every_mark(schema_version=0)),
    damaged("odd-marks", "Marks of the wrong type.", every_mark(points="many", schema_version=None, grade=[1])),
    damaged("skip-tags", "Every cell tagged to be skipped.", tagged("skip-execution", "raises-exception", "nbval-skip")),
    damaged("other-kernel", "The kernel of another language.",
            lambda notebook: notebook["metadata"].update(kernelspec={"name": "ir", "display_name": "R", "language": "R"})),
    damaged("metadata-text", "The notebook's metadata is a text.", lambda notebook: {**notebook, "metadata": "none"}),
    damaged("many-outputs", "Sixty megabytes of old outputs.", outputs(5_000_000)),
    damaged("million-outputs", "A hundred thousand old outputs.", outputs(10, 10_000)),
    damaged("odd-outputs", "Outputs of the wrong type.", every(outputs="none", execution_count="first")),
    damaged("many-cells", "Five thousand cells.", many_cells, "had 5019 cells"),
    damaged("long-cell", "A cell of forty megabytes.", long_extra, "too long"),
    damaged("odd-cells", "Cells that are no cells.", odd_cells),
    damaged("cut-characters", "Half characters in texts.", cut_characters),
    answers("long-answer", "An answer of forty megabytes.", {"scale": "x = '" + "x" * 40_000_000 + "'"}, ["scale"],
            "too long"),
    answers("syntax", "An answer that is no Python.", {"slope": "def slope(f, x)\n    return 1"}, ["slope"]),
    answers("tabs", "Tabs and blanks mixed.", {"slope": "def slope(f, x):\n\tif x:\n        return 1"}, ["slope"]),
    answers("no-end", "A text without an end.", {"total": "def total(values):\n    '''sum"}, ["total", "mean_of"]),
    answers("nothing", "Everything deleted from the answers.", dict.fromkeys(ANSWERS, ""), ANSWERS),
    answers("merged", "Two answers in one cell.", {
        "total": ANSWERS["total"] + "\n\n\n" + ANSWERS["scale"], "scale": ""}),
    damaged("extra-text", "Text cells in between.", lambda notebook: notebook["cells"].insert(3, text("My notes"))),
    Entry("blank-release", "Handed in as it was received.", lambda place: place.write(place.notebook({})), ZERO),
]  # fmt: skip
