"""Grade a course folder with the command that an instructor types: `examiner grade UNIT...`."""

import json
import os
import subprocess
import sys
from pathlib import Path

from authoring.paths import ROOT
from examiner.verdict import CellVerdict, Verdict


def grade_units(root: Path, units: list[str], quiet: bool = True) -> dict[str, dict[str, Verdict]]:
    """The verdicts by unit and student. Raises RuntimeError with the command's words if it fails."""
    answers = root / "verdicts.json"
    command = [sys.executable, "-m", "examiner", "grade", *units, f"--json={answers}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=quiet, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"examiner grade ended with {done.returncode}\n{done.stdout}{done.stderr}")
    found: dict[str, dict[str, Verdict]] = {unit: {} for unit in units}
    for row in json.loads(answers.read_text(encoding="utf-8")):
        found[row["assignment"]][row["student"]] = verdict_of(row)
    return found


def grade_class(root: Path, unit: str) -> dict[str, Verdict]:
    """The verdicts on everybody who handed one unit in. Raises RuntimeError."""
    return grade_units(root, [unit])[unit]


def verdict_of(row: dict) -> Verdict:
    """A verdict as the JSON file tells it, without the graded notebooks."""
    known = {name: value for name, value in row.items() if name in Verdict.__dataclass_fields__ and name != "notebooks"}
    cells = {name: [CellVerdict(**cell) for cell in rows] for name, rows in row["cells"].items()}
    return Verdict(**{**known, "cells": cells})


def points(verdict: Verdict) -> dict[str, float]:
    """Points by test cell."""
    return {cell.name: cell.points for cells in verdict.cells.values() for cell in cells}
