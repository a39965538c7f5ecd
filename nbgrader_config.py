"""The course and its grading stages: the one place where nbgrader is configured."""

import os
from pathlib import Path

from examiner import feedback, formgrader, stages

ROOT = Path(__file__).resolve().parent

# The hidden checks are imported by the test cells; a kernel finds them here. Students do not have this folder.
os.environ["PYTHONPATH"] = os.pathsep.join(
    dict.fromkeys([str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
).strip(os.pathsep)

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "nncourse"
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc"]

c.ClearSolutions.code_stub = {
    "python": "# TODO: put your own lines in place of the next one\nraise NotImplementedError"
}
c.ClearSolutions.text_stub = "*Write your answer here.*"
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
    "authoring.release_notebook.CleanMetadata",
]

# The examiner grades in nbgrader's place: student code runs apart from the tests. See examiner/README.md.
c.Examiner.root = str(ROOT)
c.Examiner.student_files = ["nncourse/**/*.py", "nncourse/tables/*.json"]
c.Examiner.judge_files = ["grader_tests/*.py", "grader_tests/tasks/{assignment}/*.py", "authoring/__init__.py"]
c.Examiner.judge_files += ["authoring/paths.py", "source/{assignment}/*"]
c.Examiner.student_preload = ["matplotlib.pyplot", "nncourse.check", "nncourse.lecture"]
c.Examiner.student_warm_up = "from nncourse import check, figures; figures.warm_up(); dir(check); check.doctor()"
c.Examiner.student_pictures = ["source/*/*.ipynb"]
c.Examiner.judge_preload = ["grader_tests.hidden"]
c.Examiner.judge_warm_up = "from grader_tests import hidden; hidden.warm_up('{assignment}')"
stages.install(c)
feedback.install(c)
formgrader.install(c)
