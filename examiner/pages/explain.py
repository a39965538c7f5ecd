"""Say in plain words why each task of a submission got its points."""

from __future__ import annotations

from examiner.verdict import CellVerdict, Verdict

WORDS = {
    "passed": "the test ran to its end",
    "partly right": "the test gave part of the points",
    "failed": "the test failed",
    "stopped": "the student's code was stopped",
    "not run": "the test was not run",
}


def in_words(verdict: Verdict) -> str:
    """The whole explanation."""
    lines = [f"{verdict.student}, {verdict.assignment}: {verdict.status}, {verdict.points:g} points from tests"]
    lines += [f"  {verdict.problem}"] if verdict.problem else []
    lines += [f"  put right: {note}" for note in verdict.repairs]
    for notebook, cells in verdict.cells.items():
        lines += ["", f"{notebook}.ipynb"]
        for cell in cells:
            lines += explained(cell)
        lines += [f"  {name}: left as released" for name in verdict.unanswered.get(notebook, ())]
    lines += ["", f"judged with tests {verdict.stamps.get('tests', '?')}, {verdict.stamps.get('sandbox', '?')}"]
    return "\n".join([*lines, f"hidden inputs from seed {verdict.seed}: the same again gives the same verdict"])


def explained(cell: CellVerdict) -> list[str]:
    """One task: points, why, what the student reads, and the evidence behind it."""
    lines = [f"  {cell.name}: {cell.points:g} of {cell.most:g}, {WORDS.get(cell.outcome, cell.outcome)}"]
    lines += [f"      said to the student: {line}" for line in cell.message.splitlines()]
    if cell.evidence and cell.evidence.splitlines()[0] not in cell.message:
        lines += [f"      evidence: {line}" for line in cell.evidence.splitlines()]
    return lines
