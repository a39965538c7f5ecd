"""Nothing stays of a workshop whose start fails, and what can stay for the next kit does."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from examiner.assignment.kit import Kit
from examiner.wire.channel import Channel, ChannelClosed
from examiner.worker.judge_side import JudgeSide
from examiner.worker.workshop import Workshop

KIT = Kit("a", {}, {}, {})


class Side:
    """A side that only notes that it was closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def close(self) -> None:
        """Note it."""
        self.is_closed = True


class WithoutJudges(Side):
    """A judges' side whose judges do not start."""

    def serve(self, kit: Kit, folder: Path) -> Channel:
        """A channel that nobody answers on."""
        ours, theirs = Channel.pair()
        theirs.close()
        return ours


class Gone(Side):
    """A judges' side that has died."""

    def serve(self, kit: Kit, folder: Path) -> Channel:
        """Fail."""
        raise ChannelClosed("gone")


@pytest.mark.parametrize("judges", [WithoutJudges, Gone])
def test_both_sides_end_when_the_judges_do_not_start(judges, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sides = Side(), judges()
    with pytest.raises(ChannelClosed):
        Workshop(KIT, *sides)
    assert all(side.is_closed for side in sides) and not list(tmp_path.iterdir())


def test_the_judges_side_serves_one_kit_after_the_other_and_each_sees_its_own_files(tmp_path):
    side, warm = JudgeSide(), "import mark; open('seen', 'w').write(mark.NAME)"
    for name in ("one", "two"):
        kit = Kit(name, {}, {}, {}, judge_files={"mark.py": f"NAME = '{name}'".encode()}, judge_warm_up=warm)
        kit.write(tmp_path / name)
        channel = side.serve(kit, tmp_path / name)
        assert channel.receive(60) == {"ready": True}
        assert (tmp_path / name / "beside" / "seen").read_text() == name
        channel.close()
    side.close()
    assert side.process.returncode == 0
