"""A unit as a page to read: its cells, with the outputs that are stored in source/. Nothing is executed."""

import ast
import base64
import html
import re
from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from authoring.paths import release_notebook, source_notebook

PYTHON = {"language_info": {"name": "python", "pygments_lexer": "python3"}}
PICTURE = re.compile(r'<img alt="([^"]*)"[^>]*src="data:image/png;base64,([^"]+)"')
ANSWER = "Write it in your notebook: two or three sentences."
SLIDER = "{.aside}\nIn your notebook there is a slider here."
OWN_PICTURE = "{.aside}\nWhat this shows is drawn from your own answer: see it in your notebook."


def student_page(unit: str) -> NotebookNode:
    """What a student receives, with the outputs of cells that are not answers and do not show one."""
    source = read_source(unit)
    outputs = {cell.id: cell.get("outputs", []) for cell in source.cells}
    telling = answers_without_arguments(source)
    cells = nbformat.read(release_notebook(unit), as_version=4).cells
    return numbered(unit, [one for cell in cells for one in for_student(cell, outputs[cell.id], telling)])


def instructor_page(unit: str) -> NotebookNode:
    """The instructor's notebook: solutions, rubric, and the checks with their hidden tests, folded."""
    return numbered(unit, [one for cell in read_source(unit).cells for one in for_instructor(cell)])


def numbered(unit: str, cells: list[NotebookNode]) -> NotebookNode:
    """A notebook of these cells, with the unit's number in its title and a paragraph for each line of its opening."""
    opening = cells[0].source.replace("# ", f"# {unit[:2]} ", 1).replace("\n**You", "\n\n**You")
    return new_notebook(metadata=PYTHON, cells=[NotebookNode(cells[0], source=opening), *cells[1:]])


def read_source(unit: str) -> NotebookNode:
    """The executed notebook of a unit."""
    return nbformat.read(source_notebook(unit), as_version=4)


def for_student(cell: NotebookNode, outputs: list[NotebookNode], telling: set[str]) -> list[NotebookNode]:
    """The cells that a reader sees for one cell of release/."""
    mark = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "markdown":
        return [admonition("Your answer", "todo", ANSWER) if mark.get("solution") else shown(cell)]
    if mark.get("solution"):
        return [shown(cell, "todo")]
    if mark.get("grade"):
        return [new_markdown_cell(f"{{.check}}\nChecked by `{cell.source.strip()}`, worth {points(mark.points)}.")]
    if called(cell.source) & telling:
        return [shown(cell), new_markdown_cell(OWN_PICTURE)]
    return [shown(cell, outputs=outputs), *slider_note(cell)]


def for_instructor(cell: NotebookNode) -> list[NotebookNode]:
    """The cells that a reader sees for one cell of source/."""
    mark = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "markdown":
        return [admonition("Rubric", "tip", cell.source) if mark.get("solution") else shown(cell)]
    tags = ["solution"] if mark.get("solution") else ["hide-cell"] if mark.get("grade") else []
    return [shown(cell, *tags, outputs=cell.outputs), *slider_note(cell)]


def shown(cell: NotebookNode, *tags: str, outputs: list[NotebookNode] | None = None) -> NotebookNode:
    """A copy of a cell with these tags and outputs, and no other metadata."""
    copy = NotebookNode(cell, metadata=NotebookNode(tags=list(tags)))
    if cell.cell_type == "code":
        copy.outputs = outputs or []
    return copy


def slider_note(cell: NotebookNode) -> list[NotebookNode]:
    """A slider does not live on in a stored notebook: say that there is one."""
    return [new_markdown_cell(SLIDER)] if "figures.slide(" in cell.source else []


def admonition(title: str, kind: str, text: str) -> NotebookNode:
    """A box."""
    return new_markdown_cell(f"````{{admonition}} {title}\n:class: {kind}\n{text}\n````")


def points(count: float) -> str:
    """A number of points in words."""
    return f"{count:g} point{'' if count == 1 else 's'}"


def answers_without_arguments(notebook: NotebookNode) -> set[str]:
    """Functions whose result is the answer itself: who shows the one shows the other."""
    texts = [cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    tasks = [text for text in texts if text.lstrip().startswith("def ")]
    functions = [node for text in tasks for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return {function.name for function in functions if not ast.unparse(function.args)}


def called(text: str) -> set[str]:
    """The names of the functions that a cell calls."""
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def pictures(page: NotebookNode) -> Iterator[tuple[str, bytes]]:
    """Alternative text and PNG of every figure that a page shows, in order."""
    for cell in page.cells:
        for output in cell.get("outputs", []):
            for alt, data in PICTURE.findall(output.get("data", {}).get("text/html", "")):
                yield html.unescape(alt), base64.b64decode(data)
