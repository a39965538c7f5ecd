"""Nothing that is generated has drifted from what it is made of."""

import json
from pathlib import Path

import nbformat
import pytest

from authoring.given import given_text
from authoring.paths import NOTEBOOKS, RELEASE, SOURCE, TABLES, source_notebook, units
from authoring.pictures import IMAGES, PICTURES, picture
from authoring.release import generate
from authoring.source import is_current
from authoring.text import canonical_text
from grader_tests.tables import alike, table, write_table

REMEDY = "run make release"


@pytest.mark.parametrize("unit", units())
def test_the_text_is_in_its_one_form(unit):
    assert canonical_text(unit) == (NOTEBOOKS / f"{unit}.md").read_text(encoding="utf-8"), REMEDY


@pytest.mark.parametrize("unit", units())
def test_source_has_the_cells_of_the_text_and_outputs(unit):
    assert is_current(unit), REMEDY
    cells = nbformat.read(source_notebook(unit), as_version=4).cells
    assert [cell.execution_count for cell in cells if cell.cell_type == "code"] == [
        *range(1, 1 + sum(cell.cell_type == "code" for cell in cells))
    ]


@pytest.mark.parametrize("unit", units())
def test_given_is_made_from_earlier_solutions(unit):
    path = SOURCE / unit / "given.py"
    assert (path.read_text(encoding="utf-8") if path.exists() else "") == given_text(unit), REMEDY


@pytest.mark.parametrize("unit", units())
def test_tables_are_made_from_the_catalogue(unit):
    stored = json.loads((TABLES / f"{unit}.json").read_text(encoding="utf-8"))
    assert alike(stored, table(unit)), REMEDY


def test_a_table_is_written_anew_for_more_than_a_last_digit(tmp_path):
    path = tmp_path / "table.json"
    for value, written in ((1.0, 1.0), (1.0 + 1e-12, 1.0), (1.001, 1.001)):
        write_table(path, {"row": [value, "text"]})
        assert json.loads(path.read_text(encoding="utf-8")) == {"row": [written, "text"]}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_those_of_the_notebooks(name):
    assert (IMAGES / name).read_bytes() == picture(name), REMEDY


def test_release_is_what_nbgrader_makes_of_source(tmp_path):
    generate(tmp_path / "release")
    assert files(tmp_path / "release") == files(RELEASE), REMEDY


def files(folder: Path) -> dict[str, str]:
    """Text of every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }
