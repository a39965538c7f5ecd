"""What a worker keeps warm for a kit: an interpreter for student code and one for the judge."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from examiner.assignment.kit import Kit, Test
from examiner.verdict import CellVerdict
from examiner.wire.channel import Channel, ChannelClosed, ChannelTimeout
from examiner.worker.judge_side import JudgeSide
from examiner.worker.run import Run
from examiner.worker.student_side import StudentSide

WARM_SECONDS = 120
MOST_RESTARTS = 10
NO_SNAPSHOT = "Stopped: the notebook did not come this far."

Cell = dict[str, Any]


class GraderFailed(RuntimeError):
    """The grader itself has failed: no fault of the submission, and never a zero."""


class Workshop:
    """Grades submissions of one kit, one after the other. It takes over the sides of the workshop before it."""

    def __init__(self, kit: Kit, students: StudentSide | None = None, side: JudgeSide | None = None) -> None:
        self.kit = kit
        self.folder = Path(tempfile.mkdtemp(prefix="examiner-"))
        kit.write(self.folder)
        with ExitStack() as undo:  # whatever fails, nothing that was started stays
            undo.callback(shutil.rmtree, self.folder, ignore_errors=True)
            if students:
                undo.callback(students.close)
            self.side = side or JudgeSide()
            undo.callback(self.side.close)
            self.judges = self.side.serve(kit, self.folder)
            undo.callback(self.judges.close)
            self.students = students or StudentSide(kit)
            undo.callback(self.students.close)
            self.judges.receive(WARM_SECONDS)  # both warm up at the same time
            undo.pop_all()

    def close(self) -> None:
        """End both interpreters and delete the kit's files."""
        self.students.close()
        self.end_judges()
        self.side.close()

    def end_judges(self) -> None:
        """End the judges of this kit."""
        self.judges.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def followed_by(self, kit: Kit) -> Workshop:
        """The workshop for the next kit. This one ends; the judges' side stays, the students' if it serves both."""
        self.end_judges()
        if self.students.serves(kit):
            return Workshop(kit, self.students, self.side)
        self.students.close()
        return Workshop(kit, side=self.side)

    def grade(self, name: str, cells: list[Cell], files: dict[str, bytes], seed: str) -> list[CellVerdict]:
        """Run a rebuilt notebook, filling in its outputs, and judge its test cells. Raises GraderFailed."""
        tests = self.kit.tests[name]
        deadline = time.monotonic() + self.kit.limits.notebook_seconds
        skipped: set[int] = set()
        while True:  # every round skips one more cell or stops earlier
            run = self.run(cells, tests, {**files, **self.kit.files}, skipped)
            try:
                if run.all_cells(deadline):
                    return self.judge(name, tests, run, seed)
                if run.place in skipped or len(skipped) == MOST_RESTARTS:
                    cells = cells[: run.place]
                skipped.add(run.place)
            finally:
                run.close()

    def run(self, cells: list[Cell], tests: list[Test], files: dict[str, bytes], skipped: set[int]) -> Run:
        """A run of a notebook in a fresh box. Raises GraderFailed."""
        limits = self.kit.limits
        try:
            names = {test.name for test in tests}
            return Run(self.students.zygote.open(files, limits, len(tests)), limits, cells, names, skipped)
        except (OSError, ChannelClosed, ChannelTimeout) as error:
            raise GraderFailed(f"no sandbox could be opened: {error}") from error

    def judge(self, name: str, tests: list[Test], run: Run, seed: str) -> list[CellVerdict]:
        """Let a fresh judge run the test cells against the snapshots."""
        ours, theirs = Channel.pair()
        seconds = self.kit.limits.judge_seconds
        rows = [{**asdict(test), "snapshot": test.name in run.snapshots} for test in tests]
        message = {"scope": self.kit.scopes[name], "tests": rows, "seed": seed, "no_snapshot": NO_SNAPSHOT}
        descriptors = [theirs.fileno(), *(run.snapshots[row["name"]].fileno() for row in rows if row["snapshot"])]
        try:
            self.judges.send({**message, "seconds": seconds}, tuple(descriptors))
            theirs.close()
            return [CellVerdict(**ours.receive(2 * seconds + WARM_SECONDS)) for _ in rows]
        except (ChannelClosed, ChannelTimeout) as error:
            raise GraderFailed(f"the judge gave no verdict: {error}") from error
        finally:
            ours.close()
