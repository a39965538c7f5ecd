"""A course with one assignment of three tasks and a written question, made by a script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from examiner.verdict import Verdict

REPOSITORY = Path(__file__).parent.parent.parent
NAME = "small"
CONFIG = """
from examiner import feedback, stages

c = get_config()
c.CourseDirectory.course_id = "small_course"
c.CourseDirectory.root = {root!r}
c.Examiner.student_preload = ["numpy"]
c.Examiner.student_warm_up = ""
c.Examiner.limits = {{"cpu_seconds": 2.0, "idle_seconds": 3.0, "cell_seconds": 30.0}}
stages.install(c)
feedback.install(c)
{more}
"""

ANSWERS = {
    "double": "def double(x):\n    return 2 * x",
    "total": "def total(values):\n    return sum(values)",
    "slopes": "def slopes(f, points):\n    return np.array([(f(p + 1e-4) - f(p - 1e-4)) / 2e-4 for p in points])",
    "why": "Because doubling is adding a number to itself.",
}
TESTS = {
    "double": "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(77123) == 154246\n### END HIDDEN TESTS",
    "total": "parts = [total([1, 2]) == 3, total([]) == 0]\n2 * sum(parts) / 2",
    "slopes": "points = np.array([1.0, 2.0])\nassert np.allclose(slopes(lambda p: p**2, points), [2, 4])",
}
POINTS = {"double": 1, "total": 2, "slopes": 3}


def marked(cell, name: str, *, grade: bool, solution: bool, locked: bool, points: int | None = None):
    """A cell with nbgrader's marks."""
    cell.id = name
    mark = {
        "grade": grade,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    cell.metadata["nbgrader"] = mark | ({} if points is None else {"points": points})
    return cell


def source_notebook() -> nbformat.NotebookNode:
    """The instructor's notebook."""
    cells = [new_markdown_cell("# A small assignment", id="title")]
    cells.append(marked(new_code_cell("import numpy as np"), "setup", grade=False, solution=False, locked=True))
    for name in POINTS:
        text = f"### BEGIN SOLUTION\n{ANSWERS[name]}\n### END SOLUTION"
        cells.append(marked(new_code_cell(text), name, grade=False, solution=True, locked=False))
        test = new_code_cell(TESTS[name])
        cells.append(marked(test, f"test_{name}", grade=True, solution=False, locked=True, points=POINTS[name]))
    written = new_markdown_cell("A model answer.")
    cells.append(marked(written, "why", grade=True, solution=True, locked=False, points=2))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return new_notebook(cells=cells, metadata=kernel)


class SmallCourse:
    """A course folder in which things are handed in and graded."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def set_up(self) -> None:
        """Make the folder, with the assignment generated."""
        (self.root / "source" / NAME).mkdir(parents=True)
        nbformat.write(source_notebook(), self.root / "source" / NAME / f"{NAME}.ipynb")
        self.configure()
        self.run("-m", "nbgrader", "generate_assignment", NAME)

    def configure(self, more: str = "") -> None:
        """Write the configuration, with more lines if wanted."""
        text = CONFIG.format(root=str(self.root), more=more)
        (self.root / "nbgrader_config.py").write_text(text, encoding="utf-8")

    def run(self, *words: str, succeed: bool = True) -> subprocess.CompletedProcess[str]:
        """Run Python with these words in the course folder."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PATH": path}
        done = subprocess.run([sys.executable, *words], cwd=self.root, env=environment, capture_output=True, text=True)
        assert not succeed or done.returncode == 0, done.stdout + done.stderr
        return done

    def grade(self, *options: str, succeed: bool = True) -> subprocess.CompletedProcess[str]:
        """examiner grade."""
        return self.run("-m", "examiner", "grade", NAME, *options, succeed=succeed)

    def hand_in(self, student: str, answers: dict[str, str], timestamp: str = "") -> Path:
        """Write a submission with these answers; other answer cells stay as released."""
        notebook = nbformat.read(self.root / "release" / NAME / f"{NAME}.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.id, cell.source)
        folder = self.root / "submitted" / student / NAME
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / f"{NAME}.ipynb")
        if timestamp:
            (folder / "timestamp.txt").write_text(timestamp, encoding="utf-8")
        return folder / f"{NAME}.ipynb"

    def verdict(self, student: str) -> Verdict:
        """The stored verdict."""
        path = self.root / ".examiner" / "verdicts" / NAME / f"{student}.json"
        return Verdict.from_dict(json.loads(path.read_text(encoding="utf-8"))["verdict"])

    def gradebook(self) -> Gradebook:
        """The gradebook. Use it in a with statement."""
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "small_course")

    def rows(self) -> dict[str, dict[str, tuple]]:
        """What the gradebook holds, by student and cell: automatic score, manual score, needs a person."""
        with self.gradebook() as book:
            return {
                one.student_id: {
                    grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                    for notebook in one.notebooks
                    for grade in notebook.grades
                }
                for one in book.assignment_submissions(NAME)
            }
