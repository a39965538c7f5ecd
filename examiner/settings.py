"""How a course sets the examiner up, in nbgrader_config.py: `c.Examiner.judge_files = [...]`."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests
from traitlets import Dict, Instance, Int, List, Unicode
from traitlets.config import LoggingConfigurable

from examiner.assignment.hidden_lines import BEGIN, END
from examiner.assignment.kit import Kit, Test, matching_files, released_text, stripped
from examiner.assignment.pictures import pictures_in
from examiner.assignment.scope import scope_names
from examiner.box.isolate import Limits

DRAW_ONCE = "import io, matplotlib.pyplot as plt; plt.plot([0, 1]); plt.savefig(io.BytesIO()); plt.close('all')"


class Examiner(LoggingConfigurable):
    """What the grading engine needs to know of a course. {assignment} stands for the assignment's name."""

    root = Unicode("", help="folder that the file patterns start from; the course folder if empty").tag(config=True)
    student_files = List(Unicode(), help="modules that notebooks import, as glob patterns").tag(config=True)
    judge_files = List(Unicode(), help="modules and data that only the tests import").tag(config=True)
    student_preload = List(Unicode(), ["numpy", "matplotlib.pyplot"], help="imported before forking").tag(config=True)
    student_warm_up = Unicode(DRAW_ONCE, help="code run once before forking student boxes").tag(config=True)
    student_pictures = List(
        Unicode(), help="executed notebooks, as glob patterns: their pictures go into pictures/ on the import path"
    ).tag(config=True)
    judge_preload = List(Unicode(), ["numpy"], help="imported before forking judges").tag(config=True)
    judge_warm_up = Unicode("", help="code run once before forking judges").tag(config=True)
    limits = Dict(help="limits that differ from the defaults, by the names in examiner.box.isolate.Limits").tag(
        config=True
    )
    folder = Unicode(".examiner", help="verdicts and the secret of the hidden seeds, in the course folder").tag(
        config=True
    )
    workers = Int(0, help="processes that grade at once; one per processor if 0").tag(config=True)
    stub = Unicode("raise NotImplementedError()", help="an answer cell where no release is found").tag(config=True)

    coursedir = Instance(CourseDirectory)

    def course_path(self, *parts: str) -> Path:
        """A path in the course folder."""
        return Path(self.coursedir.root, *parts)

    def kit(self, assignment: str, tests: dict[str, list[Test]]) -> Kit:
        """All that a worker needs for one assignment. Raises FileNotFoundError if there is no source notebook.

        `tests` are the test cells by notebook, as nbgrader's gradebook has them.
        """
        source = self.directory(self.coursedir.source_directory, assignment)
        notebooks = {path.stem: self.with_known_marks(stripped(path)) for path in sorted(source.glob("*.ipynb"))}
        if not notebooks:
            raise FileNotFoundError(f"{source} holds no notebook: is {assignment} the name of an assignment?")
        root = Path(self.root) if self.root else self.course_path()
        known = {name: [self.with_known_marks_in(test) for test in tests.get(name, [])] for name in notebooks}
        return Kit(
            assignment,
            known,
            {name: scope_names(text, [test.source for test in known[name]]) for name, text in notebooks.items()},
            {name: self.released(assignment, name, text) for name, text in notebooks.items()},
            self.files_beside(source),
            matching_files(root, self.student_files, assignment),
            matching_files(root, self.judge_files, assignment),
            tuple(self.student_preload),
            self.student_warm_up.replace("{assignment}", assignment),
            tuple(self.judge_preload),
            self.judge_warm_up.replace("{assignment}", assignment),
            self.checked_limits(),
            pictures_in(path for pattern in self.student_pictures for path in sorted(root.glob(pattern))),
        )

    def with_known_marks(self, text: str) -> str:
        """A notebook whose hidden tests stand between nbgrader's own marks, if the course has chosen others."""
        marks = ClearHiddenTests(parent=self)
        return text.replace(marks.begin_test_delimeter, BEGIN).replace(marks.end_test_delimeter, END)

    def with_known_marks_in(self, test: Test) -> Test:
        """The same for a test cell."""
        return replace(test, source=self.with_known_marks(test.source))

    def directory(self, kind: str, assignment: str, student: str = ".") -> Path:
        """nbgrader's folder of that kind for an assignment."""
        return Path(self.coursedir.format_path(kind, student, assignment))

    def released(self, assignment: str, name: str, source: str) -> str:
        """The notebook as released; made from the source where the release is not there."""
        path = self.directory(self.coursedir.release_directory, assignment) / f"{name}.ipynb"
        return (
            json.dumps(json.loads(path.read_text(encoding="utf-8")))
            if path.exists()
            else released_text(source, self.stub)
        )

    def files_beside(self, source: Path) -> dict[str, bytes]:
        """The instructor's files beside the notebooks, which replace the student's of the same name."""
        ignored = tuple(self.coursedir.ignore)
        paths = (path for path in sorted(source.rglob("*")) if path.is_file() and path.suffix != ".ipynb")
        kept = (
            path
            for path in paths
            if not any(part.startswith(".") or path.match(one) for one in ignored for part in path.parts)
        )
        return {str(path.relative_to(source)): path.read_bytes() for path in kept}

    def checked_limits(self) -> Limits:
        """The limits. Raises ValueError, naming them, for limits that do not exist."""
        names = {one.name for one in fields(Limits)}
        unknown = sorted(set(self.limits) - names)
        if unknown:
            raise ValueError(f"c.Examiner.limits has no {', '.join(unknown)}; there are {', '.join(sorted(names))}")
        return Limits(**self.limits)
