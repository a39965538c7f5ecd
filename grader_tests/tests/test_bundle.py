"""The student's zip works without this repository: a fresh environment, an empty folder, unit 00 completed there."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from authoring.bundle import write_bundle
from grader_tests.submissions import reference_answers

UNIT = "00_start_here"


def run(command: list, folder: Path, **more) -> subprocess.CompletedProcess:
    """Run a command of the student's, with a home of its own and nothing of this repository on the path."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment |= {"HOME": str(folder), "PATH": f"{folder / 'venv' / 'bin'}:/usr/bin:/bin"}
    done = subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def student(tmp_path_factory) -> Path:
    """The unpacked zip with an environment made as its how-to says."""
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(write_bundle(folder / "student.zip")) as bundle:
        bundle.extractall(folder)
    home = folder / "nncourse"
    run([sys.executable, "-m", "venv", "venv"], home)
    pip = ["venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "-r", "requirements/student.txt"], home)
    run([*pip, "--no-deps", str(next(home.glob("nncourse-*.whl")))], home)
    return home


def executed(student: Path, answers: dict[str, str]) -> dict[str, dict]:
    """Fill in unit 00 and run it with the student's own Jupyter; cells by grade id."""
    path = student / "release" / UNIT / f"{UNIT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    working = path.with_name("working.ipynb")
    nbformat.write(notebook, working)
    options = ["--to=notebook", "--execute", "--allow-errors", "--inplace", "--log-level=ERROR"]
    run(["venv/bin/python", "-m", "nbconvert", *options, str(working)], student)
    cells = json.loads(working.read_text(encoding="utf-8"))["cells"]
    working.unlink()
    return {cell["metadata"].get("nbgrader", {}).get("grade_id", ""): cell for cell in cells}


def test_unit_00_can_be_completed(student):
    cells = executed(student, reference_answers(UNIT))
    for name in ("average", "as_column", "scores_shape"):
        assert "".join(cells[f"check_{name}"]["outputs"][0]["text"]).startswith(f"Right: {name}")


def test_unit_00_is_not_attempted_at_first(student):
    cells = executed(student, {})
    assert [output["ename"] for output in cells["check_average"]["outputs"]] == ["NotAttempted"]


def test_nncourse_comes_from_the_wheel(student):
    done = run(["venv/bin/python", "-c", "import nncourse; print(nncourse.__file__)"], student)
    assert "site-packages" in done.stdout


def test_lab_and_nbgrader_are_there(student):
    assert run(["venv/bin/python", "-m", "nncourse.lab", "release", "--version"], student).stdout.startswith("4.")
    listed = run(["venv/bin/jupyter", "server", "extension", "list"], student)
    assert "nbgrader" in listed.stdout + listed.stderr
