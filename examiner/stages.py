"""The examiner as stages of nbgrader's own pipeline: the same verdicts through `nbgrader autograde` and the formgrader.

`install(c)` in nbgrader_config.py puts them in place.
"""

from __future__ import annotations

import atexit
import json
import stat
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.converters.base import BaseConverter
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor

from examiner.assignment.kit import Test
from examiner.course.gradebook import GradebookWriter
from examiner.course.store import Store
from examiner.settings import Examiner
from examiner.submission.notebook_file import Unreadable, read_notebook
from examiner.verdict import GRADER_FAILED, Verdict
from examiner.worker.examine import close_workshops, examine


def install(config: Any) -> None:
    """Put the examiner in the place of nbgrader's grading stages."""
    config.Autograde.exporter_class = ReadAnything
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [Examine]


class ReadAnything(NotebookExporter):
    """Reads what students hand in; a file that is no notebook becomes an empty one, and the examiner says so."""

    def from_filename(self, filename: str, resources: Any = None, **more: Any) -> tuple[Any, Any]:
        """The notebook file, exported."""
        path = Path(filename)
        try:
            content = path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
            cells = [nbformat.from_dict(tidy(cell)) for cell in read_notebook(content, path.name)]
        except Unreadable as error:
            self.log.error(str(error))
            cells = []
        notebook = nbformat.v4.new_notebook(cells=cells)
        return self.from_notebook_node(notebook, resources=resources, **more)


def tidy(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell in the form that nbformat wants, whatever it was like."""
    new = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    return dict(new.get(cell["cell_type"], nbformat.v4.new_raw_cell)(cell["source"]))


class Examine(NbGraderPreprocessor):
    """Examines the submission as it was handed in, and writes the verdict to the gradebook."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Give back the graded notebook. Raises RuntimeError if the grader itself failed."""
        about = resources["nbgrader"]
        converter = self.converter()
        settings = Examiner(parent=self, coursedir=converter.coursedir)
        late = AssignLatePenalties(parent=self)
        late.init_plugin()
        writer = GradebookWriter(about["db_url"], converter.coursedir.course_id, about["assignment"], late.plugin_inst)
        try:
            verdict = self.verdict(settings, writer.tests(), about["assignment"], about["student"])
            writer.write(verdict, None)
        finally:
            writer.close()
        for note in [*verdict.repairs, *filter(None, [verdict.problem])]:
            self.log.warning("%s: %s", about["student"], note)
        if verdict.status == GRADER_FAILED:
            raise RuntimeError(f"{about['student']}: the grader failed, not the submission: {verdict.problem}")
        return self.graded(nb, verdict, about["notebook"]), resources

    def converter(self) -> BaseConverter:
        """nbgrader's converter that runs this stage."""
        found = self.parent
        while not isinstance(found, BaseConverter):
            found = found.parent
        return found

    def verdict(self, settings: Examiner, tests: dict[str, list[Test]], assignment: str, student: str) -> Verdict:
        """The verdict on the whole submission: stored, or reached now."""
        store = Store(settings.course_path(settings.folder))
        kit = settings.kit(assignment, tests)
        folder = settings.directory(settings.coursedir.submitted_directory, assignment, student)
        job = store.job(folder, student, kit)
        key = store.key(job, kit.hash)
        verdict = store.load(assignment, student, key)
        if verdict is None:
            verdict = examine(job, kit)
            store.save(verdict, key)
        return verdict

    def graded(self, nb: NotebookNode, verdict: Verdict, name: str) -> NotebookNode:
        """The notebook with the judge's words in it; as handed in, if nothing could be made of it."""
        return nbformat.from_dict(json.loads(verdict.notebooks[name])) if name in verdict.notebooks else nb


atexit.register(close_workshops)
