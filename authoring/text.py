"""The text of a unit in one form, that of ruff and jupytext: an edit in JupyterLab changes no other line."""

import subprocess

import jupytext
import nbformat
from nbformat import NotebookNode

from authoring.paths import NOTEBOOKS, ROOT, source_notebook

PAIRING = "source/{unit}//ipynb,notebooks//md:myst"
FILTER = "-jupytext.text_representation.jupytext_version"


def read_text(unit: str) -> NotebookNode:
    """The unit's notebook as its text says."""
    return jupytext.read(NOTEBOOKS / f"{unit}.md")


def canonical_text(unit: str) -> str:
    """The text with its code formatted, as jupytext writes it, with the pairing to source/ in its head."""
    notebook = formatted(read_text(unit), unit)
    notebook.metadata["jupytext"] = {"formats": PAIRING.format(unit=unit), "notebook_metadata_filter": FILTER}
    return jupytext.writes(notebook, "md:myst")


def formatted(notebook: NotebookNode, unit: str) -> NotebookNode:
    """The notebook with its code cells formatted by ruff. Raises CalledProcessError for code that does not parse."""
    command = ["ruff", "format", "--quiet", f"--stdin-filename={source_notebook(unit)}", "-"]
    text = nbformat.writes(notebook)
    done = subprocess.run(command, input=text, text=True, capture_output=True, check=True, cwd=ROOT)
    return nbformat.reads(done.stdout, as_version=4)


def write_canonical_text(unit: str) -> None:
    """Bring notebooks/UNIT.md into that form. Leaves the file alone if it has it already."""
    path = NOTEBOOKS / f"{unit}.md"
    text = canonical_text(unit)
    if text != path.read_text(encoding="utf-8"):
        path.write_text(text, encoding="utf-8")
