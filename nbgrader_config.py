"""The course and its grading stages: the one place where nbgrader is configured."""

import os
from pathlib import Path

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

# A deleted check cell is put back; a loop without end costs its own task only.
c.OverwriteCells.add_missing_cells = True
c.ExecutePreprocessor.timeout = 15
c.ExecutePreprocessor.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
c.ExecutePreprocessor.shutdown_kernel = "immediate"
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.GetGrades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
