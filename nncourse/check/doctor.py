"""Look at the student's saved notebook and tell, in plain words, what would trouble the grader."""

import hashlib
import os
import re
import sys
from collections import Counter
from pathlib import Path

from nncourse.check.saved import Cell, candidates, grade_id, in_jupyter, read_cells, source_of, what_is_saved
from nncourse.check.shown import say
from nncourse.check.table import unit_names, unit_table

HIDDEN_TESTS = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS\n?", re.MULTILINE | re.DOTALL)


def doctor() -> None:
    """Print one line if all is well with this notebook, else a line per problem; then what the saved file holds."""
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":  # the grader looks at the cells itself
        return
    path, cells, unit = this_notebook()
    if unit is None:
        say("Doctor: no saved course notebook found here. Open the notebook from its own folder and save it.")
        return
    problems = [*cell_problems(unit, cells), *unsaved_tasks(unit, cells)]
    say(
        "\n".join(f"Doctor: {problem}" for problem in problems)
        or f"Doctor: all {len(unit_table(unit)['cells'])} course cells are in place."
    )
    if in_jupyter():
        say(what_is_saved(path, cells))


def this_notebook() -> tuple[Path, list[Cell], str | None]:
    """The file of this notebook, its cells as last saved, and its unit; None if no unit's notebook can be found."""
    for path in candidates():
        cells = read_cells(path) or []
        unit = unit_of(cells)
        if unit is not None:
            return path, cells, unit
    return Path(), [], None


def unit_of(cells: list[Cell]) -> str | None:
    """The unit that shares most graded cells with this notebook, or None."""
    here = {grade_id(cell) for cell in cells}
    shared = {unit: len(here & {row["grade_id"] for row in unit_table(unit)["cells"]}) for unit in unit_names()}
    best = max(shared, key=lambda unit: shared[unit], default=None)
    return best if best is not None and shared[best] else None


def without_hidden_tests(text: str) -> str:
    """A cell's text as students receive it."""
    return HIDDEN_TESTS.sub("", text).rstrip("\n")


def fingerprint_of_text(text: str) -> str:
    """A short hash of a locked cell's text, which tells whether it was edited."""
    return hashlib.sha256(without_hidden_tests(text).strip().encode()).hexdigest()[:16]


def cell_problems(unit: str, cells: list[Cell]) -> list[str]:
    """Cells that were deleted, duplicated, retyped or edited although they are locked."""
    counts = Counter(grade_id(cell) for cell in cells)
    by_name = {grade_id(cell): cell for cell in cells}
    problems = []
    for row in unit_table(unit)["cells"]:
        name = row["grade_id"]
        if counts[name] == 0:
            problems.append(
                f"the cell {name} is missing. Copy it from a fresh download of this unit, or undo the deletion."
            )
        elif counts[name] > 1:
            problems.append(f"the cell {name} is there {counts[name]} times. Delete the copies, keep one.")
        elif by_name[name]["cell_type"] != row["cell_type"]:
            problems.append(f"the cell {name} should be a {row['cell_type']} cell. Change its type back.")
        elif row["text"] and fingerprint_of_text(source_of(by_name[name])) != row["text"]:
            problems.append(f"the cell {name} was edited. The grader uses its own copy, so your edit will not count.")
    return problems


def unsaved_tasks(unit: str, cells: list[Cell]) -> list[str]:
    """The tasks whose function was run in another form than the saved one, in one line."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        return []
    saved = {source_of(cell).strip() for cell in cells}
    names = []
    for key in unit_table(unit)["tasks"]:
        runs = [text for text in shell.user_ns.get("In", []) if re.search(rf"^(def|class) {key}\b", text, re.MULTILINE)]
        if runs and runs[-1].strip() not in saved:
            names.append(key)
    words = "what you ran last is not what the saved file has. Save (Ctrl+S) before you submit."
    return [f"{', '.join(names)}: {words}"] if names else []
