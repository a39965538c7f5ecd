"""What grading a submission gives: a verdict per test cell, notes on repairs, and how it can be repeated."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

PASSED, PARTIAL, FAILED, STOPPED, NOT_RUN = "passed", "partly right", "failed", "stopped", "not run"
GRADED, UNREADABLE, GRADER_FAILED = "graded", "unreadable", "grader failed"


@dataclass(frozen=True)
class CellVerdict:
    """What one test cell earned and why. `message` may be shown to the student, `evidence` only to the instructor."""

    name: str
    points: float
    most: float
    outcome: str
    message: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Verdict:
    """How grading one submission ended.

    `status` is graded, unreadable (nothing could be made of the files: no points) or grader failed (never a zero).
    `notebooks` holds the graded notebooks as JSON text by name, `cells` the verdicts by notebook, `unanswered` the
    answer cells that were left as released, `unreadable` the notebooks that were handed in but cannot be read.
    """

    student: str
    assignment: str
    status: str
    cells: dict[str, list[CellVerdict]] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    unanswered: dict[str, list[str]] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    problem: str = ""
    seed: str = ""
    stamps: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """Points of all test cells together."""
        return sum(cell.points for cells in self.cells.values() for cell in cells)

    def without_texts(self) -> Verdict:
        """This verdict with the names of its notebooks only: for a class of 1000 the texts take gigabytes."""
        return replace(self, notebooks=dict.fromkeys(self.notebooks, ""))

    def to_dict(self) -> dict[str, Any]:
        """This verdict as JSON data."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Verdict:
        """A verdict from what `to_dict` gave."""
        cells = {name: [CellVerdict(**cell) for cell in rows] for name, rows in data["cells"].items()}
        return cls(**{**data, "cells": cells})
