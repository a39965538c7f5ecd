"""nbgrader's own grading engine, one submission at a time: what the examiner's marks are compared with."""

import warnings
from pathlib import Path

from nbgrader.apps import NbGraderAPI

from authoring.release import course_config
from grader_tests.course import scores

SECONDS_PER_CELL = 15


def stock_engine(root: Path) -> NbGraderAPI:
    """nbgrader's API for a course folder, with its own grading stages in the examiner's place."""
    config = course_config(root)
    for name in ("exporter_class", "sanitize_preprocessors", "autograde_preprocessors"):
        config.Autograde.pop(name, None)
    config.OverwriteCells.add_missing_cells = True
    config.ExecutePreprocessor.timeout = SECONDS_PER_CELL
    config.ExecutePreprocessor.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
    return NbGraderAPI(config=config)


def grade(engine: NbGraderAPI, root: Path, student: str, unit: str) -> dict[str, float | None]:
    """Grade one submission and return its points by cell. Raises RuntimeError with nbgrader's log if it fails."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        done = engine.autograde(unit, student, force=True)
    if not done["success"]:
        raise RuntimeError(f"{student}: {done.get('error') or done.get('log')}")
    return scores(root, student, unit)
