"""The autograded folder of a submission, as nbgrader's formgrader and feedback read it: there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from examiner.assignment.kit import Kit
from examiner.settings import Examiner
from examiner.submission.intake import TIMESTAMP, Job, timestamp_of
from examiner.verdict import Verdict

READ_ONLY = 0o444


def write_autograded(settings: Examiner, job: Job, kit: Kit, verdict: Verdict) -> None:
    """Replace autograded/STUDENT/ASSIGNMENT by the graded notebooks and the files beside them."""
    folder = settings.directory(settings.coursedir.autograded_directory, job.assignment, job.student)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    fresh.chmod(0o755)
    notebooks = {f"{name}.ipynb": text.encode() for name, text in verdict.notebooks.items()}
    for name, content in {**job.files, **kit.files, **timestamp(settings, job), **notebooks}.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(READ_ONLY)
    replace_folder(fresh, folder)


def timestamp(settings: Examiner, job: Job) -> dict[str, bytes]:
    """nbgrader's timestamp file, which it compares to see what is newer."""
    submitted = settings.directory(settings.coursedir.submitted_directory, job.assignment, job.student)
    content = timestamp_of(submitted)
    return {TIMESTAMP: content} if content else {}


def replace_folder(fresh: Path, folder: Path) -> None:
    """Put a folder in the place of another."""
    old = None
    if folder.exists():
        old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".old-")) / "folder"
        os.replace(folder, old)
    os.replace(fresh, folder)
    if old:
        shutil.rmtree(old.parent, ignore_errors=True)
