"""The published accuracy of the grader is current, and as good as it says."""

import json

import pytest

from authoring.paths import units
from grader_tests import accuracy, catalogue
from grader_tests.agreement import disagreements
from grader_tests.equivalent_mutants import REASONS
from grader_tests.mutate import mutants

FEW_MISTAKES, MANY_IN_ALL = 12, 300
SAMPLE_EVERY = 12


@pytest.fixture(scope="module")
def found() -> dict[str, dict]:
    return {unit: accuracy.of_unit(unit) for unit in units()}


@pytest.fixture(scope="module")
def published() -> dict:
    return json.loads(accuracy.DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("unit", units())
def test_every_mistake_is_caught_and_every_equivalent_passes(found, unit):
    row = found[unit]
    assert row["passed_though_wrong"] == row["failed_though_right"] == []
    assert row["mistakes_caught"] == row["mistakes_tried"] and row["equivalents_passed"] == row["equivalents_tried"] > 0


def test_nine_of_ten_mistakes_are_named_and_none_wrongly(found):
    total = {name: sum(row[name] for row in found.values()) for name in accuracy.COUNTED}
    assert [row["named_wrongly"] for row in found.values()] == [[]] * len(found)
    assert total["named_wrong"] == 0
    assert total["named_right"] >= 0.9 * total["named_tried"]


@pytest.mark.parametrize("unit", units())
def test_the_report_is_current(found, published, unit):
    assert json.loads(json.dumps(found[unit])) == published["units"][unit], "run make accuracy"


def test_the_page_is_made_from_the_data(published):
    assert accuracy.PAGE.read_text(encoding="utf-8") == accuracy.page(published), "run make accuracy"
    assert published["total"] == {
        name: sum(row[name] for row in published["units"].values()) for name in accuracy.COUNTED
    }


def test_the_report_has_compared_the_four_places(published):
    assert published["agreement"]["disagreements"] == []
    assert published["agreement"]["compared"] >= published["total"]["written_tried"]


def test_there_are_mistakes_enough():
    counts = {key: len(task.mistakes) for key, task in catalogue.tasks().items() if not task.few}
    assert min(counts.values()) >= FEW_MISTAKES, min(counts, key=counts.get)
    assert sum(counts.values()) >= MANY_IN_ALL
    assert min(len(task.equivalents) for task in catalogue.tasks().values()) >= 8


def test_every_listed_equivalent_mutant_exists(found):
    used = {(one["task"], one["mutant"]) for row in found.values() for one in row["equivalent"]}
    listed = {(key, what) for key, reasons in REASONS.items() for what in reasons}
    assert used == listed


def test_mutants_are_different_from_the_original_and_from_each_other():
    code = 'def f(x, y=1):\n    """Say 1."""\n    return np.sum(x - y, axis=0)'
    texts = [text for _, text in mutants(code)]
    assert len(texts) == len(set(texts)) > 8
    assert all("Say 1." in text and "y=1" in text for text in texts)
    assert any("np.mean" in text for text in texts) and any("y - x" in text for text in texts)
    assert any("axis=1" in text for text in texts) and any("np.sum(x - y)" in text for text in texts)


def test_four_places_agree_on_a_sample():
    compared, lines = disagreements(every=SAMPLE_EVERY, only=["02_loss"])
    assert compared >= 15 and lines == []
