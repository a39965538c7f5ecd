"""The form of every unit: length, cells, names, points, alternative texts."""

import ast
import re

import pytest

from authoring.paths import units
from authoring.source import expected_notebook
from grader_tests import catalogue

MOST_CELLS, LONGEST_CODE = 40, 30
LONGEST_LINE = 88
SAVE = "only the saved file is handed in, and `check.doctor()` tells what it holds."


def cells_of(unit: str, kind: str) -> list:
    return [cell for cell in expected_notebook(unit).cells if cell.cell_type == kind]


def marks(unit: str) -> dict:
    cells = expected_notebook(unit).cells
    return {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata}


@pytest.mark.parametrize("unit", units())
def test_length(unit):
    cells = expected_notebook(unit).cells
    words = sum(len(cell.source.split()) for cell in cells_of(unit, "markdown"))
    assert 25 <= len(cells) <= MOST_CELLS
    assert 600 <= words <= 1400
    assert max(len(cell.source.splitlines()) for cell in cells_of(unit, "code")) <= LONGEST_CODE
    assert max(len(line) for cell in cells_of(unit, "code") for line in cell.source.splitlines()) <= LONGEST_LINE


@pytest.mark.parametrize("unit", units())
def test_every_task_has_one_cell_one_check_and_one_entry_in_the_catalogue(unit):
    solutions = [name for name, mark in marks(unit).items() if mark.solution and not mark.grade]
    checks = [name for name, mark in marks(unit).items() if mark.grade and not mark.solution]
    assert checks == [f"check_{key}" for key in solutions]
    assert sorted(solutions) == sorted(catalogue.tasks(unit))
    assert 3 <= len(solutions) <= 6


@pytest.mark.parametrize("unit", units())
def test_check_cells_hold_one_visible_and_one_hidden_check(unit):
    for cell in cells_of(unit, "code"):
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if name.startswith("check_"):
            key = name.removeprefix("check_")
            assert cell.source == (
                f"check.{key}({key})\n### BEGIN HIDDEN TESTS\nfrom grader_tests import hidden\n\n"
                f"hidden.{key}({key})\n### END HIDDEN TESTS"
            )


@pytest.mark.parametrize("unit", units())
def test_stub_cells_define_their_task_and_explain_shapes(unit):
    for cell in cells_of(unit, "code"):
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("solution"):
            defined = [node for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
            assert [node.name for node in defined] == [mark.grade_id]
            assert ast.get_docstring(defined[0])
            assert cell.source.count("### BEGIN SOLUTION") == 1


@pytest.mark.parametrize("unit", units())
def test_one_written_question_with_answers_by_score(unit):
    written = [cell for cell in cells_of(unit, "markdown") if cell.metadata.get("nbgrader", {}).get("grade")]
    assert [cell.metadata.nbgrader.grade_id for cell in written] == ["why"]
    points = written[0].metadata.nbgrader.points
    assert re.findall(r"\*\*(\d) points?\.\*\*", written[0].source) == [str(score) for score in range(points, -1, -1)]


@pytest.mark.parametrize("unit", units())
def test_opening_and_end(unit):
    texts = [cell.source for cell in cells_of(unit, "markdown")]
    assert texts[0].startswith("# ") and "| section | minutes |" in texts[0]
    assert all(word in texts[0] for word in ("**You will**", "**You will learn**", "**You need**"))
    assert texts[0].endswith(SAVE)
    assert "**What you learned.**" in texts[-1]
    assert any("**Predict" in text for text in texts)


@pytest.mark.parametrize("unit", units())
def test_headings_nest_and_match_the_table_of_minutes(unit):
    lines = [line for cell in cells_of(unit, "markdown") for line in cell.source.splitlines()]
    headings = [line for line in lines if line.startswith("#")]
    assert [len(line.split()[0]) for line in headings] == [1] + [2] * (len(headings) - 1)
    rows = re.findall(r"^\| (\d\. [^|]+?) \|", "\n".join(lines), re.MULTILINE)
    assert rows == [line.removeprefix("## ") for line in headings[1:]]


@pytest.mark.parametrize("unit", units())
def test_every_figure_has_an_alternative_text(unit):
    for cell in cells_of(unit, "code"):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "figures.show":
                assert [keyword.arg for keyword in node.keywords] == ["alt"], cell.source


def test_points_are_stated_in_the_cells_only():
    for unit in units():
        for cell in cells_of(unit, "markdown"):
            if not cell.metadata.get("nbgrader", {}).get("grade"):
                assert not re.search(r"\d+ points?\b(?! of| in)", cell.source), cell.source
