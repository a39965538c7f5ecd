"""A course folder of its own, with the units assigned: the demo and the tests grade there."""

import shutil
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from authoring.paths import ROOT, SOURCE, units
from authoring.release import course_config

CONFIG = """# This course folder is graded as the repository's nbgrader_config.py says.
c = get_config()
load_subconfig("nbgrader_config.py", path={folder!r})
c.CourseDirectory.root = {root!r}
"""


def new_course(root: Path, only: list[str] | None = None) -> NbGraderAPI:
    """Make a course folder at `root` with the given units (or all) assigned, and return nbgrader's API for it."""
    root.mkdir(parents=True, exist_ok=True)
    write_config(root)
    shutil.copytree(
        SOURCE, root / "source", ignore=shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__", "*.toml")
    )
    api = NbGraderAPI(config=course_config(root))
    for unit in units() if only is None else only:
        done = api.generate_assignment(unit)
        if not done["success"]:
            raise RuntimeError(f"{unit}: nbgrader could not make the release\n{done.get('log', '')}")
    return api


def write_config(root: Path) -> None:
    """Let the repository's configuration hold in a course folder."""
    (root / "nbgrader_config.py").write_text(CONFIG.format(folder=str(ROOT), root=str(root)), encoding="utf-8")


def gradebook(root: Path) -> Gradebook:
    """The gradebook of a course folder. Use it in a with statement."""
    return Gradebook(f"sqlite:///{root / 'gradebook.db'}")


def scores(root: Path, student: str, unit: str) -> dict[str, float | None]:
    """Points by grade cell of one submission; None where nothing was graded."""
    with gradebook(root) as book:
        grades = book.find_submission_notebook(unit, unit, student).grades
        return {grade.name: grade.auto_score for grade in grades}
