"""Submissions as a student would make them: the release, with answers in the cells of some tasks."""

import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from authoring.paths import RELEASE, release_notebook
from authoring.solutions import without_marks
from grader_tests import reference


def reference_answers(unit: str) -> dict[str, str]:
    """The reference's text for every task of a unit, without the marks of the source."""
    return {key: without_marks(text) for key, text in reference.solution_cells(unit).items()}


def submission(unit: str, answers: dict[str, str]) -> NotebookNode:
    """The released notebook with these answers, by grade id; other cells stay as they were released."""
    notebook = nbformat.read(release_notebook(unit), as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    return notebook


def write_submission(course: Path, student: str, unit: str, notebook: NotebookNode) -> Path:
    """Write a notebook and the release's other files to submitted/STUDENT/UNIT. Returns the notebook's path."""
    return write_unit(course / "submitted" / student / unit, unit, notebook)


def write_unit(folder: Path, unit: str, notebook: NotebookNode) -> Path:
    """Write a notebook and the release's other files to a folder. Returns the notebook's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (RELEASE / unit).iterdir():
        if path.suffix != ".ipynb":
            shutil.copyfile(path, folder / path.name)
    path = folder / f"{unit}.ipynb"
    nbformat.write(notebook, path)
    return path
