"""A part of the corpus once more, graded by somebody who is not root: on most machines that is who grades."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from examiner.tests.corpus import ENTRIES
from examiner.tests.corpus.assignment import FULL, NEEDLES
from examiner.tests.corpus.readable import USER, hand_over, readable_python
from examiner.tests.corpus.run import HONEST, TOKEN, Outcome, run_corpus
from examiner.worker import sandbox

PART = ENTRIES[::4]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that every user can reach; not below /tmp, where a sandbox would hide the interpreter."""
    path = Path(tempfile.mkdtemp(prefix="examiner-user-", dir="/var/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def outcome(folder) -> Outcome:
    if os.geteuid() != 0:
        pytest.skip("this is an ordinary user already: test_corpus.py has tried it all")
    if sandbox.level() != sandbox.FULL:
        pytest.skip(f"hostile code is run in a sandbox only: {sandbox.level_in_words()}")
    python, why_not = readable_python(folder / "python")
    if why_not:
        pytest.skip(why_not)
    options = {"user": USER, "group": USER, "extra_groups": [], "prepare": hand_over}
    packages = f"{python.parent.parent}/lib/python{'.'.join(map(str, sys.version_info[:2]))}/site-packages"
    options["env"] = {"HOME": str(folder / "course" / "home"), "PYTHONPATH": packages}
    return run_corpus(folder / "course", PART, str(python), **options)


def test_it_runs_in_a_sandbox_there_too(outcome):
    assert outcome.code == 0, outcome.said[-3000:]
    assert {row["stamps"]["sandbox"] for row in outcome.verdicts.values()} == {sandbox.FULL}


def test_every_mark_is_the_one_it_must_be(outcome):
    found = {entry.name: (outcome.verdicts[entry.name]["status"], outcome.points(entry.name)) for entry in PART}
    assert found == {entry.name: (entry.status, entry.points) for entry in PART}


def test_the_honest_lose_nothing_and_nothing_of_others_has_changed(outcome):
    assert outcome.points("aa-honest") == outcome.points("zz-honest") == FULL
    assert len(outcome.verdicts) == len(PART) + len(HONEST)
    assert outcome.after == outcome.before


def test_nothing_leaves_and_nothing_is_left(outcome):
    assert outcome.heard == []
    assert outcome.left == []
    assert [word for word in (*NEEDLES, TOKEN) if word in outcome.said] == []
