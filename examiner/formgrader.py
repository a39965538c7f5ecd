"""The formgrader's page for grading by hand: formulas without outside help, nothing of a student's that could run, and
the rubric above each answer.

`install(c)` in nbgrader_config.py puts it in place. The rubric is the instructor's own text of the cell, read from
source/ when the page is drawn. It is written to no file, so no student can come to see it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.filters import Highlight2HTML
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.coursedir import CourseDirectory

from examiner.pages.mathml import clean, to_html
from examiner.submission.cells import is_answer, mark, text_of

SHARE = str(Path(__file__).parent / "share")
SHOWN_AS_IS = {"text/plain", "image/png", "image/jpeg"}


def install(config: Any) -> None:
    """Have the formgrader use this page."""
    others = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    os.environ["JUPYTER_PATH"] = os.pathsep.join(dict.fromkeys(filter(None, [SHARE, *others])))
    config.HTMLExporter.preprocessors = ["examiner.formgrader.ForGraders"]


class ForGraders(Preprocessor):
    """Prepares a graded notebook for the formgrader, and for nothing else."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Make every cell safe and readable, with a rubric above what a person grades."""
        if "submission_id" not in resources:  # another exporter, which may write for students
            return nb, resources
        rubrics = self.rubrics(resources["assignment_id"], resources["notebook_id"])
        cells: list[NotebookNode] = []
        for cell in nb.cells:
            name = mark(cell).get("grade_id", "")
            if name in rubrics:
                cells.append(new_markdown_cell(rubrics[name]))
            cells.append(readable(cell))
        nb.cells = cells
        return nb, resources

    def rubrics(self, assignment: str, notebook: str) -> dict[str, str]:
        """The instructor's text of every answer that a person grades, by the cell's name."""
        course = CourseDirectory(config=self.config)
        path = Path(course.format_path(course.source_directory, ".", assignment), f"{notebook}.ipynb")
        if not path.exists():
            return {}
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        by_hand = [cell for cell in cells if is_answer(cell) and mark(cell).get("grade")]
        return {mark(cell)["grade_id"]: rubric_html(cell) for cell in by_hand}


def rubric_html(cell: dict[str, Any]) -> str:
    """A rubric that can be folded away."""
    text = text_of(cell)
    body = Highlight2HTML(pygments_lexer="python")(text) if cell["cell_type"] == "code" else to_html(text)
    return one_line(f'<details class="rubric" open><summary>Rubric (students never see this)</summary>{body}</details>')


def readable(cell: NotebookNode) -> NotebookNode:
    """A cell with MathML for its formulas, and with outputs that cannot run anything."""
    if cell.cell_type == "markdown":
        cell.source = one_line(to_html(cell.source))
    for output in cell.get("outputs", []):
        if "data" in output:
            output.data = {kind: harmless(kind, content) for kind, content in output.data.items() if known(kind)}
    return cell


def one_line(html: str) -> str:
    """HTML without empty lines, after which a reader of markdown would look for markdown again."""
    return "\n".join(line for line in html.splitlines() if line.strip())


def known(kind: str) -> bool:
    """Is this kind of output shown to graders?"""
    return kind in SHOWN_AS_IS or kind == "text/html"


def harmless(kind: str, content: str) -> str:
    """An output that cannot run anything."""
    return clean(content) if kind == "text/html" else content
