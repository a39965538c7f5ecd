"""Nothing that a student receives holds a solution, a hidden test or a faulty implementation."""

import re
import zipfile
from pathlib import Path

import nbformat
import pytest

from authoring.bundle import write_bundle
from authoring.given import solved
from authoring.paths import RELEASE, ROOT, release_notebook, units
from authoring.solutions import solution_lines
from grader_tests import catalogue, reference

FORBIDDEN = ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "grader_tests")
SHORTEST = 12


def release_files(unit: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (RELEASE / unit).rglob("*") if path.is_file()}


def code_lines(text: str) -> set[str]:
    """Lines of code that say something: long enough to be nobody's coincidence, blanks folded."""
    folded = (" ".join(line.split()) for line in text.splitlines())
    return {line for line in folded if len(line) >= SHORTEST and not line.startswith(("#", '"""', "def ", "class "))}


def released_code(unit: str) -> set[str]:
    """Every line of a unit's files, given.py apart: as text and as the strings of the notebook's JSON."""
    lines: set[str] = set()
    for name, text in release_files(unit).items():
        if name == "given.py":
            continue
        lines |= code_lines(text) | code_lines(text.replace("\\n", "\n").replace('\\"', '"').replace('",', ""))
        lines |= code_lines("\n".join(cell.source for cell in nbformat.reads(text, as_version=4).cells))
    return lines


def explained(unit: str) -> set[str]:
    """Lines that the released text shows on purpose: code in its own prose and in its locked cells."""
    cells = nbformat.read(release_notebook(unit), as_version=4).cells
    return code_lines("\n".join(cell.source for cell in cells if not cell.metadata.get("nbgrader", {}).get("solution")))


@pytest.mark.parametrize("unit", units())
def test_no_marks_of_the_instructor_in_any_released_file(unit):
    for name, text in release_files(unit).items():
        assert not [word for word in FORBIDDEN if word in text], name
        assert not [key for key in catalogue.tasks(unit) if f"hidden.{key}(" in text], name


@pytest.mark.parametrize("unit", units())
def test_no_solution_line_is_released(unit):
    solutions = {line for text in reference.solution_cells(unit).values() for line in solution_lines(text)}
    assert not code_lines("\n".join(solutions)) & (released_code(unit) - explained(unit))


@pytest.mark.parametrize("unit", units())
def test_the_written_answer_is_not_released(unit):
    source = nbformat.read(ROOT / "source" / unit / f"{unit}.ipynb", as_version=4)
    answers = [cell.source for cell in source.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "why"]
    assert answers and all(
        line not in text for text in release_files(unit).values() for line in answers[0].splitlines() if line
    )


@pytest.mark.parametrize("unit", units())
def test_released_cells_have_no_outputs_attachments_or_other_metadata(unit):
    notebook = nbformat.read(release_notebook(unit), as_version=4)
    assert set(notebook.metadata) == {"kernelspec"}
    for cell in notebook.cells:
        assert not cell.get("outputs") and not cell.get("attachments")
        assert set(cell.metadata) <= {"nbgrader", "deletable", "editable", "tags"}


@pytest.mark.parametrize("unit", units())
def test_given_holds_answers_of_earlier_units_only(unit):
    given = release_files(unit).get("given.py", "")
    defined = set(re.findall(r"^(?:def|class) (\w+)", given, re.MULTILINE))
    earlier = {name for other in units() if other < unit for name in solved(other)}
    assert defined <= earlier


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> dict[str, str]:
    """Text of every file in the student's zip, files inside the wheel included."""
    path = write_bundle(tmp_path_factory.mktemp("bundle") / "student.zip")
    found = {}
    with zipfile.ZipFile(path) as outer:
        for name in outer.namelist():
            if name.endswith(".whl"):
                with outer.open(name) as stream, zipfile.ZipFile(stream) as wheel:
                    found |= {f"{name}/{inner}": wheel.read(inner).decode() for inner in wheel.namelist()}
            else:
                found[name] = outer.read(name).decode()
    return found


def test_the_bundle_holds_release_package_and_nothing_of_the_instructor(bundle):
    folders = {Path(name).parts[1] for name in bundle if ".whl/" not in name}
    assert folders == {"README.md", "environment.yml", "requirements", "release"}
    inside = {name.split(".whl/")[1].split("/")[0] for name in bundle if ".whl/" in name}
    assert {name for name in inside if not name.endswith(".dist-info")} <= {"nncourse", "examiner"}


def test_no_implementation_right_or_wrong_is_in_the_package(bundle):
    package = code_lines("\n".join(text for name, text in bundle.items() if ".whl/" in name))
    for unit in units():
        for task in catalogue.tasks(unit).values():
            answers = [reference.solution_cells(unit)[task.key]] + [
                one.code for one in task.mistakes + task.equivalents
            ]
            for text in answers:
                found = {line for line in code_lines(text) & package if f"{task.key}" in line or "scores" in line}
                assert not found, task.key


@pytest.mark.parametrize("unit", units())
def test_the_scan_would_find_a_solution(unit):
    solutions = "\n".join(line for text in reference.solution_cells(unit).values() for line in solution_lines(text))
    cells = nbformat.read(ROOT / "source" / unit / f"{unit}.ipynb", as_version=4).cells
    assert code_lines(solutions) & code_lines("\n".join(cell.source for cell in cells)) - explained(unit)
