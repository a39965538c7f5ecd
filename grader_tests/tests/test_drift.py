"""Nothing that is generated has drifted from what it is made of."""

import json
from pathlib import Path

import nbformat
import numpy as np
import pytest

from authoring.given import given_text
from authoring.paths import NOTEBOOKS, RELEASE, SOURCE, TABLES, source_notebook, units
from authoring.pictures import IMAGES, PICTURES, picture
from authoring.release import generate
from authoring.source import is_current
from authoring.text import canonical_text
from grader_tests.tables import table

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
    assert alike(stored, json.loads(json.dumps(table(unit)))), REMEDY


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_those_of_the_notebooks(name):
    assert (IMAGES / name).read_bytes() == picture(name), REMEDY


def alike(one, other) -> bool:
    """Equal but for the last digits of numbers, which differ from machine to machine."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return bool(np.isclose(one, other, rtol=1e-9, atol=1e-12, equal_nan=True))
    return type(one) is type(other) and one == other


def test_release_is_what_nbgrader_makes_of_source(tmp_path):
    generate(tmp_path / "release")
    assert files(tmp_path / "release") == files(RELEASE), REMEDY


def files(folder: Path) -> dict[str, str]:
    """Text of every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }
