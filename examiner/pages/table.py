"""A verdict as lines for people and as a row of the table of points."""

from __future__ import annotations

from examiner.verdict import GRADED, Verdict


def lines(verdict: Verdict) -> list[str]:
    """What there is to say about a submission that was not plainly graded: one line each."""
    words = [*verdict.repairs, *filter(None, [verdict.problem if verdict.status != GRADED or verdict.problem else ""])]
    return [f"{verdict.student}: {one}" for one in words]


def row(verdict: Verdict) -> dict[str, object]:
    """One line of the table of points."""
    most = sum(cell.most for cells in verdict.cells.values() for cell in cells)
    return {
        "student": verdict.student,
        "assignment": verdict.assignment,
        "status": verdict.status,
        "points": verdict.points,
        "most": most,
        "problem": plain_cell(verdict.problem),
        "repairs": plain_cell("; ".join(verdict.repairs)),
        "tests": verdict.stamps.get("tests", ""),
        "seed": verdict.seed,
    }


def plain_cell(words: str) -> str:
    """Words that no spreadsheet takes for a formula: they may begin with the name of a student's file."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words
