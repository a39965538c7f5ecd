"""The corpus: every broken, cheating or hostile submission gets the mark it must get, and hurts nobody."""

from __future__ import annotations

import json
import re

import nbformat
import pytest

from examiner.tests.corpus import ENTRIES, GROUPS
from examiner.tests.corpus.assignment import FULL, NEEDLES
from examiner.tests.corpus.entry import Entry
from examiner.tests.corpus.hostile_files import NOTE
from examiner.tests.corpus.run import HONEST, TOKEN, Outcome, run_corpus
from examiner.worker import sandbox

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory) -> Outcome:
    if sandbox.level() != sandbox.FULL:
        pytest.skip(f"hostile code is run in a sandbox only: {sandbox.level_in_words()}")
    return run_corpus(tmp_path_factory.mktemp("corpus") / "course", ENTRIES)


def test_there_are_enough_and_each_has_a_name_of_its_own():
    assert len(ENTRIES) == len({entry.name for entry in ENTRIES}) >= 200
    assert all(len(group) >= 40 for group in GROUPS.values())


def test_the_run_ends_well(outcome):
    assert outcome.code == 0, outcome.said[-3000:]
    assert len(outcome.verdicts) == len(ENTRIES) + len(HONEST)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_mark(outcome, entry: Entry):
    verdict = outcome.verdicts[entry.name]
    assert (verdict["status"], outcome.points(entry.name)) == (entry.status, entry.points), entry.what
    said = [line for line in (*verdict["repairs"], verdict["problem"]) if line]
    messages = [row["message"] for rows in verdict["cells"].values() for row in rows]
    assert not entry.says or any(entry.says in line for line in said), said
    assert len(said) <= 25 and all(len(line) < 300 and "\n" not in line for line in said), said
    assert all(len(message) < 10_000 for message in messages)
    assert not any("Traceback" in line for line in said)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.kept], ids=lambda entry: entry.name)
def test_output(outcome, entry: Entry):
    assert entry.kept in "".join(texts(outcome, entry.name))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_graded_notebook_is_whole_small_and_tells_no_secret(outcome, entry: Entry):
    path = outcome.graded(entry.name)
    if not path.is_file():
        assert entry.status != "graded"
        return
    text = path.read_text(encoding="utf-8")
    nbformat.validate(json.loads(text))
    assert len(text) < 6_000_000
    assert [word for word in (*NEEDLES, TOKEN, NOTE) if word in text] == []


@pytest.mark.parametrize("name", ["scripts", "scripts-in-text"])
def test_no_script_is_left(outcome, name):
    cells = json.loads(outcome.graded(name).read_text(encoding="utf-8"))["cells"]
    shown = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    shown += [part for cell in cells for output in cell.get("outputs", ()) for part in output.get("data", {}).values()]
    assert "x" in "".join(shown)
    assert not re.search(r"<script|<iframe|onerror|javascript:|alert\(1\)</script", "".join(shown))


def test_nothing_tells_a_secret(outcome):
    told = outcome.said
    for row in outcome.verdicts.values():
        told += json.dumps([row["repairs"], row["problem"]])
        told += "".join(cell["message"] for cells in row["cells"].values() for cell in cells)
    assert [word for word in (*NEEDLES, TOKEN, NOTE) if word in told] == []


def test_the_terminal_is_left_alone(outcome):
    assert CONTROLS.findall(outcome.said) == []


def test_the_honest_lose_nothing(outcome):
    assert outcome.points("aa-honest") == outcome.points("zz-honest") == FULL
    assert outcome.points("mm-honest") == {name: FULL[name] if name == "test_total" else 0.0 for name in FULL}


def test_nothing_of_others_has_changed(outcome):
    assert outcome.after == outcome.before


def test_nothing_was_sent(outcome):
    assert outcome.heard == []


def test_no_process_is_left(outcome):
    assert outcome.left == []


def texts(outcome: Outcome, student: str) -> list[str]:
    """All texts of a graded notebook's outputs."""
    cells = json.loads(outcome.graded(student).read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    found = [str(output.get(part, "")) for output in outputs for part in ("text", "data", "evalue")]
    return found
