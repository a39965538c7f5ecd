"""Grade one submission, from its bytes to a verdict. A worker does this; it needs nothing but the job and the kit."""

from __future__ import annotations

import json
import time
from typing import Any

from examiner.assignment.kit import Kit
from examiner.submission.cells import is_answer, mark, text_of
from examiner.submission.intake import Job
from examiner.submission.notebook_file import Unreadable, read_notebook
from examiner.submission.plain_text import one_line
from examiner.submission.rebuild import rebuild
from examiner.submission.safe_html import SafeText
from examiner.verdict import GRADED, GRADER_FAILED, NOT_RUN, UNREADABLE, CellVerdict, Verdict
from examiner.worker import sandbox
from examiner.worker.parcel import Parcel, unpacked
from examiner.worker.workshop import GraderFailed, Workshop

_warm: list[Workshop] = []


def workshop(kit: Kit) -> Workshop:
    """The warm workshop of a kit in this process; only the last kit's is kept."""
    if not _warm:
        _warm.append(Workshop(kit))
    elif _warm[0].kit.hash != kit.hash:
        _warm.append(_warm.pop().followed_by(kit))
    return _warm[0]


def close_workshops() -> None:
    """End the warm interpreters of this process."""
    while _warm:
        _warm.pop().close()


def examine(job: Job, kit: Kit | Parcel) -> Verdict:
    """The verdict on one submission. Never raises for anything a submission does, but for a parcel that is gone."""
    kit = unpacked(kit) if isinstance(kit, Parcel) else kit
    started = time.monotonic()
    work = Work(job, kit)
    try:
        for name in kit.released:
            work.one_notebook(name)
    except Exception as error:  # whatever it is, it may not stop the others
        close_workshops()
        problem = str(error) if isinstance(error, GraderFailed) else f"{type(error).__name__}: {error}"
        return Verdict(job.student, job.assignment, GRADER_FAILED, problem=one_line(problem, 300), stamps=stamps(kit))
    return work.verdict(time.monotonic() - started)


class Work:
    """What is known of a submission while its notebooks are graded one after the other."""

    def __init__(self, job: Job, kit: Kit) -> None:
        self.job, self.kit = job, kit
        self.cells: dict[str, list[CellVerdict]] = {}
        self.graded: dict[str, str] = {}
        self.unanswered: dict[str, list[str]] = {}
        self.unreadable: list[str] = []
        self.repairs = list(job.notes)
        self.problems: list[str] = []

    def one_notebook(self, name: str) -> None:
        """Rebuild, run and judge one notebook. Raises GraderFailed."""
        if name not in self.job.notebooks:
            return self.give_up(name, f"{name}.ipynb was not handed in")
        try:
            submitted = read_notebook(self.job.notebooks[name], f"{name}.ipynb")
        except Unreadable as error:
            self.unreadable.append(name)
            return self.give_up(name, str(error))
        rebuilt = rebuild(self.kit.released[name], submitted, f"{name}.ipynb")
        self.repairs += rebuilt.repairs
        self.unanswered[name] = rebuilt.unanswered
        self.cells[name] = workshop(self.kit).grade(name, rebuilt.notebook["cells"], self.job.files, self.job.seed)
        self.graded[name] = finished(rebuilt.notebook, self.cells[name])

    def give_up(self, name: str, problem: str) -> None:
        """No points for the test cells of a notebook that is not there."""
        self.problems.append(problem)
        self.cells[name] = [CellVerdict(test.name, 0.0, test.most, NOT_RUN, problem) for test in self.kit.tests[name]]

    def verdict(self, seconds: float) -> Verdict:
        """The verdict on the whole submission."""
        return Verdict(
            self.job.student,
            self.job.assignment,
            GRADED if self.graded else UNREADABLE,
            self.cells,
            self.graded,
            self.unanswered,
            self.unreadable,
            self.repairs,
            "; ".join(self.problems),
            self.job.seed,
            stamps(self.kit),
            seconds,
        )


def stamps(kit: Kit) -> dict[str, str]:
    """What the verdict was reached with."""
    return {"tests": kit.hash, "sandbox": sandbox.level()}


def finished(notebook: dict[str, Any], verdicts: list[CellVerdict]) -> str:
    """The graded notebook as JSON text: the outputs of test cells are the judge's words."""
    safe = SafeText()
    by_name = {verdict.name: verdict for verdict in verdicts}
    for place, cell in enumerate(notebook["cells"], start=1):
        cell.setdefault("id", f"added-{place}")
        verdict = by_name.get(mark(cell).get("grade_id", ""))
        if cell["cell_type"] == "markdown" and is_answer(cell):
            cell["source"] = safe.text(text_of(cell))
        if cell["cell_type"] == "code":
            cell["execution_count"] = place
            if verdict:
                cell["outputs"] = outputs_of(verdict)
    notebook.update(nbformat=4, nbformat_minor=5)
    return json.dumps(notebook)  # an indented one takes ten times as long


def outputs_of(verdict: CellVerdict) -> list[dict[str, Any]]:
    """A test cell's output as nbgrader reads it: an error for no points, a number for some, text alone for all."""
    text = f"{verdict.message}\n" if verdict.message else ""
    stream = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
    if verdict.points == verdict.most:
        return stream
    if verdict.points == 0:
        lines = verdict.message.splitlines() or ["No points."]
        return [{"output_type": "error", "ename": verdict.outcome, "evalue": verdict.message, "traceback": lines}]
    number = {"output_type": "execute_result", "data": {"text/plain": f"{verdict.points:g}"}, "metadata": {}}
    return [*stream, {**number, "execution_count": 1}]
