"""All tasks of the course, read from grader_tests/tasks/UNIT/KEY.py."""

import importlib
from functools import cache
from pathlib import Path

from grader_tests.task import Task

FOLDER = Path(__file__).parent / "tasks"


@cache
def tasks(unit: str | None = None) -> dict[str, Task]:
    """Tasks by key, of one unit or of all."""
    paths = sorted(FOLDER.glob(f"{unit or '*'}/[a-zA-Z]*.py"))
    return {path.stem: task(path.stem, path.parent.name) for path in paths}


def task(key: str, unit: str) -> Task:
    """The task defined in tasks/UNIT/KEY.py."""
    found: Task = importlib.import_module(f"grader_tests.tasks.{unit}.{key}").task
    assert (found.key, found.unit) == (key, unit), f"tasks/{unit}/{key}.py defines {found.unit}/{found.key}"
    return found


@cache
def find(key: str) -> Task:
    """The task of that key, without reading the others. Raises KeyError if there is none."""
    for path in FOLDER.glob(f"*/{key}.py"):
        return task(key, path.parent.name)
    raise KeyError(key)
