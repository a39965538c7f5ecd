"""Nothing stays of a workshop whose start fails."""

from __future__ import annotations

import subprocess

import pytest

from examiner.assignment.kit import Kit
from examiner.wire.channel import Channel, ChannelClosed
from examiner.worker.workshop import Workshop


def test_both_sides_end_when_the_judges_do_not_start():
    ended = []

    class Students:
        def close(self) -> None:
            ended.append("students")

    class WithoutJudges(Workshop):
        def start_judges(self) -> tuple[Channel, subprocess.Popen]:
            ours, theirs = Channel.pair()
            theirs.close()
            return ours, subprocess.Popen(["true"])

        def end_judges(self) -> None:
            super().end_judges()
            ended.append("judges")
            assert self.judge_process.returncode == 0 and not self.folder.exists()

    with pytest.raises(ChannelClosed):
        WithoutJudges(Kit("a", {}, {}, {}), Students())
    assert ended == ["students", "judges"]
