"""What a student reads after grading: points, message and figure per task, in one page without scripts.

`install(c)` in nbgrader_config.py puts it in the place of nbgrader's feedback page.
"""

from __future__ import annotations

import copy
import html
import re
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.filters import Highlight2HTML, strip_ansi
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor
from traitlets.config import Config

from examiner.assignment.hidden_lines import without_hidden_lines
from examiner.pages.mathml import clean, to_html
from examiner.submission.cells import is_answer, is_test, mark

TEMPLATES = str(Path(__file__).parent / "templates")
PICTURES = ("image/png", "image/jpeg")


def install(config: Any) -> None:
    """Give students the examiner's feedback page."""
    config.GenerateFeedback.exporter_class = FeedbackPage
    config.GenerateFeedback.preprocessors = [Marks, ForStudents]


class Marks(GetGrades):
    """nbgrader's marks in the notebook, but None where a person has still to give one: nbgrader says 0 there."""

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_score(cell, resources)
        about = cell.metadata.nbgrader
        grade = self.gradebook.find_grade(about.grade_id, self.notebook_id, self.assignment_id, self.student_id)
        if grade.auto_score is None and grade.manual_score is None:
            about.score = None


class ForStudents(NbGraderPreprocessor):
    """Turns cells into what the page shows, and drops what students may not see."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Put the page's parts into the resources."""
        graded = [mark(cell) for cell in nb.cells if mark(cell).get("grade")]
        waiting = sum(about["points"] for about in graded if about.get("score") is None)
        resources["page"] = {"cells": [shown(cell) for cell in nb.cells], "tasks": tasks(nb.cells), "waiting": waiting}
        return nb, resources


def tasks(cells: list[NotebookNode]) -> list[dict[str, Any]]:
    """One row per graded cell: its name, its points, and what was said about it."""
    rows = []
    for cell in cells:
        about = mark(cell)
        if about.get("grade"):
            message = "waits for a person" if about.get("score") is None else message_of(cell)
            rows.append({"name": about["grade_id"], "points": points(about), "message": message})
    return rows


def points(about: dict[str, Any]) -> str:
    """The points of a cell in words."""
    score = about.get("score")
    return f"{'?' if score is None else format(score, 'g')} of {about['points']:g}"


def message_of(cell: NotebookNode) -> str:
    """What the test said: its first line, and the one that names the mistake, if there is one."""
    for output in cell.get("outputs", []):
        text = strip_ansi(output.get("text") or "\n".join(output.get("traceback", []))).strip()
        lines = text.splitlines()
        if lines:
            return " ".join([lines[0], *lines[2:3]]) if mark(cell).get("score") != mark(cell)["points"] else lines[0]
    return str(mark(cell).get("comment") or "")


def shown(cell: NotebookNode) -> dict[str, Any]:
    """A cell as the page shows it."""
    about = mark(cell)
    kind = "test" if is_test(cell) else "answer" if is_answer(cell) else "course"
    return {
        "kind": kind,
        "name": about.get("grade_id", ""),
        "graded": bool(about.get("grade")),
        "points": points(about) if about.get("grade") else "",
        "right": (about.get("score") or 0) >= about.get("points", 0),
        "comment": to_html(about["comment"]) if about.get("comment") else "",
        "is_code": cell.cell_type == "code",
        "body": source_html(cell),
        "outputs": [output_html(output) for output in cell.get("outputs", [])],
    }


def source_html(cell: NotebookNode) -> str:
    """The cell's text: code with colours, prose with math."""
    text = without_hidden_lines(cell.source)
    if cell.cell_type == "code":
        return Highlight2HTML(pygments_lexer="python")(text)
    return demoted(to_html(text)) if cell.cell_type == "markdown" else f"<pre>{html.escape(text)}</pre>"


def demoted(text: str) -> str:
    """HTML with its headings one level lower: the page has a first one of its own."""
    return re.sub(r"(</?h)([1-5])\b", lambda match: f"{match[1]}{int(match[2]) + 1}", text)


def output_html(output: NotebookNode) -> str:
    """One output without anything that could run."""
    data = output.get("data", {})
    if output.output_type == "stream":
        return f"<pre>{html.escape(strip_ansi(output.text))}</pre>"
    if output.output_type == "error":
        return f'<pre class="error">{html.escape(strip_ansi(chr(10).join(output.traceback)))}</pre>'
    for kind in PICTURES:
        if kind in data:
            picture = "".join(data[kind]).replace("\n", "")
            words = html.escape(data.get("text/plain", "figure"), quote=True)
            return clean(f'<img alt="{words}" src="data:{kind};base64,{picture}">')
    if "text/html" in data:
        return clean(data["text/html"])
    return f"<pre>{html.escape(strip_ansi(data.get('text/plain', '')))}</pre>"


class FeedbackPage(HTMLExporter):
    """The page itself."""

    def __init__(self, config: Any = None, **more: Any) -> None:
        own = copy.deepcopy(config) if config is not None else Config()
        own.HTMLExporter.template_name = "student_feedback"
        own.HTMLExporter.extra_template_basedirs = [TEMPLATES]
        super().__init__(config=own, **more)
