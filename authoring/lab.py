"""Open JupyterLab as a student sees the course: a copy of release/ of their own, in build/lab."""

import os
import shutil
import sys

from authoring.paths import BUILD, RELEASE, ROOT
from authoring.release import build
from nncourse import lab

FOLDER = BUILD / "lab"


def copy_new_units() -> None:
    """Copy units that are not there yet; what a student has already worked on stays as it is."""
    for unit in RELEASE.iterdir():
        if not (FOLDER / unit.name).exists():
            shutil.copytree(unit, FOLDER / unit.name)


if __name__ == "__main__":
    build()
    copy_new_units()
    os.environ.pop("PYTHONPATH", None)  # a student's kernel does not find grader_tests
    print(f"Your notebooks are in {FOLDER.relative_to(ROOT)}. Delete a unit there to start it again.", flush=True)
    sys.exit(lab.main([str(FOLDER), *sys.argv[1:]]))
