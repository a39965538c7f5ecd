"""A small course of its own, so that the engine's tests need nothing of the notebooks that it was written for."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from examiner.tests.small_course import SmallCourse


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder with one assignment, made once."""
    course = SmallCourse(tmp_path_factory.mktemp("template") / "course")
    course.set_up()
    return course.root


@pytest.fixture
def make_course(template: Path, tmp_path: Path) -> Callable[..., SmallCourse]:
    """Makes courses with one assignment, and nobody's submission yet."""

    def make(name: str = "course", more: str = "") -> SmallCourse:
        shutil.copytree(template, tmp_path / name)
        course = SmallCourse(tmp_path / name)
        course.configure(more)
        return course

    return make


@pytest.fixture
def course(make_course: Callable[..., SmallCourse]) -> SmallCourse:
    """One such course."""
    return make_course()
