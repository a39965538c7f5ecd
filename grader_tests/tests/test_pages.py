"""The generated pages are current and complete: every id proved, every topic taken up, every erratum tested."""

import re

import pytest

from authoring.paths import ROOT, units
from authoring.topics import DECKS, TOPICS
from grader_tests import pages
from grader_tests.worked_numbers import ABOUT

COUNTS = {"H": 39, "D": 19, "W": 9, "G": 11, "S": 19}


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_page_is_current(name):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages.page(name), "run make release"


def test_there_is_every_id_of_the_decks():
    expected = {f"{deck}-{number:02}" for deck, most in COUNTS.items() for number in range(1, most + 1)} | {"H-02b"}
    assert set(ABOUT) == expected


def test_every_id_is_reproduced_by_a_check_or_a_test():
    proofs = pages.proofs()
    assert not [number for number in ABOUT if not proofs[number]]
    assert set(proofs) == set(ABOUT)


def test_every_topic_of_the_lectures_has_a_unit():
    assert {unit for rows in TOPICS.values() for unit, _ in rows} <= {unit[:2] for unit in units()}
    assert {deck: len(rows) for deck, rows in TOPICS.items()} == {"H": 28, "D": 20, "W": 12, "G": 15, "S": 22}
    assert set(TOPICS) == set(DECKS)


def test_every_erratum_names_a_test_that_exists_and_marks_the_id():
    proofs = pages.proofs()
    text = (ROOT / "docs" / "errata.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if re.match(r"\| [HDWGS]-\d\d", line)]
    assert len(rows) >= 20
    for row in rows:
        ids, tests = re.findall(r"[HDWGS]-\d\db?", row[0]), re.findall(r"`(test_\w+)`", row[-1])
        assert tests, row
        for number in ids:
            known = {proof["what"].strip("`") for proof in proofs[number]}
            assert known & set(tests), f"{number}: none of {tests} is marked with it"
