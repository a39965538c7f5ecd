"""All that is generated, in order: source/, given.py, the check tables, release/, the pages of docs/.

`python -m authoring.release` builds units whose text has changed; `--all` builds every unit again.
"""

import argparse
import logging
import os
import shutil
import tempfile
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from authoring.given import write_given
from authoring.paths import RELEASE, ROOT, SOURCE, units
from authoring.pictures import write_pictures
from authoring.source import execute, is_current, write_unexecuted
from authoring.text import write_canonical_text


def build(everything: bool = False) -> None:
    """Bring source/, the tables and release/ up to date with notebooks/."""
    for unit in units():
        write_canonical_text(unit)
    stale = [unit for unit in units() if everything or not is_current(unit)]
    for unit in stale:
        write_unexecuted(unit)
    write_given()
    from grader_tests.pages import write_pages
    from grader_tests.tables import write_tables

    write_tables()
    for unit in stale:
        print(f"running {unit}")
        execute(unit)
    generate(RELEASE)
    write_pages()
    write_pictures()
    print(f"release/ holds {len(units())} units, {len(stale)} of them built anew")


def course_config(root: Path) -> Config:
    """The course's nbgrader configuration, for a course folder elsewhere."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    config.CourseDirectory.root = str(root)
    return config


def generate(destination: Path) -> None:
    """Make the student version of every unit with nbgrader. Raises RuntimeError with nbgrader's log if one fails."""
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        shutil.copytree(SOURCE, course / "source", ignore=shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__"))
        api = NbGraderAPI(config=course_config(course))
        for unit in units():
            answer = api.generate_assignment(unit)
            if not answer["success"]:
                raise RuntimeError(f"{unit}: nbgrader could not make the release\n{answer.get('log', '')}")
        shutil.rmtree(destination, ignore_errors=True)
        shutil.copytree(course / "release", destination, copy_function=shutil.copyfile)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="build every unit again")
    logging.getLogger().setLevel(logging.ERROR)
    build(parser.parse_args().all)


if __name__ == "__main__":
    main()
