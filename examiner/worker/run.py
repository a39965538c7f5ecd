"""One run of a notebook in a box, cell by cell."""

from __future__ import annotations

import time
from typing import Any

from examiner.box.isolate import Limits
from examiner.submission.cells import mark, text_of
from examiner.submission.safe_html import SafeText
from examiner.wire.channel import Channel, ChannelClosed, ChannelTimeout
from examiner.worker.outputs import checked_outputs
from examiner.worker.sandbox import Box
from examiner.worker.watch import Watch

Cell = dict[str, Any]


class Run:
    """One run of a notebook in a box: outputs go into the cells, and a snapshot is taken before every test cell."""

    def __init__(self, box: Box, limits: Limits, cells: list[Cell], tests: set[str], skipped: set[int]) -> None:
        self.box, self.limits = box, limits
        self.cells, self.tests, self.skipped = cells, tests, skipped
        self.snapshots: dict[str, Channel] = {}
        self.safe = SafeText()
        self.place = 0
        self.watch = Watch(box, limits)

    def all_cells(self, deadline: float) -> bool:
        """Run all cells that are not skipped; False if the box has died at `place`."""
        for place, cell in enumerate(self.cells):
            self.place = place
            if cell["cell_type"] != "code":
                continue
            try:
                self.one_cell(cell, min(self.limits.cell_seconds, max(0.0, deadline - time.monotonic())))
            except (ChannelClosed, ChannelTimeout):
                cell["outputs"] = [stopped_output(self.watch.reason or "this cell ended its process or did not stop")]
                return False
        return True

    def one_cell(self, cell: Cell, seconds: float) -> None:
        """Run one cell, after taking a snapshot if it is a test cell. A cell that is skipped can still be judged."""
        name = mark(cell).get("grade_id", "")
        if name in self.tests:
            self.snapshots[name] = self.box.snapshot(seconds)
        if self.place in self.skipped:
            return
        cell["outputs"] = checked_outputs(
            self.box.run_cell(text_of(cell), seconds), self.limits.output_bytes, self.safe
        )

    def close(self) -> None:
        """End the box and all its snapshots."""
        self.watch.stop()
        for snapshot in self.snapshots.values():
            snapshot.close()
        self.box.close()


def stopped_output(words: str) -> dict[str, Any]:
    """The output of a cell that could not be run to its end."""
    return {"output_type": "error", "ename": "Stopped", "evalue": words, "traceback": [f"Stopped: {words}."]}
