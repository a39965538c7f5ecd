"""The formgrader's page: formulas without outside help, a rubric that only graders see, nothing that could run."""

import os
import re

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader.handlers import template_path
from traitlets.config import Config

from examiner import formgrader
from examiner.tests.small_course import NAME

RUBRIC = "A model answer."  # the instructor's text of the written question
INSTALLED = "from examiner import formgrader\nformgrader.install(c)"
PAGE = {
    **{"submission_id": "s", "assignment_id": NAME, "notebook_id": NAME, "base_url": "", "notebook_path": ""},
    **{"index": 0, "total": 1, "student": "ada", "last_name": None, "first_name": None},
}
HOSTILE = {
    "text/html": "<b>bold</b><script>steal()</script><img src=x onerror=steal()>",
    "application/javascript": "steal()",
    "image/svg+xml": "<svg onload=steal()></svg>",
}


@pytest.fixture
def config(course, monkeypatch) -> Config:
    """The configuration that the formgrader draws its page with."""
    monkeypatch.setenv("JUPYTER_PATH", "/elsewhere")
    config = Config()
    config.CourseDirectory.root = str(course.root)
    formgrader.install(config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [template_path]
    return config


def graded(course, cells=()) -> nbformat.NotebookNode:
    """The released notebook, with more cells of the student's."""
    notebook = nbformat.read(course.root / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    notebook.cells += cells
    return notebook


def drawn(config: Config, notebook: nbformat.NotebookNode) -> str:
    return HTMLExporter(config=config).from_notebook_node(notebook, resources=dict(PAGE))[0]


def test_formulas_are_mathml_and_nothing_comes_from_outside(course, config):
    text = "Inline $w_1 x$ and\n\n$$\\sum_i x_i$$\n\ncode `$not math$`"
    page = drawn(config, graded(course, [nbformat.v4.new_markdown_cell(text)]))
    assert page.count("<math") == 2 and 'display="block"' in page
    assert "$not math$" in page
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']+""", page)
    assert "Startup" in page, "the page's own script waits for MathJax to say that it has ended"


def test_the_rubric_stands_right_above_the_answer(course, config):
    page = drawn(config, graded(course))
    assert page.count(RUBRIC) == 1
    before, after = page.split(RUBRIC)
    assert before.rindex("students never see this") > before.rindex("nbgrader_cell")
    assert after.index('id="why"') < after.index("</textarea>")


def test_any_other_page_has_no_rubric(course, config):
    config.HTMLExporter.template_name = "classic"
    page, _ = HTMLExporter(config=config).from_notebook_node(graded(course))
    assert "Write your answer" in page or "YOUR ANSWER" in page
    assert RUBRIC not in page


def test_a_course_without_source_is_graded_without_rubric(course, config, tmp_path):
    config.CourseDirectory.root = str(tmp_path)
    assert "students never see this" not in drawn(config, graded(course))


def test_nothing_of_a_student_runs(course, config):
    cell = nbformat.v4.new_code_cell("pass", outputs=[nbformat.v4.new_output("display_data", HOSTILE)])
    text = nbformat.v4.new_markdown_cell("<script>steal()</script><a href='javascript:steal()'>x</a>")
    page = drawn(config, graded(course, [cell, text]))
    assert "<b>bold</b>" in page
    assert not re.search(r"<script>\s*steal|onerror|onload|javascript:steal", page)


def test_installing_again_changes_nothing(config, monkeypatch):
    before = os.environ["JUPYTER_PATH"]
    formgrader.install(config)
    assert os.environ["JUPYTER_PATH"] == before and before.endswith("/elsewhere")


def test_no_file_of_a_graded_student_has_the_rubric(make_course):
    course = make_course(more=INSTALLED)
    course.hand_in("ada", {"why": "Because $2x = x + x$."})
    course.run("-m", "nbgrader", "autograde", NAME)
    course.run("-m", "nbgrader", "generate_feedback", NAME)
    files = [path for part in ("autograded", "feedback") for path in (course.root / part).rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".ipynb", ".html"}
    assert not [path for path in files if RUBRIC in path.read_text(encoding="utf-8")]
    assert RUBRIC in (course.root / "source" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
