"""notebooks/UNIT.md -> source/UNIT/UNIT.ipynb: the same cells, executed, outputs stored."""

import hashlib
import os

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from authoring import text
from authoring.paths import ROOT, source_notebook

SECONDS_PER_CELL = 60
WIDGET = "application/vnd.jupyter.widget-view+json"


def expected_notebook(unit: str) -> NotebookNode:
    """The unit's notebook as its text says, without outputs, with cell ids that do not change from run to run."""
    notebook = text.read_text(unit)
    seen: set[str] = set()
    for cell in notebook.cells:
        cell.id = stable_id(cell, seen)
    notebook.metadata.get("jupytext", {}).pop("text_representation", None)
    notebook.nbformat_minor = 5
    return notebook


def stable_id(cell: NotebookNode, seen: set[str]) -> str:
    """The grade id, or else a hash of the text, numbered if the same text comes twice."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    name = name or f"{cell.cell_type}-{hashlib.sha256(cell.source.encode()).hexdigest()[:8]}"
    count = 1
    while name in seen:
        count += 1
        name = f"{name}-{count}"
    seen.add(name)
    return name


def write_unexecuted(unit: str) -> None:
    """Write the source notebook without outputs: what tables and given.py are made from."""
    path = source_notebook(unit)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(expected_notebook(unit), path)


def execute(unit: str) -> None:
    """Run the source notebook in its folder and store the outputs. Raises CellExecutionError if a cell fails."""
    path = source_notebook(unit)
    notebook = nbformat.read(path, as_version=4)
    os.environ["PYTHONPATH"] = str(ROOT)
    client = NotebookClient(
        notebook, timeout=SECONDS_PER_CELL, record_timing=False, coalesce_streams=True, kernel_name="python3"
    )
    client.extra_arguments = ["--IPKernelApp.log_level=40"]
    client.execute(cwd=str(path.parent))
    nbformat.write(normalised(notebook), path)


def normalised(notebook: NotebookNode) -> NotebookNode:
    """Drop what differs from one run to the next: versions, and sliders, which do not live on in a stored notebook."""
    notebook.metadata.pop("language_info", None)
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if WIDGET not in output.get("data", {})]
    return notebook


def is_current(unit: str) -> bool:
    """Does the source notebook hold the same cells as the text, and outputs for all of them?"""
    path = source_notebook(unit)
    if not path.exists():
        return False
    built = nbformat.read(path, as_version=4)
    executed = all(cell.execution_count for cell in built.cells if cell.cell_type == "code")
    return executed and inputs(built) == inputs(expected_notebook(unit))


def inputs(notebook: NotebookNode) -> list[tuple]:
    """What a person wrote in a notebook: type, name, text and metadata of every cell."""
    return [(cell.cell_type, cell.id, cell.source, dict(cell.metadata)) for cell in notebook.cells]
