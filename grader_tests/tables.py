"""Make the tables of nncourse/tables: what a student's checks know, computed from the catalogue and the reference."""

import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import numpy as np

from authoring.paths import TABLES, source_notebook, units
from grader_tests import catalogue, reference
from grader_tests.task import Answer, Case, Task
from nncourse.check.call import call
from nncourse.check.doctor import fingerprint_of_text
from nncourse.check.plain import encode


def table(unit: str) -> dict[str, Any]:
    """The table of one unit, as JSON has it: its graded and locked cells, and its tasks in the notebook's order."""
    cells = graded_cells(unit)
    points = {row["grade_id"]: row["points"] for row in cells}
    order = [row["grade_id"] for row in cells if row["grade_id"] in catalogue.tasks(unit)]
    rows = {key: task_row(catalogue.tasks(unit)[key], points[f"check_{key}"]) for key in order}
    found = {"cells": [{k: v for k, v in row.items() if k != "points"} for row in cells], "tasks": rows}
    return json.loads(json.dumps(found))


def graded_cells(unit: str) -> list[dict[str, Any]]:
    """Name, type and (for locked cells) hash of the text of every nbgrader cell, as students receive it."""
    notebook = nbformat.read(source_notebook(unit), as_version=4)
    rows = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        if about:
            text = "" if about.solution else fingerprint_of_text(cell.source)
            row = {
                "grade_id": about.grade_id,
                "cell_type": cell.cell_type,
                "text": text,
                "points": about.get("points", 0),
            }
            rows.append(row)
    return rows


def task_row(task: Task, points: float) -> dict[str, Any]:
    """What a student's check knows of one task."""
    right = reference.function(task.key, task.unit)
    examples = []
    for case in task.visible():
        expected = right_value(right, task, case)
        row = {
            "label": case.label,
            "arguments": encode(case.arguments),
            "expected": encode(expected),
            "rtol": case.rtol,
        }
        examples.append(row)
    return {
        "points": points,
        "reproduces": task.reproduces,
        "examples": examples,
        "mistakes": [row for row in (mistake_row(task, mistake) for mistake in task.mistakes) if tells(row)],
        "hints": list(task.hints),
        "parts": list(task.parts),
        "construct": list(task.form.construct),
        "method": task.form.method,
        "measure": task.form.measure,
        "draws": task.form.draws,
        "held_back": list(task.form.held_back),
    }


def right_value(right: Callable[..., Any], task: Task, case: Case) -> Any:
    """What the case states, or else what the reference gives. Raises what the reference raises."""
    if case.expected is not None:
        return case.expected
    result = call(right, case.arguments, task.form)
    if result.error is not None:
        raise result.error
    return result.value


def mistake_row(task: Task, mistake: Answer) -> dict[str, Any]:
    """What one mistake gives on every visible example, and its advice."""
    wrong = mistake.build(reference.names(task.unit))
    with contextlib.redirect_stdout(io.StringIO()):
        found = [call(wrong, case.arguments, task.form).fingerprint(case.expected) for case in task.visible()]
    return {"advice": mistake.advice, "fingerprints": found}


def tells(row: dict[str, Any]) -> bool:
    """Does a mistake give itself away? One that merely falls short of a bound may have any reason."""
    return {"reaches": False} not in row["fingerprints"]


def write_tables() -> None:
    """Write one table per unit."""
    TABLES.mkdir(exist_ok=True)
    for unit in units():
        write_table(TABLES / f"{unit}.json", table(unit))


def write_table(path: Path, fresh: dict[str, Any]) -> None:
    """Write a table, unless it is there already but for last digits."""
    if not path.exists() or not alike(json.loads(path.read_text(encoding="utf-8")), fresh):
        path.write_text(json.dumps(fresh, indent=1) + "\n", encoding="utf-8")


def alike(one: Any, other: Any) -> bool:
    """Equal but for the last digits of numbers, which differ from machine to machine."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return bool(np.isclose(one, other, rtol=1e-9, atol=1e-12, equal_nan=True))
    return type(one) is type(other) and one == other


if __name__ == "__main__":
    write_tables()
